package quanmai.models.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.Instruments;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Text;

/** What the terms of instruments mean, beside them. */
final class Remarks {

  private Remarks() {}

  static void add(List<SheetRow> rows) {
    Map<String, String> types = new HashMap<>();
    for (SheetRow row : rows) {
      String name = text(row.get("name")).replace("# ", "");
      String type = text(row.get("type"));
      if (!type.isEmpty()) {
        types.put(name, type);
      }
      Text meaning = meaning(types.getOrDefault(name, ""), text(row.get("setting")));
      if (meaning != null) {
        row.put("remark", meaning.zh() + "　" + meaning.en());
      }
    }
  }

  private static @Nullable Text meaning(String type, String setting) {
    return Instruments.find(type).stream()
        .flatMap(instrument -> instrument.settings().stream())
        .filter(spec -> spec.name().equals(setting))
        .findFirst()
        .map(spec -> spec.description())
        .orElse(null);
  }

  private static String text(@Nullable RawNode node) {
    return node instanceof Scalar scalar ? scalar.text().strip() : "";
  }
}
