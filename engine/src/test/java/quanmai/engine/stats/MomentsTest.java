package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  private static double[] withHoles(int n) {
    var random = new SplittableRandom(n);
    return random.doubles(n).map(u -> u < 0.1 ? Double.NaN : Math.exp(3 * u)).toArray();
  }

  /** Straight from the definitions, over all values at once. */
  private static double centralSum(double[] x, int power) {
    double[] finite = Arrays.stream(x).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).average().orElseThrow();
    return Arrays.stream(finite).map(v -> Math.pow(v - mean, power)).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 1024, 1025, 7000})
  void mergedLeavesAreTheSumsOfTheWhole(int n) {
    double[] x = withHoles(n);
    Moments m = Moments.of(x, 0, n);
    assertThat(m.count() + m.undefined()).isEqualTo(n);
    assertThat(m.m2()).isCloseTo(centralSum(x, 2), within(1e-11 * m.m2() + 1e-12));
    assertThat(m.m3()).isCloseTo(centralSum(x, 3), within(1e-10 * m.m4() + 1e-12));
    assertThat(m.m4()).isCloseTo(centralSum(x, 4), within(1e-11 * m.m4() + 1e-12));
    double product = 0;
    double sum = 0;
    for (int i = 0; i + 1 < n; i += 2) {
      double d = x[i] - m.mean();
      double e = x[i + 1] - m.mean();
      product += Double.isNaN(d * e) ? 0 : d * e;
      sum += Double.isNaN(d * e) ? 0 : d + e;
    }
    assertThat(m.pairProduct()).isCloseTo(product, within(1e-11 * m.m2() + 1e-12));
    assertThat(m.pairSum()).isCloseTo(sum, within(1e-11 * m.m2() + 1e-12));
  }

  @Test
  void leavesMadeAnywhereMergeToTheSameBits() {
    double[] x = withHoles(10_300);
    List<Moments> leaves = new ArrayList<>();
    for (int from = 0; from < x.length; from += Moments.LEAF) {
      leaves.add(Moments.leaf(x, from, Math.min(x.length, from + Moments.LEAF)));
    }
    assertThat(Moments.ofLeaves(leaves)).isEqualTo(Moments.of(x, 0, x.length));
  }

  @Test
  void emptyPartsAndPartsWithoutValuesAddNothing() {
    double[] nothing = new double[2048];
    Arrays.fill(nothing, Double.NaN);
    Moments empty = Moments.of(nothing, 0, nothing.length);
    Moments some = Moments.of(new double[] {1, 2, 4}, 0, 3);
    assertThat(Moments.EMPTY.merge(some)).isEqualTo(some);
    assertThat(some.merge(Moments.EMPTY)).isEqualTo(some);
    assertThat(empty.merge(some).mean()).isEqualTo(some.mean());
    assertThat(empty.merge(some).undefined()).isEqualTo(2048);
    assertThat(Moments.ofLeaves(List.of())).isEqualTo(Moments.EMPTY);
  }

  @Test
  void valuesNearTheLargestDoubleHaveAMean() {
    double[] x = {1e308, 1.5e308, 1e308, 1.5e308};
    assertThat(Moments.of(x, 0, 4).mean()).isCloseTo(1.25e308, within(1e294));
  }

  @Test
  void mirroredPairsHaveNoErrorOfTheMean() {
    double[] x = {1, -1, 5, -5, 0.5, -0.5, 2, -2};
    Moments m = Moments.of(x, 0, x.length);
    assertThat(m.standardErrorOfMean(true)).isCloseTo(0, within(1e-9));
    assertThat(m.standardErrorOfMean(false)).isGreaterThan(0.5);
  }

  @Test
  void withBothValuesOfEveryPairTheErrorIsThatOfThePairMeans() {
    double[] x = new SplittableRandom(3).doubles(5000).toArray();
    double[] means = new double[2500];
    for (int k = 0; k < means.length; k++) {
      means[k] = 0.5 * (x[2 * k] + x[2 * k + 1]);
    }
    assertThat(Moments.of(x, 0, x.length).standardErrorOfMean(true))
        .isCloseTo(Moments.of(means, 0, 2500).standardErrorOfMean(false), within(1e-15));
  }
}
