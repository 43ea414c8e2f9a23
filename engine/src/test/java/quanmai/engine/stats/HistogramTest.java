package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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
}
