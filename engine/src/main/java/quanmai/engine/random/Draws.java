package quanmai.engine.random;

/**
 * One random number at a time, with the bits that a {@link DrawKernel} gives; for traces and tests.
 */
public final class Draws {

  private Draws() {}

  /** The standard normal number {@code index} of a stream on one path, {@code path} below 2^32. */
  public static double normalAt(long seed, long stream, long path, int index) {
    return InverseNormal.ofWord(Philox.word(seed, stream, path, index));
  }

  /**
   * The uniform in (0, 1) number {@code index} of a stream on one path, {@code path} below 2^32.
   */
  public static double uniformAt(long seed, long stream, long path, int index) {
    return uniform(Philox.word(seed, stream, path, index));
  }

  /** The midpoint (w + 1/2) / 2^32 of an unsigned 32-bit word, exact in a double. */
  static double uniform(int word) {
    return Math.fma((double) (word & Philox.MASK), 0x1p-32, 0x1p-33);
  }
}
