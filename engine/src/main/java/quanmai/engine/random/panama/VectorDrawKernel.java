package quanmai.engine.random.panama;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_I2L;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import quanmai.engine.random.DrawKernel;
import quanmai.engine.random.InverseNormal;
import quanmai.engine.random.Philox;

/**
 * {@link quanmai.engine.random.ScalarDrawKernel} with the Vector API; same bits.
 *
 * <p>The central rational runs over whole columns; a bit mask of the lanes it does not cover is
 * read afterwards, and those lanes (0.6%) are gathered, inverted densely, and put back. Constants
 * are broadcast before a loop and not kept in static finals: from there the compiler reads them
 * again for every vector.
 */
public final class VectorDrawKernel implements DrawKernel {

  /** Paths per pass: 4 columns of words are 8 KiB, well inside the first-level cache. */
  static final int CHUNK = 256;

  static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
  static final VectorSpecies<Long> LONGS = DOUBLES.withLanes(long.class);
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

  /** The bits of 1.0. */
  private static final long ONE_BITS = 0x3FF0_0000_0000_0000L;

  /** What takes 1 + w / 2^32 to q = u - 1/2, u the midpoint; exact. */
  static final double MIDDLE = 1.5 - 0x1p-33;

  /** One thread's columns: four of words (padded to whole vectors), and what the tails need. */
  static final class Scratch {
    final long[] words = new long[4 * CHUNK];
    final long[] outside = new long[CHUNK / 64];
    final TailList tails = new TailList();
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
      VectorPhilox.words(seed, stream, call, firstPath + from, m, s.words);
      s.tails.clear();
      int end0 = invert(s, 0, m, z0, from);
      int end1 = invert(s, CHUNK, m, z1, from);
      int end2 = invert(s, 2 * CHUNK, m, z2, from);
      int end3 = invert(s, 3 * CHUNK, m, z3, from);
      s.tails.invert();
      s.tails.scatter(0, end0, z0, from);
      s.tails.scatter(end0, end1, z1, from);
      s.tails.scatter(end1, end2, z2, from);
      s.tails.scatter(end2, end3, z3, from);
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
      VectorPhilox.words(seed, stream, call, firstPath + from, m, s.words);
      uniform(s.words, 0, m, u0, from);
      uniform(s.words, CHUNK, m, u1, from);
      uniform(s.words, 2 * CHUNK, m, u2, from);
      uniform(s.words, 3 * CHUNK, m, u3, from);
    }
  }

  @Override
  public void normalsOfWords(int[] words, int n, double[] z) {
    Scratch s = SCRATCH.get();
    for (int from = 0; from < n; from += CHUNK) {
      int m = Math.min(CHUNK, n - from);
      widen(words, from, m, s.words);
      s.tails.clear();
      int end = invert(s, 0, m, z, from);
      s.tails.invert();
      s.tails.scatter(0, end, z, from);
    }
  }

  /**
   * Inverts one column of words into {@code z}, but lists the tail lanes for later; returns the
   * length of the list.
   */
  private static int invert(Scratch s, int at, int m, double[] z, int from) {
    int whole = DOUBLES.loopBound(m);
    central(s.words, at, whole, z, from, s.outside);
    for (int i = whole; i < m; i++) {
      z[from + i] = InverseNormal.ofWord((int) s.words[at + i]);
    }
    return s.tails.add(s.outside, whole, s.words, at);
  }

  /**
   * The central rational on whole vectors; sets bit {@code i} of {@code outside} where lane {@code
   * i} is a tail.
   */
  private static void central(
      long[] words, int at, int whole, double[] z, int from, long[] outside) {
    DoubleVector n0 = all(InverseNormal.N0);
    DoubleVector n1 = all(InverseNormal.N1);
    DoubleVector n2 = all(InverseNormal.N2);
    DoubleVector n3 = all(InverseNormal.N3);
    DoubleVector n4 = all(InverseNormal.N4);
    DoubleVector n5 = all(InverseNormal.N5);
    DoubleVector n6 = all(InverseNormal.N6);
    DoubleVector n7 = all(InverseNormal.N7);
    DoubleVector n8 = all(InverseNormal.N8);
    DoubleVector d0 = all(InverseNormal.D0);
    DoubleVector d1 = all(InverseNormal.D1);
    DoubleVector d2 = all(InverseNormal.D2);
    DoubleVector d3 = all(InverseNormal.D3);
    DoubleVector d4 = all(InverseNormal.D4);
    DoubleVector d5 = all(InverseNormal.D5);
    DoubleVector d6 = all(InverseNormal.D6);
    DoubleVector middle = all(MIDDLE);
    DoubleVector limit = all(InverseNormal.LARGEST_R);
    DoubleVector minusQuarter = all(-0.25);
    long bits = 0;
    for (int i = 0; i < whole; i += DOUBLES.length()) {
      DoubleVector q = oneToTwo(LongVector.fromArray(LONGS, words, at + i)).sub(middle);
      DoubleVector r = q.fma(q, minusQuarter);
      DoubleVector n =
          n8.fma(r, n7)
              .fma(r, n6)
              .fma(r, n5)
              .fma(r, n4)
              .fma(r, n3)
              .fma(r, n2)
              .fma(r, n1)
              .fma(r, n0);
      DoubleVector d = r.add(d6).fma(r, d5).fma(r, d4).fma(r, d3).fma(r, d2).fma(r, d1).fma(r, d0);
      q.mul(n).div(d).intoArray(z, from + i);
      bits |= r.compare(GT, limit).toLong() << i;
      outside[i >> 6] = bits;
      bits = (i + DOUBLES.length() & 63) == 0 ? 0 : bits;
    }
  }

  static DoubleVector all(double value) {
    return DoubleVector.broadcast(DOUBLES, value);
  }

  /**
   * 1 + w / 2^32 for the words w in the low 32 bits: they become the high fraction bits, so nothing
   * is converted.
   */
  static DoubleVector oneToTwo(LongVector words) {
    return words.lanewise(LSHL, 20).and(InverseNormal.FRACTION).or(ONE_BITS).reinterpretAsDoubles();
  }

  private static void uniform(long[] words, int at, int m, double[] u, int from) {
    int whole = DOUBLES.loopBound(m);
    for (int i = 0; i < whole; i += DOUBLES.length()) {
      oneToTwo(LongVector.fromArray(LONGS, words, at + i)).sub(1 - 0x1p-33).intoArray(u, from + i);
    }
    for (int i = whole; i < m; i++) {
      u[from + i] = Math.fma((double) (words[at + i] & Philox.MASK), 0x1p-32, 0x1p-33);
    }
  }

  private static void widen(int[] words, int from, int m, long[] wide) {
    int whole = DOUBLES.loopBound(m);
    for (int i = 0; i < whole; i += DOUBLES.length()) {
      ((LongVector)
              IntVector.fromArray(INTS, words, from + i).convertShape(ZERO_EXTEND_I2L, LONGS, 0))
          .intoArray(wide, i);
    }
    for (int i = whole; i < m; i++) {
      wide[i] = words[from + i];
    }
  }
}
