package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What random numbers must be: of the right law, and independent between indices, streams, seeds
 * and paths.
 */
class DrawLawTest {

  private static final int PATHS = 200_000;
  private static final DrawKernel KERNEL = DrawKernels.best();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 42, -7})
  void normalsHaveTheMomentsOfANormal(long seed) {
    for (double[] z : normals(seed, StreamId.of("moments"), 0)) {
      double[] moment = new double[5];
      for (double v : z) {
        for (int k = 1; k <= 4; k++) {
          moment[k] += Math.pow(v, k) / PATHS;
        }
      }
      double unit = 5 / Math.sqrt(PATHS); // five standard errors
      assertThat(moment[1]).isCloseTo(0, within(unit));
      assertThat(moment[2]).isCloseTo(1, within(unit * Math.sqrt(2)));
      assertThat(moment[3]).isCloseTo(0, within(unit * Math.sqrt(15)));
      assertThat(moment[4]).isCloseTo(3, within(unit * Math.sqrt(96)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 42, -7})
  void normalsAndUniformsPassKolmogorovSmirnov(long seed) {
    NormalDistribution law = NormalDistribution.of(0, 1);
    for (double[] z : normals(seed, StreamId.of("ks"), 2)) {
      double[] u = Arrays.stream(z).map(law::cumulativeProbability).toArray();
      assertThat(uniformPValue(u)).isGreaterThan(1e-4);
    }
    double[][] u = new double[4][PATHS];
    KERNEL.uniforms(seed, StreamId.of("ks").value(), 3, 0, PATHS, u[0], u[1], u[2], u[3]);
    for (double[] column : u) {
      assertThat(uniformPValue(column)).isGreaterThan(1e-4);
    }
  }

  @Test
  void indicesStreamsSeedsAndPathsAreUncorrelated() {
    double[][] base = normals(42, StreamId.of("one"), 0);
    double[][] otherCall = normals(42, StreamId.of("one"), 1);
    double[][] otherStream = normals(42, StreamId.of("two"), 0);
    double[][] otherSeed = normals(43, StreamId.of("one"), 0);
    double[][] otherHighSeed = normals(42 + (1L << 32), StreamId.of("one"), 0);
    for (int w = 0; w < 4; w++) {
      for (double[][] other : new double[][][] {otherCall, otherStream, otherSeed, otherHighSeed}) {
        for (int v = 0; v < 4; v++) {
          uncorrelated(base[w], other[v]);
        }
      }
      uncorrelated(base[w], base[(w + 1) % 4]);
      uncorrelated(
          Arrays.copyOf(base[w], PATHS - 1), Arrays.copyOfRange(base[w], 1, PATHS)); // next path
    }
  }

  @Test
  void aStreamIsItsNameAndNothingElse() {
    assertThat(StreamId.of("rate"))
        .isEqualTo(StreamId.of("rate"))
        .isNotEqualTo(StreamId.of("rates"));
    // sha256sum of "abc" begins ba7816bf8f01cfea
    assertThat(StreamId.of("abc").value()).isEqualTo(0xba7816bf8f01cfeaL);
  }

  private static double[][] normals(long seed, StreamId stream, int call) {
    double[][] z = new double[4][PATHS];
    KERNEL.normals(seed, stream.value(), call, 0, PATHS, z[0], z[1], z[2], z[3]);
    return z;
  }

  private static void uncorrelated(double[] a, double[] b) {
    double product = 0;
    double ofSquares = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i] / a.length;
      ofSquares += (a[i] * a[i] - 1) * (b[i] * b[i] - 1) / a.length;
    }
    assertThat(product).isCloseTo(0, within(5 / Math.sqrt(a.length)));
    assertThat(ofSquares).isCloseTo(0, within(10 / Math.sqrt(a.length)));
  }

  static double uniformPValue(double[] u) {
    double[] sorted = u.clone();
    Arrays.sort(sorted);
    double d = 0;
    for (int i = 0; i < sorted.length; i++) {
      d =
          Math.max(
              d,
              Math.max(
                  sorted[i] - (double) i / sorted.length, (i + 1.0) / sorted.length - sorted[i]));
    }
    return 1 - new KolmogorovSmirnovTest().ksSum(d * Math.sqrt(sorted.length), 1e-12, 10_000);
  }
}
