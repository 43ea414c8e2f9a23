package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.TermSheet.Setting;

/** Picks pieces out of nodes; what has another shape is passed over, as a finding has told it. */
final class Pick {

  private static final Place NOWHERE = new Place("", 1, 1, "");

  private Pick() {}

  /** The mapping under {@code key}, or an empty one. */
  static Mapping mapping(@Nullable RawNode node, String key) {
    RawNode value = node instanceof Mapping mapping ? mapping.get(key) : null;
    return value instanceof Mapping found
        ? found
        : new Mapping(Map.of(), value == null ? placeOf(node) : value.place());
  }

  private static Place placeOf(@Nullable RawNode node) {
    return node == null ? NOWHERE : node.place();
  }

  /** The text under {@code key}, or null. */
  static @Nullable Source source(@Nullable RawNode node, String key) {
    return node instanceof Mapping mapping ? source(mapping.get(key)) : null;
  }

  /** The text that {@code node} is, or null. */
  static @Nullable Source source(@Nullable RawNode node) {
    return node instanceof Scalar scalar && !scalar.isNull() ? scalar.source() : null;
  }

  /** The texts of a mapping by key. */
  static Map<String, Source> sources(@Nullable RawNode node) {
    var sources = new LinkedHashMap<String, Source>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                Source source = source(entry.value());
                if (source != null) {
                  sources.put(key, source);
                }
              });
    }
    return Collections.unmodifiableMap(sources);
  }

  /** The texts of a list. */
  static List<Source> list(@Nullable RawNode node) {
    var sources = new ArrayList<Source>();
    if (node instanceof Items items) {
      for (RawNode item : items.items()) {
        Source source = source(item);
        if (source != null) {
          sources.add(source);
        }
      }
    }
    return sources;
  }

  /** The items of a list. */
  static List<RawNode> items(@Nullable RawNode node) {
    return node instanceof Items items ? items.items() : List.of();
  }

  /** A label in two languages, or null. */
  static @Nullable Text label(@Nullable RawNode node) {
    if (node instanceof Mapping) {
      Source zh = source(node, "zh");
      Source en = source(node, "en");
      return zh == null || en == null ? null : new Text(zh.text(), en.text());
    }
    return node instanceof Scalar scalar && !scalar.isNull()
        ? Text.same(scalar.text().strip())
        : null;
  }

  static boolean flag(@Nullable RawNode node, String key, boolean otherwise) {
    Source source = source(node, key);
    return source == null ? otherwise : source.text().equals("true");
  }

  /** Whatever an instrument, process or distribution takes; nothing becomes an empty text. */
  static Setting setting(RawNode node) {
    return switch (node) {
      case Scalar scalar -> new Setting.Scalar(scalar.source());
      case Items items ->
          new Setting.Items(items.items().stream().map(Pick::setting).toList(), items.place());
      case Mapping mapping -> new Setting.Mapping(settings(mapping, List.of()), mapping.place());
      case RawNode.Broken broken -> new Setting.Scalar(new Source("", broken.place()));
    };
  }

  /** The settings of a mapping, except {@code without}. */
  static Map<String, Setting> settings(@Nullable RawNode node, List<String> without) {
    var settings = new LinkedHashMap<String, Setting>();
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (!without.contains(key)) {
                  settings.put(key, setting(entry.value()));
                }
              });
    }
    return Collections.unmodifiableMap(settings);
  }
}
