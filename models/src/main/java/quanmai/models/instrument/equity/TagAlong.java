package quanmai.models.instrument.equity;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Sale beside another holder, in proportion (随售权).
 *
 * <p>The buyer takes a stake s of the company in all. With own stake a and the seller's b, what is
 * left of both, the holder sells min(a, s a / (a + b)) of it, the seller the rest.
 */
final class TagAlong implements Instrument {

  @Override
  public String type() {
    return "tag-along";
  }

  @Override
  public Text description() {
    return new Text("随售权：按比例共同出售", "tag-along: sale beside another holder in proportion");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("bought", "share", "受让方购买的股比", "the stake that is bought").must(),
        SettingSpec.value("value", MONEY, "对应的整体股权价值", "the equity value it is priced at").must(),
        SettingSpec.value("stake", "share", "本方股比", "the own stake").must(),
        SettingSpec.value("seller_stake", "share", "出售方股比", "the seller's stake").must());
  }

  @Override
  public void expand(Draft draft) {
    for (String setting : List.of("bought", "value", "stake", "seller_stake")) {
      draft.value(setting);
    }
    draft.line(
        "left", "期初未售股比", "own stake before the period", "share", "max(0, #stake - prev(#sold))");
    draft.line(
        "seller_left",
        "出售方期初股比",
        "the seller's stake before the period",
        "share",
        "max(0, #seller_stake - prev(#seller_sold))");
    draft.line(
        "sells",
        "本期出售股比",
        "own stake sold in the period",
        "share",
        "min(#left, #bought * #left / max(#left + #seller_left, 1e-12))");
    draft.line(
        "seller_sells",
        "出售方本期出售股比",
        "sold by the seller in the period",
        "share",
        "min(#seller_left, #bought - #sells)");
    draft.line("sold", "累计出售股比", "own stake sold so far", "share", "prev(#sold) + #sells");
    draft.line(
        "seller_sold",
        "出售方累计出售股比",
        "sold by the seller so far",
        "share",
        "prev(#seller_sold) + #seller_sells");
    draft.line("proceeds", "出售所得", "proceeds", MONEY, "#sells * #value");
  }
}
