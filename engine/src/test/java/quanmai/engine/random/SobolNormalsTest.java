package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.random.SobolNormals.Group;

/**
 * Normals from Sobol points: placed as stated, the same from every kernel and block, and far better
 * than plain ones.
 */
class SobolNormalsTest {

  private static final Group PRICE = new Group(StreamId.of("price"), 40, true);
  private static final Group DELAY = new Group(StreamId.of("delay"), 3, false);
  private static final Group RATE = new Group(StreamId.of("rate"), 17, true);
  private static final List<Group> GROUPS = List.of(PRICE, DELAY, RATE);

  @ParameterizedTest(name = "{0} points")
  @ValueSource(ints = {1, 3, 8, 255, 256, 300, 1027})
  void bothKernelsAndAllBlocksGiveTheSameBits(int n) {
    var best = new SobolNormals(9, GROUPS, DrawKernels.best());
    var scalar = new SobolNormals(9, GROUPS, DrawKernels.scalar());
    double[][] a = fill(best, 1000, n, 2);
    double[][] b = fill(scalar, 1000, n, 2);
    double[][] last = fill(best, 1000 + n - 1, 1, 2);
    for (int c = 0; c < best.columns(); c++) {
      assertThat(a[c]).isEqualTo(b[c]);
      assertThat(last[c][0]).isEqualTo(a[c][n - 1]);
    }
  }

  @Test
  void dimensionsAreDealtInRounds() {
    var source = new SobolNormals(9, GROUPS, DrawKernels.scalar());
    assertThat(source.columns()).isEqualTo(60);
    Sobol points = Sobol.of(60).scrambled(9, 0);
    double[][] z = fill(source, 0, 4, 0);
    for (int i = 0; i < 4; i++) {
      // the unbridged group's normals: dimensions 1, 4, 7 (rounds of price, delay, rate)
      assertThat(z[40][i]).isEqualTo(InverseNormal.ofWord(points.word(i, 1)));
      assertThat(z[41][i]).isEqualTo(InverseNormal.ofWord(points.word(i, 4)));
      assertThat(z[42][i]).isEqualTo(InverseNormal.ofWord(points.word(i, 7)));
      // the bridged groups' whole motions: dimensions 0 and 2
      assertThat(motion(z, 0, 40, i))
          .isCloseTo(InverseNormal.ofWord(points.word(i, 0)), within(1e-13));
      assertThat(motion(z, 43, 17, i))
          .isCloseTo(InverseNormal.ofWord(points.word(i, 2)), within(1e-13));
    }
  }

  @Test
  void columnsAreStandardNormalAndUncorrelated() {
    int n = 1 << 14;
    double[][] z = fill(new SobolNormals(9, GROUPS, DrawKernels.best()), 0, n, 0);
    for (int c = 0; c < z.length; c++) {
      for (int d = 0; d <= c; d++) {
        double product = 0;
        for (int i = 0; i < n; i++) {
          product += z[c][i] * z[d][i] / n;
        }
        assertThat(product)
            .isCloseTo(
                c == d ? 1 : 0,
                within(5 * Math.sqrt(2.0 / n))); // the error of plain draws, at most
      }
    }
  }

  /** The mean of exp(0.2 W(1)) over 40 steps, the price of a lognormal: exact is exp(0.02). */
  @Test
  void aThousandBridgedPointsBeatAHundredThousandPlainPaths() {
    var source = new SobolNormals(1, GROUPS, DrawKernels.best());
    int n = 1024;
    int replicates = 16;
    double[] means = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      double[][] z = fill(source, 0, n, r);
      for (int i = 0; i < n; i++) {
        means[r] += Math.exp(0.2 * motion(z, 0, 40, i)) / n;
      }
    }
    double mean = 0;
    for (double m : means) {
      mean += m / replicates;
    }
    double squares = 0;
    for (double m : means) {
      squares += (m - mean) * (m - mean);
    }
    double errorOfOne = Math.sqrt(squares / (replicates - 1));
    double plainError = Math.exp(0.02) * Math.sqrt(Math.expm1(0.04)) / Math.sqrt(100_000);
    assertThat(errorOfOne).isLessThan(plainError);
    assertThat(mean).isCloseTo(Math.exp(0.02), within(6 * errorOfOne / Math.sqrt(replicates)));
  }

  @Test
  void refusesMoreNormalsThanThereAreDimensions() {
    assertThatThrownBy(
            () ->
                new SobolNormals(
                    1, List.of(new Group(StreamId.of("x"), 1001, true)), DrawKernels.best()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001 Sobol dimensions");
    assertThatThrownBy(() -> new Group(StreamId.of("x"), 0, true)).hasMessageContaining("0 steps");
  }

  private static double[][] fill(SobolNormals source, long first, int n, int replicate) {
    double[][] columns = new double[source.columns()][n];
    source.fill(first, n, replicate, columns);
    return columns;
  }

  /** W(1) of a motion over equal steps, from its standardised increments. */
  private static double motion(double[][] z, int first, int steps, int lane) {
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      sum += z[first + t][lane];
    }
    return sum / Math.sqrt(steps);
  }
}
