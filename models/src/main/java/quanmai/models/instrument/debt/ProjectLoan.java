package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A loan that is drawn while something is built, and repaid out of what it earns.
 *
 * <p>With B the balance before the period, D what is drawn in it, r the rate of the year, P the
 * scheduled repayment and W the sweep:
 *
 * <pre>
 *   interest  I = r dt B                      (interest_on: opening)
 *             I = r dt (B + closing) / 2      (interest_on: average)
 *   sweep     W = share of max(0, CFADS - I - P), at most B - P
 *   closing     = B + D + capitalised interest - P - W
 * </pre>
 *
 * Interest on the average balance depends on the repayments, and those of a sculpted loan or a
 * sweep on the interest. Both are linear, so the circle has a closed form: with k = r dt / 2 and F
 * = k (2 B + D), the interest if nothing were repaid,
 *
 * <pre>
 *   I = F - k (P + W)            I = F / (1 - k) when it is capitalised
 *   W = share (CFADS - P - F + k P) / (1 - share k), between 0 and B - P
 * </pre>
 *
 * and for the sculpted P see {@link Repayment}. It does not close a circle through the tax: a CFADS
 * after a tax that deducts this interest goes with interest on the opening balance only, or with
 * repayments that do not depend on CFADS.
 */
final class ProjectLoan implements Instrument {

  @Override
  public String type() {
    return "project-loan";
  }

  @Override
  public Text description() {
    return new Text(
        "项目贷款：提款、宽限、还本、现金清偿与偿债覆盖率",
        "project loan: draws, grace, repayment, cash sweep, debt service cover");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("draws", MONEY, "计划提款", "the planned draws"),
        SettingSpec.value("need", MONEY, "当期资金需要", "the money needed in each period"),
        SettingSpec.value("share", "share", "贷款占资金需要的比例", "the share of the need that is lent"),
        SettingSpec.value("commitment", MONEY, "贷款额度", "the most that is lent in all"),
        SettingSpec.value("rate", "/year", "贷款年利率", "the interest rate of a year"),
        SettingSpec.value(
            "reference", "/year", "浮动基准利率", "the rate that it floats on, such as LPR"),
        SettingSpec.value("margin", "/year", "加点", "the margin over the reference"),
        SettingSpec.value("cap", "/year", "利率上限", "the highest rate"),
        SettingSpec.value("floor", "/year", "利率下限", "the lowest rate"),
        SettingSpec.word(
            "interest_on",
            List.of("opening", "average"),
            "计息余额",
            "the balance that bears interest"),
        SettingSpec.of(
            Shape.PERIOD, "interest_from", "开始付息期", "the first period whose interest is paid"),
        SettingSpec.word(
            "construction_interest",
            List.of("paid", "capitalised", "included"),
            "开始付息期之前的利息：支付、资本化、已含在建设投资内",
            "interest before that: paid, capitalised, or included in the cost of construction"),
        SettingSpec.word(
            "profile",
            List.of("straight", "annuity", "bullet", "sculpted", "shares"),
            "还本方式",
            "how it is repaid"),
        SettingSpec.of(Shape.PERIOD, "first_repayment", "首次还本期", "the first period of repayment")
            .must(),
        SettingSpec.of(Shape.COUNT, "instalments", "还本期数", "the number of instalments"),
        SettingSpec.value("shares", "share", "各期还本比例", "repayments as shares of what was lent"),
        SettingSpec.value("target_dscr", "ratio", "目标偿债覆盖率", "the cover that sculpting aims at"),
        SettingSpec.value("cfads", MONEY, "可用于偿债的现金流", "cash available for debt service"),
        SettingSpec.value("sweep", "share", "现金清偿比例", "the share of the excess cash that is swept"),
        SettingSpec.of(Shape.PERIOD, "sweep_from", "开始现金清偿期", "the first period of the sweep"),
        SettingSpec.of(
            Shape.PERIOD, "dscr_from", "开始计算覆盖率的期", "the first period whose cover counts"),
        SettingSpec.value("negligible", MONEY, "视同已还清的金额", "what counts as nothing due"));
  }

  @Override
  public void expand(Draft draft) {
    if (!LoanChecks.pass(draft)) {
      return;
    }
    int firstRepayment = draft.period("first_repayment", 0);
    int interestFrom = draft.period("interest_from", draft.timeline().firstT());
    boolean average = draft.word("interest_on").equals("average");
    String before = draft.word("construction_interest");
    boolean capitalised = before.equals("capitalised");
    draws(draft);
    rate(draft, average);
    if (draft.has("cfads")) {
      draft.value("cfads");
    }
    lent(draft, capitalised);
    Repayment.write(draft, firstRepayment, average);
    String repayment = "#scheduled";
    if (draft.has("sweep")) {
      sweep(draft, firstRepayment, average);
      repayment = "#scheduled + #sweep";
    }
    draft.line("repayment", "还本合计", "all repayments", MONEY, repayment);
    interest(draft, average, before, interestFrom);
    draft.line(
        "balance",
        "贷款余额",
        "balance at the end of the period",
        MONEY,
        "prev(#balance) + #draws" + (capitalised ? " + #capitalised" : "") + " - #repayment");
    draft.line(
        "debt_service",
        "应还本息（不含现金清偿）",
        "interest and scheduled repayment",
        MONEY,
        "#interest + #scheduled");
    if (draft.has("cfads")) {
      cover(draft, draft.period("dscr_from", interestFrom));
    }
  }

  private static void draws(Draft draft) {
    String draws;
    if (draft.has("draws")) {
      draft.value("draws", "plan", null);
      draws = "#plan";
      if (draft.has("need")) {
        draft.value("need");
        draws = "max(0, min(#plan, #need))";
      }
    } else {
      draft.value("need");
      draft.value("share");
      draws = "max(0, #need) * #share";
    }
    if (draft.has("commitment")) {
      draft.value("commitment");
      draws = "min(" + draws + ", max(0, #commitment - prev(#drawn)))";
    }
    draft.line("draws", "提款", "drawn in the period", MONEY, draws);
    draft.line("drawn", "累计提款", "drawn so far", MONEY, "cum(#draws)");
  }

  private static void rate(Draft draft, boolean average) {
    if (draft.has("rate")) {
      draft.value("rate");
    } else {
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
    if (average) {
      draft.line("half_rate", "半期利率", "half the rate of the period", "share", "#rate * dt / 2");
    }
    draft.line(
        "full_interest",
        "未还本时的利息",
        "interest if nothing were repaid in the period",
        MONEY,
        average ? "#half_rate * (2 * prev(#balance) + #draws)" : "prev(#balance) * #rate * dt");
  }

  /** What repayments are shares of: the draws and the interest that was added to them. */
  private static void lent(Draft draft, boolean capitalised) {
    draft.line(
        "lent",
        "累计放款本金",
        "principal lent so far",
        MONEY,
        capitalised ? "#drawn + cum(#capitalised)" : "#drawn");
  }

  private static void interest(Draft draft, boolean average, String before, int from) {
    String paid = average ? "#full_interest - #half_rate * (#repayment)" : "#full_interest";
    boolean always = before.equals("paid");
    draft.line(
        "interest",
        "付息",
        "interest paid",
        MONEY,
        always ? paid : "if(t >= " + from + ", " + paid + ", 0)");
    if (before.equals("capitalised")) {
      String added = average ? "#full_interest / (1 - #half_rate)" : "#full_interest";
      draft.line(
          "capitalised",
          "资本化利息",
          "interest added to the loan",
          MONEY,
          "if(t < " + from + ", " + added + ", 0)");
    }
  }

  private static void sweep(Draft draft, int firstRepayment, boolean average) {
    draft.value("sweep", "sweep_share", null);
    int from = draft.period("sweep_from", firstRepayment);
    String excess = "#cfads - #full_interest - #scheduled";
    String swept =
        average
            ? "#sweep_share * max(0, "
                + excess
                + " + #half_rate * #scheduled) / (1 - #sweep_share * #half_rate)"
            : "#sweep_share * max(0, " + excess + ")";
    draft.line(
        "sweep",
        "现金清偿",
        "swept from excess cash",
        MONEY,
        "if(t >= " + from + ", min(prev(#balance) - #scheduled, " + swept + "), 0)");
  }

  private static void cover(Draft draft, int from) {
    draft.value("negligible", "1e-9");
    draft.line(
        "dscr",
        "偿债覆盖率（无应还本息时记 99）",
        "debt service cover, 99 where nothing is due",
        "ratio",
        "if(t >= "
            + from
            + ", if(#debt_service > #negligible, #cfads / max(#debt_service, #negligible), 99),"
            + " 99)");
    draft.line("min_dscr", "最低偿债覆盖率", "the lowest debt service cover", "ratio", "min_over(#dscr)");
  }
}
