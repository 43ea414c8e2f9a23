package quanmai.models.structure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.structure.Investing.Rate;
import quanmai.models.structure.Laid.Total;
import quanmai.models.structure.Market.Quote;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StructureSheet;
import quanmai.models.termsheet.StructureSheet.EdgeDef;
import quanmai.models.termsheet.StructureSheet.EntityDef;
import quanmai.models.termsheet.StructureSheet.EntityType;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.TermSheet.InvestorDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * Lays a structure over the sheet of a deal: from the deal up through every entity to the
 * investors.
 *
 * <p>What it adds starts with {@code structure.}, so the deal's own lines and random numbers stay
 * as they are, and results of two structures differ by the structure alone.
 */
public final class Overlay {

  /** The input that holds the hurdle which investors want. */
  public static final String HURDLE = "hurdle";

  static final String ESTABLISHMENT_TAX = "establishment_tax";
  static final String DEDUCTIBLE = "fee_deductible";

  private static final String HOME = "CNY";

  private final Sketch sketch;
  private final View view;
  private final Timeline timeline;
  private final Rates rates;
  private final Findings findings;
  private final InvestorDef deal;
  private final Map<String, Flow> flows = new HashMap<>();
  private final Map<String, List<Holding>> held = new HashMap<>();
  private final List<Party> parties = new ArrayList<>();
  private final Map<Total, List<@Nullable String>> totals = new EnumMap<>(Total.class);
  private final Map<Text, String> quotas = new LinkedHashMap<>();

  private Overlay(
      View view,
      InvestorDef deal,
      Map<String, Source> given,
      Timeline timeline,
      Market market,
      Findings findings) {
    this.view = view;
    this.deal = deal;
    this.timeline = timeline;
    this.findings = findings;
    Map<String, Source> all = new HashMap<>(deal.terms());
    all.putAll(view.inputs());
    all.putAll(given);
    this.sketch = new Sketch(view, all);
    this.rates = new Rates(sketch, timeline, market, deal, findings);
    for (Total total : Total.values()) {
      totals.put(total, new ArrayList<>());
    }
  }

  /**
   * The deal under {@code view}, or null after a finding.
   *
   * @param given values of the structure's inputs, by name, before those of deal and file
   */
  public static @Nullable Laid lay(
      TermSheet sheet,
      Timeline timeline,
      View view,
      Map<String, Source> given,
      Market market,
      Findings findings) {
    InvestorDef investor = sheet.report().investor();
    if (investor == null) {
      findings.refuse(
          "no-investor",
          sheet.timeline().place(),
          new Text("交易没有说投资人付什么、收什么", "the deal does not say what its investor pays and gets"),
          new Text(
              "应写 report: {investor: {investment: 出资的线, dividends: 股息的线, exit: 退出的线}}",
              "add report: {investor: {investment: LINE, dividends: LINE, exit: LINE}}"));
      return null;
    }
    if (!sheet.currency().text().equals(HOME)) {
      findings.refuse(
          "structure-currency",
          sheet.currency().place(),
          new Text("持有架构只用于人民币交易", "structures are for deals in CNY"),
          new Text("应写 currency: CNY", "write currency: CNY"));
      return null;
    }
    return new Overlay(view, investor, given, timeline, market, findings).lay(sheet);
  }

  /** The names of the inputs that {@code view} takes. */
  public static List<String> inputs(View view) {
    List<String> names = new ArrayList<>();
    view.structure().inputs().forEach(input -> names.add(input.name()));
    names.addAll(List.of(HURDLE, ESTABLISHMENT_TAX, DEDUCTIBLE));
    return names;
  }

  private void usual() {
    sketch.usual(
        HURDLE, new Text("门槛收益率", "hurdle"), "share", new Quote(0.08, "市场通行 8%", Confidence.KNOWN));
    sketch.usual(
        ESTABLISHMENT_TAX,
        new Text("有机构场所的税率", "tax with an establishment"),
        "share",
        new Quote(0.25, "企业所得税法第三条；QFLP 口径有争议，两种并列", Confidence.VERIFIED));
    sketch.usual(
        DEDUCTIBLE,
        new Text("有机构场所时可扣除的管理费比例", "part of the fee that is deducted with an establishment"),
        "share",
        new Quote(1, "按净所得纳税，费用全额扣除，建模假设", Confidence.ASSUMED));
  }

  private @Nullable Laid lay(TermSheet sheet) {
    usual();
    flows.put(
        StructureSheet.DEAL,
        new Flow(
            name(deal.investment()),
            name(deal.dividends()),
            deal.interest() == null ? null : name(deal.interest()),
            deal.exit() == null ? null : name(deal.exit()),
            null,
            null));
    total(
        Total.DEAL,
        Flow.sum(
                java.util.Arrays.asList(
                    name(deal.dividends()),
                    deal.interest() == null ? null : name(deal.interest()),
                    deal.exit() == null ? null : name(deal.exit())))
            + " - "
            + name(deal.investment()));
    hold(StructureSheet.DEAL);
    for (EntityDef entity : upwards()) {
      write(entity);
    }
    Map<Total, String> outputs = new EnumMap<>(Total.class);
    StringBuilder rest = new StringBuilder();
    for (Total total : Total.values()) {
      List<String> terms = Flow.present(totals.getOrDefault(total, List.of()));
      String key = total.name().toLowerCase(java.util.Locale.ROOT);
      String line =
          sketch.line("all." + key, "合计：" + key, "all: " + key, Flow.sum(new ArrayList<>(terms)));
      outputs.put(
          total,
          sketch.output(
              "all_" + key, "合计：" + key, "all: " + key, Sketch.MONEY, "sum(" + line + ")"));
      rest.append(rest.isEmpty() ? "" : " - ").append("sum(").append(line).append(")");
    }
    String unexplained =
        sketch.output("unexplained", "未解释的差额", "unexplained", Sketch.MONEY, rest.toString());
    return findings.refused()
        ? null
        : new Laid(view, sketch.over(sheet), List.copyOf(parties), outputs, unexplained, quotas);
  }

  private static String name(Source line) {
    return line.text().strip();
  }

  private void total(Total total, @Nullable String term) {
    if (term != null && !term.equals("0")) {
      totals.computeIfAbsent(total, _ -> new ArrayList<>()).add(term);
    }
  }

  /** Entities, each after all that it holds. */
  private List<EntityDef> upwards() {
    List<EntityDef> order = new ArrayList<>();
    List<EntityDef> waiting = new ArrayList<>(view.structure().entities());
    List<String> done = new ArrayList<>(List.of(StructureSheet.DEAL));
    while (!waiting.isEmpty()) {
      EntityDef next =
          waiting.stream()
              .filter(
                  entity ->
                      view.structure().edges().stream()
                          .filter(edge -> edge.to().text().equals(entity.name()))
                          .allMatch(edge -> done.contains(edge.from().text())))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("a circle that was not refused"));
      waiting.remove(next);
      done.add(next.name());
      order.add(next);
    }
    return order;
  }

  private List<EdgeDef> from(String entity, boolean serving) {
    return view.structure().edges().stream()
        .filter(edge -> edge.from().text().equals(entity) && edge.serves() == serving)
        .toList();
  }

  private void write(EntityDef entity) {
    List<Holding> below = held.getOrDefault(entity.name(), List.of());
    if (entity.type() == EntityType.INVESTOR) {
      Source currency = entity.currency();
      Rate rate = currency == null || currency.text().equals(HOME) ? null : rates.of(currency);
      if (rate == null && currency != null && !currency.text().equals(HOME)) {
        return;
      }
      Investing.Made made = Investing.write(sketch, entity, below, rate);
      parties.add(made.party());
      total(Total.INVESTORS, made.flow());
      total(Total.COSTS, made.conversion());
    } else if (entity.type() != EntityType.MANAGER) {
      Middle.Made made = Middle.write(sketch, timeline, entity, below, from(entity.name(), true));
      flows.put(entity.name(), made.flow());
      if (made.loan() != null) {
        String loan = made.loan();
        total(Total.LENDERS, loan + ".paid + " + loan + ".sweep - " + loan + ".draws");
      }
      String fee = made.fee();
      String vat = made.feeTax();
      total(Total.FEES, fee == null || vat == null ? fee : fee + " - " + vat);
      total(Total.TAX, vat);
      total(Total.CARRY, made.carry());
      hold(entity.name());
      quota(entity);
    }
  }

  private void hold(String entity) {
    Flow flow = flows.get(entity);
    if (flow == null) {
      throw new AssertionError(entity + " was not written");
    }
    List<EdgeDef> owners = from(entity, false);
    for (EdgeDef edge : owners) {
      Holding holding = Holding.write(sketch, timeline, edge, share(edge, owners), flow);
      held.computeIfAbsent(edge.to().text(), _ -> new ArrayList<>()).add(holding);
      total(Total.TAX, holding.tax());
      total(Total.COSTS, holding.charge());
    }
  }

  private String share(EdgeDef edge, List<EdgeDef> owners) {
    Source own = edge.term("share");
    if (own != null) {
      return sketch.edgeTerm(name(edge.from()) + "_" + name(edge.to()), "share", own);
    }
    StringBuilder rest = new StringBuilder("1");
    for (EdgeDef other : owners) {
      Source share = other.term("share");
      if (share != null) {
        rest.append(" - ")
            .append(sketch.edgeTerm(name(other.from()) + "_" + name(other.to()), "share", share));
      }
    }
    return rest.length() == 1 ? "1" : "(" + rest + ")";
  }

  /** Foreign capital that is in, counted by balance at the rate of the outset. */
  private void quota(EntityDef entity) {
    Source limit = entity.terms().get("quota.limit");
    if (limit == null) {
      return;
    }
    Rate rate = rates.of(new Source("USD", limit.place()));
    List<@Nullable String> in = new ArrayList<>();
    for (List<Holding> holdings : held.values()) {
      for (Holding holding : holdings) {
        boolean out = holding.edge().from().text().equals(entity.name());
        if (out && view.entity(holding.edge().to().text()).abroad()) {
          in.add(holding.cost());
        }
      }
    }
    if (rate == null || in.isEmpty()) {
      return;
    }
    Source used = entity.terms().get("quota.used");
    String others =
        used == null ? "" : " + " + sketch.entityTerm(entity.name(), "quota.used", used);
    String balance =
        sketch.line(
            entity.name() + ".quota_balance",
            "已用额度",
            "quota in use",
            "USD_m",
            "(" + Flow.sum(in) + ") / first_value(" + rate.spot() + ")" + others);
    quotas.put(
        entity.label(),
        sketch.output(
            entity.name() + ".quota_exceeded",
            "超出额度",
            "quota exceeded",
            "condition",
            "any("
                + balance
                + " > "
                + sketch.entityTerm(entity.name(), "quota.limit", limit)
                + ")"));
  }
}
