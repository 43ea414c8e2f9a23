package quanmai.models.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entity asks of its holders and has for them: formulas, null for what it never has.
 *
 * @param needs capital that holders pay in
 * @param sales what shares were sold for
 * @param returned capital that is paid back as such, free of tax
 * @param fee management fee that holders bear besides
 */
record Flow(
    String needs,
    @Nullable String dividends,
    @Nullable String interest,
    @Nullable String sales,
    @Nullable String returned,
    @Nullable String fee) {

  /** A sum as a formula, {@code 0} of nothing. */
  static String sum(List<@Nullable String> terms) {
    List<String> all = present(terms);
    return all.isEmpty() ? "0" : String.join(" + ", all);
  }

  static List<String> present(List<@Nullable String> terms) {
    List<String> all = new ArrayList<>();
    for (String term : terms) {
      if (term != null) {
        all.add(term);
      }
    }
    return all;
  }
}
