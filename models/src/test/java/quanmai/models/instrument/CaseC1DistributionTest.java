package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** The distribution of the sample deal against the calculation by hand, which shares no code. */
class CaseC1DistributionTest {

  private static final int PATHS = 20_000;

  private static final Checked DEAL = CaseC1BaseTest.checked();
  private static final Lowered LOWERED = Lowering.lower(DEAL, Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(PATHS);

  /** The same draws give the same path. */
  @Test
  void pathByPathOnTheEnginesDraws() {
    for (long k = 0; k < 300; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      BatteryPlantByHand.Path expected = BatteryPlantByHand.path(draws(values));
      double[] flow = CaseC1BaseTest.line(LOWERED, values, "fund_flow");
      assertThat(flow).as("path " + k).containsExactly(expected.fundFlows(), within(1e-9));
      assertThat(output(values, "fund_irr"))
          .as("path " + k)
          .isCloseTo(expected.irr(), within(1e-8));
      assertThat(output(values, "fund_moic")).isCloseTo(expected.moic(), within(1e-9));
      assertThat(output(values, "min_dscr")).isCloseTo(expected.minCover(), within(1e-9));
    }
  }

  private static double output(double[] values, String name) {
    return values[Objects.requireNonNull(LOWERED.graph().outputs().get(name), name)];
  }

  private static BatteryPlantByHand.Draws draws(double[] values) {
    Map<String, Integer> inputs = LOWERED.inputs();
    ToDoubleFunction<String> input = name -> values[Objects.requireNonNull(inputs.get(name), name)];
    double[] index = CaseC1BaseTest.line(LOWERED, values, "price_index");
    double[] increments = new double[9];
    for (int t = 1; t <= 8; t++) {
      double before = t == 1 ? 1 : index[t - 1];
      increments[t] = (Math.log(index[t] / before) + 0.5 * 0.12 * 0.12) / 0.12;
    }
    return new BatteryPlantByHand.Draws(
        input.applyAsDouble("capex_multiplier"),
        input.applyAsDouble("utilisation_multiplier"),
        12 * input.applyAsDouble("delay"),
        input.applyAsDouble("exit_multiple"),
        (int) Math.round(input.applyAsDouble("exit_route")),
        input.applyAsDouble("buyback_recovery"),
        increments,
        CaseC1BaseTest.line(LOWERED, values, "margin_noise"));
  }

  @Test
  void meansQuantilesAndProbabilitiesWithinFourStandardErrors() {
    Paths engine = Simulation.run(PLAN, (_, _) -> true);
    List<BatteryPlantByHand.Path> hand = BatteryPlantByHand.simulate(PATHS, 20261124);
    agree("fund_irr", engine.output("fund_irr"), hand, BatteryPlantByHand.Path::irr);
    agree("fund_moic", engine.output("fund_moic"), hand, BatteryPlantByHand.Path::moic);
    agree("min_dscr", engine.output("min_dscr"), hand, BatteryPlantByHand.Path::minCover);
    agree("fund_npv", engine.output("fund_npv"), hand, CaseC1DistributionTest::npv);
    agree("below_hurdle", engine.output("below_hurdle"), hand, p -> p.irr() < 0.08 ? 1 : 0);
    agree("cover_below_one", engine.output("cover_below_one"), hand, p -> p.minCover() < 1 ? 1 : 0);
    agree(
        "hurdle_and_cover_missed",
        engine.output("hurdle_and_cover_missed"),
        hand,
        p -> p.irr() < 0.08 && p.minCover() < 1 ? 1 : 0);
  }

  private static double npv(BatteryPlantByHand.Path path) {
    double value = 0;
    for (int t = 8; t >= 0; t--) {
      value = value / 1.08 + path.fundFlows()[t];
    }
    return value;
  }

  private static void agree(
      String name,
      double[] ours,
      List<BatteryPlantByHand.Path> hand,
      ToDoubleFunction<BatteryPlantByHand.Path> figure) {
    double[] theirs = hand.stream().mapToDouble(figure).toArray();
    double error = Math.sqrt((variance(ours) + variance(theirs)) / PATHS);
    assertThat(mean(ours)).as(name + " mean").isCloseTo(mean(theirs), within(4 * error));
    // Quantiles by rank: the share of ours below their quantile is binomial around p.
    Arrays.sort(theirs);
    for (double p : new double[] {0.05, 0.25, 0.50, 0.75, 0.95}) {
      double quantile = theirs[(int) (p * PATHS)];
      double below = Arrays.stream(ours).filter(v -> v < quantile).count() / (double) PATHS;
      double upTo = Arrays.stream(ours).filter(v -> v <= quantile).count() / (double) PATHS;
      double slack = 4 * Math.sqrt(2 * p * (1 - p) / PATHS);
      assertThat(p).as(name + " quantile " + p).isBetween(below - slack, upTo + slack);
    }
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double variance(double[] x) {
    double mean = mean(x);
    return Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum() / (x.length - 1);
  }
}
