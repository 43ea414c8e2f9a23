package quanmai.models.structure;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import quanmai.models.structure.Investing.Rate;
import quanmai.models.structure.Market.Foreign;
import quanmai.models.structure.Market.Quote;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.TermSheet.InvestorDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * The rates of exchange that a structure needs: the deal's own where it has one for its investor,
 * else a process of the market; and yearly interest by period, from the market's curves.
 *
 * <p>With D the discount factor of a currency and T the years of a period's end: for a strip the
 * rate is (1/D - 1) / T up to a year and D^(-1/T) - 1 beyond; for a rolling hedge that of the
 * period is (D before / D - 1) / dt. So covered parity gives back D of one currency over D of the
 * other.
 */
final class Rates {

  private static final double YEAR = 1 + 1e-9;

  private final Sketch sketch;
  private final Timeline timeline;
  private final Market market;
  private final Findings findings;
  private final @Nullable Source own;
  private final Map<String, Rate> known = new HashMap<>();

  Rates(
      Sketch sketch,
      Timeline timeline,
      Market market,
      @Nullable InvestorDef investor,
      Findings findings) {
    this.sketch = sketch;
    this.timeline = timeline;
    this.market = market;
    this.findings = findings;
    this.own = investor == null ? null : investor.rate();
  }

  /** The rate of the currency {@code code}; null after a finding at it. */
  @Nullable Rate of(Source code) {
    Rate done = known.get(code.text());
    if (done != null) {
      return done;
    }
    Foreign currency = market.currency(code.text()).orElse(null);
    if (currency == null) {
      findings.refuse(
          "currency-without-rate",
          code.place(),
          new Text(
              "没有 " + code.text() + " 的汇率与利率曲线",
              "there is no rate of exchange and no curve of " + code.text()),
          Nearest.advice(code.text(), market.currencies()));
      return null;
    }
    String spot = own == null ? process(code.text(), currency) : own.text().strip();
    Quote curves = new Quote(0, currency.curves(), Confidence.KNOWN);
    String c = code.text().toLowerCase(java.util.Locale.ROOT);
    Rate rate =
        new Rate(
            code.text(),
            spot,
            curve(c + "_home_zero", "本币利率（至该期）", curves, t -> zero(currency::homeDiscount, t)),
            curve(c + "_zero", "外币利率（至该期）", curves, t -> zero(currency::foreignDiscount, t)),
            curve(c + "_home_forward", "本币利率（该期）", curves, t -> forward(currency::homeDiscount, t)),
            curve(c + "_forward", "外币利率（该期）", curves, t -> forward(currency::foreignDiscount, t)));
    known.put(code.text(), rate);
    return rate;
  }

  private interface Discount {
    double at(double years);
  }

  private double zero(Discount discount, int t) {
    double years = timeline.years(t);
    double d = discount.at(years);
    return years <= YEAR ? (1 / d - 1) / years : Math.pow(d, -1 / years) - 1;
  }

  private double forward(Discount discount, int t) {
    double before = timeline.years(t - 1);
    double years = timeline.years(t);
    return (discount.at(before) / discount.at(years) - 1) / (years - before);
  }

  private String curve(String name, String label, Quote of, IntToDoubleFunction rate) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      values.put(Integer.toString(t), t == 0 ? 0 : rate.applyAsDouble(t));
    }
    return sketch.schedule(name, new Text(label, "interest of a year"), "/year", of, values);
  }

  private String process(String code, Foreign currency) {
    String c = code.toLowerCase(java.util.Locale.ROOT);
    String unit = "CNY/" + code;
    sketch.usual(
        c + "_spot", new Text(code + " 即期汇率", "spot rate of " + code), unit, currency.spot());
    sketch.usual(
        c + "_median", new Text(code + " 长期中值", "median of " + code), unit, currency.median());
    sketch.usual(
        c + "_reversion",
        new Text(code + " 回归速度", "reversion of " + code),
        "/year",
        currency.reversion());
    sketch.usual(
        c + "_vol",
        new Text(code + " 年波动率", "volatility of " + code),
        "share",
        currency.volatility());
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put("start", sketch.input(c + "_spot"));
    terms.put("median", sketch.input(c + "_median"));
    terms.put("reversion", sketch.input(c + "_reversion"));
    terms.put("vol", sketch.input(c + "_vol"));
    return sketch.factor(
        c + "_rate", new Text(code + " 汇率", "rate of " + code), unit, "log-ou", terms);
  }
}
