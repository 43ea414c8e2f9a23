package quanmai.models.termsheet;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a term sheet with its place, before it is taken to mean anything; a file of text and a
 * workbook of the same deal are the same nodes.
 */
public sealed interface RawNode {

  /** Where its first character stands. */
  Place place();

  /**
   * A text, number, date or nothing.
   *
   * @param text the value as it is read, lines folded
   * @param raw the text as it stands in the file, which differs only for several lines
   * @param quoted whether it is written in quotes
   */
  record Scalar(String text, String raw, boolean quoted, Place place) implements RawNode {

    /** Whether nothing was written. */
    public boolean isNull() {
      return !quoted && (text.isBlank() || text.equals("~") || text.equals("null"));
    }

    /** The text with the place of its first character. */
    public Source source() {
      int blanks = raw.length() - raw.stripLeading().length();
      return new Source(raw.strip(), place.right(blanks));
    }
  }

  /** A list. */
  record Items(List<RawNode> items, Place place) implements RawNode {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Keys with values, in the order of the file; duplicates were refused before. */
  record Mapping(Map<String, Entry> entries, Place place) implements RawNode {

    public @Nullable RawNode get(String key) {
      Entry entry = entries.get(key);
      return entry == null ? null : entry.value();
    }
  }

  /** What could not be read; a finding has said so, and nothing more should be said about it. */
  record Broken(Place place) implements RawNode {}

  /** One key and its value. */
  record Entry(Scalar key, RawNode value) {}
}
