package quanmai.models.workbook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Scalar;

/** A row to be written: nodes by the key of their column. */
final class SheetRow {

  private final boolean off;
  private final Map<String, RawNode> cells = new LinkedHashMap<>();
  private final Map<String, RawNode> open = new LinkedHashMap<>();

  /** {@code off}: an entry that is only offered, and is not read. */
  SheetRow(boolean off) {
    this.off = off;
  }

  boolean isOff() {
    return off;
  }

  SheetRow put(String key, @Nullable RawNode node) {
    if (node != null && !(node instanceof Scalar scalar && scalar.isNull())) {
      cells.put(key, node);
    }
    return this;
  }

  SheetRow put(String key, String text) {
    if (!text.isBlank()) {
      cells.put(key, new Scalar(text, text, true, Place.whole("")));
    }
    return this;
  }

  SheetRow open(String key, RawNode node) {
    open.put(key, node);
    return this;
  }

  @Nullable RawNode get(String key) {
    return cells.get(key);
  }

  Map<String, RawNode> open() {
    return open;
  }
}
