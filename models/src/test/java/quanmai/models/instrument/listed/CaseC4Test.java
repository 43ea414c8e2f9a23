package quanmai.models.instrument.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** Sample case c4 against its published figures and the law of its share price. */
class CaseC4Test {

  private static final int PATHS = 20_000;
  private static final Checked DEAL = checked();
  private static final DealPaths BASE = DealPaths.of(DEAL, Mode.BASE);
  private static final Lowered LOWERED = Lowering.lower(DEAL, Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(PATHS);
  private static final Paths RUN = Simulation.run(PLAN, (_, _) -> true);

  private static String text() {
    try (InputStream in = CaseC4Test.class.getResourceAsStream("/quanmai/models/cases/c4.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Checked checked() {
    DealReader.Outcome read = DealReader.read("c4.yaml", text());
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.checked());
  }

  /** The rate at which a cost grows to what is worth {@code price} a share three years later. */
  private static double rate(double cost, double shares, double price) {
    double low = -0.99;
    double high = 1;
    for (int k = 0; k < 200; k++) {
      double rate = (low + high) / 2;
      double npv = -cost + shares * price / Math.pow(1 + rate, 3);
      low = npv > 0 ? rate : low;
      high = npv > 0 ? high : rate;
    }
    return low;
  }

  @Test
  void theTermsAreThoseOfTheSample() {
    assertThat(BASE.output("total_cost")).isCloseTo(13.6, within(1e-12));
    assertThat(BASE.output("average_cost") * 1e8).isCloseTo(9.7143, within(5e-5));
    assertThat(BASE.output("stake_after")).isCloseTo(0.29167, within(5e-6));
    assertThat(BASE.output("offer_triggered")).isZero();
    assertThat(BASE.output("terms_allowed")).isEqualTo(1);
    assertThat(BASE.output("votes_after")).isCloseTo(1.4 / 4.4, within(1e-12));
    assertThat(BASE.line("transfer.paid", 3)).isCloseTo(7.2, within(1e-12));
    assertThat(BASE.line("placement.paid", 3)).isCloseTo(6.4, within(1e-12));
    assertThat(BASE.line("stake", 38)).isCloseTo(1.4 / 4.8, within(1e-12));
  }

  /** Published: -10.35%, 0.97%, 10.20%, 18.10%. */
  @Test
  void theTermCheckIsThePublishedTable() {
    double[] prices = {7, 10, 13, 16};
    double[] published = {-0.1035, 0.0097, 0.1020, 0.1810};
    for (int k = 0; k < 4; k++) {
      double irr = BASE.output("check_irr_" + (k + 1));
      assertThat(irr).isCloseTo(published[k], within(5.0001e-5));
      assertThat(irr).isCloseTo(rate(13.6, 1.4, prices[k]), within(1e-9));
    }
  }

  @Test
  void theBaseCaseIsTheTableAtTodaysPrice() {
    assertThat(BASE.output("fund_irr")).isCloseTo(0.0097, within(5.0001e-5));
    assertThat(BASE.output("fund_moic")).isCloseTo(14 / 13.6, within(1e-12));
    assertThat(BASE.line("fund_flow", 3)).isCloseTo(-13.6, within(1e-12));
    assertThat(BASE.line("fund_flow", 39)).isCloseTo(14, within(1e-9));
    assertThat(BASE.line("fund_flow").stream().filter(flow -> flow != 0)).hasSize(2);
  }

  /** Nineteen months after the lock-up, 1% of all shares by auction and 2% by blocks a quarter. */
  @Test
  void factsAndThePaceOfTheMarketAreShownBeside() {
    assertThat(BASE.output("market_takes")).isCloseTo(19 * 0.01 * 4.8 / 1.4, within(1e-9));
    assertThat(BASE.output("jobs")).isEqualTo(600);
    assertThat(BASE.output("factory")).isCloseTo(6.4, within(1e-12));
    assertThat(BASE.line("locked_months", 0)).isCloseTo(18, within(1e-9));
    for (String fact : List.of("is_listed_target", "relocation_required")) {
      assertThat(BASE.line(fact, 0)).as(fact).isEqualTo(1);
    }
    assertThat(BASE.line("state_approval_required", 0)).isEqualTo(1);
    assertThat(BASE.line("holding.locked", 20)).isCloseTo(1.4e8, within(1e-3));
    assertThat(BASE.line("holding.locked", 21)).isZero();
  }

  /** With 0.90 instead of 0.80 placed the stake is 30.6%, and an offer for 5% at 12 is due. */
  @Test
  void aLargerPlacementTriggersAnOffer() {
    DealPaths larger = DealPaths.of(DEAL, Mode.BASE).with("inputs.placement_shares", 9e7);
    assertThat(larger.output("stake_after")).isCloseTo(1.5 / 4.9, within(1e-12));
    assertThat(larger.output("offer_triggered")).isEqualTo(1);
    assertThat(larger.line("offer.paid", 3)).isCloseTo(0.05 * 4.9 * 12, within(1e-9));
    assertThat(larger.line("fund_flow", 3)).isCloseTo(-(7.2 + 7.2 + 0.05 * 4.9 * 12), within(1e-9));
    assertThat(larger.line("stake", 3)).isCloseTo((1.5 + 0.05 * 4.9) / 4.9, within(1e-9));
  }

  private static double at(double[] values, String line, int t) {
    return values[Objects.requireNonNull(LOWERED.nodes().get(new LineAt(line, t)), line)];
  }

  private static double output(double[] values, String name) {
    return values[Objects.requireNonNull(LOWERED.graph().outputs().get(name), name)];
  }

  private static double drawn(double[] values, String input) {
    return values[Objects.requireNonNull(LOWERED.inputs().get(input), input)];
  }

  @Test
  void pathByPathTheFlowsAreTheCostAndTheSharesAtTheirPrice() {
    int failed = 0;
    for (long k = 0; k < 300; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      int closing = (int) Math.ceil(12 * Math.min(1, drawn(values, "closing_delay")) - 1e-9);
      boolean closes = drawn(values, "deal") == 0;
      failed += closes ? 0 : 1;
      assertThat(at(values, "closing", 0)).isEqualTo(closes ? closing : 49);
      assertThat(output(values, "closed")).isEqualTo(closes ? 1 : 0);
      for (int t = 0; t <= 48; t++) {
        double flow = t == closing ? -13.6 : t == closing + 36 ? 1.4e8 * at(values, "price", t) : 0;
        assertThat(at(values, "fund_flow", t)).isCloseTo(closes ? flow : 0, within(1e-9));
        double held = closes && t >= closing && t < closing + 36 ? 1.4 / 4.8 : 0;
        assertThat(at(values, "stake", t)).isCloseTo(held, within(1e-9));
      }
      if (closes) {
        double index =
            at(values, "market_index", closing + 36) / at(values, "market_index", closing);
        double worth = 1.4e8 * at(values, "price", closing + 36);
        assertThat(output(values, "fund_moic")).isCloseTo(worth / 13.6, within(1e-9));
        assertThat(output(values, "fund_pme")).isCloseTo(worth / 13.6 / index, within(1e-9));
        assertThat(output(values, "fund_irr")).isCloseTo(Math.cbrt(worth / 13.6) - 1, within(1e-9));
        assertThat(output(values, "fund_npv"))
            .isCloseTo(
                (worth / Math.pow(1.08, 3) - 13.6) / Math.pow(1.08, closing / 12.0), within(1e-9));
      } else {
        assertThat(output(values, "fund_irr")).isNaN();
      }
    }
    assertThat(failed).isBetween(20, 80);
  }

  /** Closing in month k by the law of the delay, then a lognormal price three years later. */
  @Test
  void theChancesOfLossAreThoseOfThePriceAtTheExit() {
    double loses = 0;
    double below = 0;
    for (int k = 1; k <= 12; k++) {
      double month = delayBy(k) - (k == 1 ? 0 : delayBy(k - 1));
      month = k == 12 ? 1 - delayBy(11) : month;
      double years = (k + 36) / 12.0;
      loses += 0.85 * month * priceBelow(13.6 / 1.4, years);
      below += 0.85 * month * priceBelow(13.6 / 1.4 * Math.pow(1.08, 3), years);
    }
    agree("fund_loses", loses);
    agree("below_hurdle", below);
    agree("closed", 0.85);
    agree("offer_triggered", 0);
    agree("terms_allowed", 1);
  }

  private static double delayBy(int months) {
    return normal(Math.log(months / 12.0 * 365 / 75) / 0.4);
  }

  private static double priceBelow(double price, double years) {
    double sd = 0.38 * Math.sqrt(years);
    return normal((Math.log(price / 10) + sd * sd / 2) / sd);
  }

  private static double normal(double x) {
    return new NormalDistribution(0, 1).cumulativeProbability(x);
  }

  private static void agree(String output, double probability) {
    double share = Arrays.stream(RUN.output(output)).average().orElseThrow();
    double error = Math.sqrt(probability * (1 - probability) / PATHS);
    assertThat(share).as(output).isCloseTo(probability, within(4 * error + 1e-12));
  }

  /** The slope of the share's returns on the market's. */
  @Test
  void theShareHasItsBetaToTheMarket() {
    double[] sums = new double[3];
    int count = 0;
    for (long k = 0; k < 500; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      for (int t = 1; t <= 48; t++, count++) {
        double stock = Math.log(at(values, "price", t) / at(values, "price", t - 1));
        double market = Math.log(at(values, "market_index", t) / at(values, "market_index", t - 1));
        stock += 0.38 * 0.38 / 24;
        market += 0.216 * 0.216 / 24;
        sums[0] += stock * market;
        sums[1] += market * market;
        sums[2] += stock * stock;
      }
    }
    double beta = sums[0] / sums[1];
    double rest = Math.sqrt(0.38 * 0.38 - 1.2 * 1.2 * 0.216 * 0.216);
    assertThat(beta).isCloseTo(1.2, within(4 * rest / 0.216 / Math.sqrt(count)));
    assertThat(Math.sqrt(12 * sums[2] / count))
        .isCloseTo(0.38, within(4 * 0.38 / Math.sqrt(2.0 * count)));
  }
}
