package quanmai.engine.random;

/**
 * The counter-based generator Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel random
 * numbers: as easy as 1, 2, 3" (SC 2011).
 *
 * <p>One call maps a counter of four 32-bit words under a key of two to four random words. Here the
 * key is the seed (low half first) and the counter is (path, call, stream low, stream high); call
 * {@code k} gives indices {@code 4k..4k+3} of a stream.
 *
 * <p>A round maps (c0, c1, c2, c3) to (hi(M1 c2) ^ c1 ^ k0, lo(M1 c2), hi(M0 c0) ^ c3 ^ k1, lo(M0
 * c0)), and then adds {@link #WEYL0} and {@link #WEYL1} to the key.
 */
public final class Philox {

  /** Multiplier of counter word 0, as an unsigned 32-bit number. */
  public static final long M0 = 0xD2511F53L;

  /** Multiplier of counter word 2, as an unsigned 32-bit number. */
  public static final long M1 = 0xCD9E8D57L;

  /** What each round adds to key word 0 (the golden ratio). */
  public static final int WEYL0 = 0x9E3779B9;

  /** What each round adds to key word 1 (the square root of 3, less 1). */
  public static final int WEYL1 = 0xBB67AE85;

  /** The low 32 bits of a long. */
  public static final long MASK = 0xFFFF_FFFFL;

  private static final int ROUNDS = 10;

  private Philox() {}

  /** The 32-bit word number {@code index} of a stream on one path; {@code path} is below 2^32. */
  public static int word(long seed, long stream, long path, int index) {
    return word(
        (int) path,
        index >>> 2,
        (int) stream,
        (int) (stream >>> 32),
        (int) seed,
        (int) (seed >>> 32),
        index & 3);
  }

  /**
   * Word {@code which} (0..3) of the block cipher's output for counter (c0, c1, c2, c3) under key
   * (k0, k1).
   */
  static int word(int c0, int c1, int c2, int c3, int k0, int k1, int which) {
    for (int r = 0; r < ROUNDS; r++) {
      long p0 = (c0 & MASK) * M0;
      long p1 = (c2 & MASK) * M1;
      c0 = (int) (p1 >>> 32) ^ c1 ^ (k0 + r * WEYL0);
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ (k1 + r * WEYL1);
      c3 = (int) p0;
    }
    return switch (which) {
      case 0 -> c0;
      case 1 -> c1;
      case 2 -> c2;
      case 3 -> c3;
      default -> throw new IllegalArgumentException("a Philox call has words 0..3, not " + which);
    };
  }

  /** Key word 0 of round {@code r}, as an unsigned number. */
  public static long key0(long seed, int r) {
    return ((int) seed + r * WEYL0) & MASK;
  }

  /** Key word 1 of round {@code r}, as an unsigned number. */
  public static long key1(long seed, int r) {
    return ((int) (seed >>> 32) + r * WEYL1) & MASK;
  }

  /**
   * What the first two rounds are once everything but the path is known.
   *
   * <p>Counter words 1 to 3 are the same for all paths of a block, so with p = M0 path the state
   * after round two is (hi(M1 c2) ^ x0, lo(M1 c2), lo(p) ^ x2, x3) where c2 = hi(p) ^ first: two
   * multiplications in place of four.
   *
   * @param first what round one xors into hi(M0 path)
   * @param x0 what round two xors into word 0
   * @param x2 what round two xors into word 2
   * @param x3 word 3 after round two
   */
  public record Folded(long first, long x0, long x2, long x3) {

    /** Folds call {@code call} of {@code stream} under {@code seed}. */
    public static Folded of(long seed, long stream, int call) {
      long p1 = (stream & MASK) * M1;
      long p0 = ((p1 >>> 32) ^ (call & MASK) ^ key0(seed, 0)) * M0;
      return new Folded(
          (stream >>> 32) ^ key1(seed, 0),
          (p1 & MASK) ^ key0(seed, 1),
          (p0 >>> 32) ^ key1(seed, 1),
          p0 & MASK);
    }
  }
}
