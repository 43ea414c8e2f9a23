package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;

/**
 * W1 as a term sheet has the distribution of the hand-written C++ of it: figures of one million
 * paths of the scalar yardstick, whose random numbers are others.
 */
class YardstickTest {

  private static final int PATHS = 40_000;
  private static final double THEIR_PATHS = 1_000_000;

  private static Lowered lowered;
  private static Paths paths;

  @BeforeAll
  static void run() throws IOException {
    try (var in = YardstickTest.class.getResourceAsStream("/quanmai/models/cases/w1.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      lowered = Lowering.lower(DealPaths.checked(text), Mode.STOCHASTIC);
    }
    Program program = Program.compile(lowered.graph());
    RunPlan plan = RunPlan.of(program, lowered.values()).withPaths(PATHS);
    paths = Simulation.run(plan, (done, total) -> true);
  }

  private static double[] defined(String output) {
    return Arrays.stream(paths.output(output)).filter(value -> !Double.isNaN(value)).toArray();
  }

  @ParameterizedTest(name = "{0}: mean {1}, sd {2}")
  @CsvSource({
    "npv, 384.4892163, 302.7710188",
    "irr, 0.1722156517, 0.06597743038",
    "moic, 3.925475221, 1.638255375",
    "min_dscr, 1.151843182, 0.1366798427",
  })
  void meansAndDeviations(String output, double mean, double sd) {
    double[] values = defined(output);
    double ours = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - ours) * (x - ours)).sum();
    double fourths = Arrays.stream(values).map(x -> Math.pow(x - ours, 4)).average().orElseThrow();
    double variance = squares / (values.length - 1);
    double both = 1.0 / values.length + 1 / THEIR_PATHS;
    assertThat(Math.abs(ours - mean)).isLessThan(4 * sd * Math.sqrt(both));
    double varianceError = Math.sqrt((fourths - variance * variance) * both);
    assertThat(Math.abs(variance - sd * sd)).isLessThan(4 * varianceError);
  }

  /** The share of paths below a quantile of theirs is its probability. */
  @ParameterizedTest(name = "{0}: {2} of the paths are below {1}")
  @CsvSource({
    "npv, -220.06193, 0.01",
    "npv, -63.549134, 0.05",
    "npv, 175.27278, 0.25",
    "npv, 358.04549, 0.50",
    "npv, 564.98091, 0.75",
    "npv, 920.54713, 0.95",
    "npv, 1225.7054, 0.99",
    "irr, 0.060424954, 0.05",
    "irr, 0.17573689, 0.50",
    "irr, 0.27233383, 0.95",
    "moic, 1.596543, 0.05",
    "moic, 3.735278, 0.50",
    "moic, 6.8905221, 0.95",
    "min_dscr, 0.53684551, 0.01",
    "min_dscr, 0.82736065, 0.05",
  })
  void quantiles(String output, double quantile, double probability) {
    double[] values = defined(output);
    double below = Arrays.stream(values).filter(x -> x <= quantile).count();
    double share = below / values.length;
    double both = 1.0 / values.length + 1 / THEIR_PATHS;
    double error = Math.sqrt(probability * (1 - probability) * both);
    assertThat(Math.abs(share - probability)).isLessThan(4 * error);
  }

  @Test
  void theRateOfReturnIsRarelyUndefined() {
    double undefined = PATHS - defined("irr").length;
    assertThat(undefined / PATHS).isBetween(0.0003, 0.0015);
  }

  /** Its speed is measured against C++: the arithmetic must not grow unnoticed. */
  @Test
  void aPathTakesAboutTheOperationsOfTheHandWrittenOne() {
    Program program = Program.compile(lowered.graph());
    long lines =
        program
            .listing(java.util.Map.of())
            .lines()
            .filter(line -> line.startsWith("    v"))
            .count();
    assertThat(lines).isLessThan(2_700);
  }
}
