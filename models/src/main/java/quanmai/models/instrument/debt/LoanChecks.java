package quanmai.models.instrument.debt;

import quanmai.models.instrument.draft.Draft;
import quanmai.models.termsheet.Text;

/** Which settings of a loan need, or exclude, each other. */
final class LoanChecks {

  private LoanChecks() {}

  /** Whether the settings go together; what does not is refused, all at once. */
  static boolean pass(Draft draft) {
    boolean grace = !draft.word("construction_interest").equals("paid");
    draft.word("profile");
    int repaidFrom = draft.period("first_repayment", draft.timeline().periods() + 1);
    if (draft.refused()) {
      return false;
    }
    return drawing(draft) & repayment(draft) & payment(draft) & grace(draft, grace, repaidFrom);
  }

  private static boolean drawing(Draft draft) {
    boolean either = draft.has("need") || draft.has("share");
    boolean both = draft.has("need") && draft.has("share");
    return rule(
            draft,
            draft.has("draws") ? !draft.has("share") : either ? both : draft.has("sizing"),
            "draws",
            "贷款需要 draws（可配 need），或者 need 与 share，或者 sizing",
            "a loan takes 'draws' (and 'need' if they must not exceed it), or 'need' and 'share', or"
                + " 'sizing'",
            "draws: {0: 9.24}")
        & rule(
            draft,
            draft.has("rate") != draft.has("reference"),
            "rate",
            "贷款需要 rate 或 reference 之一",
            "a loan takes 'rate' or 'reference', one of them",
            "rate: 3.7%")
        & rule(
            draft,
            draft.has("commitment") || !draft.has("commitment_fee"),
            "commitment_fee",
            "承诺费需要 commitment",
            "a commitment fee needs 'commitment'",
            "commitment: 30");
  }

  private static boolean repayment(Draft draft) {
    return profile(draft)
        & rule(
            draft,
            draft.has("first_repayment") || draft.word("profile").equals("bullet"),
            "first_repayment",
            "除一次性偿还外，贷款需要 first_repayment",
            "a loan that is no bullet needs 'first_repayment'",
            "first_repayment: 3")
        & rule(
            draft,
            draft.word("profile").equals("sculpted") || !draft.has("sizing"),
            "sizing",
            "只有 profile: sculpted 的贷款按 sizing 测算额度",
            "only a loan with 'profile: sculpted' is sized by 'sizing'",
            "profile: sculpted");
  }

  private static boolean payment(Draft draft) {
    return rule(
            draft,
            draft.has("cfads") || draft.has("cash") || !draft.has("sweep"),
            "sweep",
            "现金清偿需要 cfads 或 cash",
            "a sweep needs 'cfads' or 'cash'",
            "cfads: ebitda - tax.due")
        & rule(
            draft,
            draft.word("interest_on").equals("opening") || !(draft.has("cash") || draft.has("pik")),
            "interest_on",
            "按平均余额计息不能与 cash 或 pik 同用",
            "interest on the average balance does not go with 'cash' or 'pik'",
            "interest_on: opening")
        & rule(
            draft,
            draft.has("cash") || !draft.has("penalty"),
            "penalty",
            "只有按 cash 清偿的贷款才会逾期",
            "only a loan that is paid from 'cash' can be overdue",
            "cash: cfads");
  }

  private static boolean grace(Draft draft, boolean grace, int repaidFrom) {
    int starts = draft.timeline().firstT();
    return rule(
        draft,
        !grace || draft.has("interest_from") && repaidFrom >= draft.period("interest_from", starts),
        "construction_interest",
        "利息不支付的阶段须由 interest_from 结束，且不晚于首次还本",
        "interest that is not paid needs 'interest_from', not after the first repayment",
        "interest_from: operation");
  }

  private static boolean profile(Draft draft) {
    return switch (draft.word("profile")) {
      case "straight", "annuity" -> needs(draft, "instalments", "8");
      case "sculpted" ->
          needs(draft, "target_dscr", "1.2")
              && draft.positive("target_dscr")
                  & (draft.has("sizing")
                      ? sized(draft)
                      : needs(draft, "cfads", "ebitda - tax.due"));
      case "shares" -> needs(draft, "shares", "[10%, 20%, 70%]");
      default -> true;
    };
  }

  private static boolean sized(Draft draft) {
    return needs(draft, "instalments", "10")
        & rule(
            draft,
            !draft.has("pik"),
            "pik",
            "测算额度的贷款不能有计入本金的利息",
            "a loan that is sized takes no 'pik'",
            "rate: 4.5%");
  }

  private static boolean needs(Draft draft, String setting, String example) {
    String profile = draft.word("profile");
    return rule(
        draft,
        draft.has(setting),
        setting,
        "还本方式 " + profile + " 需要 " + setting,
        "the profile " + profile + " needs '" + setting + "'",
        setting + ": " + example);
  }

  private static boolean rule(
      Draft draft, boolean holds, String setting, String zh, String en, String example) {
    if (!holds) {
      draft.refuse(
          "loan-settings",
          setting,
          new Text(zh, en),
          new Text("也许写成 " + example, "Maybe write " + example + "."));
    }
    return holds;
  }
}
