package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Without what stands behind it: lanes that only fall back to a correct solver would fail here. */
class UnevenNewtonTest {

  private static final int LANES = 300;

  /** Times of flows, and the rates a year that must be reached without help. */
  record Schedule(String name, double[] years, double lowRate, double highRate) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Schedule> schedules() {
    var random = new SplittableRandom(1);
    return Stream.of(
        new Schedule("years", years(12, t -> t), -0.35, 11),
        new Schedule("quarters and days", years(40, t -> t / 4.0 + day(random)), -0.4, 30),
        new Schedule("months from 2026 on", years(60, t -> 2026 + t / 16.0), -0.7, 400),
        new Schedule("months of thirty years", years(360, t -> t / 12.0), -0.1, 2.5),
        new Schedule("days", years(30, t -> t / 365.0), -0.99, 400),
        new Schedule("decades", years(5, t -> 10 * t + 3 * (t % 2)), -0.2, 0.6),
        new Schedule("two dates", new double[] {-1, 2.5}, -0.8, 6));
  }

  private static double day(SplittableRandom random) {
    return random.nextInt(20) / 365.0;
  }

  private static double[] years(int n, java.util.function.IntToDoubleFunction year) {
    return IntStream.range(0, n).mapToDouble(year).toArray();
  }

  private static int[] inOrder(double[] years) {
    return IntStream.range(0, years.length).toArray();
  }

  /** Outlays, then receipts, the outlays scaled so that x = ln(1 + r) is the rate. */
  private static double[] investment(SplittableRandom random, double[] years, double x) {
    int n = years.length;
    int build = 1 + random.nextInt(Math.max(1, n / 4));
    double[] flows = random.doubles(n).toArray();
    double paid = 0;
    double received = 0;
    for (int t = 0; t < n; t++) {
      double worth = flows[t] * Math.exp(-x * (years[t] - years[0]));
      paid += t < build ? worth : 0;
      received += t < build ? 0 : worth;
    }
    for (int t = 0; t < build; t++) {
      flows[t] *= -received / paid;
    }
    return flows;
  }

  private static void putLane(double[][] flows, int lane, double... values) {
    for (int t = 0; t < values.length; t++) {
      flows[t][lane] = values[t];
    }
  }

  private static UnevenNewton solved(double[] years, double[]... lanes) {
    double[][] flows = new double[years.length][lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      putLane(flows, i, lanes[i]);
    }
    var newton = new UnevenNewton(inOrder(years), years, lanes.length);
    newton.solve(flows, lanes.length);
    return newton;
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyInvestmentIsSolvedAndProven(Schedule schedule) {
    double[] years = schedule.years;
    int n = years.length;
    var random = new SplittableRandom(2);
    double[] x = new double[LANES];
    double[][] rows = new double[n][LANES];
    int[] order = IntStream.range(0, n).map(t -> n - 1 - t).toArray();
    for (int i = 0; i < LANES; i++) {
      double share = i / (LANES - 1.0);
      x[i] = Math.log1p(schedule.lowRate) * (1 - share) + Math.log1p(schedule.highRate) * share;
      double[] flows = investment(random, years, x[i]);
      boolean loan = i % 2 == 1;
      for (int t = 0; t < n; t++) {
        rows[order[t]][i] = loan ? -flows[t] : flows[t];
      }
    }
    var newton = new UnevenNewton(order, years, LANES + 5);
    newton.solve(rows, LANES);
    for (int i = 0; i < LANES; i++) {
      assertThat(newton.logRate(i)).as("lane %d", i).isCloseTo(x[i], within(1e-12));
      assertThat(newton.proven(i)).as("lane %d", i).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void flowsBeforeAndAfterMayBeZero(Schedule schedule) {
    double[] years = schedule.years;
    int n = years.length;
    double[] in = new double[n];
    double[] out = new double[n];
    int from = n > 2 ? 1 : 0;
    int to = n > 2 ? n - 2 : n - 1;
    in[from] = -100;
    in[to] = 100 * Math.pow(1.1, years[to] - years[from]);
    Arrays.setAll(out, t -> -in[t]);
    UnevenNewton newton = solved(years, in, out);
    for (int i = 0; i < 2; i++) {
      assertThat(newton.logRate(i)).isCloseTo(Math.log(1.1), within(1e-12));
      assertThat(newton.proven(i)).isTrue();
    }
  }

  @Test
  void aRateOfZeroATenthLeftAndTinyAmounts() {
    UnevenNewton newton =
        solved(
            new double[] {0, 0.25, 1},
            new double[] {-1, 0.375, 0.625},
            new double[] {-1, 0, 0.1},
            new double[] {-1e-300, 0, 2e-300});
    assertThat(newton.logRate(0)).isCloseTo(0, within(1e-15));
    assertThat(newton.logRate(1)).isCloseTo(Math.log(0.1), within(1e-13));
    assertThat(newton.logRate(2)).isCloseTo(Math.log(2), within(1e-14));
  }

  /** The balance after each flow but the last, as the sum of what is still to come. */
  private static double[] balances(double[] flows, double[] years, double x) {
    double[] balances = new double[flows.length - 1];
    for (int t = 1; t < flows.length; t++) {
      for (int s = t; s < flows.length; s++) {
        balances[t - 1] += flows[s] * Math.exp(-x * (years[s] - years[t]));
      }
    }
    return balances;
  }

  @Test
  void aLaneIsProvenJustWhenItsBalancesHaveOneSign() {
    var random = new SplittableRandom(3);
    double[] years = years(8, t -> t / 2.0 + day(random));
    int[] seen = new int[2];
    for (int round = 0; round < 2000; round++) {
      double[] flows = investment(random, years, random.nextDouble(-0.5, 0.5));
      flows[1 + random.nextInt(7)] -= random.nextDouble(2);
      UnevenNewton newton = solved(years, flows);
      double x = newton.logRate(0);
      double[] balances = balances(flows, years, x);
      if (Double.isNaN(x) || Arrays.stream(balances).anyMatch(b -> Math.abs(b) < 1e-5)) {
        continue;
      }
      boolean one = Arrays.stream(balances).allMatch(b -> b > 0 == balances[0] > 0);
      assertThat(newton.proven(0)).as("round %d", round).isEqualTo(one);
      seen[one ? 1 : 0]++;
    }
    assertThat(seen[0]).isGreaterThan(200);
    assertThat(seen[1]).isGreaterThan(200);
  }

  @Test
  void whatHasNoRateHasNone() {
    double nan = Double.NaN;
    double[] years = {0, 1, 2.5};
    UnevenNewton newton =
        solved(
            years,
            new double[] {-1, -2, -3},
            new double[] {1, 2, 3},
            new double[] {0, 0, 0},
            new double[] {-1, nan, 3},
            new double[] {-1, Double.POSITIVE_INFINITY, 0},
            new double[] {nan, 1, 0},
            new double[] {10, -21, 12},
            new double[] {0, 5, 0},
            new double[] {-1, 2, 1});
    for (int i = 0; i < 8; i++) {
      assertThat(newton.logRate(i)).as("lane %d", i).isNaN();
    }
    assertThat(newton.logRate(8)).isPositive();
  }

  @Test
  void flowsOfOneMomentHaveNoRate() {
    UnevenNewton newton =
        solved(new double[] {2, 2, 2}, new double[] {-1, 1, 0}, new double[] {-1, 3, 0});
    assertThat(newton.logRate(0)).isNaN();
    assertThat(newton.logRate(1)).isNaN();
    assertThat(solved(new double[] {7}, new double[] {-1}).logRate(0)).isNaN();
  }

  @Test
  void whatABlockHeldBeforeChangesNoBit() {
    double[] years = {0, 0.5, 1.75};
    double[][] flows = new double[3][4];
    var used = new UnevenNewton(inOrder(years), years, 4);
    double[] hard = {-1, Double.NEGATIVE_INFINITY, 1, Double.NaN};
    for (double value : hard) {
      for (int i = 0; i < 4; i++) {
        putLane(flows, i, value, -1, i);
      }
      used.solve(flows, 4);
    }
    double[][] block = new double[3][4];
    for (int i = 0; i < 4; i++) {
      putLane(block, i, -1, 0.3, 0.9 + i);
    }
    var fresh = new UnevenNewton(inOrder(years), years, 4);
    used.solve(block, 3);
    fresh.solve(block, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(used.logRate(i)).isNotNaN().isEqualTo(fresh.logRate(i));
    }
  }

  @Test
  void lanesBeyondTheBlockAreNotTouched() {
    double[] years = {0, 1};
    var newton = new UnevenNewton(inOrder(years), years, 6);
    double[][] flows = {{-1, -1, -1, -1}, {1.1, 1.2, 1.3, 1.4}};
    newton.solve(flows, 4);
    putLane(flows, 0, -1, 1.5);
    putLane(flows, 1, -1, 1.5);
    putLane(flows, 2, -1, 1.5);
    newton.solve(flows, 2);
    assertThat(newton.logRate(1)).isCloseTo(Math.log(1.5), within(1e-15));
    assertThat(newton.logRate(2)).isCloseTo(Math.log(1.3), within(1e-15));
    assertThat(newton.proven(2)).isTrue();
    assertThat(newton.logRate(4)).isZero();
  }
}
