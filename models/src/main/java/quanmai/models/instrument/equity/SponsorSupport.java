package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A sponsor that covers shortfalls of cash up to a cap, and is repaid first.
 *
 * <pre>
 *   owed    = balance before + interest
 *   drawn   = min(max(0, -cash), max(0, cap - owed))
 *   repaid  = min(max(0, cash), owed)
 *   balance = owed + drawn - repaid
 * </pre>
 *
 * Interest adds to the balance, and so may carry it above the cap; nothing more is drawn then.
 */
final class SponsorSupport implements Instrument {

  @Override
  public String type() {
    return "sponsor-support";
  }

  @Override
  public Text description() {
    return new Text(
        "发起人支持：垫付现金缺口，有上限，优先收回", "sponsor support: covers shortfalls up to a cap, repaid first");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("cash", MONEY, "当期现金（负为缺口）", "cash of the period, below 0 a shortfall")
            .must(),
        SettingSpec.value("cap", MONEY, "垫付余额上限（不写则不限）", "the highest balance"),
        SettingSpec.value("rate", "/year", "垫款年利率", "the interest rate of a year"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("cash");
    String drawn = "max(0, -#cash)";
    if (draft.has("cap")) {
      draft.value("cap");
      drawn = "min(" + drawn + ", max(0, #cap - #owed))";
    }
    String owed = "prev(#balance)";
    if (draft.has("rate")) {
      draft.value("rate");
      owed = "prev(#balance) * (1 + #rate * dt)";
    }
    draft.line("owed", "期初余额及利息", "owed before the period, with interest", MONEY, owed);
    draft.line("drawn", "垫付", "drawn from the sponsor", MONEY, drawn);
    draft.line("repaid", "归还垫款", "repaid to the sponsor", MONEY, "min(max(0, #cash), #owed)");
    draft.line("balance", "垫款余额", "support outstanding", MONEY, "#owed + #drawn - #repaid");
    draft.line(
        "uncovered", "未覆盖的缺口", "shortfall that is not covered", MONEY, "max(0, -#cash) - #drawn");
    draft.line(
        "distributable",
        "归还垫款后可分配现金",
        "cash left after repaying it",
        MONEY,
        "max(0, #cash) - #repaid");
  }
}
