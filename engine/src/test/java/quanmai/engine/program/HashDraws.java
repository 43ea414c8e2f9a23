package quanmai.engine.program;

import java.util.SplittableRandom;
import quanmai.engine.kernels.Elementary;

/** Draws that are a hash of law, stream, index and path: for a block, or one path at a time. */
final class HashDraws implements DrawFiller {

  /** How often {@link Stream#fill} was called. */
  int calls;

  /** The draws of one path. */
  static Evaluator.Draws of(long path) {
    return draw -> value(draw.law(), draw.stream(), draw.index(), path);
  }

  private static double value(Leaf.Law law, String stream, int index, long path) {
    long seed = (law.name() + stream).hashCode() * 1_000_003L + index * 7_919L + path * 104_729L;
    double uniform = (new SplittableRandom(seed).nextLong() >>> 12) * 0x1p-52 + 0x1p-53;
    return law == Leaf.Law.UNIFORM ? uniform : Elementary.normalQuantile(uniform);
  }

  @Override
  public Stream stream(Leaf.Law law, String name, int indices) {
    return (call, firstPath, n, first, second, third, fourth) -> {
      calls++;
      double[][] columns = {first, second, third, fourth};
      for (int k = 0; k < 4; k++) {
        for (int i = 0; i < n; i++) {
          columns[k][i] = value(law, name, 4 * call + k, firstPath + i);
        }
      }
    };
  }
}
