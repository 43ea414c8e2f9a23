package quanmai.engine.factor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.engine.factor.Paths.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.program.Adjoint;
import quanmai.engine.program.Graph;

/** Under a t copula innovations stay standard normal, and extremes come together as they should. */
class StudentCopulaTest {

  private static final int PATHS = 200_000;
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final Graph g = new Graph();

  private Innovations innovations(Correlation.Mixing mixing) {
    var pair = new Correlation.Pair("a", "b", g.parameter("r"));
    var copula = new Correlation.StudentT(g.parameter("nu"), mixing);
    return Innovations.of(g, NAMES, new Correlation(new Correlation.Pairs(List.of(pair)), copula));
  }

  @ParameterizedTest
  @CsvSource({"4, 0.5", "3, -0.4", "7.5, 0.8"})
  void everyInnovationIsStandardNormal(double nu, double r) {
    int node = innovations(Correlation.Mixing.EACH_STEP).at(1, 0);
    Paths paths = Paths.of(g, given("nu", nu, "r", r), PATHS, 1);
    assertThat(paths.mean(node).away(0)).isLessThan(4);
    assertThat(paths.covariance(node, 0, node, 0).away(1)).isLessThan(4);
    assertThat(paths.mean(i -> Math.pow(paths.at(node, i), 4)).away(3)).isLessThan(4);
    for (double q : new double[] {-3, -2, -1, 0.5, 2.5}) {
      double p = NORMAL.cumulativeProbability(q);
      assertThat(paths.mean(i -> paths.at(node, i) < q ? 1 : 0).away(p)).isLessThan(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"4, 0.5", "3, -0.4", "7.5, 0.8"})
  void jointExtremesAreThoseOfTheBivariateStudentLaw(double nu, double r) {
    Innovations z = innovations(Correlation.Mixing.EACH_STEP);
    int a = z.at(0, 0);
    int b = z.at(1, 0);
    int c = z.at(2, 0);
    Paths paths = Paths.of(g, given("nu", nu, "r", r), PATHS, 2);
    for (double p : new double[] {0.002, 0.01, 0.1}) {
      double q = NORMAL.inverseCumulativeProbability(p);
      assertThat(both(paths, a, b, q).away(joint(nu, r, p))).isLessThan(4);
      assertThat(both(paths, a, c, q).away(joint(nu, 0, p))).isLessThan(4);
    }
  }

  private static Paths.Estimate both(Paths paths, int a, int b, double q) {
    return paths.mean(i -> paths.at(a, i) < q && paths.at(b, i) < q ? 1 : 0);
  }

  /** P(both below their p-quantile), one integral of the conditional Student law. */
  private static double joint(double nu, double r, double p) {
    TDistribution law = TDistribution.of(nu);
    TDistribution conditional = TDistribution.of(nu + 1);
    double q = law.inverseCumulativeProbability(p);
    return new IterativeLegendreGaussIntegrator(20, 1e-10, 1e-14)
        .integrate(
            1_000_000,
            u -> {
              double x = law.inverseCumulativeProbability(u * u * u * p);
              double scale = Math.sqrt((nu + x * x) * (1 - r * r) / (nu + 1));
              return 3 * u * u * p * conditional.cumulativeProbability((q - r * x) / scale);
            },
            0,
            1);
  }

  /** The limit that the joint law above tends to: 2 T(-sqrt((nu + 1) (1 - r) / (1 + r))). */
  @Test
  void theIntegralTendsToTheTailDependenceInClosedForm() {
    double limit =
        2 * TDistribution.of(5).cumulativeProbability(-Math.sqrt(5 * (1 - 0.5) / (1 + 0.5)));
    assertThat(joint(4, 0.5, 1e-8) / 1e-8).isCloseTo(limit, within(1e-3));
  }

  @Test
  void aMixingByStepLeavesStepsIndependentAndOneByPathDoesNot() {
    Innovations byStep = innovations(Correlation.Mixing.EACH_STEP);
    Innovations byPath = innovations(Correlation.Mixing.EACH_PATH);
    int[] step = {byStep.at(0, 0), byStep.at(0, 1)};
    int[] path = {byPath.at(0, 0), byPath.at(0, 1)};
    Paths paths = Paths.of(g, given("nu", 4, "r", 0.5), PATHS, 3);
    assertThat(squares(paths, step[0], step[1]).away(0)).isLessThan(4);
    assertThat(squares(paths, path[0], path[1]).mean()).isGreaterThan(0.2);
    assertThat(paths.covariance(path[0], 0, path[1], 0).away(0)).isLessThan(4);
  }

  private static Paths.Estimate squares(Paths paths, int a, int b) {
    return paths.mean(
        i -> (paths.at(a, i) * paths.at(a, i) - 1) * (paths.at(b, i) * paths.at(b, i) - 1));
  }

  @Test
  void theGradientByCorrelationAndDegreesAgreesWithBumps() {
    Innovations z = innovations(Correlation.Mixing.EACH_STEP);
    int target = g.exp(g.mul(g.constant(0.3), g.add(z.at(0, 0), z.at(1, 0))));
    Adjoint adjoint = Adjoint.of(g, target);
    Map<String, Double> values = new HashMap<>(given("nu", 4, "r", 0.5));
    adjoint.seeds().keySet().forEach(seed -> values.put(seed, 0.0));
    Paths first = Paths.of(g, values, 5_000, 3);
    adjoint.seeds().forEach((seed, terms) -> values.put(seed, first.mean(terms)));
    Paths second = Paths.of(g, values, 5_000, 3);
    for (String name : List.of("r", "nu")) {
      double bump = 1e-4;
      double[] moved = new double[2];
      for (int k = 0; k < 2; k++) {
        Map<String, Double> other = new HashMap<>(values);
        other.merge(name, k == 0 ? -bump : bump, Double::sum);
        moved[k] = Paths.of(g, other, 5_000, 3).mean(target).mean();
      }
      assertThat(second.at(requireNonNull(adjoint.gradient().get(name))))
          .as(name)
          .isCloseTo((moved[1] - moved[0]) / (2 * bump), within(1e-6));
    }
  }
}
