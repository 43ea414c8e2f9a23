package quanmai.models.instrument.equity;

import quanmai.models.instrument.draft.Draft;

/** An investment with the return that has accrued on it, simple or compound. */
final class Accrual {

  private Accrual() {}

  /** Writes {@code #held}, the years since period {@code from}. */
  static void held(Draft draft, int from, String zh, String en) {
    draft.line("held", zh, en, "year", "if(t > " + from + ", prev(#held) + dt, 0)");
  }

  /**
   * {@code #investment} with the return at {@code #rate} over {@code #held} years, as a formula.
   */
  static String worth(Draft draft) {
    return draft.word("basis").equals("simple")
        ? "#investment * (1 + #rate * #held)"
        : "#investment * (1 + #rate * 1[year]) ^ #held";
  }
}
