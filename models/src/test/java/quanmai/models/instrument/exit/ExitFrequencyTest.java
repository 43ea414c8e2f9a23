package quanmai.models.instrument.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** How often each route is taken, against the probabilities that follow from the hazards. */
class ExitFrequencyTest {

  private static final int PATHS = 40_000;

  private static String sheet(String climate, String more) {
    return """
        quanmai: 1
        kind: deal
        name: frequencies
        timeline: {start: 2026-12-31, step: quarter, periods: 28}
        factors:
          climate: {process: markov, transition: [[0.9, 0.1, 0], [0.05, 0.9, 0.05], [0, 0.25, 0.75]], values: [1.3, 1, 0.4], start: 1}
        instruments:
          exit:
            type: exit-routes
            MORE
            routes:
              ipo: {hazard: 6%, climate: CLIMATE, value: 3}
              sale: {hazard: 5%, value: 2}
              loss: {hazard: {5..28: 3%}, value: 0}
              held: {value: 1}
        outputs:
          ipo: last(exit.ipo.taken) > 0.5
          sale: last(exit.sale.taken) > 0.5
          loss: last(exit.loss.taken) > 0.5
          held: last(exit.held.taken) > 0.5
          climate: last(climate)
        """
        .replace("CLIMATE", climate)
        .replace("MORE", more);
  }

  private static void agree(String sheet, double[] expected) {
    Lowered lowered = Lowering.lower(DealPaths.checked(sheet), Mode.STOCHASTIC);
    RunPlan plan = RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(PATHS);
    Paths run = Simulation.run(plan, (_, _) -> true);
    List<String> routes = List.of("ipo", "sale", "loss", "held");
    assertThat(Arrays.stream(expected).sum()).isCloseTo(1, within(1e-12));
    for (int k = 0; k < 4; k++) {
      double share = Arrays.stream(run.output(routes.get(k))).average().orElseThrow();
      double error = Math.sqrt(expected[k] * (1 - expected[k]) / PATHS);
      assertThat(share).as(routes.get(k)).isCloseTo(expected[k], within(4 * error));
    }
  }

  /** By the state of the climate: the chance to be in it and out by no route yet. */
  private static double[] expected(double[][] transition, double[] climate, int term) {
    double[] alive = {0, 1, 0};
    double[] routes = new double[4];
    for (int t = 1; t <= term; t++) {
      double[] next = new double[3];
      for (int j = 0; j < 3; j++) {
        double here = 0;
        for (int i = 0; i < 3; i++) {
          here += alive[i] * transition[i][j];
        }
        double[] hazards = {0.06 * climate[j], 0.05, t >= 5 ? 0.03 : 0};
        double all = Arrays.stream(hazards).sum();
        next[j] = here * Math.exp(-all / 4);
        for (int k = 0; k < 3; k++) {
          routes[k] += (here - next[j]) * hazards[k] / all;
        }
      }
      alive = next;
    }
    routes[3] = Arrays.stream(alive).sum();
    return routes;
  }

  private static final double[][] MOVES = {{0.9, 0.1, 0}, {0.05, 0.9, 0.05}, {0, 0.25, 0.75}};

  @Test
  void theHazardsDecide() {
    double[] expected = expected(MOVES, new double[] {1, 1, 1}, 28);
    double before = 1 - Math.exp(-0.11); // the first year, without losses
    double after = Math.exp(-0.11) * (1 - Math.exp(-0.14 * 6));
    assertThat(expected[0]).isCloseTo(before * 6 / 11 + after * 6 / 14, within(1e-12));
    agree(sheet("1", ""), expected);
  }

  @Test
  void theClimateScalesItsRouteAlone() {
    agree(sheet("climate", ""), expected(MOVES, new double[] {1.3, 1, 0.4}, 28));
  }

  @Test
  void nothingHappensAfterTheTerm() {
    agree(sheet("climate", "term: 10"), expected(MOVES, new double[] {1.3, 1, 0.4}, 10));
  }
}
