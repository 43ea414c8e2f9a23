package quanmai.models.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StructureSheet.EdgeDef;
import quanmai.models.termsheet.StructureSheet.EntityDef;
import quanmai.models.termsheet.StructureSheet.EntityType;
import quanmai.models.timeline.Timeline;

/**
 * The lines of an entity between the deal and its investors: its loan, the fee and the carried
 * interest of its manager, and what is left for its holders.
 *
 * <p>A loan is drawn as a share of the capital that the entity pays in, bears interest, and sweeps
 * cash before holders are paid; at the end what is not repaid is the lender's loss. The carried
 * interest is European: capital and fees with a compounded hurdle first, then the manager catches
 * up, then the rest is split. A partnership passes its kinds of flow on, each with the same part
 * taken out; a company pays back capital first, and the rest is dividends.
 */
final class Middle {

  private final Sketch sketch;
  private final Timeline timeline;
  private final EntityDef entity;
  private final List<Holding> below;
  private final List<EdgeDef> served;
  private final String at;

  private @Nullable String loan;
  private @Nullable String fee;
  private @Nullable String carry;
  private @Nullable String feeTax;

  private Middle(
      Sketch sketch,
      Timeline timeline,
      EntityDef entity,
      List<Holding> below,
      List<EdgeDef> served) {
    this.sketch = sketch;
    this.timeline = timeline;
    this.entity = entity;
    this.below = below;
    this.served = served;
    this.at = entity.name();
  }

  /** What holders of {@code entity} deal with, and what it pays besides. */
  record Made(
      Flow flow,
      @Nullable String loan,
      @Nullable String fee,
      @Nullable String feeTax,
      @Nullable String carry) {}

  /**
   * Writes the lines.
   *
   * @param below its own holdings
   * @param served edges to its managers
   */
  static Made write(
      Sketch sketch,
      Timeline timeline,
      EntityDef entity,
      List<Holding> below,
      List<EdgeDef> served) {
    Middle middle = new Middle(sketch, timeline, entity, below, served);
    Flow flow = middle.flow();
    return new Made(flow, middle.loan, middle.fee, middle.feeTax, middle.carry);
  }

  private String line(String name, String zh, String en, String formula) {
    return sketch.line(at + "." + name, zh, en, formula);
  }

  private String own(String name) {
    return Sketch.PREFIX + at + "." + name;
  }

  private Flow flow() {
    List<@Nullable String> spent = new ArrayList<>();
    below.forEach(holding -> spent.add(holding.capital()));
    String invested = line("invested", "投出资本", "capital that it pays in", Flow.sum(spent));
    List<@Nullable String> asked = new ArrayList<>(List.of(invested));
    below.forEach(holding -> asked.add(holding.fee()));
    String got =
        line(
            "received",
            "所得",
            "what it gets",
            Flow.sum(new ArrayList<>(below.stream().map(Holding::net).toList())));
    String left = loan(invested, got);
    String draws = loan == null ? "" : " - " + loan + ".draws";
    String needs = line("needs", "需投资人出资", "capital asked of holders", Flow.sum(asked) + draws);
    serve(needs, left);
    String after = carry == null ? left : left + " - " + carry;
    return entity.type() == EntityType.COMPANY
        ? company(needs, after)
        : partnership(needs, got, after);
  }

  /** The cash that a loan leaves, or all of it. */
  private String loan(String invested, String got) {
    Source share = entity.terms().get("loan.share");
    Source rate = entity.terms().get("loan.rate");
    if (share == null || rate == null) {
      return got;
    }
    Source sweep = entity.terms().get("loan.sweep");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("draws", sketch.entityTerm(at, "loan.share", share) + " * " + invested);
    settings.put("rate", sketch.entityTerm(at, "loan.rate", rate));
    settings.put("profile", "bullet");
    settings.put("cash", got);
    settings.put("sweep", sweep == null ? "1" : sketch.entityTerm(at, "loan.sweep", sweep));
    settings.put("sweep_from", Integer.toString(timeline.firstT()));
    loan = sketch.use(at + ".loan", "loan", settings);
    return loan + ".left";
  }

  private void serve(String needs, String left) {
    for (EdgeDef edge : served) {
      String name = at + "_" + edge.to().text();
      Source rate = edge.term("fee");
      if (rate != null) {
        List<@Nullable String> costs = new ArrayList<>();
        below.forEach(holding -> costs.add("prev(" + holding.cost() + ")"));
        fee =
            sketch.line(
                name + ".fee",
                "管理费",
                "management fee",
                sketch.edgeTerm(name, "fee", rate) + " * dt * (" + Flow.sum(costs) + ")");
        Source vat = edge.term("tax.fee");
        if (vat != null) {
          String v = sketch.edgeTerm(name, "tax.fee", vat);
          feeTax =
              sketch.line(
                  name + ".fee_tax",
                  "管理费所含增值税",
                  "VAT within the fee",
                  fee + " * " + v + " / (1 + " + v + ")");
        }
      }
      Source share = edge.term("carry");
      if (share != null) {
        carry(name, sketch.edgeTerm(name, "carry", share), edge.term("hurdle"), needs, left);
      }
    }
  }

  private void carry(String name, String part, @Nullable Source hurdle, String needs, String left) {
    String net = fee == null ? left : left + " - " + fee;
    String paid = line("distributable", "可分配", "for distribution", "max(0, " + net + ")");
    String called =
        line(
            "called",
            "投资人缴款",
            "called from holders",
            fee == null ? needs : needs + " + max(0, -(" + net + "))");
    String rate = hurdle == null ? "0" : sketch.edgeTerm(name, "hurdle", hurdle);
    String due =
        line(
            "hurdle_due",
            "本金与门槛收益",
            "capital and hurdle due",
            "prev(" + own("hurdle_left") + ") * (1 + " + rate + ") ^ (dt / 1[year]) + " + called);
    String first = line("first", "先行返还", "paid on it", "min(" + paid + ", " + due + ")");
    line("hurdle_left", "未返还的本金与门槛收益", "not yet paid of it", due + " - " + first);
    String profit =
        line(
            "profit_so_far",
            "投资人累计收益（分成前）",
            "profit of holders before the split",
            "max(0, prev(" + own("holders_total") + ") + " + first + " - cum(" + called + "))");
    String catching =
        line(
            "catch_up",
            "追补",
            "catch-up",
            "min(%s - %s, max(0, %s / (1 - %s) * %s - prev(%s)))"
                .formatted(paid, first, part, part, profit, own("carry_total")));
    carry =
        sketch.line(
            name + ".carry",
            "业绩报酬",
            "carried interest",
            catching + " + " + part + " * (" + paid + " - " + first + " - " + catching + ")");
    line("carry_total", "累计业绩报酬", "carried interest so far", "cum(" + carry + ")");
    line("holders_total", "投资人累计分配", "paid to holders so far", "cum(" + paid + " - " + carry + ")");
  }

  private Flow partnership(String needs, String got, String after) {
    String kept = "";
    if (loan != null || carry != null) {
      kept =
          " * "
              + sketch.line(
                  at + ".kept",
                  "分给持有人的比例",
                  "the part that holders get",
                  "ratio",
                  "if(" + got + " > 0, (" + after + ") / " + got + ", 0)");
    }
    return new Flow(
        needs,
        kind("dividends", "股息", kept),
        kind("interest", "利息", kept),
        kind("sales", "转让收入", kept),
        kind("returned", "收回的资本", kept),
        fee);
  }

  private @Nullable String kind(String kind, String zh, String kept) {
    List<@Nullable String> parts = new ArrayList<>();
    below.forEach(holding -> parts.add(holding.kind(kind)));
    List<String> all = Flow.present(parts);
    return all.isEmpty() ? null : line(kind, zh, kind, "(" + String.join(" + ", all) + ")" + kept);
  }

  private Flow company(String needs, String after) {
    List<@Nullable String> parts = new ArrayList<>();
    below.forEach(holding -> parts.add(holding.capitalPart()));
    List<String> own = Flow.present(parts);
    String returned = null;
    if (!own.isEmpty()) {
      String before = "prev(" + own("unreturned") + ") + " + needs;
      returned =
          line(
              "returned",
              "返还资本",
              "capital returned",
              "max(0, min(%s, min(%s, %s)))"
                  .formatted(after, before, Flow.sum(new ArrayList<>(own))));
      line("unreturned", "未返还资本", "capital not returned", before + " - " + returned);
    }
    String dividends =
        line("dividends", "分红", "dividends", after + (returned == null ? "" : " - " + returned));
    return new Flow(needs, dividends, null, null, returned, fee);
  }
}
