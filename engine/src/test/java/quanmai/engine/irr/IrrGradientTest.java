package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IrrGradientTest {

  static Stream<Times> times() {
    return Stream.of(
        new Times.EqualPeriods(1),
        new Times.EqualPeriods(12),
        new Times.YearFractions(4, 0.1, 1.3, 2.2, 2.2, 0, 5));
  }

  @ParameterizedTest
  @MethodSource("times")
  void itIsTheSlopeBetweenBumpedRates(Times times) {
    var random = new SplittableRandom(17);
    for (int round = 0; round < 100; round++) {
      double[] flows = random.doubles(7, -1, 2).toArray();
      flows[5] = -4 * random.nextDouble();
      IrrResult result = Irr.of(flows, times);
      if (result.status() != IrrStatus.UNIQUE) {
        continue;
      }
      double rate = result.rateOrNaN();
      double[] gradient = IrrGradient.of(flows, times, rate);
      for (int t = 0; t < flows.length; t++) {
        double bump = 1e-5;
        double[] up = flows.clone();
        double[] down = flows.clone();
        up[t] += bump;
        down[t] -= bump;
        double slope =
            (Irr.of(up, times).rateOrNaN() - Irr.of(down, times).rateOrNaN()) / (2 * bump);
        if (Math.abs(slope) < 10 * (1 + Math.abs(rate))) { // else the rate bends too much between
          assertThat(gradient[t])
              .isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope)) * (1 + Math.abs(rate))));
        }
      }
    }
  }

  @Test
  void oneYearInClosedForm() {
    // r = c1/-c0 - 1: dr/dc0 = c1/c0^2, dr/dc1 = -1/c0
    double[] gradient = IrrGradient.of(new double[] {-2, 3}, new Times.EqualPeriods(1), 0.5);
    assertThat(gradient).containsExactly(new double[] {0.75, 0.5}, within(1e-15));
  }

  @Test
  void lanesWithoutARateHaveNone() {
    double[][] flows = {{-1, -1, Double.NaN, 1}, {1.1, -1, 1, 1}};
    double[][] gradient = new double[2][4];
    double[] rate = {0.1, -0.5, Double.NaN, Double.NaN};
    new IrrGradient(new Times.EqualPeriods(1), 2, 4).byFlow(flows, 4, rate, gradient);
    assertThat(gradient[0]).containsExactly(new double[] {1.1, 0, 0, 0}, within(1e-15));
    assertThat(gradient[1]).containsExactly(new double[] {1, 0, 0, 0}, within(1e-15));
  }

  @Test
  void aLaneAloneHasTheBitsOfALaneAmongOthers() {
    var random = new SplittableRandom(3);
    Times times = new Times.EqualPeriods(4);
    double[][] flows = new double[20][50];
    for (double[] row : flows) {
      java.util.Arrays.setAll(row, i -> random.nextDouble());
    }
    java.util.Arrays.setAll(flows[0], i -> -5 - random.nextDouble());
    double[] rate = new double[50];
    new IrrBlock(times, 20, 50, IrrKernels.best()).solve(flows, 50, -1, rate);
    double[][] gradient = new double[20][50];
    new IrrGradient(times, 20, 50).byFlow(flows, 50, rate, gradient);
    for (int i = 0; i < 50; i++) {
      int lane = i;
      double[] alone =
          IrrGradient.of(
              java.util.Arrays.stream(flows).mapToDouble(r -> r[lane]).toArray(), times, rate[i]);
      for (int t = 0; t < 20; t++) {
        assertThat(gradient[t][i]).isEqualTo(alone[t]);
      }
    }
  }

  /** From the definition, at rates on both sides of 0 and times from any origin. */
  @Test
  void itIsTheWeightOverTheTimedWorth() {
    for (Times times :
        new Times[] {
          new Times.EqualPeriods(4), new Times.YearFractions(2026, 2031.5, 2027, 2028)
        }) {
      for (double rate : new double[] {-0.9, -0.2, 0, 0.3, 8}) {
        double[] flows = {-10, 0, 3, 0};
        double[] weight = new double[4];
        double timed = 0;
        double worth = 0;
        for (int t = 0; t < 4; t++) {
          double after = times.yearsOf(t) - times.yearsOf(0);
          weight[t] = Math.pow(1 + rate, -after);
          worth += flows[t] * weight[t];
        }
        flows[1] = -worth / weight[1]; // so that the rate is one
        for (int t = 0; t < 4; t++) {
          timed += (times.yearsOf(t) - times.yearsOf(0)) * flows[t] * weight[t];
        }
        double[] gradient = IrrGradient.of(flows, times, rate);
        for (int t = 0; t < 4; t++) {
          double expected = (1 + rate) * weight[t] / timed;
          assertThat(gradient[t]).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
        }
      }
    }
  }

  @Test
  void weightsAtRatesFarOutDoNotOverflow() {
    // g after forty years for one payment now: 1 + r = (g/paid)^(1/40), dr/dg = (1 + r)/(40 g).
    for (double growth : new double[] {0x1p-26, 0x1p20}) {
      double paid = growth < 1 ? 0x1p100 : 1;
      double g = paid * Math.pow(growth, 20) * Math.pow(growth, 20);
      double[] flows = new double[41];
      flows[0] = -paid;
      flows[40] = g;
      double[] years = new Times.EqualPeriods(1).years(41);
      for (Times times : new Times[] {new Times.EqualPeriods(1), new Times.YearFractions(years)}) {
        double[] gradient = IrrGradient.of(flows, times, growth - 1);
        assertThat(gradient[40]).isCloseTo(growth / 40 / g, within(1e-12 * growth / 40 / g));
        assertThat(gradient[0]).isCloseTo(growth / 40 / paid, within(1e-12 * growth / 40 / paid));
      }
    }
  }

  @Test
  void aSolverUsedBeforeGivesTheSame() {
    var solver = new IrrGradient(new Times.EqualPeriods(1), 2, 2);
    double[][] gradient = new double[2][2];
    double nan = Double.NaN;
    solver.byFlow(new double[][] {{-1, nan}, {3, 2}}, 2, new double[] {2, 1}, gradient);
    solver.byFlow(new double[][] {{1, -2}, {1, 3}}, 2, new double[] {0.5, 0.5}, gradient);
    assertThat(gradient[0]).containsExactly(new double[] {0, 0.75}, within(1e-15));
    assertThat(gradient[1]).containsExactly(new double[] {0, 0.5}, within(1e-15));
    solver.byFlow(new double[][] {{7, -2}, {7, 3}}, 1, new double[] {0.5, 9}, gradient);
    assertThat(gradient[0][1]).isCloseTo(0.75, within(1e-15)); // not touched
  }

  @Test
  void aTotalLossStaysOneWhateverItsRateAndWhoeverWasThereBefore() {
    var solver = new IrrGradient(new Times.EqualPeriods(1), 2, 3);
    double[][] gradient = new double[2][3];
    double[] rate = {-0.5, 0.1, -1};
    solver.byFlow(new double[][] {{-2, -2, -2}, {3, 3, 3}}, 3, rate, gradient);
    assertThat(gradient[1][0]).isNotZero();
    assertThat(gradient[1][2]).isZero();
    solver.byFlow(new double[][] {{-2, 1, -1}, {0, 0, -1}}, 3, rate, gradient);
    assertThat(gradient[0]).containsExactly(0, 0, 0);
    assertThat(gradient[1]).containsExactly(0, 0, 0);
  }
}
