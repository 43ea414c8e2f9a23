package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import quanmai.models.instrument.draft.Draft;

/** What a loan costs: its rate, and the interest of a period if nothing were repaid in it. */
final class LoanRate {

  private LoanRate() {}

  static void write(Draft draft, boolean average) {
    if (draft.has("rate")) {
      draft.value("rate");
    } else {
      floating(draft);
    }
    draft.line("period_rate", "当期利率", "the interest rate of the period", "share", "#rate * dt");
    String interest = "prev(#balance) * #period_rate";
    if (average) {
      draft.line("half_rate", "半期利率", "half the rate of the period", "share", "#period_rate / 2");
      interest = "#half_rate * (2 * prev(#balance) + #draws)";
    }
    if (draft.has("penalty")) {
      draft.value("penalty");
      interest += " + prev(#overdue) * #penalty * dt";
    }
    draft.line(
        "full_interest",
        "未还本时的利息",
        "interest if nothing were repaid in the period",
        MONEY,
        interest);
    if (draft.has("pik")) {
      draft.value("pik", "pik_rate", null);
      draft.line(
          "pik",
          "计入本金的利息",
          "interest added to the principal (PIK)",
          MONEY,
          "prev(#balance) * (#pik_rate * dt)");
    }
  }

  private static void floating(Draft draft) {
    draft.value("reference");
    draft.value("margin", "0");
    String rate = "#reference + #margin";
    if (draft.has("cap")) {
      draft.value("cap");
      rate = "min(" + rate + ", #cap)";
    }
    if (draft.has("floor")) {
      draft.value("floor");
      rate = "max(" + rate + ", #floor)";
    }
    draft.line("rate", "贷款年利率", "the interest rate of a year", "/year", rate);
  }
}
