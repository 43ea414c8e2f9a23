package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every draw kernel gives the same bits as one number at a time, for every awkward block. */
class DrawKernelTest {

  private static final double UNTOUCHED = -99.5;
  private static final long SEED = 0x0123_4567_89AB_CDEFL;
  private static final long STREAM = StreamId.of("a stream").value();

  static IntStream lengths() {
    return IntStream.of(
        0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 255, 256, 257, 300, 511, 513, 1027);
  }

  @Test
  void theVectorTwinIsTheBestHere() { // else the other tests would compare the specification with
    // itself
    assertThat(DrawKernels.best().getClass().getSimpleName()).isEqualTo("VectorDrawKernel");
    assertThat(DrawKernels.scalar()).isInstanceOf(ScalarDrawKernel.class);
  }

  @ParameterizedTest(name = "{0} lanes")
  @MethodSource("lengths")
  void normalsHaveTheBitsOfOneAtATime(int n) {
    for (DrawKernel kernel : new DrawKernel[] {DrawKernels.scalar(), DrawKernels.best()}) {
      for (int call : new int[] {0, 1, 977}) {
        for (long first : new long[] {0, 5, (1L << 32) - n}) {
          double[][] z = columns(n);
          kernel.normals(SEED, STREAM, call, first, n, z[0], z[1], z[2], z[3]);
          for (int w = 0; w < 4; w++) {
            for (int i = 0; i < n; i++) {
              same(z[w][i], Draws.normalAt(SEED, STREAM, first + i, 4 * call + w), kernel, i);
            }
            untouchedBeyond(n, z[w]);
          }
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @MethodSource("lengths")
  void uniformsHaveTheBitsOfOneAtATime(int n) {
    for (DrawKernel kernel : new DrawKernel[] {DrawKernels.scalar(), DrawKernels.best()}) {
      double[][] u = columns(n);
      kernel.uniforms(-1, STREAM, 3, 77, n, u[0], u[1], u[2], u[3]);
      for (int w = 0; w < 4; w++) {
        for (int i = 0; i < n; i++) {
          same(u[w][i], Draws.uniformAt(-1, STREAM, 77 + i, 12 + w), kernel, i);
        }
        untouchedBeyond(n, u[w]);
      }
    }
  }

  @ParameterizedTest(name = "{0} lanes")
  @MethodSource("lengths")
  void invertsWordsOneByOne(int n) {
    int[] words = new SplittableRandom(n).ints(n).toArray();
    for (DrawKernel kernel : new DrawKernel[] {DrawKernels.scalar(), DrawKernels.best()}) {
      double[] z = columns(n)[0];
      kernel.normalsOfWords(words, n, z);
      for (int i = 0; i < n; i++) {
        same(z[i], InverseNormal.ofWord(words[i]), kernel, i);
      }
      untouchedBeyond(n, z);
    }
  }

  @Test
  void invertsAColumnThatIsAllTails() { // more tails in 64 lanes than the list's free slots
    int n = 700;
    int[] words = new int[n];
    Arrays.setAll(words, i -> i % 3 == 0 ? ~i : i);
    for (DrawKernel kernel : new DrawKernel[] {DrawKernels.scalar(), DrawKernels.best()}) {
      double[] z = columns(n)[0];
      kernel.normalsOfWords(words, n, z);
      for (int i = 0; i < n; i++) {
        same(z[i], InverseNormal.ofWord(words[i]), kernel, i);
      }
    }
  }

  private static double[][] columns(int n) {
    double[][] columns = new double[4][n + 11];
    for (double[] column : columns) {
      Arrays.fill(column, UNTOUCHED);
    }
    return columns;
  }

  private static void same(double actual, double expected, DrawKernel kernel, int lane) {
    if (Double.doubleToRawLongBits(actual) != Double.doubleToRawLongBits(expected)) {
      assertThat(actual).as("%s, lane %d", kernel, lane).isEqualTo(expected);
    }
  }

  private static void untouchedBeyond(int n, double[] column) {
    for (int i = n; i < column.length; i++) {
      assertThat(column[i]).isEqualTo(UNTOUCHED);
    }
  }
}
