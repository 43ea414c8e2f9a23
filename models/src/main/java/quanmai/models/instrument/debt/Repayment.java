package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;

/**
 * The scheduled repayment P of a loan by its profile; B is the balance before the period.
 *
 * <ul>
 *   <li>straight: what was lent / n in each of n periods.
 *   <li>annuity: the level payment of m instalments that are left, at the rate rho of the period,
 *       less rho B. So interest and repayment together are level while the rate is; when it floats,
 *       or after a sweep, the level is found anew. On the average balance rho = 2 k / (1 - k), k
 *       half the rate.
 *   <li>bullet: all of B in the first period of repayment.
 *   <li>sculpted: CFADS / target - interest, between 0 and B. On the average balance the interest
 *       depends on P, which gives (CFADS / target - F) / (1 - k) between the same bounds.
 *   <li>shares: given shares of what was lent.
 * </ul>
 *
 * P is never above B, and the last of a stated number of instalments is all of B.
 */
final class Repayment {

  private Repayment() {}

  static void write(Draft draft, int first, boolean average) {
    boolean ends = draft.has("instalments");
    int n = draft.count("instalments", 1, 1);
    int last = first + n - 1;
    String profile = draft.word("profile");
    String due =
        switch (profile) {
          case "bullet" -> "prev(#balance)";
          case "annuity" -> annuity(draft, last, average);
          case "sculpted" -> sculpted(draft, average);
          case "shares" -> shares(draft, first);
          default -> "min(prev(#balance), prev(#lent) / " + n + ")";
        };
    String scheduled;
    if (profile.equals("bullet")) {
      scheduled = "if(t == " + first + ", " + due + ", 0)";
    } else if (ends) {
      String inside = "t >= " + first + " and t < " + last;
      scheduled = "if(t == " + last + ", prev(#balance), if(" + inside + ", " + due + ", 0))";
    } else {
      scheduled = "if(t >= " + first + ", " + due + ", 0)";
    }
    draft.line("scheduled", "计划还本", "scheduled repayment", MONEY, scheduled);
  }

  private static String shares(Draft draft, int first) {
    draft.valuesFrom(first, "shares", "shares");
    return "min(prev(#balance), #shares * prev(#lent))";
  }

  private static String sculpted(Draft draft, boolean average) {
    draft.value("target_dscr");
    String aim = "#cfads / #target_dscr - #full_interest";
    return "max(0, min(prev(#balance), "
        + (average ? "(" + aim + ") / (1 - #half_rate)" : aim)
        + "))";
  }

  private static String annuity(Draft draft, int last, boolean average) {
    draft.line(
        "level_rate",
        "等额本息期利率",
        "the rate of the period that the level payment is found with",
        "share",
        average ? "2 * #half_rate / (1 - #half_rate)" : "#rate * dt");
    return "min(prev(#balance), pmt(#level_rate, max(1, %d - t), prev(#balance)) - #level_rate * prev(#balance))"
        .formatted(last + 1);
  }
}
