package quanmai.models.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.structure.Party.Measures;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StructureSheet.EdgeDef;
import quanmai.models.termsheet.StructureSheet.EntityDef;

/**
 * The lines and outputs of an investor: in the currency of the deal, and in its own without and
 * with forwards.
 *
 * <p>Forwards are sold for what it receives in the base case. A strip sells each receipt at the
 * outset for its date; a rolling hedge sells what the investment is worth by plan (the receipts
 * still to come, at the return of the plan) for one period, and does so again every period. The use
 * {@code fx-hedge} has the formulas.
 */
final class Investing {

  private final Sketch sketch;
  private final EntityDef investor;
  private final List<Holding> holdings;
  private final String at;
  private String conversion = "0";

  private Investing(Sketch sketch, EntityDef investor, List<Holding> holdings) {
    this.sketch = sketch;
    this.investor = investor;
    this.holdings = holdings;
    this.at = investor.name();
  }

  /**
   * What was written.
   *
   * @param flow all that the investor gets less what it pays, in the currency of the deal
   * @param conversion what changing money costs it
   */
  record Made(Party party, String flow, String conversion) {}

  /** {@code rate}: home currency for one unit of the investor's, null for an investor at home. */
  static Made write(
      Sketch sketch, EntityDef investor, List<Holding> holdings, @Nullable Rate rate) {
    return new Investing(sketch, investor, holdings).write(rate);
  }

  /** Names of the spot rate, and of yearly interest rates by period for either hedge. */
  record Rate(
      String code,
      String spot,
      String homeZero,
      String foreignZero,
      String homeForward,
      String foreignForward) {}

  private String line(String name, String zh, String en, String formula) {
    return sketch.line(at + "." + name, zh, en, formula);
  }

  private Made write(@Nullable Rate rate) {
    List<@Nullable String> paid = new ArrayList<>();
    List<@Nullable String> got = new ArrayList<>();
    for (Holding holding : holdings) {
      paid.add(holding.capital());
      paid.add(holding.fee());
      got.add(holding.net());
    }
    String pays = line("paid", "投资人付出", "what the investor pays", Flow.sum(paid));
    String gets = line("received", "投资人收到", "what the investor gets", Flow.sum(got));
    List<@Nullable String> costs = new ArrayList<>();
    for (Holding holding : holdings) {
      Source spread = holding.edge().term("convert.spread");
      if (spread != null && rate != null) {
        String name = holding.edge().from().text() + "_" + at;
        String fee = holding.fee() == null ? "" : " + " + holding.fee();
        costs.add(
            sketch.edgeTerm(name, "convert.spread", spread)
                + " * ("
                + holding.capital()
                + fee
                + " + "
                + holding.net()
                + ")");
      }
    }
    if (!costs.isEmpty()) {
      conversion = line("conversion", "换汇成本", "cost of conversion", Flow.sum(costs));
    }
    String flow =
        line(
            "flow",
            "投资人现金流",
            "cash flow of the investor",
            gets + " - " + pays + (costs.isEmpty() ? "" : " - " + conversion));
    Party party =
        rate == null
            ? new Party(at, investor.label(), "CNY", measures("", flow), null, null, null)
            : foreign(flow, rate);
    return new Made(party, flow, conversion);
  }

  private Measures measures(String suffix, String flow) {
    String name = at + suffix;
    String irr = "irr(" + flow + ", -100%)";
    return new Measures(
        sketch.output(name + ".irr", "内部收益率", "IRR", "share", irr),
        sketch.output(name + ".moic", "投资倍数", "MOIC", "ratio", "moic(" + flow + ")"),
        sketch.output(
            name + ".reaches",
            "达到门槛收益率",
            "reaches the hurdle",
            "condition",
            irr + " >= " + sketch.input(Overlay.HURDLE)));
  }

  private Party foreign(String flow, Rate rate) {
    Measures home = measures("", flow);
    String unit = rate.code() + "_m";
    String spot =
        sketch.use(at + ".exchange", "conversion", settings(rate, Map.of("amount", flow)))
            + ".converted";
    String plan = line("plan", "基准情形现金流", "cash flow of the base case", "base(" + flow + ")");
    String planned = line("planned", "计划所得", "planned receipts", "max(0, " + plan + ")");
    String strip =
        hedged("strip", unit, spot, rate, Map.of("style", "strip", "amount", planned), true);
    String rolling =
        hedged(
            "rolling",
            unit,
            spot,
            rate,
            Map.of("style", "rolling", "exposure", value(plan)),
            false);
    return new Party(
        at,
        investor.label(),
        rate.code(),
        home,
        measures("_spot", spot),
        measures("_strip", strip),
        measures("_rolling", rolling));
  }

  /** What the investment is worth by plan: what is still to come, at the return of the plan. */
  private String value(String plan) {
    String yield =
        sketch.line(
            at + ".planned_yield",
            "计划收益率",
            "return of the plan",
            "share",
            "irr(" + plan + ", -100%)");
    return line(
        "value",
        "计划净值",
        "value by plan",
        "max(0, prev("
            + Sketch.PREFIX
            + at
            + ".value) * (1 + "
            + yield
            + ") ^ (dt / 1[year]) - "
            + plan
            + ")");
  }

  private String hedged(
      String style, String unit, String spot, Rate rate, Map<String, String> of, boolean zero) {
    Map<String, String> all = settings(rate, of);
    all.put("from_interest", zero ? rate.homeZero() : rate.homeForward());
    all.put("to_interest", zero ? rate.foreignZero() : rate.foreignForward());
    for (Holding holding : holdings) {
      EdgeDef edge = holding.edge();
      String name = edge.from().text() + "_" + at;
      Source ratio = edge.term("hedge.ratio");
      if (ratio != null) {
        all.put("ratio", sketch.edgeTerm(name, "hedge.ratio", ratio));
      }
      Source margin = edge.term("hedge.margin");
      if (margin != null) {
        all.put("margin", sketch.edgeTerm(name, "hedge.margin", margin));
      }
    }
    String hedge = sketch.use(at + "." + style, "fx-hedge", all);
    return sketch.line(
        at + ".usd_" + style,
        style.equals("strip") ? "逐笔套保后现金流" : "滚动套保后现金流",
        "cash flow hedged by a " + style + " of forwards",
        unit,
        spot + " + " + hedge + ".gain");
  }

  private static Map<String, String> settings(Rate rate, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(more);
    all.put("from", "CNY");
    all.put("to", rate.code());
    all.put("rate", rate.spot());
    return all;
  }
}
