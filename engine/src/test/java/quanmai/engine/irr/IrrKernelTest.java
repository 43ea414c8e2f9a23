package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without what stands behind it: lanes that only fall back to a correct solver would fail here. */
class IrrKernelTest {

  private static final int LANES = 200;

  private static double[] solved(double[][] flows, int perYear) {
    double[] discount = new double[flows[0].length];
    NewtonStart start = NewtonStart.periodic(perYear);
    IrrKernels.scalar().solve(flows, flows.length, 0, discount.length, start, discount);
    return discount;
  }

  /** Outlays, then receipts and an exit; some begin late, and some are seen by the borrower. */
  @ParameterizedTest(name = "{0} a year for {1} years, {2} of building")
  @CsvSource({"1, 10, 2", "1, 40, 5", "4, 7, 2", "4, 30, 3", "12, 10, 2", "12, 40, 3"})
  void ordinaryInvestmentsNeedNoHelp(int perYear, int years, int building) {
    var random = new SplittableRandom(10);
    int n = perYear * years + 1;
    double[][] flows = new double[n][LANES];
    double[] rate = new double[LANES];
    for (int i = 0; i < LANES; i++) {
      rate[i] = -0.05 + 0.5 * i / LANES;
      int from = i % 3 == 0 ? random.nextInt(n / 2) : 0;
      int build = from + 1 + random.nextInt(building * perYear);
      double paid = 0;
      double received = 0;
      for (int t = from; t < n; t++) {
        flows[t][i] = random.nextDouble() + (t == n - 1 ? i % 4 * 0.1 * n : 0);
        double worth = flows[t][i] * Math.pow(1 + rate[i], -(t - from) / (double) perYear);
        paid += t < build ? worth : 0;
        received += t < build ? 0 : worth;
      }
      double sign = i % 2 == 0 ? 1 : -1;
      for (int t = from; t < n; t++) {
        flows[t][i] *= t < build ? -sign * received / paid : sign;
      }
    }
    double[] discount = solved(flows, perYear);
    for (int i = 0; i < LANES; i++) {
      assertThat(discount[i])
          .as("lane %d", i)
          .isCloseTo(Math.pow(1 + rate[i], -1.0 / perYear), within(1e-13));
    }
  }

  @Test
  void aRootThatIsNotProvenTheOnlyOneHasASignAndNoRootIsNotANumber() {
    double nan = Double.NaN;
    double[][] flows = {
      {-100, 10, -1, 0, 1, -1, 0}, {230, -21, -1, 0, -1.25, nan, 0}, {-132, 12, -1, 0, 0, 2, 3}
    };
    double[] discount = solved(flows, 1);
    assertThat(-discount[0])
        .satisfiesAnyOf(
            v -> assertThat(v).isCloseTo(1 / 1.1, within(1e-12)),
            v -> assertThat(v).isCloseTo(1 / 1.2, within(1e-12)));
    assertThat(discount[1]).isNaN();
    assertThat(discount[2]).isNaN();
    assertThat(discount[3]).isNaN();
    assertThat(discount[4]).isCloseTo(0.8, within(1e-15));
    assertThat(discount[5]).isNaN();
    assertThat(discount[6]).isNaN();
  }

  @Test
  void onlyTheLanesAskedForAreWritten() {
    double[][] flows = {{-1, -1, -1, -1}, {1.25, 1.25, 1.25, 1.25}};
    double[] discount = {7, 7, 7, 7};
    IrrKernels.scalar().solve(flows, 2, 1, 3, NewtonStart.periodic(1), discount);
    assertThat(discount).containsExactly(new double[] {7, 0.8, 0.8, 7}, within(1e-15));
  }

  /** ln(P/N) of two flows is a straight line in y, so one step of at most 1 is the root itself. */
  @Test
  void theFirstStepOfTwoFlowsIsExactUpToItsSeries() {
    for (double growth : new double[] {0.8, 0.95, 1.1, 1.3, 1.7}) {
      double v = 1 / 1.16;
      double out = 1;
      double in = growth * v;
      double step = NewtonStart.logStep(in + out, in - out, in, in);
      double u = (in - out) / (in + out);
      double exact = -Math.log(in / out);
      assertThat(step)
          .isCloseTo(exact, within(2 * Math.pow(Math.abs(u), 9) / 9 / (1 - u * u) + 1e-15));
    }
    assertThat(NewtonStart.logStep(10, 8, 0.1, 0.1)).isEqualTo(-1);
    assertThat(NewtonStart.logStep(10, -8, 0.1, 0.1)).isEqualTo(1);
    for (double y = -1; y <= 1; y += 0.125) {
      assertThat(NewtonStart.roughExp(y)).isCloseTo(Math.exp(y), within(2e-3 * Math.exp(y)));
    }
  }
}
