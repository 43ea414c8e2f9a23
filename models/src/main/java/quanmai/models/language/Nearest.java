package quanmai.models.language;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import quanmai.models.termsheet.Text;

/** Guesses which known name an author meant, by the fewest edits. */
public final class Nearest {

  private static final int MAX_LENGTH = 60;

  private Nearest() {}

  /** The known name closest to {@code wanted}, if any is close (at most a third is changed). */
  public static Optional<String> find(String wanted, Collection<String> known) {
    if (wanted.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int allowed = Math.max(1, wanted.length() / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - wanted.length()) <= allowed)
        .min(Comparator.comparingInt((String name) -> edits(wanted, name)).thenComparing(n -> n))
        .filter(name -> edits(wanted, name) <= allowed);
  }

  /** Advice naming the closest name, or else some of the known ones. */
  public static Text advice(String wanted, Collection<String> known) {
    Optional<String> close = find(wanted, known);
    if (close.isPresent()) {
      return new Text("也许是 '" + close.get() + "'", "Maybe '" + close.get() + "'");
    }
    List<String> some = known.stream().limit(12).toList();
    return some.isEmpty()
        ? new Text("也许先声明它", "Maybe declare it first")
        : new Text(
            "也许先声明它；已知的有 " + String.join("、", some),
            "Maybe declare it first; known are " + String.join(", ", some));
  }

  private static int edits(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
