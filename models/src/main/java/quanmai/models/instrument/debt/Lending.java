package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;

/**
 * What is drawn on a loan, and how much it may be.
 *
 * <p>A loan that is <em>sized</em> has the largest balance V that its cash for debt service in the
 * sizing case carries at the target cover. With s = max(0, CFADS) / target and i the interest rate
 * of the period, backwards from nothing after the last instalment:
 *
 * <pre>
 *   V before = (s + V) / (1 + i)                       (interest_on: opening)
 *   V before = (s + V (1 - i/2)) / (1 + i/2)           (interest_on: average)
 *   V before = s / i           where s is less than the interest on V: nothing is repaid then, and
 *                              the loan must be so small that s pays its interest
 * </pre>
 *
 * So V is the present value of s at the loan's own rates, and repaying down to V leaves interest
 * and repayment equal to s. Where the rate is random the sizing uses its base case; repayments are
 * then fixed at close, and interest floats around s.
 */
final class Lending {

  private Lending() {}

  static void write(Draft draft, LoanTerms terms) {
    if (draft.has("sizing")) {
      planned(draft, terms);
    }
    draft.line("draws", "提款", "drawn in the period", MONEY, draws(draft, terms));
    draft.line("drawn", "累计提款", "drawn so far", MONEY, "cum(#draws)");
    draft.line(
        "lent",
        "累计放款本金",
        "principal lent so far",
        MONEY,
        terms.capitalised() ? "#drawn + cum(#capitalised)" : "#drawn");
    fees(draft, terms);
  }

  private static String draws(Draft draft, LoanTerms terms) {
    String draws = wanted(draft, terms);
    if (draft.has("commitment")) {
      draft.value("commitment");
      draws = "min(" + draws + ", max(0, #commitment - prev(#drawn)))";
    }
    if (draft.has("sizing") && (draft.has("draws") || draft.has("need"))) {
      String room =
          "max(0, #planned - prev(#balance)" + (terms.capitalised() ? " - #capitalised)" : ")");
      draws = "if(t < " + terms.first() + ", min(" + draws + ", " + room + "), 0)";
    }
    return draws;
  }

  private static String wanted(Draft draft, LoanTerms terms) {
    if (draft.has("draws")) {
      draft.value("draws", "plan", null);
      if (draft.has("need")) {
        draft.value("need");
        return "max(0, min(#plan, #need))";
      }
      return "#plan";
    }
    if (draft.has("need")) {
      draft.value("need");
      draft.value("share");
      return "max(0, #need) * #share";
    }
    return "if(t == " + terms.closing() + ", #planned, 0)";
  }

  private static void planned(Draft draft, LoanTerms terms) {
    draft.value("sizing");
    draft.value("target_dscr");
    int first = terms.first();
    int last = terms.last();
    draft.line(
        "sized_service",
        "测算情形下的还本付息",
        "debt service in the sizing case",
        MONEY,
        "if(t >= " + first + " and t <= " + last + ", max(0, #sizing) / #target_dscr, 0)");
    draft.line(
        "sizing_rate",
        "测算情形下的当期利率",
        "the interest rate of the period in the sizing case",
        "share",
        "base(#rate) * dt");
    String kept = terms.average() ? "#planned * (1 - #sizing_rate / 2)" : "#planned";
    String growth = terms.average() ? "(1 + #sizing_rate / 2)" : "(1 + #sizing_rate)";
    String repaying =
        "if(#sized_service < #sizing_rate * #planned, #sized_service / max(#sizing_rate, 1e-9), "
            + ("(#sized_service + " + kept + ") / " + growth + ")");
    String waiting = "#planned";
    if (terms.capitalised()) {
      waiting = "if(t < " + terms.interestFrom() + ", " + kept + " / " + growth + ", #planned)";
    }
    draft.line(
        "planned",
        "测算情形下的贷款余额",
        "balance in the sizing case",
        MONEY,
        "if(t >= %d, 0, if(t >= %d, lead(%s, 1), lead(%s, 1)))"
            .formatted(last, first - 1, repaying, waiting));
  }

  private static void fees(Draft draft, LoanTerms terms) {
    String all = "";
    if (draft.has("arrangement_fee")) {
      draft.value("arrangement_fee", "arrangement_rate", null);
      draft.line(
          "arrangement_fee",
          "安排费",
          "arrangement fee",
          MONEY,
          draft.has("commitment")
              ? "if(t == " + terms.closing() + ", #arrangement_rate * #commitment, 0)"
              : "#arrangement_rate * #draws");
      all = "#arrangement_fee";
    }
    if (draft.has("commitment_fee")) {
      draft.value("commitment_fee", "commitment_rate", null);
      draft.line(
          "commitment_fee",
          "承诺费",
          "commitment fee",
          MONEY,
          "if(t > %d and t <= %d, max(0, #commitment - prev(#drawn)) * (#commitment_rate * dt), 0)"
              .formatted(terms.closing(), terms.availableTo()));
      all = all.isEmpty() ? "#commitment_fee" : all + " + #commitment_fee";
    }
    if (!all.isEmpty()) {
      draft.line("fees", "融资费用", "fees of the loan", MONEY, all);
    }
  }
}
