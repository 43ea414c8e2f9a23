package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A loan to a fund on the value of what it holds.
 *
 * <pre>
 *   drawn  = min(draw, max(0, advance rate x value - balance before))
 *   swept  = min(balance before, sweep x proceeds)
 *   margin = max(0, balance before - swept - covenant x value)    called when the value falls
 *   balance = balance before + drawn - swept - margin
 * </pre>
 *
 * From the maturity on nothing is drawn, and all is called that the sweep does not repay. What is
 * swept is not distributed; the margin is a payment of the fund, from cash or calls.
 */
final class NavFacility implements Instrument {

  @Override
  public String type() {
    return "nav-facility";
  }

  @Override
  public Text description() {
    return new Text(
        "净值贷款：按所持资产价值限额，触发追加保证，回款优先偿还",
        "NAV facility: a loan on the value held, with a loan-to-value covenant, margin calls, a sweep");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("value", MONEY, "所持资产价值", "the value of what is held").must(),
        SettingSpec.value("proceeds", MONEY, "项目回款", "what comes back from holdings").must(),
        SettingSpec.value("draw", MONEY, "拟提款", "what is to be drawn").must(),
        SettingSpec.value("advance_rate", "share", "提款时贷款价值比上限", "the most over value at a draw")
            .must(),
        SettingSpec.value("covenant", "share", "约定的贷款价值比", "the loan-to-value covenant").must(),
        SettingSpec.value("sweep", "share", "回款用于偿还的比例", "the share of proceeds that repays it")
            .must(),
        SettingSpec.value("rate", "/year", "年利率", "the interest rate").must(),
        SettingSpec.of(Shape.PERIOD, "to", "到期的期", "the period of maturity").must());
  }

  @Override
  public void expand(Draft draft) {
    int to = draft.period("to", 0);
    if (draft.fraction("advance_rate") > draft.fraction("covenant")) {
      draft.refuse(
          "nav-covenant",
          "advance_rate",
          new Text("提款上限高于约定比例，提款即违约", "a full draw would break the covenant at once"),
          new Text(
              "也许写成 advance_rate: 15%，covenant: 25%",
              "Maybe write advance_rate: 15%, covenant: 25%."));
    }
    if (draft.refused()) {
      return;
    }
    lines(draft, to);
  }

  private static void lines(Draft draft, int to) {
    for (String name : List.of("value", "proceeds", "draw", "advance_rate", "covenant", "sweep")) {
      draft.value(name);
    }
    draft.value("rate");
    draft.line("interest", "利息", "interest", MONEY, "prev(#balance) * (#rate * dt)");
    draft.line(
        "swept",
        "回款偿还",
        "repaid from proceeds",
        MONEY,
        "min(prev(#balance), #sweep * max(0, #proceeds))");
    draft.line(
        "margin",
        "追加偿还",
        "called for repayment",
        MONEY,
        "max(0, prev(#balance) - #swept - if(t < %d, #covenant * max(0, #value), 0))"
            .formatted(to));
    draft.line(
        "drawn",
        "提款",
        "drawn",
        MONEY,
        "if(t < %d, max(0, min(#draw, #advance_rate * #value - prev(#balance))), 0)".formatted(to));
    draft.line("balance", "贷款余额", "balance", MONEY, "prev(#balance) + #drawn - #swept - #margin");
    draft.line(
        "breached",
        "触发约定",
        "whether the covenant is broken",
        "condition",
        "t < %d and #margin > 0".formatted(to));
  }
}
