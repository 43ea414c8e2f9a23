package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExponentialSumTest {

  private static ExponentialSum sum(double[] coefficients, double... times) {
    return new ExponentialSum(coefficients, times);
  }

  private static double[] of(double... coefficients) {
    return coefficients;
  }

  @Test
  void changesOfSign() {
    assertThat(sum(of(1, 2), 0, 1).signChanges()).isZero();
    assertThat(sum(of(-1, -2), 0, 1).signChanges()).isZero();
    assertThat(sum(of(-1, 2), 0, 1).signChanges()).isEqualTo(1);
    assertThat(sum(of(1, 2, -3, -4, 5), 0, 1, 2, 3, 4).signChanges()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-650, -3, -0.2, 0, 0.7, 5, 700})
  void theBalanceIsTheSumOverTheSumOfAbsoluteTerms(double x) {
    double[] c = {-3, 1, 5, -0.5};
    double[] times = {-2, 0.5, 1, 4};
    double reference = x >= 0 ? times[0] : times[3];
    double value = 0;
    double size = 0;
    for (int i = 0; i < 4; i++) {
      double term = c[i] * Math.exp(-x * (times[i] - reference));
      value += term;
      size += Math.abs(term);
    }
    assertThat(sum(c, times).balance(x)).isCloseTo(value / size, within(1e-15));
  }

  @Test
  void theSignIsLostOnlyInRounding() {
    ExponentialSum one = sum(of(-1, 1.25), 0, 1); // root ln 1.25
    assertThat(one.sign(Math.log(1.25))).isZero();
    assertThat(one.sign(Math.log(1.25) - 1e-14)).isEqualTo(1);
    assertThat(one.sign(Math.log(1.25) + 1e-14)).isEqualTo(-1);
    // Of many terms more is lost: receipts of different size, and the outlay that they are worth.
    var random = new SplittableRandom(5);
    int some = 0;
    for (int round = 0; round < 50; round++) {
      double[] c = random.doubles(1001).toArray();
      double[] times = new double[1001];
      Arrays.setAll(times, t -> t / 1000.0);
      double x = random.nextDouble(0.1, 1);
      double worth = 0;
      for (int t = 1; t <= 1000; t++) {
        worth += c[t] * Math.exp(-x * times[t]);
      }
      c[0] = -worth;
      assertThat(sum(c, times).sign(x)).isZero();
      assertThat(sum(c, times).sign(x - 1e-9)).isEqualTo(1);
      assertThat(sum(c, times).sign(x + 1e-9)).isEqualTo(-1);
      some += sum(c, times).balance(x) != 0 ? 1 : 0;
    }
    assertThat(some).isGreaterThan(10);
  }

  /** By hand: t* = 1/2, so -1 (1/2 - 0), 2 (1/2 - 1), 3 (1/2 - 3), over the largest, 7.5. */
  @Test
  void theReducedSumIsTheDerivativeAboutAChangeOfSign() {
    ExponentialSum reduced = sum(of(-1, 2, 3), 0, 1, 3).reduced();
    for (double x : new double[] {-1, 0, 0.4, 2}) {
      assertThat(reduced.balance(x))
          .isCloseTo(sum(of(-0.5, -1, -7.5), 0, 1, 3).balance(x), within(1e-15));
      // the same sign at the first two, so t* = 1.5 lies between the second and the third
      assertThat(sum(of(1, 1, -4, 0.2), 0, 1, 2, 4).reduced().balance(x))
          .isCloseTo(sum(of(1.5, 0.5, 2, -0.5), 0, 1, 2, 4).balance(x), within(1e-15));
    }
  }

  @Test
  void aReducedSumChangesItsSignOnceLess() {
    var random = new SplittableRandom(6);
    for (int round = 0; round < 500; round++) {
      int n = 2 + random.nextInt(20);
      double[] times = random.doubles(n, -3, 9).sorted().toArray();
      double[] c = random.doubles(n, -1, 1).map(v -> v * Math.exp(600 * v)).toArray();
      ExponentialSum sum = sum(c, times);
      for (int left = sum.signChanges(); left > 0; left--) {
        sum = sum.reduced();
        assertThat(sum.signChanges()).isEqualTo(left - 1);
      }
    }
  }

  @Test
  void aTermBelowTheSmallestDoubleKeepsItsSign() {
    double tiny = Double.MIN_VALUE;
    assertThat(sum(of(-1, 1, tiny, 1), 0, 0.1, 0.12, 1).reduced().signChanges()).isZero();
    assertThat(sum(of(1, -1, -tiny, -1), 0, 0.1, 0.12, 1).reduced().signChanges()).isZero();
    assertThat(sum(of(-tiny, tiny), 0, 0.1).reduced().signChanges()).isZero();
    assertThat(sum(of(tiny, -tiny), 0, 0.1).reduced().signChanges()).isZero();
    assertThat(sum(of(-tiny, tiny), 0, 0.1).reduced().balance(0)).isEqualTo(-1);
  }

  @Test
  void termsBesideAHugeOneDoNotVanish() {
    // Scaled to the largest, so that neither the huge nor the tiny is lost on the way down.
    double[] c = {-1e-300, 1e-300, -1e300, 1e300};
    ExponentialSum twice = sum(c, 0, 1, 2, 3).reduced().reduced();
    assertThat(twice.signChanges()).isEqualTo(1);
    assertThat(twice.balance(0)).isFinite();
    assertThat(Math.abs(twice.balance(0))).isLessThan(1);
  }

  /** F = -1 + a exp(-x tau): F/F' = (1 - exp(x tau)/a)/(-tau). */
  @Test
  void aNewtonStepOfTwoTermsInClosedForm() {
    for (double x : new double[] {-1.5, -0.1, 0, 0.3, 2}) {
      for (double first : new double[] {0, -2, 5}) {
        double tau = 1.5;
        double a = 1.7;
        double expected = x + (1 - Math.exp(x * tau) / a) / tau;
        assertThat(sum(of(-1, a), first, first + tau).newton(x))
            .isCloseTo(expected, within(1e-14 * (1 + Math.abs(expected))));
      }
    }
  }

  @Test
  void aNewtonStepFarOutDoesNotOverflow() {
    // Roots x = ln(a)/tau: of 1e200 after one year, and of 1e-200.
    assertThat(sum(of(-1, 1e200), 3, 4).newton(Math.log(1e200)))
        .isCloseTo(Math.log(1e200), within(1e-12));
    assertThat(sum(of(-1, 1e-200), 3, 4).newton(-Math.log(1e200)))
        .isCloseTo(-Math.log(1e200), within(1e-12));
    assertThat(sum(of(-1, 1e-150, 1e-300), 3, 4, 6).newton(-345)).isNotNaN();
  }
}
