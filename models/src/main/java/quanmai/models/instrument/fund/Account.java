package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;

/**
 * Money that was paid in, with its preferred return, and how a payment settles them in turn.
 *
 * <pre>
 *   returned       = min(payment, capital + paid in)
 *   preferred_paid = min(payment - returned, preferred + accrued)
 *   capital        = capital + paid in - returned
 *   preferred      = preferred + accrued - preferred_paid
 * </pre>
 */
final class Account {

  private Account() {}

  /**
   * Writes the account into {@code draft}.
   *
   * @param accrued what accrues in the period, such as {@link Hurdle#accrual} says
   * @param payment what may be paid to it, at least 0
   * @param paidIn what is paid in, in the period
   * @param gone what leaves the account unpaid: to be subtracted from {@code capital} and {@code
   *     preferred}, each empty where nothing does
   */
  static void write(Draft draft, String accrued, String payment, String paidIn, Gone gone) {
    draft.line(
        "accrued", "本期计提门槛收益", "preferred return that accrues in the period", MONEY, accrued);
    draft.line(
        "returned",
        "返还实缴",
        "capital that is returned",
        MONEY,
        "min(" + payment + ", prev(#capital) + " + paidIn + ")");
    draft.line(
        "capital",
        "未返还实缴",
        "capital not yet returned",
        MONEY,
        "prev(#capital) + " + paidIn + " - #returned" + gone.capital());
    draft.line(
        "preferred_paid",
        "支付门槛收益",
        "preferred return that is paid",
        MONEY,
        "min(" + payment + " - #returned, prev(#preferred) + #accrued)");
    draft.line(
        "preferred",
        "未付门槛收益",
        "preferred return not yet paid",
        MONEY,
        "prev(#preferred) + #accrued - #preferred_paid" + gone.preferred());
  }

  /** What leaves an account unpaid, as terms of its balances. */
  record Gone(String capital, String preferred) {
    static final Gone NOTHING = new Gone("", "");
  }
}
