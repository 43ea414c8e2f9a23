package quanmai.engine.factor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.engine.program.WideFunction;

/**
 * Quantile tables agree with Commons Statistics over the whole range, and with their derivatives.
 */
class QuantileTableTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  static Stream<Arguments> laws() {
    return Stream.of(
        law(Family.BETA, 1.5, 1.1),
        law(Family.BETA, 3.909090909090909, 2.090909090909091),
        law(Family.BETA, 0.75 * 2.6875, 0.25 * 2.6875),
        law(Family.BETA, 1, 1),
        law(Family.BETA, 1, 5),
        law(Family.BETA, 0.3, 0.4),
        law(Family.BETA, 400, 700),
        law(Family.BETA, 2, 300),
        law(Family.GAMMA, 0.5),
        law(Family.GAMMA, 1),
        law(Family.GAMMA, 4.2),
        law(Family.GAMMA, 900),
        law(Family.CHI, 3),
        law(Family.CHI, 4),
        law(Family.CHI, 7.5));
  }

  private static Arguments law(Family family, double... shape) {
    return Arguments.of(family, shape);
  }

  /**
   * The probability of [0, x], and of the rest, by another library than the table is built with.
   */
  private static ContinuousDistribution library(Family family, double[] shape) {
    return switch (family) {
      case BETA -> BetaDistribution.of(shape[0], shape[1]);
      case GAMMA -> GammaDistribution.of(shape[0], 1);
      case CHI -> GammaDistribution.of(shape[0] / 2, 2 / shape[0]);
    };
  }

  private static double unit(Family family, double x) {
    return family == Family.CHI ? x * x : x;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("laws")
  void theProbabilityOfTheQuantileIsThatOfTheScore(Family family, double[] shape) {
    ContinuousDistribution law = library(family, shape);
    QuantileTable table = new QuantileTable(family, -1);
    double scale = family.scale(shape);
    for (double z = -8; z <= 8; z += 0.037) {
      double x = table.evaluate(arguments(z, shape));
      double p = NORMAL.cumulativeProbability(-Math.abs(z));
      double at =
          z <= 0
              ? law.cumulativeProbability(unit(family, x))
              : law.survivalProbability(unit(family, x));
      double density = law.density(unit(family, x)) * (family == Family.CHI ? 2 * x : 1);
      double resolved = Math.ulp(1.0) * 4 * density;
      // The error of x is the error of its probability over the density; both sides by the density.
      assertThat(Math.abs(at - p))
          .as("z = %s, x = %s", z, x)
          .isLessThanOrEqualTo(1e-9 * scale * density + 1e-12 * p + resolved);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("laws")
  void theQuantileRisesAndStaysInTheSupport(Family family, double[] shape) {
    QuantileTable table = new QuantileTable(family, -1);
    double before = 0;
    for (double z = -9; z <= 9; z += 0.0013) {
      double x = table.evaluate(arguments(z, shape));
      assertThat(x).isGreaterThanOrEqualTo(before - 1e-12 * family.scale(shape));
      assertThat(x).isGreaterThanOrEqualTo(0);
      before = x;
    }
    if (family == Family.BETA) {
      assertThat(before).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("laws")
  void derivativesAgreeWithDifferences(Family family, double[] shape) {
    QuantileTable table = new QuantileTable(family, -1);
    for (double z = -4; z <= 4; z += 0.11) {
      double at = z;
      double byScore = difference(h -> table.evaluate(arguments(at + h, shape)), 1e-4);
      assertThat(new QuantileTable(family, 0).evaluate(arguments(z, shape)))
          .isCloseTo(byScore, within(1e-6 * family.scale(shape)));
      for (int k = 0; k < shape.length; k++) {
        int parameter = k;
        double byShape =
            difference(h -> table.evaluate(moved(at, shape, parameter, h)), 1e-3 * shape[k]);
        assertThat(new QuantileTable(family, k + 1).evaluate(arguments(z, shape)))
            .as("z = %s by parameter %s", z, k)
            .isCloseTo(byShape, within(1e-5 * family.scale(shape) / shape[k]));
      }
    }
  }

  private static double difference(ToDoubleFunction<Double> f, double h) {
    double near = f.applyAsDouble(h) - f.applyAsDouble(-h);
    double far = f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h);
    return (8 * near - far) / (12 * h);
  }

  private static double[] moved(double z, double[] shape, int k, double h) {
    double[] other = arguments(z, shape);
    other[k + 1] += h;
    return other;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("laws")
  void blocksGiveTheBitsOfTheSpecification(Family family, double[] shape) {
    SplittableRandom random = new SplittableRandom(5);
    double[] z = random.doubles(1027, -10, 10).toArray();
    z[3] = Double.NaN;
    z[4] = Double.POSITIVE_INFINITY;
    for (int part = -1; part <= shape.length; part++) {
      WideFunction function = new QuantileTable(family, part);
      double[] uniform = arguments(Double.NaN, shape);
      boolean[] varies = new boolean[uniform.length];
      varies[0] = true;
      double[] result = new double[z.length];
      function.bind(uniform, varies).worker(z.length).apply(new double[][] {z}, z.length, result);
      for (int i = 0; i < z.length; i++) {
        double specified = function.evaluate(arguments(z[i], shape));
        assertThat(Double.doubleToLongBits(result[i]))
            .isEqualTo(Double.doubleToLongBits(specified));
      }
      assertThat(result[3]).isNaN();
    }
  }

  @Test
  void shapesThatVaryByPathAreRefused() {
    assertThatThrownBy(
            () ->
                new QuantileTable(Family.GAMMA, -1)
                    .bind(new double[] {Double.NaN, Double.NaN}, new boolean[] {true, true}))
        .hasMessageContaining("must be the same on all paths");
  }

  private static double[] arguments(double z, double[] shape) {
    double[] all = new double[shape.length + 1];
    all[0] = z;
    System.arraycopy(shape, 0, all, 1, shape.length);
    return all;
  }
}
