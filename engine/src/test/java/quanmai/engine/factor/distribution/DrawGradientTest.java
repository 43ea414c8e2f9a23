package quanmai.engine.factor.distribution;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.engine.factor.Paths;
import quanmai.engine.program.Adjoint;
import quanmai.engine.program.Graph;

/** The gradient of a mean by the parameters of a draw agrees with bumps on the same paths. */
class DrawGradientTest {

  private static final int PATHS = 2_000;

  static Stream<Arguments> smooth() {
    return Stream.of(
        Arguments.of(new Normal(), new double[] {1.5, 0.4}),
        Arguments.of(new Lognormal(Lognormal.Form.MEAN_SD), new double[] {1.06, 0.12}),
        Arguments.of(new Lognormal(Lognormal.Form.MEDIAN_P90), new double[] {3, 12}),
        Arguments.of(new Triangular(), new double[] {0.6, 1, 1.15}),
        Arguments.of(new Pert(true), new double[] {0.6, 1, 1.15, 4}),
        Arguments.of(new Uniform(), new double[] {-1, 3}),
        Arguments.of(new Beta(Beta.Form.MEAN_SD, true), new double[] {5, 1.5, 2, 11}),
        Arguments.of(new Gamma(Gamma.Form.MEAN_SD), new double[] {3, 2}),
        Arguments.of(new Empirical(4), new double[] {0.1, 0.2, 0.5, 0.9}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smooth")
  void agreesWithBumps(Distribution distribution, double[] parameters) {
    List<String> names = distribution.parameters();
    Graph g = new Graph();
    int x = distribution.draw(g, "x", names.stream().mapToInt(g::parameter).toArray());
    int target = g.mul(x, g.add(x, g.constant(0.3)));
    Adjoint adjoint = Adjoint.of(g, target);
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < parameters.length; k++) {
      values.put(names.get(k), parameters[k]);
    }
    adjoint.seeds().keySet().forEach(seed -> values.put(seed, 0.0));
    Paths first = Paths.of(g, values, PATHS, 3);
    adjoint.seeds().forEach((seed, terms) -> values.put(seed, first.mean(terms)));
    Paths second = Paths.of(g, values, PATHS, 3);
    for (String name : names) {
      double h = 1e-5;
      double up = bumped(g, target, values, name, h);
      double down = bumped(g, target, values, name, -h);
      assertThat(second.at(requireNonNull(adjoint.gradient().get(name))))
          .as(name)
          .isCloseTo((up - down) / (2 * h), within(2e-4));
    }
  }

  private static double bumped(
      Graph g, int target, Map<String, Double> values, String name, double by) {
    Map<String, Double> other = new HashMap<>(values);
    other.merge(name, by, Double::sum);
    return Paths.of(g, other, PATHS, 3).mean(target).mean();
  }
}
