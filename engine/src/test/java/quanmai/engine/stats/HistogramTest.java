package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramTest {

  @Test
  void everyFiniteValueIsCountedOnceAndInItsBin() {
    double[] x = new SplittableRandom(4).doubles(10_000, -0.3, 0.9).toArray();
    x[5] = Double.NaN;
    x[6] = Double.POSITIVE_INFINITY;
    Histogram h = Histogram.of(x, 40);
    long[] counts = h.counts().toArray();
    assertThat(Arrays.stream(counts).sum() + h.below() + h.above()).isEqualTo(9_998);
    for (int b = 0; b < counts.length; b++) {
      int bin = b;
      long within =
          Arrays.stream(x)
              .filter(v -> v >= h.edge(bin) + 1e-12 && v < h.edge(bin + 1) - 1e-12)
              .count();
      assertThat(counts[b]).isEqualTo(within);
    }
    assertThat(h.width())
        .isCloseTo(0.02, within(1e-15)); // 1.2 / 40 = 0.03, and the round next to it
    assertThat(counts.length).isBetween(20, 80);
  }

  @Test
  void outliersDoNotSqueezeTheRest() {
    double[] x = new SplittableRandom(4).doubles(10_000).toArray();
    x[0] = 1e9;
    x[1] = -1e9;
    Histogram h = Histogram.of(x, 40);
    assertThat(h.below()).isEqualTo(1);
    assertThat(h.above()).isEqualTo(1);
    assertThat(h.width()).isLessThan(0.1);
  }

  @Test
  void constantsAndNothing() {
    assertThat(Histogram.of(new double[] {-1, -1, -1}, 40).counts().toArray()).containsExactly(3);
    assertThat(Histogram.of(new double[] {0, 0}, 40).counts().toArray()).containsExactly(2);
    assertThat(Histogram.of(new double[] {Double.NaN}, 40).counts().size()).isZero();
  }

  @Test
  void aMassAtTotalLossStandsInTheFirstBin() {
    var random = new SplittableRandom(8);
    double[] x = random.doubles(10_000).map(u -> u < 0.2 ? -1 : 0.3 * u).toArray();
    Histogram h = Histogram.of(x, 40);
    assertThat(h.edge(0)).isCloseTo(-1, within(1e-12));
    assertThat(h.counts().get(0)).isGreaterThan(1_800);
  }

  /** 0, 1, ... 100, so every figure is known: P1 = 1, P99 = 99, no value is cut off. */
  @Test
  void oneToAHundredByHand() {
    double[] x = new double[101];
    Arrays.setAll(x, i -> i);
    Histogram h = Histogram.of(x, 10); // 100 / 10
    assertThat(h.firstEdge()).isZero();
    assertThat(h.width()).isEqualTo(10);
    assertThat(h.counts().toArray()).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 11);
    assertThat(Histogram.of(x, 40).width()).isEqualTo(2); // 2.5: next to 2
    assertThat(Histogram.of(x, 25).width()).isEqualTo(5); // 4: next to 5
    assertThat(Histogram.of(x, 80).width()).isEqualTo(1); // 1.25: next to 1
    assertThat(Histogram.of(x, 12).width()).isEqualTo(10); // 8.3: next to 10
    assertThat(Histogram.of(x, 1).width()).isEqualTo(100);
    assertThat(Histogram.of(x, 1).counts().toArray()).containsExactly(101);
    Arrays.setAll(x, i -> -i / 1000.0);
    Histogram small = Histogram.of(x, 10);
    assertThat(small.width()).isCloseTo(0.01, within(1e-17));
    assertThat(small.firstEdge()).isCloseTo(-0.1, within(1e-15));
    assertThat(Arrays.stream(small.counts().toArray()).sum()).isEqualTo(101);
    assertThat(small.below() + small.above()).isZero();
  }

  /** One span beyond P1 and P99 counts in bins, more does not. */
  @Test
  void theBinsEndOneSpanBeyondTheMiddle() {
    double[] x = new double[1001];
    Arrays.setAll(x, i -> 100 + i * 0.1); // P1 = 101, P99 = 199, so from 3 to 297
    for (double near : new double[] {4, 296}) {
      x[500] = near;
      Histogram h = Histogram.of(x, 30);
      assertThat(h.below() + h.above()).isZero();
      assertThat(Arrays.stream(h.counts().toArray()).sum()).isEqualTo(1001);
    }
    x[0] = -60;
    x[1] = -50;
    x[2] = -40;
    x[998] = 380;
    x[999] = Double.POSITIVE_INFINITY;
    x[1000] = Double.NEGATIVE_INFINITY;
    Histogram h = Histogram.of(x, 30);
    assertThat(h.below()).isEqualTo(3);
    assertThat(h.above()).isEqualTo(1);
    assertThat(h.edge(0)).isBetween(-8.0, 3.5);
    assertThat(h.edge(h.counts().size())).isBetween(295.0, 310.0);
  }

  @Test
  void aConstantHasOneBinOfAHundredthOfItself() {
    Histogram h = Histogram.of(new double[] {300, 300, 300}, 40);
    assertThat(h.width()).isEqualTo(2); // 3: next to 2
    assertThat(h.firstEdge()).isEqualTo(300);
    assertThat(h.counts().toArray()).containsExactly(3);
    assertThat(Histogram.of(new double[] {0, 0}, 40).width()).isEqualTo(1);
    // A spread of rounding only is none.
    assertThat(Histogram.of(new double[] {300, Math.nextUp(300.0)}, 40).width()).isEqualTo(2);
  }

  @Test
  void aFewBesideAConstantAreShown() {
    double[] x = new double[1000];
    Arrays.fill(x, 5);
    x[3] = 0;
    x[4] = 9;
    Histogram h = Histogram.of(x, 10);
    assertThat(h.below() + h.above()).isZero();
    assertThat(h.edge(0)).isZero();
    assertThat(Arrays.stream(h.counts().toArray()).max()).hasValue(998);
  }

  @Test
  void countsAreEqualByContent() {
    Histogram.Counts one = Histogram.of(new double[] {1, 2, 2, 4}, 4).counts();
    assertThat(one)
        .isEqualTo(Histogram.of(new double[] {2, 4, 2, 1}, 4).counts())
        .hasSameHashCodeAs(Histogram.of(new double[] {2, 4, 2, 1}, 4).counts())
        .hasToString(Arrays.toString(one.toArray()))
        .isNotEqualTo(Histogram.of(new double[] {1, 1, 2, 4}, 4).counts())
        .isNotEqualTo(List.of());
  }
}
