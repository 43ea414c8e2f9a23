package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;

/**
 * The scheduled repayment P of a loan by its profile; B is the balance before the period, without
 * what is overdue.
 *
 * <ul>
 *   <li>straight: what was lent / n in each of n periods; with a balloon share b, (1 - b) of it.
 *   <li>annuity: with rho the rate of the period, A the balance above the balloon and m instalments
 *       left, P = A (level payment of 1 over m periods - rho). So interest and repayment together
 *       are level while the rate is; when it floats, or after a sweep, the level is found anew. On
 *       the average balance rho = 2 k / (1 - k), k half the rate.
 *   <li>bullet: all of B in the first period of repayment.
 *   <li>sculpted: CFADS / target - interest, between 0 and B. On the average balance the interest
 *       depends on P, which gives (CFADS / target - F) / (1 - k) between the same bounds. A sized
 *       loan repays down to its planned balance, see {@link Lending}.
 *   <li>shares: given shares of what was lent.
 * </ul>
 *
 * P is never above B, and the last of a stated number of instalments is all of B and of the
 * interest that is added to it in that period.
 */
final class Repayment {

  private final Draft draft;
  private final LoanTerms terms;
  private final String performing;

  private Repayment(Draft draft, LoanTerms terms) {
    this.draft = draft;
    this.terms = terms;
    this.performing = terms.performing();
  }

  /** Writes {@code #scheduled}, and {@code #next_service} that reserves are measured by. */
  static void write(Draft draft, LoanTerms terms) {
    new Repayment(draft, terms).write();
  }

  private void write() {
    int first = terms.first();
    int last = terms.last();
    String profile = draft.word("profile");
    boolean bullet = profile.equals("bullet");
    String all = performing + (terms.pik() ? " + #pik" : "");
    String due =
        switch (profile) {
          case "bullet" -> all;
          case "annuity" -> annuity();
          case "sculpted" -> draft.has("sizing") ? sized() : sculpted();
          case "shares" -> shares();
          default -> straight();
        };
    String scheduled;
    if (bullet) {
      scheduled = "if(t == " + first + ", " + all + ", 0)";
    } else if (terms.instalments() > 0) {
      String inside = "t >= " + first + " and t < " + last;
      scheduled = "if(t == " + last + ", " + all + ", if(" + inside + ", " + due + ", 0))";
    } else {
      scheduled = "if(t >= " + first + ", " + due + ", 0)";
    }
    draft.line("scheduled", "计划还本", "scheduled repayment", MONEY, scheduled);
    nextService(profile, bullet);
  }

  private String straight() {
    String part = "prev(#lent) / " + terms.instalments();
    if (draft.has("balloon")) {
      draft.value("balloon");
      part = "prev(#lent) * ((1 - #balloon) / " + terms.instalments() + ")";
    }
    return "min(" + performing + ", " + part + ")";
  }

  private String shares() {
    draft.valuesFrom(terms.first(), "shares", "shares");
    return "min(" + performing + ", #shares * prev(#lent))";
  }

  private String sized() {
    return "max(0, " + performing + " - #planned)";
  }

  private String sculpted() {
    draft.value("target_dscr");
    String aim = "#cfads / #target_dscr - #full_interest";
    return "max(0, min("
        + performing
        + ", "
        + (terms.average() ? "(" + aim + ") / (1 - #half_rate)" : aim)
        + "))";
  }

  private String annuity() {
    draft.line(
        "level_rate",
        "等额本息期利率",
        "the rate of the period that the level payment is found with",
        "share",
        terms.average() ? "2 * #half_rate / (1 - #half_rate)" : "#period_rate");
    String levelled = performing;
    if (draft.has("balloon")) {
      draft.value("balloon");
      levelled = "max(0, " + performing + " - #balloon * prev(#lent))";
    }
    return levelled + " * " + levelPart(terms.last() + 1);
  }

  /** The share of a balance that the first of the instalments before {@code end} repays. */
  private static String levelPart(int end) {
    return "(pmt(#level_rate, max(1, " + end + " - t), 1) - #level_rate)";
  }

  /**
   * What is due in the next period as it looks now: interest at the yearly rate of this period, and
   * the next instalment other than a bullet or balloon. A loan that is sculpted on its cash has to
   * take the cash of this period for that of the next.
   */
  private void nextService(String profile, boolean bullet) {
    String next = "#rate * #owed * lead(dt, 1)";
    if (!bullet) {
      String instalment =
          switch (profile) {
            case "annuity" -> nextLevel();
            case "sculpted" ->
                draft.has("sizing")
                    ? "max(0, #owed - lead(#planned, 1))"
                    : "max(0, min(#owed, #cfads / #target_dscr - #rate * #owed * lead(dt, 1)))";
            case "shares" -> "min(#owed, lead(#shares, 1) * #lent)";
            default ->
                "min(#owed, #lent * ((1"
                    + (draft.has("balloon") ? " - #balloon" : "")
                    + ") / "
                    + terms.instalments()
                    + "))";
          };
      int from = terms.first() - 1;
      String inside =
          terms.instalments() > 0
              ? "t >= " + from + " and t < " + terms.last()
              : "t >= " + from + " and t < N";
      next += " + if(" + inside + ", " + instalment + ", 0)";
    }
    draft.line(
        "next_service",
        "下期应还本息（不含到期一次性偿还）",
        "due in the next period, without a bullet or balloon",
        MONEY,
        next);
  }

  private String nextLevel() {
    String levelled = draft.has("balloon") ? "max(0, #owed - #balloon * #lent)" : "#owed";
    return levelled + " * " + levelPart(terms.last());
  }
}
