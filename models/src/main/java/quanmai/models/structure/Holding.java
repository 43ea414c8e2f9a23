package quanmai.models.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.structure.View.Establishment;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.StructureSheet.EdgeDef;
import quanmai.models.termsheet.StructureSheet.EntityDef;
import quanmai.models.termsheet.StructureSheet.EntityType;
import quanmai.models.timeline.Timeline;

/**
 * The lines of an edge from an entity to one of its holders.
 *
 * <p>With s the share of the holder, r its rates of tax and c the charge:
 *
 * <pre>
 *   capital    = s needs                      down
 *   gross      = s (dividends + interest + sales + returned)
 *   recovered  = min(s sales, cost)           cost is the capital that has not come back; what is
 *                                             returned beyond it counts as sales
 *   tax        = r dividends + r interest + r (s sales - recovered)      by kind of flow, or
 *              = r max(0, dividends + interest + gain - fees - losses)   with an establishment
 *   credit     = min(tax, credits left)       of a foreign investor who reinvests
 *   net        = (gross - tax + credit) (1 - c), n periods later
 * </pre>
 *
 * <p>What is under way when the timeline ends arrives in the last period.
 */
final class Holding {

  private final Sketch sketch;
  private final Timeline timeline;
  private final EdgeDef edge;
  private final EntityDef holder;
  private final String at;
  private final String share;

  /** What the holder gets, by kind when it is a partnership and passes the kinds on. */
  private final Map<String, String> kinds = new LinkedHashMap<>();

  private String tax = "0";
  private String charge = "0";
  private String capital = "0";
  private String cost = "0";
  private String net = "0";
  private @Nullable String fee;
  private @Nullable String capitalPart;

  private Holding(Sketch sketch, Timeline timeline, EdgeDef edge, String share) {
    this.sketch = sketch;
    this.timeline = timeline;
    this.edge = edge;
    this.holder = sketch.view().entity(edge.to().text());
    this.at = edge.from().text() + "_" + edge.to().text();
    this.share = share;
  }

  /** Writes them. */
  static Holding write(Sketch sketch, Timeline timeline, EdgeDef edge, String share, Flow flow) {
    Holding holding = new Holding(sketch, timeline, edge, share);
    holding.write(flow);
    return holding;
  }

  EdgeDef edge() {
    return edge;
  }

  /** Capital that the holder pays down. */
  String capital() {
    return capital;
  }

  /** Its part of the management fee, or null. */
  @Nullable String fee() {
    return fee;
  }

  /** Capital that has not come back. */
  String cost() {
    return cost;
  }

  String tax() {
    return tax;
  }

  String charge() {
    return charge;
  }

  /** All that the holder gets. */
  String net() {
    return net;
  }

  /** What it gets of one kind: dividends, interest, sales or returned; null when it never does. */
  @Nullable String kind(String kind) {
    return kinds.get(kind);
  }

  /** The part of {@link #net} that is its own capital coming back, null for none. */
  @Nullable String capitalPart() {
    return capitalPart;
  }

  private String line(String name, String zh, String en, String formula) {
    return sketch.line(at + "." + name, zh, en, formula);
  }

  private @Nullable String part(String name, String zh, String en, @Nullable String of) {
    return of == null ? null : line(name, zh, en, shared(of));
  }

  private String shared(String of) {
    return share.equals("1") ? of : share + " * (" + of + ")";
  }

  private @Nullable String term(String path) {
    Source written = edge.term(path);
    return written == null ? null : sketch.edgeTerm(at, path, written);
  }

  private void write(Flow flow) {
    capital = java.util.Objects.requireNonNull(part("capital", "出资", "capital paid", flow.needs()));
    fee = part("fee", "承担的管理费", "its part of the fee", flow.fee());
    String dividends = part("dividends", "股息（税前）", "dividends before tax", flow.dividends());
    String interest = part("interest", "利息（税前）", "interest before tax", flow.interest());
    String returned = returned(flow.returned());
    String sales = sales(flow.sales(), flow.returned(), returned);
    String recovered = cost(sales, returned);
    String gain = sales == null ? null : "(" + sales + " - " + recovered + ")";
    List<@Nullable String> gross = Arrays.asList(dividends, interest, sales, returned);
    if (sketch.view().establishment() == Establishment.EXISTS
        && View.isOpen(sketch.view().structure(), edge)) {
      establishment(dividends, interest, gain);
      total(Flow.sum(gross), recovered, returned);
      return;
    }
    String onDividends = byKind("dividend", "股息所得税", "tax on dividends", dividends);
    String onInterest = byKind("interest", "利息所得税", "tax on interest", interest);
    String onGain = byKind("gain", "转让所得税", "tax on the gain", gain);
    List<String> taxes = Flow.present(Arrays.asList(onDividends, onInterest, onGain));
    if (!taxes.isEmpty()) {
      tax = line("tax", "税", "tax", String.join(" + ", taxes));
    }
    credit(dividends);
    if (holder.type() == EntityType.PARTNERSHIP) {
      passOn(gross, Arrays.asList(onDividends, onInterest, onGain, null));
    } else {
      total(Flow.sum(gross), recovered, returned);
    }
  }

  /** Capital that comes back as such: no more than there is. */
  private @Nullable String returned(@Nullable String all) {
    return all == null
        ? null
        : line(
            "returned",
            "收回的资本",
            "capital returned",
            "min(" + shared(all) + ", prev(" + Sketch.PREFIX + at + ".cost) + " + capital + ")");
  }

  /** Proceeds of sales, with whatever comes back beyond the capital. */
  private @Nullable String sales(
      @Nullable String sold, @Nullable String all, @Nullable String returned) {
    if (sold == null && all == null) {
      return null;
    }
    String sum = sold == null ? "" : shared(sold);
    if (all != null) {
      sum += (sum.isEmpty() ? "" : " + ") + shared(all) + " - " + returned;
    }
    return line("sales", "转让收入（税前）", "proceeds of sales before tax", sum);
  }

  /** Writes what capital has not come back; the name of what of the sales brings it back. */
  private String cost(@Nullable String sales, @Nullable String returned) {
    String before =
        "prev("
            + Sketch.PREFIX
            + at
            + ".cost) + "
            + capital
            + (returned == null ? "" : " - " + returned);
    String recovered = "0";
    if (sales != null) {
      recovered =
          line(
              "recovered",
              "转让收入中的成本",
              "the part of sales that is cost",
              "max(0, min(" + sales + ", " + before + "))");
    }
    cost = line("cost", "未收回的成本", "capital not come back", before + " - " + recovered);
    return recovered;
  }

  private @Nullable String byKind(String kind, String zh, String en, @Nullable String base) {
    String rate = base == null ? null : term("tax." + kind);
    return rate == null ? null : line(kind + "_tax", zh, en, rate + " * max(0, " + base + ")");
  }

  private void establishment(
      @Nullable String dividends, @Nullable String interest, @Nullable String gain) {
    String income = Flow.sum(Arrays.asList(dividends, interest, gain));
    if (fee != null) {
      income += " - " + sketch.input(Overlay.DEDUCTIBLE) + " * " + fee;
    }
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("profit", income);
    settings.put("rate", sketch.input(Overlay.ESTABLISHMENT_TAX));
    settings.put("loss_years", "5");
    tax = sketch.use(at + ".income", "tax", settings) + ".due";
  }

  /** Less tax by what was reinvested: 财政部 税务总局 商务部公告2025年第2号. */
  private void credit(@Nullable String dividends) {
    Source written = edge.term("reinvest.share");
    if (written == null || dividends == null || tax.equals("0")) {
      return;
    }
    String part = sketch.edgeTerm(at, "reinvest.share", written);
    String rate = java.util.Objects.requireNonNull(term("reinvest.credit"));
    String hold = term("reinvest.hold");
    String held = hold == null ? "" : " and " + hold + " >= 5[year]";
    String granted =
        line(
            "credit_granted",
            "再投资抵免额",
            "credit for what is reinvested",
            "if(period_end >= date(2025, 1, 1) and period_end <= date(2028, 12, 31)"
                + held
                + ", "
                + rate
                + " * "
                + part
                + " * max(0, "
                + dividends
                + "), 0)");
    String left = "prev(" + Sketch.PREFIX + at + ".credit_left) + " + granted;
    String used = line("credit_used", "已用抵免", "credit used", "min(" + tax + ", " + left + ")");
    line("credit_left", "结转抵免", "credit carried forward", left + " - " + used);
    tax = line("tax_paid", "抵免后的税", "tax after the credit", tax + " - " + used);
  }

  private void passOn(List<@Nullable String> gross, List<@Nullable String> taxes) {
    String rate = term("charge");
    List<String> names = List.of("dividends", "interest", "sales", "returned");
    for (int k = 0; k < names.size(); k++) {
      String one = gross.get(k);
      if (one == null) {
        continue;
      }
      String less = taxes.get(k);
      String after = less == null ? one : "(" + one + " - " + less + ")";
      String kept = rate == null ? after : after + " * (1 - " + rate + ")";
      String name = names.get(k);
      kinds.put(name, late("up_" + name, "上收：" + name, name + " passed on", kept));
    }
    charge(rate, Flow.sum(gross));
    net = line("net", "持有人所得", "what the holder gets", Flow.sum(new ArrayList<>(kinds.values())));
  }

  private void total(String gross, String recovered, @Nullable String returned) {
    String rate = term("charge");
    charge(rate, gross);
    String less = tax.equals("0") ? "" : " - " + tax;
    less += charge.equals("0") ? "" : " - " + charge;
    net = late("net", "持有人所得", "what the holder gets", gross + less);
    String own = returned == null ? recovered : recovered + " + " + returned;
    if (!own.equals("0")) {
      capitalPart = late("own", "其中：收回的资本", "of it: capital coming back", own);
    }
  }

  private void charge(@Nullable String rate, String gross) {
    if (rate != null) {
      charge = line("charge", "费用", "charge", rate + " * (" + gross + " - " + tax + ")");
    }
  }

  /** Writes a line that comes the edge's periods later. */
  private String late(String name, String zh, String en, String formula) {
    Source delay = edge.term("delay");
    int periods = delay == null ? 0 : Integer.parseInt(delay.text().strip());
    if (periods <= 0) {
      return line(name, zh, en, formula);
    }
    String sent = line(name + "_sent", zh + "（发出）", en + " (sent)", formula);
    return line(
        name,
        zh,
        en,
        "if(t == %d, sum_last(%s, %d), lag(%s, %d))"
            .formatted(timeline.periods(), sent, periods + 1, sent, periods));
  }
}
