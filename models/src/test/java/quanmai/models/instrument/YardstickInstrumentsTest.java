package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** The yardstick deal by instruments against the same deal by plain lines, path by path. */
class YardstickInstrumentsTest {

  private static Paths run(String file) {
    Lowered lowered =
        Lowering.lower(
            Objects.requireNonNull(C1Oracle.check(C1Oracle.resource(file)).checked()),
            Mode.STOCHASTIC);
    RunPlan plan = RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(500);
    return Simulation.run(plan, (_, _) -> true);
  }

  @Test
  void instrumentsAreTheLinesThatTheyStandFor() {
    Paths lines = run("w1.yaml");
    Paths instruments = run("w1-instruments.yaml");
    for (String output : lines.names()) {
      double[] expected = lines.output(output);
      double[] actual = instruments.output(output);
      for (int k = 0; k < expected.length; k++) {
        if (Double.isNaN(expected[k])) { // such as a path without a rate of return
          assertThat(actual[k]).as(output + " on path " + k).isNaN();
        } else {
          double slack = 1e-9 * Math.max(1, Math.abs(expected[k]));
          assertThat(actual[k]).as(output + " on path " + k).isCloseTo(expected[k], within(slack));
        }
      }
    }
  }
}
