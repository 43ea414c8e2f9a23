package quanmai.engine.random;

import static quanmai.engine.random.Philox.M0;
import static quanmai.engine.random.Philox.M1;
import static quanmai.engine.random.Philox.MASK;

/**
 * The specification of {@link DrawKernel}: plain loops over columns, short enough for the compiler
 * to vectorise by itself.
 *
 * <p>Words are made for {@value #CHUNK} paths at a time, so the scratch stays in the first-level
 * cache.
 */
public final class ScalarDrawKernel implements DrawKernel {

  private static final int CHUNK = 256;
  private static final int ROUNDS = 10;

  /**
   * One thread's columns: four counter words, and the list of lanes that the central rational does
   * not cover.
   */
  private static final class Scratch {
    final long[] c0 = new long[CHUNK];
    final long[] c1 = new long[CHUNK];
    final long[] c2 = new long[CHUNK];
    final long[] c3 = new long[CHUNK];
    final int[] tailLanes = new int[CHUNK];
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  @Override
  public void normals(
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] z0,
      double[] z1,
      double[] z2,
      double[] z3) {
    Scratch s = SCRATCH.get();
    for (int from = 0; from < n; from += CHUNK) {
      int m = Math.min(CHUNK, n - from);
      words(seed, stream, call, firstPath + from, m, s);
      invert(s.c0, m, z0, from, s.tailLanes);
      invert(s.c1, m, z1, from, s.tailLanes);
      invert(s.c2, m, z2, from, s.tailLanes);
      invert(s.c3, m, z3, from, s.tailLanes);
    }
  }

  @Override
  public void uniforms(
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] u0,
      double[] u1,
      double[] u2,
      double[] u3) {
    Scratch s = SCRATCH.get();
    for (int from = 0; from < n; from += CHUNK) {
      int m = Math.min(CHUNK, n - from);
      words(seed, stream, call, firstPath + from, m, s);
      uniform(s.c0, m, u0, from);
      uniform(s.c1, m, u1, from);
      uniform(s.c2, m, u2, from);
      uniform(s.c3, m, u3, from);
    }
  }

  @Override
  public void normalsOfWords(int[] words, int n, double[] z) {
    Scratch s = SCRATCH.get();
    for (int from = 0; from < n; from += CHUNK) {
      int m = Math.min(CHUNK, n - from);
      widen(words, from, m, s.c0);
      invert(s.c0, m, z, from, s.tailLanes);
    }
  }

  /** Fills the four word columns with the Philox words of {@code m} paths. */
  private static void words(long seed, long stream, int call, long firstPath, int m, Scratch s) {
    Philox.Folded folded = Philox.Folded.of(seed, stream, call);
    firstRounds(
        firstPath,
        folded.first(),
        folded.x0(),
        folded.x2(),
        folded.x3(),
        m,
        s.c0,
        s.c1,
        s.c2,
        s.c3);
    for (int r = 2; r < ROUNDS; r++) {
      round(Philox.key0(seed, r), Philox.key1(seed, r), m, s.c0, s.c1, s.c2, s.c3);
    }
  }

  /** Rounds one and two; see {@link Philox.Folded}. */
  private static void firstRounds(
      long firstPath,
      long first,
      long x0,
      long x2,
      long x3,
      int m,
      long[] c0,
      long[] c1,
      long[] c2,
      long[] c3) {
    for (int i = 0; i < m; i++) {
      long p0 = (firstPath + i) * M0;
      long p1 = ((p0 >>> 32 ^ first) & MASK) * M1;
      c0[i] = (p1 >>> 32) ^ x0;
      c1[i] = p1 & MASK;
      c2[i] = (p0 & MASK) ^ x2;
      c3[i] = x3;
    }
  }

  private static void round(long k0, long k1, int m, long[] c0, long[] c1, long[] c2, long[] c3) {
    for (int i = 0; i < m; i++) {
      long p0 = (c0[i] & MASK) * M0;
      long p1 = (c2[i] & MASK) * M1;
      c0[i] = (p1 >>> 32) ^ c1[i] ^ k0;
      c2[i] = (p0 >>> 32) ^ c3[i] ^ k1;
      c1[i] = p1 & MASK;
      c3[i] = p0 & MASK;
    }
  }

  private static void invert(long[] words, int m, double[] z, int from, int[] tailLanes) {
    central(words, m, z, from);
    int tails = findTails(words, m, tailLanes);
    for (int k = 0; k < tails; k++) {
      int lane = tailLanes[k];
      z[from + lane] = InverseNormal.tail(InverseNormal.centred(words[lane]));
    }
  }

  private static void central(long[] words, int m, double[] z, int from) {
    for (int i = 0; i < m; i++) {
      z[from + i] = InverseNormal.central(InverseNormal.centred(words[i]));
    }
  }

  /** Lists the lanes beyond the centre, without a branch that the processor would have to guess. */
  private static int findTails(long[] words, int m, int[] tailLanes) {
    int found = 0;
    for (int i = 0; i < m; i++) {
      double q = InverseNormal.centred(words[i]);
      tailLanes[found] = i;
      found += InverseNormal.r(q) > InverseNormal.LARGEST_R ? 1 : 0;
    }
    return found;
  }

  private static void uniform(long[] words, int m, double[] u, int from) {
    for (int i = 0; i < m; i++) {
      u[from + i] = Math.fma((double) words[i], 0x1p-32, 0x1p-33);
    }
  }

  private static void widen(int[] words, int from, int m, long[] wide) {
    for (int i = 0; i < m; i++) {
      wide[i] = words[from + i] & MASK;
    }
  }
}
