package quanmai.models.instrument.debt;

import quanmai.models.instrument.draft.Draft;

/**
 * What a loan's formulas depend on that is fixed when its lines are written.
 *
 * @param first the first period of repayment
 * @param instalments how many there are; 0 when that is left open
 * @param interestFrom the first period whose interest is paid
 * @param before what happens to interest before that
 * @param average whether interest is on the average balance
 * @param ranked whether it is paid from the cash that is left for it
 * @param pik whether a part of its interest is added to the principal
 */
record LoanTerms(
    int closing,
    int availableTo,
    int first,
    int instalments,
    int interestFrom,
    String before,
    boolean average,
    boolean ranked,
    boolean pik) {

  static LoanTerms of(Draft draft) {
    int starts = draft.timeline().firstT();
    int first = draft.period("first_repayment", draft.timeline().periods() + 1);
    return new LoanTerms(
        draft.period("closing", starts),
        draft.period("available_to", Math.max(starts, first - 1)),
        first,
        draft.count("instalments", 1, 0),
        draft.period("interest_from", starts),
        draft.word("construction_interest"),
        draft.word("interest_on").equals("average"),
        draft.has("cash"),
        draft.has("pik"));
  }

  /** Whether the interest of the first periods is added to the loan. */
  boolean capitalised() {
    return before.equals("capitalised");
  }

  /** The period of the last instalment, when their number is stated. */
  int last() {
    return first + Math.max(1, instalments) - 1;
  }

  /** The balance before the period without what is overdue on it. */
  String performing() {
    return ranked ? "(prev(#balance) - prev(#overdue))" : "prev(#balance)";
  }

  /** All that can be repaid in the period. */
  String owing() {
    return "prev(#balance)" + (pik ? " + #pik" : "");
  }
}
