package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Sale of the whole company to a bidder, by consent or by drag-along (领售权).
 *
 * <p>The first offer is taken that the others agree to, or that the right can force: from its
 * period on, at least the threshold.
 */
final class DragAlong implements Instrument {

  @Override
  public String type() {
    return "drag-along";
  }

  @Override
  public Text description() {
    return new Text("领售权：整体出售", "drag-along: sale of the whole company");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("offer", MONEY, "整体收购报价（0 为无）", "offer for the company, 0 for none")
            .must(),
        SettingSpec.of(Shape.PERIOD, "from", "可领售的首期", "the first period of the right").must(),
        SettingSpec.value("least", MONEY, "可领售的最低报价", "the least offer that can be forced"),
        SettingSpec.value("agreed", "condition", "其他股东是否同意", "whether the others agree"));
  }

  @Override
  public void expand(Draft draft) {
    draft.value("offer");
    draft.value("least", "0");
    draft.value("agreed", "false");
    int from = draft.period("from", 0);
    draft.line(
        "can_force",
        "可领售",
        "whether the right can force the sale",
        "condition",
        "t >= " + from + " and #offer >= #least");
    draft.line(
        "sells",
        "本期出售",
        "whether the company is sold now",
        "condition",
        "not prev(#sold) and #offer > 0 and (#agreed or #can_force)");
    draft.line("sold", "已出售", "whether it has been sold", "condition", "prev(#sold) or #sells");
    draft.line(
        "dragged", "本期领售", "whether the sale is forced", "condition", "#sells and not #agreed");
    draft.line("value", "出售股权价值", "equity value of the sale", MONEY, "if(#sells, #offer, 0)");
  }
}
