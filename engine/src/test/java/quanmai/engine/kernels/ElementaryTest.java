package quanmai.engine.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our elementary functions against StrictMath and Commons Statistics, and at their edges. */
class ElementaryTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int SAMPLES = 40_000;
  private final SplittableRandom random = new SplittableRandom(42);

  @Test
  void exp_is_within_two_units_in_the_last_place() { // StrictMath itself is within one
    assertUlps(Elementary::exp, StrictMath::exp, () -> random.nextDouble(-745, 710), 2);
    assertUlps(Elementary::exp, StrictMath::exp, () -> random.nextDouble(-1, 1), 2);
    assertUlps(Elementary::exp, StrictMath::exp, () -> random.nextGaussian() * 1e-9, 2);
  }

  @Test
  void log_is_within_two_units_in_the_last_place() {
    assertUlps(Elementary::log, StrictMath::log, this::anyPositive, 2);
    assertUlps(Elementary::log, StrictMath::log, () -> random.nextDouble(0.5, 2), 2);
    assertUlps(Elementary::log, StrictMath::log, () -> 1 + random.nextGaussian() * 1e-9, 2);
  }

  private double anyPositive() {
    return Double.longBitsToDouble(random.nextLong(1, 0x7FF0000000000000L));
  }

  private static void assertUlps(
      DoubleUnaryOperator ours, DoubleUnaryOperator theirs, DoubleSupplier at, int ulps) {
    for (int k = 0; k < SAMPLES; k++) {
      double x = at.getAsDouble();
      double expected = theirs.applyAsDouble(x);
      assertThat(ours.applyAsDouble(x))
          .as("at %s", x)
          .isEqualTo(expected, within(ulps * Math.ulp(expected)));
    }
  }

  @Test
  void normal_cdf_agrees_with_commons_statistics_into_the_tails() {
    for (int k = 0; k < SAMPLES; k++) {
      double x = random.nextDouble(-20, 8.5);
      double expected = NORMAL.cumulativeProbability(x);
      assertThat(Elementary.normalCdf(x)).as("at %s", x).isCloseTo(expected, relative(expected));
    }
  }

  @Test
  void normal_quantile_agrees_with_commons_statistics_into_the_tails() {
    for (int k = 0; k < SAMPLES; k++) {
      double p = k % 2 == 0 ? random.nextDouble() : StrictMath.exp(-random.nextDouble(0.1, 744));
      double expected = NORMAL.inverseCumulativeProbability(p);
      assertThat(Elementary.normalQuantile(p))
          .as("at %s", p)
          .isCloseTo(expected, relative(expected));
    }
  }

  /** References computed in 50 digits: farther out than Commons Statistics keeps its 1e-13. */
  @ParameterizedTest
  @CsvSource({
    "NORMAL_CDF, -37.25, 5.297888779927269e-304",
    "NORMAL_CDF, -34.13952662124062, 9.562931265161685e-256",
    "NORMAL_CDF, -25.5, 9.856236518963929e-144",
    "NORMAL_CDF, -12.3, 4.5287069561587846e-35",
    "NORMAL_CDF, -6.1, 5.303423262948841e-10",
    "NORMAL_CDF, -3.3, 0.0004834241423837775",
    "NORMAL_CDF, -1.7, 0.04456546275854304",
    "NORMAL_CDF, -0.6, 0.2742531177500736",
    "NORMAL_CDF, -0.001, 0.49960105778608893",
    "NORMAL_CDF, 0.4, 0.6554217416103242",
    "NORMAL_CDF, 1.9, 0.9712834401839981",
    "NORMAL_CDF, 5.5, 0.9999999810104375",
    "NORMAL_QUANTILE, 5e-324, -38.467405617144344",
    "NORMAL_QUANTILE, 1e-310, -37.663060331949524",
    "NORMAL_QUANTILE, 1e-200, -30.20559417957964",
    "NORMAL_QUANTILE, 3e-50, -14.859916415672123",
    "NORMAL_QUANTILE, 1e-10, -6.361340902404057",
    "NORMAL_QUANTILE, 0.003, -2.7477813854449926",
    "NORMAL_QUANTILE, 0.15, -1.0364333894937896",
    "NORMAL_QUANTILE, 0.19999, -0.8416569532532926",
    "NORMAL_QUANTILE, 0.2001, -0.8412640958093334",
    "NORMAL_QUANTILE, 0.31, -0.4958503473474533",
    "NORMAL_QUANTILE, 0.4999999, -2.5066282747031063e-07"
  })
  void agrees_with_references_to_fourteen_digits(Op op, double x, double expected) {
    assertThat(op.apply(x, 0, 0)).isEqualTo(expected, within(1e-14 * Math.abs(expected)));
  }

  @Test
  void normal_quantile_is_exact_beside_one_half() {
    for (double distance = 1e-15; distance < 0.4; distance *= 1.7) {
      double p = 0.5 + distance;
      double expected = NORMAL.inverseCumulativeProbability(p);
      assertThat(Elementary.normalQuantile(p)).isCloseTo(expected, relative(expected));
      assertThat(Elementary.normalQuantile(1 - p)).isEqualTo(-Elementary.normalQuantile(p));
    }
  }

  private static org.assertj.core.data.Offset<Double> relative(double expected) {
    return within(1e-13 * Math.abs(expected) + Double.MIN_VALUE);
  }

  @ParameterizedTest
  @CsvSource({
    "EXP, NaN, NaN",
    "EXP, Infinity, Infinity",
    "EXP, -Infinity, 0",
    "EXP, 0, 1",
    "EXP, -0.0, 1",
    "EXP, 709.7827128933841, Infinity",
    "EXP, -746, 0",
    "EXP, -745.1, 4.9E-324",
    "LOG, NaN, NaN",
    "LOG, 0, -Infinity",
    "LOG, -0.0, -Infinity",
    "LOG, -1, NaN",
    "LOG, 1, 0",
    "LOG, Infinity, Infinity",
    "LOG, -Infinity, NaN",
    "LOG, 4.9E-324, -744.4400719213812",
    "FLOOR, -0.5, -1",
    "FLOOR, -0.0, -0.0",
    "FLOOR, 2.999, 2",
    "FLOOR, NaN, NaN",
    "NORMAL_CDF, NaN, NaN",
    "NORMAL_CDF, Infinity, 1",
    "NORMAL_CDF, -Infinity, 0",
    "NORMAL_CDF, 0, 0.5",
    "NORMAL_CDF, -0.0, 0.5",
    "NORMAL_CDF, -39, 0",
    "NORMAL_CDF, 9, 1",
    "NORMAL_QUANTILE, 0, -Infinity",
    "NORMAL_QUANTILE, 1, Infinity",
    "NORMAL_QUANTILE, 0.5, 0",
    "NORMAL_QUANTILE, -0.1, NaN",
    "NORMAL_QUANTILE, 1.1, NaN",
    "NORMAL_QUANTILE, NaN, NaN",
    "NORMAL_QUANTILE, Infinity, NaN"
  })
  void edges(Op op, double x, Double expected) {
    assertThat(op.apply(x, 0, 0)).isEqualTo(expected);
  }
}
