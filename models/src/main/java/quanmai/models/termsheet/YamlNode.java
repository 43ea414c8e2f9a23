package quanmai.models.termsheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of YAML with its place, before it is taken to mean anything. */
sealed interface YamlNode {

  /** Where its first character stands. */
  Place place();

  /**
   * A text, number, date or nothing.
   *
   * @param text the value as YAML reads it, lines folded
   * @param raw the text as it stands in the file, which differs only for several lines
   * @param quoted whether it is written in quotes
   */
  record Scalar(String text, String raw, boolean quoted, Place place) implements YamlNode {

    /** Whether nothing was written. */
    boolean isNull() {
      return !quoted && (text.isBlank() || text.equals("~") || text.equals("null"));
    }

    Source source() {
      int blanks = raw.length() - raw.stripLeading().length();
      return new Source(raw.strip(), place.right(blanks));
    }
  }

  /** A list. */
  record Items(List<YamlNode> items, Place place) implements YamlNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Keys with values, in the order of the file; duplicates were refused on composing. */
  record Mapping(Map<String, Entry> entries, Place place) implements YamlNode {

    @Nullable YamlNode get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }
  }

  /** What could not be read; a finding has said so, and nothing more should be said about it. */
  record Broken(Place place) implements YamlNode {}

  /** One key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
