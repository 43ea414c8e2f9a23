package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.ArrayList;
import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * The whole-fund waterfall (整体分配, 先回本后分成): no carried interest before all that was paid in has come
 * back with its preferred return.
 *
 * <p>With D the money distributed in the period, each tier takes from what the one before has left:
 *
 * <pre>
 *   returned       = min(D, capital not yet returned, this period's included)
 *   preferred_paid = min(rest, preferred return not yet paid)
 *   the rest       to catch-up, split and tiers: {@link Carry}
 * </pre>
 *
 * Balances carry over, so that money paid in later is returned with its return before more carry.
 */
final class EuropeanWaterfall implements Instrument {

  @Override
  public String type() {
    return "european-waterfall";
  }

  @Override
  public Text description() {
    return new Text(
        "整体分配：先返还全部实缴与门槛收益，再追补与收益分成",
        "whole-fund waterfall: all capital and preferred return first, then catch-up and carry");
  }

  @Override
  public List<SettingSpec> settings() {
    List<SettingSpec> all = new ArrayList<>();
    all.add(SettingSpec.value("contributed", MONEY, "实缴", "paid in by the partners").must());
    all.add(SettingSpec.value("proceeds", MONEY, "可分配现金", "cash to be distributed").must());
    all.add(SettingSpec.value("hurdle", "/year", "门槛收益率（年）", "the yearly hurdle rate").must());
    all.addAll(Hurdle.settings());
    all.addAll(Carry.settings());
    return all;
  }

  @Override
  public void expand(Draft draft) {
    draft.value("hurdle");
    Carry carry = Carry.read(draft);
    if (carry == null) {
      return;
    }
    draft.value("contributed");
    draft.value("proceeds");
    Hurdle.growth(draft, "#hurdle");
    String accrued = Hurdle.accrual(draft, "#capital", "#preferred", "#paid_in");
    Account.write(draft, accrued, "#pool", "#paid_in", Account.Gone.NOTHING);
    carry.write("#pool - #returned - #preferred_paid");
  }
}
