package quanmai.models.instrument.city;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * Land bought from the city.
 *
 * <p>premium = area x price in the period {@code at}; deed tax on it; what is returned of it lowers
 * the price that was really paid, and that price is what is compared with the benchmark and with
 * the national minimum: price_vs_benchmark = price (1 - share returned) / benchmark. The discount
 * is the money that the buyer is spared, area x max(0, benchmark - price really paid).
 */
final class Land implements Instrument {

  private static final String PRICE = "万元/mu";

  @Override
  public String type() {
    return "land";
  }

  @Override
  public Text description() {
    return new Text(
        "土地出让：面积、价款、与基准地价和全国最低价之比",
        "land from the city: area, premium, and its price against benchmark and minimum");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("area", "mu", "面积（亩）", "the area").must(),
        SettingSpec.value("price", PRICE, "单价", "the price").must(),
        SettingSpec.of(
            Shape.PERIOD, "at", "付款期（默认首期）", "the period of payment, the first if left out"),
        SettingSpec.value("benchmark", PRICE, "基准地价", "the benchmark price"),
        SettingSpec.value(
            "minimum", PRICE, "全国工业用地最低价", "the national minimum for industrial land"),
        SettingSpec.value(
            "returned", "share", "出让金返还比例", "the share of the premium that is returned"),
        SettingSpec.value("deed_tax_rate", "share", "契税税率", "the rate of the deed tax")
            .usually("3%", Confidence.KNOWN, "契税法 3%-5%，山东 3%"));
  }

  @Override
  public void expand(Draft draft) {
    CityInstruments.inYuan(draft);
    draft.value("area");
    draft.value("price");
    draft.value("deed_tax_rate");
    String then = "if(t == " + draft.period("at", draft.timeline().firstT()) + ", ";
    draft.line("premium", "土地出让金", "land premium", MONEY, then + "#area * #price, 0)");
    draft.line("deed_tax", "契税", "deed tax", MONEY, "#deed_tax_rate * #premium");
    String cost = "#premium + #deed_tax";
    String price = "#price";
    if (draft.has("returned")) {
      draft.value("returned", "returned_share", null);
      draft.line("returned", "返还的出让金", "premium returned", MONEY, "#returned_share * #premium");
      cost += " - #returned";
      price = "#price * (1 - #returned_share)";
    }
    draft.line("cost", "土地成本", "cost of the land", MONEY, cost);
    if (draft.has("benchmark")) {
      draft.value("benchmark");
      draft.line(
          "price_vs_benchmark",
          "实付地价与基准地价之比",
          "price really paid over the benchmark",
          "ratio",
          price + " / #benchmark");
      draft.line(
          "discount",
          "低于基准地价的优惠额",
          "money spared below the benchmark",
          MONEY,
          then + "#area * max(0, #benchmark - " + price + "), 0)");
    }
    if (draft.has("minimum")) {
      draft.value("minimum");
      draft.line(
          "price_vs_minimum",
          "实付地价与全国最低价之比",
          "price really paid over the national minimum",
          "ratio",
          price + " / #minimum");
    }
  }
}
