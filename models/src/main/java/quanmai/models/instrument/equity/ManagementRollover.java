package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Managers who sell and put a part of the price into the buyer's equity.
 *
 * <p>rolled = share x proceeds; stake = rolled / all equity; at the exit they get their stake of
 * the equity value. The rest of the proceeds is paid in cash.
 */
final class ManagementRollover implements Instrument {

  @Override
  public String type() {
    return "management-rollover";
  }

  @Override
  public Text description() {
    return new Text("管理层反投：部分价款转为新公司股权", "management rollover: a part of the price becomes equity");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("proceeds", MONEY, "管理层应得价款", "what the managers are paid").must(),
        SettingSpec.value("share", "share", "反投比例", "the share that is rolled over").must(),
        SettingSpec.value("equity", MONEY, "新股权出资总额", "all equity that is paid in").must(),
        SettingSpec.value("value", MONEY, "退出股权价值", "the equity value at the exit").must());
  }

  @Override
  public void expand(Draft draft) {
    for (String setting : List.of("proceeds", "share", "equity", "value")) {
      draft.value(setting);
    }
    draft.line("rolled", "反投金额", "rolled over", MONEY, "#share * #proceeds");
    draft.line("cash", "现金价款", "paid in cash", MONEY, "#proceeds - #rolled");
    draft.line(
        "stake",
        "管理层股比",
        "the managers' stake",
        "share",
        "cum(#rolled) / max(cum(#equity), " + draft.amount("1e-12") + ")");
    draft.line("received", "管理层退出所得", "paid at the exit", MONEY, "#stake * #value");
    draft.line("flow", "管理层现金流", "the managers' flow", MONEY, "#cash + #received");
  }
}
