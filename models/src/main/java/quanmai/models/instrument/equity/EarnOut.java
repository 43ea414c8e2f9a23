package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * What is paid when a commitment is exceeded: an earn-out of the price, or a reward.
 *
 * <p>due = share x max(0, actual - commitment), all together at most the cap; a cap of 20% of the
 * price is usual.
 */
final class EarnOut implements Instrument {

  @Override
  public String type() {
    return "earn-out";
  }

  @Override
  public Text description() {
    return new Text("超额业绩：或有对价或奖励，有上限", "earn-out or reward for exceeding a commitment, capped");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>(Commitment.settings());
    all.add(Commitment.basis());
    all.add(
        SettingSpec.value("share", "share", "超额部分支付比例", "share of the excess that is paid").must());
    all.add(SettingSpec.value("cap", MONEY, "累计上限", "the most in all").must());
    return List.copyOf(all);
  }

  @Override
  public void expand(Draft draft) {
    Commitment.write(draft);
    draft.value("share");
    draft.value("cap");
    draft.line(
        "due",
        "本期应付",
        "owed in the period",
        MONEY,
        "min(max(0, #cap - prev(#total)), #share * max(0, #reached - #committed))");
    draft.line("total", "累计应付", "owed so far", MONEY, "prev(#total) + #due");
  }
}
