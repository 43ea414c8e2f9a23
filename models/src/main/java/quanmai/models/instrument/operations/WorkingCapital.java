package quanmai.models.instrument.operations;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Cash bound in working capital.
 *
 * <p>By {@code share}: balance = share x revenue of the period. By days: balance = (revenue x
 * receivable days + cost x (inventory days - payable days)) / dt, days being fractions of a year.
 * The cash that goes in is change = balance - balance before.
 */
final class WorkingCapital implements Instrument {

  @Override
  public String type() {
    return "working-capital";
  }

  @Override
  public Text description() {
    return new Text("营运资金：按收入比例或按周转天数", "working capital, as a share of revenue or by days");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("revenue", MONEY, "营业收入", "the revenue of the period").must(),
        SettingSpec.value(
            "share", "ratio", "占当期收入比例", "working capital as a share of the period's revenue"),
        SettingSpec.value("cost", MONEY, "营业成本", "the cost of the period"),
        SettingSpec.value("receivable_days", "day", "应收账款天数", "days that customers take to pay"),
        SettingSpec.value("inventory_days", "day", "存货天数", "days of cost in stock"),
        SettingSpec.value("payable_days", "day", "应付账款天数", "days taken to pay suppliers"));
  }

  @Override
  public void expand(Draft draft) {
    boolean stockDays = draft.has("inventory_days") || draft.has("payable_days");
    boolean days = stockDays || draft.has("receivable_days");
    if (days == draft.has("share") || stockDays != draft.has("cost")) {
      draft.refuse(
          "working-capital-basis",
          "share",
          new Text(
              "营运资金需要 share，或者周转天数（存货与应付天数另需 cost）",
              "working capital takes 'share', or days (of stock and payables with 'cost')"),
          new Text(
              "也许写成 share: 15%，或 receivable_days: 60",
              "Maybe write share: 15%, or receivable_days: 60."));
      return;
    }
    draft.value("revenue");
    draft.line(
        "balance", "营运资金余额", "working capital", MONEY, days ? byDays(draft) : byShare(draft));
    draft.line(
        "change", "营运资金增加", "increase of working capital", MONEY, "#balance - prev(#balance)");
  }

  private static String byShare(Draft draft) {
    draft.value("share");
    return "#share * #revenue";
  }

  private static String byDays(Draft draft) {
    draft.value("receivable_days", "0");
    String bound = "#revenue * #receivable_days";
    if (draft.has("cost")) {
      draft.value("cost");
      draft.value("inventory_days", "0");
      draft.value("payable_days", "0");
      bound += " + #cost * (#inventory_days - #payable_days)";
    }
    return "if(t > 0, (" + bound + ") / dt, 0)";
  }
}
