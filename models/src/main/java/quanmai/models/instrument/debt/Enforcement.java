package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Lenders take the business after a default and sell it.
 *
 * <p>proceeds = recovery x max(0, value) in the period in which it happens. Put into the cash of
 * the first loan, with all loans {@code accelerated}, they are paid out by rank, and each loan
 * shows what it lost.
 */
final class Enforcement implements Instrument {

  @Override
  public String type() {
    return "enforcement";
  }

  @Override
  public Text description() {
    return new Text(
        "违约处置：按价值的回收率变现", "enforcement after a default: a share of the value is recovered");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("when", "condition", "处置发生的条件", "when it happens").must(),
        SettingSpec.value("value", MONEY, "处置标的价值", "the value of what is sold").must(),
        SettingSpec.value("recovery", "share", "回收率", "the share of the value that is got").must());
  }

  @Override
  public void expand(Draft draft) {
    draft.value("when");
    draft.value("value");
    draft.value("recovery");
    draft.line(
        "proceeds",
        "处置所得",
        "proceeds of the enforcement",
        MONEY,
        "if(#when, #recovery * max(0, #value), 0)");
    draft.line(
        "happened", "已处置", "whether it has happened", "condition", "#when or prev(#happened)");
  }
}
