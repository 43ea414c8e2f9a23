package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Cash set aside for debt service (DSRA), or for anything else that comes before those behind it.
 *
 * <p>All that is in the account stands behind the payments it protects, and it is filled again from
 * what they leave:
 *
 * <pre>
 *   available = inflow + balance before + income      what the protected payments are made from
 *   balance   = min(target, max(0, after))            after: what they leave of it
 *   left      = after - balance                       for those behind
 * </pre>
 *
 * So it is drawn when cash is short, filled from cash up to its target, and released when the
 * target falls. The target is given, or that many months of the next debt service. Funded at close,
 * the first filling is a use of money like the price; it is then in the account without having been
 * in any cash flow.
 */
final class ReserveAccount implements Instrument {

  @Override
  public String type() {
    return "reserve-account";
  }

  @Override
  public Text description() {
    return new Text(
        "储备账户（偿债准备金 DSRA）：交割时或以现金流注满，不足时动用，到期释放",
        "reserve account (DSRA): filled at close or from cash, drawn when cash is short, released");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("inflow", MONEY, "当期流入现金", "the cash that comes in").must(),
        SettingSpec.value(
                "after",
                MONEY,
                "受保障的支付之后剩余的现金",
                "the cash that the protected payments leave of what is available")
            .must(),
        SettingSpec.value("target", MONEY, "目标余额", "the balance it should have"),
        SettingSpec.value("service", MONEY, "下期应还本息", "the debt service of the next period"),
        SettingSpec.value("months", "month", "储备的月数", "how many months of it are reserved"),
        SettingSpec.of(Shape.PERIOD, "from", "开始储备的期", "the first period with a target"),
        SettingSpec.of(Shape.PERIOD, "to", "释放的期", "the period in which it is released"),
        SettingSpec.word(
            "funded",
            List.of("cash", "close"),
            "首次注资：以现金流，或在 from 期（交割）由资金来源注入",
            "its first filling: from cash, or at close (in period 'from') by the sources of funds"),
        SettingSpec.value("rate", "/year", "存款年利率", "the interest rate that it earns"));
  }

  @Override
  public void expand(Draft draft) {
    boolean byMonths = draft.has("service") && draft.has("months");
    boolean any = draft.has("service") || draft.has("months");
    if (any ? !byMonths || draft.has("target") : !draft.has("target")) {
      draft.refuse(
          "reserve-target",
          "target",
          new Text(
              "储备账户需要 target，或者 service 与 months",
              "a reserve account takes 'target', or 'service' and 'months'"),
          new Text("也许写成 months: 6", "Maybe write months: 6."));
      return;
    }
    boolean atClose = draft.word("funded").equals("close");
    int from = draft.period("from", draft.timeline().firstT());
    draft.value("inflow");
    draft.value("after");
    draft.line("target", "目标余额", "the balance it should have", MONEY, target(draft, from));
    String available = "#inflow + prev(#balance)";
    if (draft.has("rate")) {
      draft.value("rate");
      draft.line("income", "利息收入", "interest earned", MONEY, "prev(#balance) * (#rate * dt)");
      available += " + #income";
    }
    draft.line("available", "可用现金", "cash for the payments that it protects", MONEY, available);
    if (atClose) {
      draft.line("funding", "交割时注资", "put in at close", MONEY, "if(t == " + from + ", #target, 0)");
    }
    String filled = "min(#target, max(0, #after))";
    draft.line(
        "balance",
        "账户余额",
        "balance at the end of the period",
        MONEY,
        atClose ? "if(t == " + from + ", #target, " + filled + ")" : filled);
    draft.line(
        "left",
        "剩余现金",
        "cash that is left for those behind",
        MONEY,
        atClose ? "#after + #funding - #balance" : "#after - #balance");
  }

  private static String target(Draft draft, int from) {
    int to = draft.period("to", draft.timeline().periods() + 1);
    String target;
    if (draft.has("target")) {
      draft.value("target", "aim", null);
      target = "#aim";
    } else {
      draft.value("service");
      draft.value("months");
      target = "#service * (#months * " + draft.timeline().stepsPerYear() + " / 1[year])";
    }
    return "if(t >= " + from + " and t < " + to + ", max(0, " + target + "), 0)";
  }
}
