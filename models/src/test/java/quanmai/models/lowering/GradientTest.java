package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.program.Adjoint;
import quanmai.engine.program.Evaluator;
import quanmai.models.check.Checked;

/**
 * The gradient of a mean output by every number of a term sheet against bumps on the same paths:
 * inputs, schedule entries, parameters of processes and distributions, and correlations.
 */
class GradientTest {

  private static final int PATHS = 12;

  private static Checked sheet(String name) throws IOException {
    try (var in = GradientTest.class.getResourceAsStream("/quanmai/models/cases/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return DealPaths.checked(text);
    }
  }

  @ParameterizedTest(name = "{1} of {0}")
  @CsvSource({"w1.yaml, npv", "w1.yaml, irr", "c1.yaml, fund_npv", "c1.yaml, fund_irr"})
  void agreesWithBumps(String file, String output) throws IOException {
    DealPaths plain = DealPaths.of(sheet(file), Mode.STOCHASTIC);
    DealPaths deal = DealPaths.of(sheet(file), Mode.STOCHASTIC);
    var graph = deal.lowered().graph();
    int target = deal.node(output);
    Adjoint adjoint = Adjoint.of(graph, target);
    Map<String, Double> values = new HashMap<>(deal.lowered().values());
    // A delay of whole years reads the ramp at a kink, where one-sided derivatives differ.
    values.computeIfPresent("inputs.delay_cap", (name, years) -> years - 0.1);
    adjoint.seeds().keySet().forEach(name -> values.put(name, 0.0));
    adjoint
        .seeds()
        .forEach(
            (name, terms) ->
                values.put(
                    name,
                    meanOver(
                        deal,
                        values,
                        path -> terms.stream().mapToDouble(term -> term.of(path)).sum())));
    double[] uniform = Evaluator.evaluate(graph, values, draw -> 0);
    double scale = 0;
    for (Map.Entry<String, Integer> entry : adjoint.gradient().entrySet()) {
      double value = Objects.requireNonNull(values.get(entry.getKey()));
      scale =
          Math.max(scale, Math.abs(uniform[entry.getValue()] * Math.max(Math.abs(value), 0.01)));
    }
    assertThat(scale).isPositive();
    assertThat(adjoint.gradient()).hasSizeGreaterThan(20);
    for (Map.Entry<String, Integer> entry : adjoint.gradient().entrySet()) {
      String name = entry.getKey();
      double value = Objects.requireNonNull(values.get(name));
      double step = 1e-6 * Math.max(Math.abs(value), 0.01);
      double bump =
          (mean(plain, values, name, value + step, target)
                  - mean(plain, values, name, value - step, target))
              / (2 * step);
      double tolerance = 1e-5 * Math.max(Math.abs(bump), scale / Math.max(Math.abs(value), 0.01));
      assertThat(uniform[entry.getValue()]).as(name).isCloseTo(bump, within(tolerance));
    }
  }

  private static double mean(
      DealPaths deal, Map<String, Double> values, String name, double value, int target) {
    Map<String, Double> bumped = new HashMap<>(values);
    bumped.put(name, value);
    return meanOver(deal, bumped, path -> path[target]);
  }

  private static double meanOver(
      DealPaths deal, Map<String, Double> values, ToDoubleFunction<double[]> value) {
    double sum = 0;
    for (int path = 0; path < PATHS; path++) {
      sum += value.applyAsDouble(deal.path(path, values));
    }
    return sum / PATHS;
  }
}
