package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A lender's share in the equity at the exit: value = share x max(0, equity - strike), the strike
 * being what the lender pays for it or leaves to the owners first.
 */
final class EquityKicker implements Instrument {

  @Override
  public String type() {
    return "equity-kicker";
  }

  @Override
  public Text description() {
    return new Text(
        "股权激励条款：夹层投资人分享退出股权价值", "equity kicker: a lender shares in the equity at the exit");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("equity", MONEY, "退出股权价值", "the equity value at the exit").must(),
        SettingSpec.value("share", "share", "分享比例", "the lender's share").must(),
        SettingSpec.value("strike", MONEY, "行权价款", "the equity value that is not shared"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("equity");
    draft.value("share");
    draft.value("strike", "0");
    draft.line(
        "value", "分享金额", "what the lender gets", MONEY, "#share * max(0, #equity - #strike)");
  }
}
