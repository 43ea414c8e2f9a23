package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The end of a waterfall: what is left is distributed unless it is locked up, and what lacks is
 * said.
 *
 * <pre>
 *   available   = inflow + balance before              what the waterfall starts with
 *   balance     = min(minimum, max(0, after))          after: what the waterfall leaves
 *               = max(0, after)                        while it is locked
 *   support     = max(0, -after)                       the owners pay it in; no cash is negative
 *   distributed = max(0, after) - balance
 * </pre>
 */
final class CashAccount implements Instrument {

  @Override
  public String type() {
    return "cash-account";
  }

  @Override
  public Text description() {
    return new Text(
        "现金账户：最低现金、分红锁定、向股东分配与股东补足",
        "cash account: minimum cash, distribution lock-up, distributions and support by the owners");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("inflow", MONEY, "当期流入现金", "the cash that comes in").must(),
        SettingSpec.value("after", MONEY, "各项支付之后剩余的现金", "the cash that all payments leave of it")
            .must(),
        SettingSpec.value("minimum", MONEY, "最低现金余额", "the cash that is always kept"),
        SettingSpec.value("locked", "condition", "锁定分配的条件", "when nothing may be distributed"),
        SettingSpec.of(Shape.PERIOD, "to", "全部释放的期", "the period in which all is released"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("inflow");
    draft.value("after");
    draft.value("minimum", "0");
    draft.line(
        "available",
        "可用现金",
        "cash at the start of the waterfall",
        MONEY,
        "#inflow + prev(#balance)");
    draft.line("rest", "支付后结余", "what is left of it, at least 0", MONEY, "max(0, #after)");
    String kept = "min(max(0, #minimum), #rest)";
    if (draft.has("locked")) {
      draft.value("locked");
      kept = "if(#locked, #rest, " + kept + ")";
    }
    if (draft.has("to")) {
      kept = "if(t < " + draft.period("to", 0) + ", " + kept + ", 0)";
    }
    draft.line("balance", "账户余额", "balance at the end of the period", MONEY, kept);
    draft.line("support", "股东补足", "paid in by the owners", MONEY, "#rest - #after");
    draft.line("distributed", "分配", "distributed to the owners", MONEY, "#rest - #balance");
  }
}
