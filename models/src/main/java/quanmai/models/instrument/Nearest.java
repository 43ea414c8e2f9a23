package quanmai.models.instrument;

import java.util.Comparator;
import java.util.List;
import quanmai.models.termsheet.Text;

/** Advice for a misspelt name: the known name that needs the fewest keystrokes. */
final class Nearest {

  private Nearest() {}

  /** "Maybe 'x'." when a known name is within a third of its letters, else the whole list. */
  static Text advice(String written, List<String> known) {
    String best = known.stream().min(Comparator.comparingInt(k -> distance(written, k))).orElseThrow();
    if (3 * distance(written, best) <= Math.max(written.length(), best.length())) {
      return new Text("也许应为“" + best + "”", "Maybe '" + best + "'.");
    }
    String list = String.join(", ", known);
    return new Text("也许是其中之一：" + list, "Maybe one of: " + list + ".");
  }

  /** Levenshtein's distance: insertions, deletions and substitutions of one letter. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
