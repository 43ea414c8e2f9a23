package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IrrLaneTest {

  private static final Times YEARLY = new Times.EqualPeriods(1);

  private static IrrLane lane(Times times, double... flows) {
    int[] order =
        IntStream.range(0, flows.length)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(times::yearsOf))
            .mapToInt(Integer::intValue)
            .toArray();
    var lane = new IrrLane(times, order, sorted(times, flows.length));
    double[][] block = new double[flows.length][];
    Arrays.setAll(block, t -> new double[] {0, flows[t], 0});
    assertThat(lane.load(block, 1)).isEqualTo(hasRate(flows));
    return lane;
  }

  private static double[] sorted(Times times, int count) {
    return Arrays.stream(times.years(count)).sorted().toArray();
  }

  private static boolean hasRate(double[] flows) {
    return Arrays.stream(flows).allMatch(Double::isFinite)
        && Arrays.stream(flows).anyMatch(f -> f > 0)
        && Arrays.stream(flows).anyMatch(f -> f < 0);
  }

  @Test
  void aTotalLossHasTheRateGivenAndNothingElseHasOne() {
    double nan = Double.NaN;
    double inf = Double.POSITIVE_INFINITY;
    assertThat(lane(YEARLY, -1, 0, -2).withoutRate(-1)).isEqualTo(-1);
    assertThat(lane(YEARLY, 1, 0, 2).withoutRate(-1)).isNaN();
    assertThat(lane(YEARLY, 0, 0, -0.0).withoutRate(-1)).isNaN();
    assertThat(lane(YEARLY, -1, nan, -2).withoutRate(-1)).isNaN();
    assertThat(lane(YEARLY, -1, -inf, -2).withoutRate(-1)).isNaN();
    assertThat(lane(YEARLY, -1, inf).withoutRate(-1)).isNaN();
    assertThat(lane(YEARLY, -1, Double.MAX_VALUE).withoutRate(-1)).isNaN();
    assertThat(lane(YEARLY, -Double.MAX_VALUE, 0).withoutRate(-1)).isEqualTo(-1);
  }

  @Test
  void theReportedRateIsThatOfTheSpecification() {
    assertThat(lane(YEARLY, -100, 121).reported()).isCloseTo(0.21, within(1e-15));
    assertThat(lane(YEARLY, 10, -21, 12).reported()).isNaN();
  }

  @Test
  void investmentsAndLoansHaveOneRate() {
    assertThat(lane(YEARLY, -100, 0, 0, 0, 100 * Math.pow(1.3, 4)).isOnlyRootOfPeriods(1 / 1.3))
        .isTrue();
    assertThat(lane(YEARLY, 0, 100, -55, -60.5, 0).isOnlyRootOfPeriods(1 / 1.1)).isTrue();
    assertThat(lane(YEARLY, 0, 100, -55, -60.5, 0).isOnlyRoot(Math.log(1.1))).isTrue();
    assertThat(lane(YEARLY, 0, -100, 55, 60.5, 0).isOnlyRoot(Math.log(1.1))).isTrue();
  }

  @Test
  void ofTwoRatesNeitherIsTheOnlyOne() { // -100 (1 - 1.1 v)(1 - 1.2 v)
    IrrLane lane = lane(YEARLY, -100, 230, -132);
    for (double growth : new double[] {1.1, 1.2}) {
      assertThat(lane.isOnlyRootOfPeriods(1 / growth)).isFalse();
      assertThat(lane.isOnlyRoot(Math.log(growth))).isFalse();
    }
  }

  @Test
  void aBalanceThatChangesItsSignForAMomentLeavesTheRateAlone() {
    // At 0%: balances 10, -1, 9, so not a pure investment; their sums 10, 9, 18 keep their sign.
    IrrLane lane = lane(YEARLY, -10, 11, -10, 9);
    assertThat(lane.isOnlyRootOfPeriods(1)).isTrue();
    assertThat(lane.isOnlyRoot(0)).isTrue();
    assertThat(Irr.periodic(new double[] {-10, 11, -10, 9}, 1).roots()).hasSize(1);
    // Twice as long below zero as above: 10, -11, -11 years of balance, and further rates.
    assertThat(lane(YEARLY, -10, 21, 0, -11).isOnlyRootOfPeriods(1)).isFalse();
  }

  /** The definition by double sums: flows integrated twice from the front, and from the back. */
  private static boolean keepTheirSign(double[] worth, double[] years) {
    int n = worth.length;
    IntToDoubleFunction front =
        k -> IntStream.rangeClosed(0, k).mapToDouble(t -> worth[t] * (years[k] - years[t])).sum();
    IntToDoubleFunction back =
        k -> IntStream.range(k, n).mapToDouble(t -> worth[t] * (years[t] - years[k])).sum();
    return oneSign(IntStream.range(1, n).mapToDouble(front).toArray())
        && oneSign(IntStream.range(0, n - 1).mapToDouble(back).toArray());
  }

  private static boolean oneSign(double[] sums) {
    return Arrays.stream(sums).anyMatch(s -> s > 0) != Arrays.stream(sums).anyMatch(s -> s < 0);
  }

  @Test
  void theProofIsThatOfItsDefinitionAndHolds() {
    var random = new SplittableRandom(4);
    int[] seen = new int[2];
    for (int round = 0; round < 3000; round++) {
      boolean equal = round % 2 == 0;
      int n = 3 + random.nextInt(6);
      double[] flows = random.doubles(n, -1, 1.2).toArray();
      flows[0] -= random.nextDouble(2);
      Times times =
          equal ? new Times.EqualPeriods(4) : new Times.YearFractions(random.doubles(n).toArray());
      if (!hasRate(flows)) {
        continue;
      }
      IrrResult result = Irr.of(flows, times);
      double[] years = sorted(times, n);
      IrrLane lane = lane(times, flows);
      for (double rate : result.roots()) {
        double x = Math.log1p(rate);
        if (Math.abs(x) > 20) {
          continue; // rounding decides
        }
        double[] worth = new double[n];
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, java.util.Comparator.comparingDouble(times::yearsOf));
        Arrays.setAll(worth, t -> flows[order[t]] * Math.exp(-x * (years[t] - years[0])));
        boolean proof = keepTheirSign(worth, years);
        assertThat(lane.isOnlyRoot(x)).as("round %d", round).isEqualTo(proof);
        if (equal) {
          assertThat(lane.isOnlyRootOfPeriods(Math.exp(-x / 4))).isEqualTo(proof);
        }
        assertThat(proof && result.roots().size() > 1).isFalse();
        seen[proof ? 1 : 0]++;
      }
    }
    assertThat(seen[0]).isGreaterThan(100);
    assertThat(seen[1]).isGreaterThan(1000);
  }
}
