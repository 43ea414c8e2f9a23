package quanmai.scenarios.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a text takes on a terminal: Chinese characters and full-width marks take two.
 */
public final class Width {

  private Width() {}

  /** Columns of {@code text}. */
  public static int of(String text) {
    return text.codePoints().map(Width::of).sum();
  }

  /** {@code text} with spaces on the right up to {@code columns}. */
  public static String left(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** {@code text} with spaces on the left up to {@code columns}. */
  public static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  /** {@code text} in lines of at most {@code columns}, broken at blanks where there are some. */
  public static List<String> lines(String text, int columns) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (of(rest) > columns) {
      int at = fitting(rest, columns);
      int blank = rest.lastIndexOf(' ', at);
      int end = blank > at / 2 ? blank : at;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  /** How many chars of {@code text} fit, at least those of one character. */
  private static int fitting(String text, int columns) {
    int at = 0;
    int used = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      used += of(codePoint);
      if (used > columns && at > 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /** {@code text} cut to {@code columns}, with a mark where it was cut. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int codePoint : text.codePoints().toArray()) {
      if (used + of(codePoint) > columns - 1) {
        break;
      }
      kept.appendCodePoint(codePoint);
      used += of(codePoint);
    }
    return kept.append('…').toString();
  }

  private static int of(int codePoint) {
    if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
      return 0;
    }
    boolean wide =
        codePoint >= 0x1100 && codePoint <= 0x115F
            || codePoint >= 0x2E80 && codePoint <= 0xA4CF
            || codePoint >= 0xAC00 && codePoint <= 0xD7A3
            || codePoint >= 0xF900 && codePoint <= 0xFAFF
            || codePoint >= 0xFE30 && codePoint <= 0xFE6F
            || codePoint >= 0xFF00 && codePoint <= 0xFF60
            || codePoint >= 0xFFE0 && codePoint <= 0xFFE6
            || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
