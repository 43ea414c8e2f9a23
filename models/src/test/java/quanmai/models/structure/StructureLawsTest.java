package quanmai.models.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;
import quanmai.models.termsheet.StructureSheet;

/** What holds of every structure, over seeded random deals and terms. */
class StructureLawsTest {

  private static final int PERIODS = 8;
  private static final int DEALS = 200;
  private static final double ROUNDING = 1e-9;
  private static final String HOME_IRR = "structure.investor.irr";

  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      name: test
      timeline: {start: 2025-06-30, step: year, periods: 8}
      schedules:
        invested: {unit: 亿元, values: [0, 0, 0, 0, 0, 0, 0, 0, 0]}
        dividends: {unit: 亿元, values: [0, 0, 0, 0, 0, 0, 0, 0, 0]}
        coupon: {unit: 亿元, values: [0, 0, 0, 0, 0, 0, 0, 0, 0]}
        sale: {unit: 亿元, values: [0, 0, 0, 0, 0, 0, 0, 0, 0]}
      lines:
        flow: {unit: 亿元, formula: dividends + coupon + sale - invested}
      outputs: {total: sum(flow)}
      report:
        investor: {investment: invested, dividends: dividends, interest: coupon, exit: sale}
      """;

  /** One of everything: two layers of funds, a loan, delays, charges, credits. */
  private static final String EVERYTHING =
      """
      quanmai: 1
      kind: structure
      name: everything
      inputs:
        part: {unit: share, value: 60%}
        rate: {unit: share, value: 10%}
        fee: {unit: /year, value: 2%, range: [0, 1]}
        carry: {unit: share, value: 20%}
        lent: {unit: share, value: 40%}
        cost: {unit: share, value: 0.2%}
        again: {unit: share, value: 50%}
      entities:
        bidco: {type: company, loan: {share: lent, rate: 5%}}
        fund: {type: partnership}
        feeder: {type: partnership}
        hk: {type: company, abroad: true}
        gp: {type: manager}
        lp: {type: investor, abroad: true, currency: USD}
        rmb: {type: investor}
      edges:
        - {from: deal, to: bidco, share: part, tax: {gain: 25%, interest: 25%}}
        - {from: deal, to: fund, tax: {dividend: rate}, charge: cost}
        - {from: bidco, to: fund, delay: 1}
        - {from: fund, to: gp, fee: fee, carry: carry, hurdle: 8%, tax: {fee: 6%}}
        - {from: fund, to: feeder, share: 50%, tax: {gain: rate}}
        - {from: fund, to: hk, share: 30%, tax: {dividend: rate, gain: rate}, delay: 2, reinvest: {share: again, credit: rate}}
        - {from: fund, to: rmb, tax: {dividend: 25%, gain: 25%, interest: 25%}}
        - {from: feeder, to: gp, fee: fee}
        - {from: feeder, to: lp, tax: {dividend: rate, gain: rate}, convert: {spread: cost}}
        - {from: hk, to: lp, convert: {spread: cost}, charge: cost}
      """;

  private static View everything(String answer) {
    var read =
        StructureSheet.read(
            "everything", "everything.yaml", EVERYTHING.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    return View.of(requireNonNull(read.sheet())).stream()
        .filter(view -> view.key().endsWith(answer))
        .findFirst()
        .orElseThrow();
  }

  static Stream<View> views() {
    return Stream.concat(
        Structures.all().stream(), Stream.of(everything("-no-pe"), everything("-pe")));
  }

  private static Map<String, Double> random(LaidDeal deal, Random random) {
    Map<String, Double> values = new HashMap<>(deal.paths().lowered().values());
    for (int t = 0; t <= PERIODS; t++) {
      values.put("schedules.invested[" + t + "]", t <= 2 ? 10 * random.nextDouble() : 0);
      values.put("schedules.dividends[" + t + "]", t == 0 ? 0 : sometimes(random));
      values.put("schedules.coupon[" + t + "]", t == 0 ? 0 : 0.3 * sometimes(random));
      boolean sold = t > 3 && (t == PERIODS || random.nextInt(3) == 0);
      values.put("schedules.sale[" + t + "]", sold ? 20 * random.nextDouble() : 0);
    }
    return values;
  }

  private static double sometimes(Random random) {
    return random.nextBoolean() ? 2 * random.nextDouble() : 0;
  }

  private static double at(LaidDeal deal, double[] nodes, String line, int t) {
    return nodes[requireNonNull(deal.paths().lowered().nodes().get(new LineAt(line, t)), line)];
  }

  private static List<String> lines(LaidDeal deal, String suffix) {
    return deal.paths().lowered().nodes().keySet().stream()
        .map(LineAt::line)
        .distinct()
        .filter(name -> name.startsWith(Sketch.PREFIX) && name.endsWith(suffix))
        .toList();
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("views")
  void what_all_parties_get_is_what_the_deal_pays(View view) {
    LaidDeal deal = LaidDeal.of(DEAL, view, Map.of(), Mode.STOCHASTIC);
    Random random = new Random(1);
    for (int k = 0; k < DEALS; k++) {
      double[] nodes = deal.paths().path(k, random(deal, random));
      assertThat(nodes[deal.paths().node(deal.laid().unexplained())])
          .isCloseTo(0, within(ROUNDING));
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("views")
  void no_tax_is_negative_and_no_credit_above_the_tax(View view) {
    LaidDeal deal = LaidDeal.of(DEAL, view, Map.of(), Mode.STOCHASTIC);
    List<String> taxes =
        Stream.of("tax", "tax_paid", ".due", ".recovered", ".carry", ".fee", ".returned", "_left")
            .flatMap(suffix -> lines(deal, suffix).stream())
            .toList();
    Random random = new Random(2);
    for (int k = 0; k < DEALS; k++) {
      double[] nodes = deal.paths().path(k, random(deal, random));
      for (int t = 0; t <= PERIODS; t++) {
        for (String tax : taxes) {
          assertThat(at(deal, nodes, tax, t)).as(tax).isGreaterThanOrEqualTo(-ROUNDING);
        }
        for (String used : lines(deal, ".credit_used")) {
          double due = at(deal, nodes, used.replace("credit_used", "tax"), t);
          assertThat(at(deal, nodes, used, t)).isBetween(0.0, due);
        }
      }
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("views")
  void without_taxes_fees_and_debt_investors_get_the_deal(View view) {
    LaidDeal deal = LaidDeal.of(DEAL, view, Map.of(), Mode.STOCHASTIC);
    boolean delayed =
        view.structure().edges().stream().anyMatch(edge -> edge.term("delay") != null);
    Random random = new Random(3);
    for (int k = 0; k < DEALS / 4; k++) {
      Map<String, Double> values = random(deal, random);
      values.replaceAll((name, value) -> isFree(name) ? 0.0 : value);
      double[] nodes = deal.paths().path(k, values);
      double whole = 0;
      for (int t = 0; t <= PERIODS; t++) {
        double all = at(deal, nodes, "structure.all.investors", t);
        whole += all - at(deal, nodes, "flow", t);
        if (!delayed) {
          assertThat(all).isCloseTo(at(deal, nodes, "flow", t), within(ROUNDING));
        }
      }
      assertThat(whole).isCloseTo(0, within(ROUNDING));
    }
  }

  /** Whether a number is a rate of tax, fee or debt, which this law sets to zero. */
  private static boolean isFree(String name) {
    return name.startsWith("inputs.structure.")
            && !name.matches(".*(usd_|foreign_share|\\.part|share|quota|hedge|hurdle).*")
        || name.endsWith("loan_share")
        || name.endsWith("loan.share_share")
        || name.contains(".income.rate");
  }

  @Test
  void a_strip_gives_each_planned_receipt_at_its_forward_on_every_path() {
    LaidDeal deal = LaidDeal.of(DEAL, LaidDeal.view("fdi-10"), free(), Mode.STOCHASTIC);
    Random random = new Random(4);
    for (int k = 0; k < DEALS; k++) {
      double[] nodes = deal.paths().path(k, random(deal, random));
      for (int t = 0; t <= PERIODS; t++) {
        double flow = at(deal, nodes, "structure.investor.flow", t);
        double forward =
            FlatMarket.SPOT
                * FlatMarket.discount(FlatMarket.FOREIGN, t)
                / FlatMarket.discount(FlatMarket.HOME, t);
        double rate = flow > 0 ? forward : at(deal, nodes, "structure.usd_rate", t);
        assertThat(at(deal, nodes, "structure.investor.usd_strip", t))
            .isCloseTo(flow / rate, within(ROUNDING));
      }
    }
  }

  @Test
  void a_rolling_hedge_on_a_flat_path_earns_the_forward_points_on_the_value() {
    LaidDeal deal =
        LaidDeal.of(
            DEAL, LaidDeal.view("fdi-10"), Map.of("hedge_margin", "0", "usd_vol", "0"), Mode.BASE);
    int ended = 0;
    Random random = new Random(5);
    for (int k = 0; k < DEALS; k++) {
      double[] nodes = deal.paths().path(k, random(deal, random));
      double yield = at(deal, nodes, "structure.investor.planned_yield", 0);
      assertThat(yield).isEqualTo(nodes[deal.paths().node(HOME_IRR)]);
      double value = Math.max(0, -at(deal, nodes, "structure.investor.flow", 0));
      boolean early = false;
      double forward = FlatMarket.SPOT * (1 + FlatMarket.HOME) / (1 + FlatMarket.FOREIGN);
      for (int t = 1; t <= PERIODS; t++) {
        double flow = at(deal, nodes, "structure.investor.flow", t);
        assertThat(at(deal, nodes, "structure.investor.usd_rolling", t))
            .isCloseTo(
                flow / FlatMarket.SPOT + value * (1 / forward - 1 / FlatMarket.SPOT),
                within(ROUNDING));
        double left = value * (1 + yield) - flow;
        early |= left < -ROUNDING;
        value = Math.max(0, left);
      }
      if (!early) {
        assertThat(value).as("all has come").isCloseTo(0, within(1e-6));
        ended++;
      }
    }
    assertThat(ended).isGreaterThan(DEALS / 4);
  }

  private static Map<String, String> free() {
    return Map.of("hedge_margin", "0");
  }
}
