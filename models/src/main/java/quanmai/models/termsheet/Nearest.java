package quanmai.models.termsheet;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The name that an author probably meant. */
public final class Nearest {

  private static final int LONGEST = 60;
  private static final int LISTED = 24;

  private Nearest() {}

  /**
   * Advice for an unknown {@code word}: the nearest of {@code known}, or the list of them. It is
   * complete, starting "Maybe" and "也许".
   */
  public static Text maybe(String word, Collection<String> known) {
    Text advice = advice(word, known);
    return new Text("也许" + advice.zh(), "Maybe " + advice.en());
  }

  /** As {@link #maybe}, without the "Maybe". */
  public static Text advice(String word, Collection<String> known) {
    String nearest = of(word, known);
    if (nearest != null) {
      return new Text("应为 " + nearest, nearest);
    }
    if (known.isEmpty()) {
      return new Text("应删去；此处没有可用的名称", "remove it; there are no names to choose from here");
    }
    String list = known.stream().limit(LISTED).collect(Collectors.joining(", "));
    String dots = known.size() > LISTED ? ", ..." : "";
    return new Text("应为其中之一：" + list + dots, "one of " + list + dots);
  }

  /** The one of {@code known} within about a third of the word's length in edits; null for none. */
  public static @Nullable String of(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return null;
    }
    String best = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int edits = edits(fold(word), fold(candidate));
      int shorter = Math.min(word.length(), candidate.length());
      int allowed = shorter < 2 ? 0 : Math.max(1, shorter / 3);
      if (edits <= allowed && edits < least) {
        best = candidate;
        least = edits;
      }
    }
    return best;
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Edits that turn one word into the other: insert, delete, replace, swap neighbours. */
  private static int edits(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
