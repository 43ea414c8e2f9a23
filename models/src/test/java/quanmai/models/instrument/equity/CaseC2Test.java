package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.instrument.equity.GrowthRoundByHand.Route;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** Sample case 2 against its published figures, and path by path against a calculation by hand. */
class CaseC2Test {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int PATHS = 20_000;
  private static final Checked DEAL = checked("c2.yaml");
  private static final Lowered LOWERED = Lowering.lower(DEAL, Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(PATHS);

  /** A case without a single finding, not even a warning. */
  private static Checked checked(String name) {
    try (InputStream in = CaseC2Test.class.getResourceAsStream("/quanmai/models/cases/" + name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      DealReader.Outcome outcome = DealReader.read(name, text);
      assertThat(outcome.findings()).isEmpty();
      return Objects.requireNonNull(outcome.checked());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The base case, output by output. */
  private record Base(Lowered lowered, double[] values) {
    static Base of(Checked deal) {
      Lowered lowered = Lowering.lower(deal, Mode.BASE);
      return new Base(lowered, Evaluator.uniform(lowered.graph(), lowered.values()));
    }

    double output(String name) {
      return values[Objects.requireNonNull(lowered.graph().outputs().get(name), name)];
    }
  }

  private static Offset<Double> decimals(int n) {
    return within(0.5000001 * Math.pow(10, -n));
  }

  @Test
  void theTermChecksAreThePublishedFigures() {
    Base base = Base.of(DEAL);
    assertThat(base.output("check_cash")).isCloseTo(0.80, TINY);
    assertThat(base.output("check_stake")).isCloseTo(0.15873, decimals(5));
    assertThat(base.output("check_redemption_simple")).isCloseTo(2.64, TINY);
    assertThat(base.output("check_redemption_compound")).isCloseTo(2.721, decimals(4));
    assertThat(base.output("check_listing_irr")).isCloseTo(0.2106, decimals(4));
    assertThat(base.output("check_weak_irr")).isCloseTo(-0.0566, decimals(4));
  }

  @Test
  void theBaseCaseMeetsItsCommitmentsAndListsInTime() {
    Base base = Base.of(DEAL);
    assertThat(base.output("fund_irr")).isCloseTo(0.2106, decimals(4));
    assertThat(base.output("fund_moic")).isCloseTo(2.6, TINY);
    assertThat(base.output("fund_stake")).isCloseTo(0.09524, decimals(5));
    assertThat(base.output("compensation_due")).isZero();
    assertThat(base.output("put_due")).isZero();
    assertThat(base.output("put_exercised")).isZero();
  }

  @Test
  void theListedFormulaIsThePublishedOne() {
    Base base = Base.of(checked("earnings-commitment.yaml"));
    assertThat(base.output("due_2027")).isCloseTo(0.5405, decimals(4));
    assertThat(base.output("due_2028")).isCloseTo(1.0811, decimals(4));
    assertThat(base.output("due_2029")).isCloseTo(2.1622, decimals(4));
    assertThat(base.output("due_total")).isCloseTo(3.7838, decimals(4));
    assertThat(base.output("shares_given")).isCloseTo(0.37838e8, within(1e3));
    assertThat(base.output("cash_paid")).isCloseTo(0, TINY);
    assertThat(base.output("reward")).isZero();
  }

  private static double input(double[] values, String name) {
    return values[Objects.requireNonNull(LOWERED.inputs().get(name), name)];
  }

  private static boolean chosen(double[] values, String name, int option) {
    return Math.round(input(values, name)) == option;
  }

  private static int years(double[] values, String name) {
    return (int) Math.round(input(values, name));
  }

  private static Route route(double[] values) {
    return Route.values()[(int) Math.round(input(values, "exit_route"))];
  }

  private static GrowthRoundByHand.Draws draws(double[] values) {
    Route route = route(values);
    String value =
        switch (route) {
          case A_IPO -> "a_ipo_value";
          case HK_IPO -> "hk_ipo_value";
          case TRADE_SALE -> "sale_value";
          case BUYBACK, LOSS, HELD -> "held_value";
        };
    return new GrowthRoundByHand.Draws(
        input(values, "profit_multiplier"),
        chosen(values, "milestone", 0),
        chosen(values, "follow_on", 1),
        input(values, "follow_on_step"),
        input(values, "founder_recovery"),
        input(values, "put_delay"),
        chosen(values, "founder_agrees", 0),
        route,
        years(values, "listing_time"),
        years(values, "sale_time"),
        years(values, "loss_time"),
        input(values, value),
        input(values, "loss_left"));
  }

  private static double at(double[] values, String line, int t) {
    return values[Objects.requireNonNull(LOWERED.nodes().get(new LineAt(line, t)), line)];
  }

  private static double sum(double[] values, String line) {
    return IntStream.rangeClosed(0, 8).mapToDouble(t -> at(values, line, t)).sum();
  }

  @Test
  void pathByPathOnTheEnginesDraws() {
    int[] routes = new int[Route.values().length];
    for (long k = 0; k < 600; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      GrowthRoundByHand hand = GrowthRoundByHand.of(draws(values));
      routes[route(values).ordinal()]++;
      for (int t = 0; t <= 8; t++) {
        assertThat(at(values, "fund_flow", t))
            .as("path %d, %s, t = %d", k, route(values), t)
            .isCloseTo(hand.flow()[t], TINY);
      }
      assertThat(sum(values, "cash_compensation.due"))
          .as("path " + k)
          .isCloseTo(hand.compensationDue(), TINY);
      assertThat(sum(values, "put.due")).as("path " + k).isCloseTo(hand.redemptionDue(), TINY);
      assertHoldersShareTheExit(values);
      assertThat(sum(values, "put_payment.paid"))
          .isLessThanOrEqualTo(input(values, "founder_recovery") * sum(values, "put.due") + 1e-12);
    }
    assertThat(routes).doesNotContain(0);
  }

  private static void assertHoldersShareTheExit(double[] values) {
    for (int t = 0; t <= 8; t++) {
      assertThat(
              at(values, "fund_exit", t)
                  + at(values, "founder_exit", t)
                  + at(values, "others_exit", t))
          .isCloseTo(at(values, "exit_value", t), TINY);
    }
  }

  /** Of founders who owe, those of worse companies pay less: a rank correlation of 0.4826. */
  @Test
  void whatTheFounderPaysMovesWithTheCompany() {
    int n = 2000;
    double[] profits = new double[n];
    double[] recoveries = new double[n];
    for (int k = 0; k < n; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      profits[k] = input(values, "profit_multiplier");
      recoveries[k] = input(values, "founder_recovery");
    }
    double expected = 6 / Math.PI * Math.asin(0.5 / 2);
    assertThat(rankCorrelation(profits, recoveries)).isCloseTo(expected, within(4 / Math.sqrt(n)));
    assertThat(Arrays.stream(recoveries).average().orElseThrow())
        .isCloseTo(0.45, within(4 * 0.25 / Math.sqrt(n)));
  }

  private static double rankCorrelation(double[] x, double[] y) {
    double[] a = ranks(x);
    double[] b = ranks(y);
    double middle = (x.length - 1) / 2.0;
    double cross = 0;
    double square = 0;
    for (int k = 0; k < x.length; k++) {
      cross += (a[k] - middle) * (b[k] - middle);
      square += (a[k] - middle) * (a[k] - middle);
    }
    return cross / square;
  }

  private static double[] ranks(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return Arrays.stream(x).map(v -> Arrays.binarySearch(sorted, v)).toArray();
  }

  @Test
  void theRoutesHaveTheirProbabilities() {
    Paths paths = Simulation.run(PLAN, (_, _) -> true);
    double bought = Arrays.stream(paths.output("put_exercised")).average().orElseThrow();
    assertThat(bought).isCloseTo(0.28, within(4 * Math.sqrt(0.28 * 0.72 / PATHS)));
    double[] paid = paths.output("put_paid");
    double[] due = paths.output("put_due");
    for (int k = 0; k < PATHS; k++) {
      assertThat(paid[k]).isBetween(0.0, due[k]);
    }
  }
}
