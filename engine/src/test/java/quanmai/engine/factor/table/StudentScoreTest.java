package quanmai.engine.factor.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The normal score of a t value has the probability that the t value has. */
class StudentScoreTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @ParameterizedTest
  @ValueSource(doubles = {1, 2.5, 3, 4, 5.7, 12, 30, 1000, 1e6})
  void hasTheProbabilityOfTheStudentValue(double nu) {
    TDistribution law = TDistribution.of(nu);
    StudentScore score = new StudentScore(0);
    for (double z = -8; z <= 8; z += 0.0317) {
      double tail = NORMAL.cumulativeProbability(-Math.abs(z));
      double t = Math.copySign(-law.inverseCumulativeProbability(tail), z);
      double p = law.cumulativeProbability(-Math.abs(t));
      double exact = Math.copySign(-NORMAL.inverseCumulativeProbability(p), z);
      assertThat(score.evaluate(new double[] {t, nu}))
          .as("t = %s", t)
          .isCloseTo(exact, within(1e-9));
    }
    assertThat(score.evaluate(new double[] {0, nu})).isZero();
    assertThat(score.evaluate(new double[] {1e-9, nu}))
        .isCloseTo(1e-9 * law.density(0) * Math.sqrt(2 * Math.PI), within(1e-20));
  }

  @ParameterizedTest
  @ValueSource(doubles = {3, 4.5, 20})
  void derivativesAgreeWithDifferences(double nu) {
    StudentScore score = new StudentScore(0);
    for (double t = -15; t <= 15; t += 0.37) {
      double h = 1e-4 * Math.max(1, Math.abs(t));
      double byT =
          (score.evaluate(new double[] {t + h, nu}) - score.evaluate(new double[] {t - h, nu}))
              / (2 * h);
      assertThat(new StudentScore(1).evaluate(new double[] {t, nu})).isCloseTo(byT, within(1e-6));
      double byNu =
          (score.evaluate(new double[] {t, nu + 1e-3})
                  - score.evaluate(new double[] {t, nu - 1e-3}))
              / 2e-3;
      assertThat(new StudentScore(2).evaluate(new double[] {t, nu})).isCloseTo(byNu, within(1e-6));
    }
  }

  @Test
  void farValuesKeepTheLastScoreAndUndefinedOnesStayUndefined() {
    StudentScore score = new StudentScore(0);
    double far = score.evaluate(new double[] {1e300, 3});
    assertThat(far).isBetween(8.5, 9.0);
    assertThat(score.evaluate(new double[] {Double.NEGATIVE_INFINITY, 3})).isEqualTo(-far);
    assertThat(score.evaluate(new double[] {Double.NaN, 3})).isNaN();
  }

  @Test
  void blocksGiveTheBitsOfTheSpecification() {
    double[] t = new SplittableRandom(8).doubles(515, -1e3, 1e3).toArray();
    for (int part = 0; part < 3; part++) {
      StudentScore function = new StudentScore(part);
      double[] result = new double[t.length];
      function
          .bind(new double[] {Double.NaN, 3.5}, new boolean[] {true, false})
          .worker(t.length)
          .apply(new double[][] {t}, t.length, result);
      for (int i = 0; i < t.length; i++) {
        assertThat(result[i]).isEqualTo(function.evaluate(new double[] {t[i], 3.5}));
      }
    }
  }
}
