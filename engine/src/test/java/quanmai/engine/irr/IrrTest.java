package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrrTest {

  private static double[] rates(IrrResult result) {
    return result.roots().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Flows whose present value is a multiple of the product of (v - 1/(1 + rate)). */
  private static double[] flowsWithRates(double... rates) {
    double[] flows = {-1};
    for (double rate : rates) {
      double root = 1 / (1 + rate);
      double[] next = new double[flows.length + 1];
      for (int i = 0; i < flows.length; i++) {
        next[i] += flows[i] * root;
        next[i + 1] -= flows[i];
      }
      flows = next;
    }
    return flows;
  }

  @Test
  void flowsBuiltFromRatesGiveExactlyThoseRates() {
    var random = new SplittableRandom(7);
    for (int round = 0; round < 500; round++) {
      int count = 1 + random.nextInt(4);
      double[] rates = new double[count];
      double x = -1.5 + 0.3 * random.nextDouble();
      for (int i = 0; i < count; i++) {
        x += 0.15 + random.nextDouble();
        rates[i] = Math.expm1(x);
      }
      double[] flows = withPositiveFactor(flowsWithRates(rates), random);
      IrrResult result = Irr.periodic(flows, 1);
      assertThat(rates(result)).as("round %d", round).containsExactly(rates, within(1e-8));
      double nearest =
          Arrays.stream(rates)
              .reduce((a, b) -> Math.abs(Math.log1p(b)) < Math.abs(Math.log1p(a)) ? b : a)
              .orElseThrow();
      assertThat(result.rateOrNaN()).isCloseTo(nearest, within(1e-8));
    }
  }

  /** Multiplies by v^2 + b v + c without a positive root: signs change more often, roots stay. */
  private static double[] withPositiveFactor(double[] flows, SplittableRandom random) {
    double re = random.nextDouble(-1, 1);
    double im = 0.4 + random.nextDouble();
    double[] factor = {re * re + im * im, -2 * re, 1};
    double[] product = new double[flows.length + 2];
    for (int i = 0; i < flows.length; i++) {
      for (int j = 0; j < 3; j++) {
        product[i + j] += flows[i] * factor[j];
      }
    }
    return product;
  }

  @Test
  void everyReportedRootMakesThePresentValueZero() {
    var random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      int n = 2 + random.nextInt(60);
      double[] flows = random.doubles(n, -1, 1).toArray();
      IrrResult result = Irr.periodic(flows, 1);
      for (double rate : result.roots()) {
        double size = PresentValue.npv(rate, Arrays.stream(flows).map(Math::abs).toArray());
        assertThat(PresentValue.npv(rate, flows)).isCloseTo(0, within(1e-12 * size));
      }
      // Signs at both ends of the line differ just when the number of simple roots is odd.
      boolean odd = flows[0] < 0 != flows[n - 1] < 0;
      assertThat(result.roots().size() % 2 == 1).isEqualTo(odd);
    }
  }

  @Test
  void unevenTimesGiveTheRatesOfTheSameFlowsAtEqualTimes() {
    var random = new SplittableRandom(13);
    for (int round = 0; round < 200; round++) {
      int n = 3 + random.nextInt(30);
      double[] flows = random.doubles(n, -1, 1).toArray();
      double[] years = new Times.EqualPeriods(4).years(n);
      IrrResult equal = Irr.periodic(flows, 4);
      double[] shuffledYears = new double[n];
      double[] shuffledFlows = new double[n];
      for (int i = 0; i < n; i++) {
        shuffledYears[i] = years[n - 1 - i] + 3.7;
        shuffledFlows[i] = flows[n - 1 - i];
      }
      IrrResult dated = Irr.dated(shuffledFlows, shuffledYears);
      assertThat(dated.status()).isEqualTo(equal.status());
      for (int k = 0; k < equal.roots().size(); k++) {
        double rate = equal.roots().get(k);
        assertThat(dated.roots().get(k)).isCloseTo(rate, within(1e-7 * (1 + Math.abs(rate))));
      }
    }
  }

  @Test
  void aDoubleRootStandsOnce() {
    IrrResult result = Irr.periodic(new double[] {-100, 220, -121}, 1);
    assertThat(result.status()).isEqualTo(IrrStatus.UNIQUE);
    assertThat(result.rateOrNaN()).isCloseTo(0.10, within(1e-8));
    double[] three = flowsWithRates(0.1, 0.1, 0.6);
    assertThat(rates(Irr.periodic(three, 1)))
        .containsExactly(new double[] {0.1, 0.6}, within(1e-7));
  }

  @Test
  void statesWithoutARateAreToldApart() {
    assertThat(Irr.periodic(new double[] {1, -2, 1.5}, 1).status()).isEqualTo(IrrStatus.NONE);
    assertThat(Irr.periodic(new double[] {-1, -2, 0}, 1).status())
        .isEqualTo(IrrStatus.NO_SIGN_CHANGE);
    assertThat(Irr.periodic(new double[] {0, 3}, 1).status()).isEqualTo(IrrStatus.NO_SIGN_CHANGE);
    assertThat(Irr.periodic(new double[] {0, -0.0}, 1).status()).isEqualTo(IrrStatus.ALL_ZERO);
    assertThat(Irr.periodic(new double[] {}, 1).status()).isEqualTo(IrrStatus.ALL_ZERO);
    assertThat(Irr.periodic(new double[] {-1, Double.NaN}, 1).status())
        .isEqualTo(IrrStatus.NOT_FINITE);
    assertThat(Irr.periodic(new double[] {-1, Double.POSITIVE_INFINITY}, 1).status())
        .isEqualTo(IrrStatus.NOT_FINITE);
    assertThat(Irr.dated(new double[] {-1, 1}, new double[] {2, 2}).status())
        .isEqualTo(IrrStatus.ALL_ZERO);
  }

  @Test
  void ofTwoEquallyNearRatesThePositiveOneIsReported() {
    IrrResult result = Irr.periodic(new double[] {-2, 5, -2}, 1); // v = 1/2 and v = 2
    assertThat(rates(result)).containsExactly(new double[] {-0.5, 1}, within(1e-14));
    assertThat(result.rateOrNaN()).isCloseTo(1, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.999999, -0.9, -0.01, 0, 0.004, 0.5, 40, 1e6})
  void anAnnuityOf480MonthsGivesItsRate(double monthlyRate) {
    double[] flows = new double[481];
    Arrays.fill(flows, 1, 481, monthlyRate < -0.5 ? 1e-300 : 1.0);
    double present = 0;
    for (int t = 480; t >= 1; t--) {
      present = (present + flows[t]) / (1 + monthlyRate);
    }
    if (Double.isInfinite(present)) {
      Arrays.fill(flows, 60, 481, 0);
      present = 0;
      for (int t = 59; t >= 1; t--) {
        present = (present + flows[t]) / (1 + monthlyRate);
      }
    }
    flows[0] = -present;
    IrrResult result = Irr.periodic(flows, 1);
    assertThat(result.status()).isEqualTo(IrrStatus.UNIQUE);
    assertThat(result.rateOrNaN())
        .isCloseTo(monthlyRate, within(1e-13 * (1 + monthlyRate) + 1e-16));
  }

  @Test
  void a480PeriodSumWithASignChangeAtEveryPeriodIsSolved() {
    double[] flows = new double[480];
    for (int t = 0; t < 480; t++) {
      flows[t] = (t % 2 == 0 ? -1 : 1) * (1 + t % 7);
    }
    IrrResult result = Irr.periodic(flows, 12);
    for (double rate : result.roots()) {
      double monthly = Math.expm1(Math.log1p(rate) / 12);
      double size = PresentValue.npv(monthly, Arrays.stream(flows).map(Math::abs).toArray());
      assertThat(PresentValue.npv(monthly, flows)).isCloseTo(0, within(1e-12 * size));
    }
    assertThat(result.roots().size() % 2).isEqualTo(1);
  }

  @Test
  void ratesAtTheEdgeOfTheLineAreFound() {
    assertThat(Irr.periodic(new double[] {-1e-200, 1}, 1).rateOrNaN())
        .isCloseTo(1e200, within(1e188));
    assertThat(Irr.periodic(new double[] {-1, 1e-12}, 1).rateOrNaN())
        .isCloseTo(-1 + 1e-12, within(1e-16));
  }

  @Test
  void scalingTheAmountsChangesNothing() {
    double[] flows = {-5, 10.5, 1, -8, 1};
    double[] tiny = Arrays.stream(flows).map(f -> f * 0x1p-900).toArray();
    assertThat(Irr.periodic(tiny, 1)).isEqualTo(Irr.periodic(flows, 1));
  }

  /** -1 now, g after a year: the rate is g - 1, whatever g. */
  @Test
  void oneGrowthHasItsRateToTheLastDigits() {
    var random = new SplittableRandom(14);
    for (int round = 0; round < 1000; round++) {
      double growth = Math.exp(random.nextDouble(-30, 30));
      IrrResult result = Irr.periodic(new double[] {-1, growth}, 1);
      assertThat(result.roots()).hasSize(1);
      // ln(1 + r) is rounded, and so is what comes back from it
      double allowed = 4 * Math.ulp(1.0) * growth * (1 + Math.abs(Math.log(growth)));
      assertThat(result.rateOrNaN() + 1).isCloseTo(growth, within(allowed + 2e-16));
    }
  }

  @Test
  void ratesFarFromZeroAreFoundToo() {
    for (double x : new double[] {-20, -3, 3, 20, 100, 340}) {
      double growth = Math.exp(x);
      double[] rates = rates(Irr.periodic(new double[] {-1, growth / 2, growth * growth / 2}, 1));
      assertThat(rates).hasSize(1);
      assertThat((1 + rates[0]) / growth).isCloseTo(1, within(1e-12 + 1e-16 / growth));
    }
  }

  @Test
  void hugeAmountsOfOneDateAreAddedWithoutOverflow() {
    double[] flows = {-1.5e308, -1.5e308, 1.65e308, 1.65e308};
    assertThat(Irr.dated(flows, new double[] {0, 0, 1, 1}).rateOrNaN())
        .isCloseTo(0.1, within(1e-15));
  }

  @Test
  void bothZerosAreOneDate() {
    assertThat(Irr.dated(new double[] {-1, 1}, new double[] {-0.0, 0.0}).status())
        .isEqualTo(IrrStatus.ALL_ZERO);
    assertThat(Irr.dated(new double[] {-1, -1, 2.2}, new double[] {-0.0, 0.0, 1}).rateOrNaN())
        .isCloseTo(0.1, within(1e-15));
  }
}
