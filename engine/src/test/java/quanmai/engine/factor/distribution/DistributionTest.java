package quanmai.engine.factor.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.engine.factor.Paths;
import quanmai.engine.factor.Problem;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;

/** A draw through the graph is the distribution that the control plane says it is. */
class DistributionTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  static Stream<Arguments> all() {
    return Stream.of(
        of(new Normal(), 1.5, 0.4),
        of(new Lognormal(Lognormal.Form.MEAN_SD), 1.06, 0.12),
        of(new Lognormal(Lognormal.Form.MEDIAN_LOG_SD), 8, 0.25),
        of(new Lognormal(Lognormal.Form.MEDIAN_P90), 3, 12),
        of(new Triangular(), 0.6, 1, 1.15),
        of(new Triangular(), 2, 2, 5),
        of(new Triangular(), 2, 5, 5),
        of(new Pert(false), 0.6, 1, 1.15),
        of(new Pert(true), 0.6, 1, 1.15, 9),
        of(new Uniform(), -1, 3),
        of(new Beta(Beta.Form.MEAN_SD, false), 0.75, 0.2),
        of(new Beta(Beta.Form.MEAN_SD, true), 5, 1, 2, 11),
        of(new Beta(Beta.Form.ALPHA_BETA, false), 0.8, 2.5),
        of(new Beta(Beta.Form.ALPHA_BETA, true), 2, 3, -1, 4),
        of(new Gamma(Gamma.Form.MEAN_SD), 3, 2),
        of(new Gamma(Gamma.Form.SHAPE_SCALE), 0.7, 5),
        of(new Discrete(3), 0.4, 1, 1.3, 0.25, 0.6, 0.15),
        of(new Discrete(4), 0, 1, 2, 3, 0.4, 0, 0.6, 0),
        of(new Empirical(5), -0.2, 0.1, 0.15, 0.4, 2));
  }

  private static Arguments of(Distribution distribution, double... parameters) {
    return Arguments.of(distribution, parameters);
  }

  private static final class Drawn {
    final Graph g = new Graph();
    final Map<String, Double> values = new HashMap<>();
    final int node;

    Drawn(Distribution distribution, double... parameters) {
      List<String> names = distribution.parameters();
      int[] nodes = names.stream().mapToInt(g::parameter).toArray();
      IntStream.range(0, nodes.length).forEach(k -> values.put(names.get(k), parameters[k]));
      node = distribution.draw(g, "x", nodes);
    }

    double at(double z) {
      return Evaluator.evaluate(g, values, draw -> z)[node];
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void theValueOfAScoreIsTheQuantileOfItsProbability(Distribution distribution, double[] p) {
    Drawn drawn = new Drawn(distribution, p);
    double sd = distribution.sd(p);
    for (double z = -3.43; z < 3.5; z += 0.0731) {
      double x = distribution.quantile(NORMAL.cumulativeProbability(z), p);
      assertThat(drawn.at(z)).as("z = %s", z).isCloseTo(x, within(1e-8 * sd));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void momentsAreThoseOfTheControlPlane(Distribution distribution, double[] p) {
    Drawn drawn = new Drawn(distribution, p);
    Paths paths = Paths.of(drawn.g, drawn.values, 60_000, 11);
    double mean = distribution.mean(p);
    double sd = distribution.sd(p);
    assertThat(paths.mean(drawn.node).away(mean)).isLessThan(4);
    assertThat(paths.covariance(drawn.node, mean, drawn.node, mean).away(sd * sd)).isLessThan(4);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void drawsRiseWithTheScore(Distribution distribution, double[] p) {
    Drawn drawn = new Drawn(distribution, p);
    double before = drawn.at(-9);
    for (double z = -8.9; z <= 9; z += 0.1) {
      double x = drawn.at(z);
      assertThat(x).isGreaterThanOrEqualTo(before);
      before = x;
    }
    assertThat(before).isFinite();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void densityIsTheSlopeOfTheDistributionFunction(Distribution distribution, double[] p) {
    if (distribution instanceof Discrete) {
      assertThat(distribution.density(p[0], p)).isZero();
      return;
    }
    for (double share = 0.03; share < 1; share += 0.0913) {
      double x = distribution.quantile(share, p);
      double h = 1e-6 * distribution.sd(p);
      double slope = (distribution.cdf(x + h, p) - distribution.cdf(x - h, p)) / (2 * h);
      assertThat(distribution.cdf(x, p)).isCloseTo(share, within(1e-9));
      assertThat(distribution.density(x, p)).isCloseTo(slope, within(1e-4 / distribution.sd(p)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void goodParametersHaveNoProblems(Distribution distribution, double[] p) {
    assertThat(distribution.problems(p)).isEmpty();
    assertThat(distribution.parameters()).hasSize(p.length);
  }

  @Test
  void theDefinitionsInWords() {
    assertThat(new Lognormal(Lognormal.Form.MEAN_SD).mean(1.06, 0.12))
        .isCloseTo(1.06, within(1e-14));
    assertThat(new Lognormal(Lognormal.Form.MEAN_SD).sd(1.06, 0.12)).isCloseTo(0.12, within(1e-14));
    Lognormal delay = new Lognormal(Lognormal.Form.MEDIAN_P90);
    assertThat(delay.quantile(0.5, 3, 12)).isCloseTo(3, within(1e-12));
    assertThat(delay.quantile(0.9, 3, 12)).isCloseTo(12, within(1e-11));
    assertThat(new Pert(false).mean(0.6, 1, 1.15)).isCloseTo((0.6 + 4 + 1.15) / 6, within(1e-14));
    Beta recovery = new Beta(Beta.Form.MEAN_SD, false);
    assertThat(recovery.mean(0.75, 0.2)).isCloseTo(0.75, within(1e-14));
    assertThat(recovery.sd(0.75, 0.2)).isCloseTo(0.2, within(1e-14));
    assertThat(new Gamma(Gamma.Form.MEAN_SD).sd(3, 2)).isCloseTo(2, within(1e-14));
  }

  @Test
  void repeatedObservationsAreDrawnAsOften() {
    Empirical empirical = new Empirical(5);
    assertThat(empirical.cdf(0.1, -0.2, 0.1, 0.1, 0.1, 2)).isEqualTo(0.75);
    assertThat(empirical.quantile(0.6, -0.2, 0.1, 0.1, 0.1, 2)).isEqualTo(0.1);
    assertThat(new Drawn(empirical, -0.2, 0.1, 0.1, 0.1, 2).at(0)).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void problemsSayWhatIsWrongAndHowToRepairIt() {
    assertThat(new Triangular().problems(1, 0.5, 2))
        .extracting(Problem::toString)
        .containsExactly(
            "min: is 1, and must not exceed mode, which is 0.5\n  Maybe min and mode were swapped.");
    assertThat(new Beta(Beta.Form.MEAN_SD, false).problems(0.75, 0.5))
        .extracting(Problem::what)
        .containsExactly(
            "is 0.5, and must be below the sd of a draw of min or max, which is 0.433013");
    assertThat(new Beta(Beta.Form.MEAN_SD, false).problems(75, 0.2)).isNotEmpty();
    assertThat(new Discrete(2).problems(1, 2, 0.5, 0.6))
        .extracting(Problem::what)
        .containsExactly("add to 1.1, and must add to 1");
    assertThat(new Empirical(3).problems(1, 3, 2)).hasSize(1);
    assertThat(new Normal().problems(0, -0.1).getFirst().adviceZh()).startsWith("也许");
    assertThat(new Normal().problems(Double.NaN, 1)).hasSize(1);
    assertThat(new Gamma(Gamma.Form.SHAPE_SCALE).problems(0, 1)).hasSize(1);
    assertThat(new Uniform().problems(2, 2)).hasSize(1);
    assertThat(new Pert(true).problems(0, 1, 2, 0)).hasSize(1);
    assertThat(new Lognormal(Lognormal.Form.MEDIAN_P90).problems(3, 2)).hasSize(1);
  }

  @Test
  void aWrongNumberOfParametersIsTheCallersMistake() {
    assertThatThrownBy(() -> new Normal().draw(new Graph(), "x", 0))
        .hasMessageContaining("[mean, sd], 1 given");
  }
}
