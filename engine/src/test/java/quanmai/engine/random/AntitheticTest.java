package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Antithetic pairs mirror each other exactly, wherever a block begins. */
class AntitheticTest {

  private static final long STREAM = StreamId.of("antithetic").value();

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 9, 255, 256, 257})
  void everyLaneHasTheBitsOfOneAtATime(int n) {
    for (DrawKernel kernel : new DrawKernel[] {DrawKernels.scalar(), DrawKernels.best()}) {
      for (long first : new long[] {0, 1, 1000, 1001}) {
        double[][] z = new double[4][n];
        double[][] u = new double[4][n];
        Antithetic.normals(kernel, 8, STREAM, 2, first, n, z[0], z[1], z[2], z[3]);
        Antithetic.uniforms(kernel, 8, STREAM, 2, first, n, u[0], u[1], u[2], u[3]);
        for (int w = 0; w < 4; w++) {
          for (int i = 0; i < n; i++) {
            assertThat(z[w][i]).isEqualTo(Antithetic.normalAt(8, STREAM, first + i, 8 + w));
            assertThat(u[w][i]).isEqualTo(Antithetic.uniformAt(8, STREAM, first + i, 8 + w));
          }
        }
      }
    }
  }

  @Test
  void pairsMirrorEachOtherAndFollowThePlainPaths() {
    for (long k = 0; k < 1000; k++) {
      double z = Draws.normalAt(8, STREAM, k, 5);
      double u = Draws.uniformAt(8, STREAM, k, 5);
      assertThat(Antithetic.normalAt(8, STREAM, 2 * k, 5)).isEqualTo(z);
      assertThat(Antithetic.normalAt(8, STREAM, 2 * k + 1, 5)).isEqualTo(-z);
      assertThat(Antithetic.uniformAt(8, STREAM, 2 * k, 5)).isEqualTo(u);
      assertThat(Antithetic.uniformAt(8, STREAM, 2 * k + 1, 5)).isEqualTo(1 - u);
    }
  }

  @Test
  void pairsHaveCorrelationMinusOne() {
    int n = 4096;
    double[][] z = new double[4][n];
    Antithetic.normals(DrawKernels.best(), 8, STREAM, 0, 0, n, z[0], z[1], z[2], z[3]);
    double[] even = new double[n / 2];
    Arrays.setAll(even, k -> z[0][2 * k]);
    double[] odd = new double[n / 2];
    Arrays.setAll(odd, k -> z[0][2 * k + 1]);
    assertThat(new PearsonsCorrelation().correlation(even, odd)).isCloseTo(-1, within(1e-12));
    assertThat(Arrays.stream(z[0]).sum()).isCloseTo(0, within(1e-9));
  }
}
