package quanmai.engine.random.panama;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static quanmai.engine.random.panama.VectorDrawKernel.all;
import static quanmai.engine.random.panama.VectorDrawKernel.oneToTwo;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import quanmai.engine.random.InverseNormal;

/**
 * The lanes of a chunk that the central rational does not cover, gathered so that whole vectors of
 * them can be inverted.
 *
 * <p>About 6 of 1,024 normals get here. A branch per vector would be guessed wrongly about once in
 * twenty vectors, which costs more than the tails themselves; so they are listed without branches.
 */
final class TailList {

  /**
   * Slots written for each 64 lanes whether used or not; more tails than that, in 0.3% of cases,
   * take a loop.
   */
  private static final int SLOTS = 2;

  private static final int CAPACITY =
      4 * VectorDrawKernel.CHUNK + SLOTS + VectorDrawKernel.DOUBLES.length();

  /**
   * 1.5 * 2^52: added to a small long's bits it makes a double whose value is this plus that long.
   */
  private static final double ROUNDER = 0x1.8p52;

  private final int[] lanes = new int[CAPACITY];
  private final long[] words = new long[CAPACITY];
  private final double[] normals = new double[CAPACITY];
  private int size;

  void clear() {
    size = 0;
  }

  /**
   * Adds the lanes whose bit is set in {@code outside}, and their words; returns the new length of
   * the list.
   */
  int add(long[] outside, int lanesToScan, long[] column, int at) {
    int found = size;
    for (int base = 0; base < lanesToScan; base += 64) {
      long bits = outside[base >> 6];
      int count = Long.bitCount(bits);
      for (int k = 0; k < SLOTS; k++) {
        put(found + k, base, bits, column, at);
        bits &= bits - 1;
      }
      for (int k = SLOTS; k < count; k++) {
        put(found + k, base, bits, column, at);
        bits &= bits - 1;
      }
      found += count;
    }
    size = found;
    return found;
  }

  private void put(int slot, int base, long bits, long[] column, int at) {
    int lane =
        base
            + (Long.numberOfTrailingZeros(bits)
                & 63); // no bit left: any lane will do, it is overwritten
    lanes[slot] = lane;
    words[slot] = column[at + lane];
  }

  /** Inverts the whole list; slots beyond its end hold stale words, which do no harm. */
  void invert() {
    roots(words, size, normals);
    rationals(words, size, normals);
  }

  /** Writes entries {@code begin} to {@code end - 1} to their lanes. */
  void scatter(int begin, int end, double[] z, int from) {
    for (int k = begin; k < end; k++) {
      z[from + lanes[k]] = normals[k];
    }
  }

  /** y = sqrt(-2 ln(1/2 - |q|)). */
  private static void roots(long[] words, int size, double[] y) {
    for (int i = 0; i < size; i += VectorDrawKernel.DOUBLES.length()) {
      DoubleVector q =
          oneToTwo(LongVector.fromArray(VectorDrawKernel.LONGS, words, i))
              .sub(VectorDrawKernel.MIDDLE);
      log(all(0.5).sub(q.abs())).mul(-2).sqrt().intoArray(y, i);
    }
  }

  /** P(y) / Q(y), in place, with the sign of q. */
  private static void rationals(long[] words, int size, double[] y) {
    for (int i = 0; i < size; i += VectorDrawKernel.DOUBLES.length()) {
      DoubleVector x = DoubleVector.fromArray(VectorDrawKernel.DOUBLES, y, i);
      DoubleVector p =
          all(InverseNormal.P4)
              .fma(x, all(InverseNormal.P3))
              .fma(x, all(InverseNormal.P2))
              .fma(x, all(InverseNormal.P1))
              .fma(x, all(InverseNormal.P0));
      DoubleVector d =
          all(InverseNormal.Q4)
              .fma(x, all(InverseNormal.Q3))
              .fma(x, all(InverseNormal.Q2))
              .fma(x, all(InverseNormal.Q1))
              .fma(x, all(1));
      DoubleVector q =
          oneToTwo(LongVector.fromArray(VectorDrawKernel.LONGS, words, i))
              .sub(VectorDrawKernel.MIDDLE);
      LongVector sign = q.reinterpretAsLongs().and(Long.MIN_VALUE);
      p.div(d)
          .reinterpretAsLongs()
          .or(sign)
          .reinterpretAsDoubles()
          .intoArray(y, i); // p / d is positive
    }
  }

  private static DoubleVector log(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs().sub(InverseNormal.SQRT_HALF_BITS);
    DoubleVector e =
        bits.lanewise(ASHR, 52)
            .add(Double.doubleToRawLongBits(ROUNDER))
            .reinterpretAsDoubles()
            .sub(ROUNDER);
    DoubleVector f =
        bits.and(InverseNormal.FRACTION)
            .add(InverseNormal.SQRT_HALF_BITS)
            .reinterpretAsDoubles()
            .sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector r =
        all(2.0 / 17)
            .fma(z, all(2.0 / 15))
            .fma(z, all(2.0 / 13))
            .fma(z, all(2.0 / 11))
            .fma(z, all(2.0 / 9))
            .fma(z, all(2.0 / 7))
            .fma(z, all(2.0 / 5))
            .fma(z, all(2.0 / 3));
    return e.fma(all(InverseNormal.LN2), f.sub(s.mul(f.sub(z.mul(r)))));
  }
}
