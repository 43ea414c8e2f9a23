package quanmai.models.workbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Text;

/** A mapping being filled from cells. */
final class NodeBuilder {

  private static final Set<String> LANGUAGES = Set.of("zh", "en");

  private final Place place;
  private final Findings findings;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, NodeBuilder> deeper = new LinkedHashMap<>();

  /** {@code place}: of the mapping as a whole, with its path. */
  NodeBuilder(Place place, Findings findings) {
    this.place = place;
    this.findings = findings;
  }

  Place place() {
    return place;
  }

  /** The path of {@code key} in here. */
  String path(String key) {
    return place.path().isEmpty() ? key : place.path() + "." + key;
  }

  /** Adds what is not null; the key stands at {@code at}. */
  void put(String key, Place at, @Nullable RawNode value) {
    if (value == null) {
      return;
    }
    Place keyPlace = at.at(path(key));
    if (deeper.containsKey(key) || entries.containsKey(key)) {
      twice(key, keyPlace);
      return;
    }
    entries.put(key, new Entry(new Scalar(key, key, false, keyPlace), value));
  }

  /** The mapping under {@code key}, which is made at {@code at} where there is none. */
  NodeBuilder in(String key, Place at) {
    Entry plain = deeper.containsKey(key) ? null : entries.get(key);
    if (plain != null) {
      twice(key, at.at(path(key)));
      return new NodeBuilder(at.at(path(key)), findings);
    }
    NodeBuilder found = deeper.get(key);
    if (found == null) {
      found = new NodeBuilder(at.at(path(key)), findings);
      deeper.put(key, found);
      entries.put(
          key,
          new Entry(new Scalar(key, key, false, found.place), new RawNode.Broken(found.place)));
    }
    return found;
  }

  private void twice(String key, Place at) {
    findings.refuse(
        "duplicate-key",
        at,
        new Text(at.path() + " 写了两次", at.path() + " is written twice"),
        new Text("应删去其中之一，或改名", "delete or rename one of them"));
  }

  /** A label that is given in one language only stands for both: it becomes a plain text. */
  void soleChild(String key) {
    NodeBuilder label = deeper.get(key);
    if (label != null && label.entries.size() == 1 && label.deeper.isEmpty()) {
      Entry old = Objects.requireNonNull(entries.get(key));
      Entry only = label.entries.values().iterator().next();
      if (LANGUAGES.contains(only.key().text())) {
        deeper.remove(key);
        entries.put(key, new Entry(old.key(), only.value()));
      }
    }
  }

  /** All of it. */
  Mapping build() {
    var all = new LinkedHashMap<String, Entry>();
    entries.forEach(
        (key, entry) -> {
          NodeBuilder inner = deeper.get(key);
          all.put(key, inner == null ? entry : new Entry(entry.key(), inner.build()));
        });
    return new Mapping(Collections.unmodifiableMap(all), place);
  }
}
