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
    Hurdle.growth(draft, "#hurdle");
    draft.line(
        "accrued",
        "本期计提门槛收益",
        "preferred return that accrues in the period",
        MONEY,
        Hurdle.accrual(draft, "#capital", "#preferred", "#paid_in"));
    draft.line(
        "returned",
        "返还实缴",
        "capital that is returned",
        MONEY,
        "min(#pool, prev(#capital) + #paid_in)");
    draft.line(
        "capital",
        "未返还实缴",
        "capital not yet returned",
        MONEY,
        "prev(#capital) + #paid_in - #returned");
    draft.line(
        "preferred_paid",
        "支付门槛收益",
        "preferred return that is paid",
        MONEY,
        "min(#pool - #returned, prev(#preferred) + #accrued)");
    draft.line(
        "preferred",
        "未付门槛收益",
        "preferred return not yet paid",
        MONEY,
        "prev(#preferred) + #accrued - #preferred_paid");
    carry.write("#pool - #returned - #preferred_paid");
  }
}
