package quanmai.engine.random.panama;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.XOR;
import static quanmai.engine.random.Philox.M0;
import static quanmai.engine.random.Philox.M1;
import static quanmai.engine.random.Philox.MASK;
import static quanmai.engine.random.Philox.key0;
import static quanmai.engine.random.Philox.key1;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;
import quanmai.engine.random.Philox;

/**
 * Philox over whole vectors of paths, one 32-bit word to a 64-bit lane.
 *
 * <p>The ten rounds are three passes over the columns, because the compiler gives up on inlining
 * the Vector API (and allocates every vector) when one method has many more than fifty operations.
 */
final class VectorPhilox {

  private static final VectorSpecies<Long> LONGS = VectorDrawKernel.LONGS;
  private static final int CHUNK = VectorDrawKernel.CHUNK;

  /** M0 times the lane number. */
  private static final LongVector LANE_PRODUCTS = LongVector.zero(LONGS).addIndex(1).mul(M0);

  private VectorPhilox() {}

  /**
   * Fills four columns of {@code CHUNK} longs with words for {@code m} paths, in the low 32 bits of
   * each long; the high bits are noise, and the last vector is filled whole.
   */
  static void words(long seed, long stream, int call, long firstPath, int m, long[] out) {
    Philox.Folded f = Philox.Folded.of(seed, stream, call);
    begin(seed, f.first(), f.x0(), f.x2(), f.x3(), firstPath, m, out);
    threeRounds(seed, 4, m, out);
    threeRounds(seed, 7, m, out);
  }

  /** Rounds 1 to 4; see {@link Philox.Folded} for the first two. */
  private static void begin(
      long seed, long first, long x0, long x2, long x3, long firstPath, int m, long[] out) {
    LongVector mask = all(MASK);
    LongVector m0 = factor(M0);
    LongVector m1 = factor(M1);
    LongVector key10 = all(first);
    LongVector key20 = all(x0);
    LongVector key21 = all(x2);
    LongVector key30 = all(key0(seed, 2));
    LongVector key31 = all(x3 ^ key1(seed, 2));
    LongVector key40 = all(key0(seed, 3));
    LongVector key41 = all(key1(seed, 3));
    for (int i = 0; i < m; i += LONGS.length()) {
      LongVector a = LANE_PRODUCTS.add((firstPath + i) * M0);
      LongVector b = high(a).lanewise(XOR, key10).and(mask).mul(m1);
      LongVector c0 = high(b).lanewise(XOR, key20);
      LongVector c2 = a.lanewise(XOR, key21);
      LongVector p0 = c0.and(mask).mul(m0);
      LongVector p1 = c2.and(mask).mul(m1);
      c0 = next(p1, b, key30);
      c2 = high(p0).lanewise(XOR, key31);
      a = c0.and(mask).mul(m0);
      b = c2.and(mask).mul(m1);
      next(b, p1, key40).intoArray(out, i);
      b.intoArray(out, CHUNK + i);
      next(a, p0, key41).intoArray(out, 2 * CHUNK + i);
      a.intoArray(out, 3 * CHUNK + i);
    }
  }

  /** Rounds {@code r} to {@code r + 2}, counted from 0. */
  private static void threeRounds(long seed, int r, int m, long[] out) {
    LongVector mask = all(MASK);
    LongVector m0 = factor(M0);
    LongVector m1 = factor(M1);
    LongVector keyA0 = all(key0(seed, r));
    LongVector keyA1 = all(key1(seed, r));
    LongVector keyB0 = all(key0(seed, r + 1));
    LongVector keyB1 = all(key1(seed, r + 1));
    LongVector keyC0 = all(key0(seed, r + 2));
    LongVector keyC1 = all(key1(seed, r + 2));
    for (int i = 0; i < m; i += LONGS.length()) {
      LongVector p0 = LongVector.fromArray(LONGS, out, i).and(mask).mul(m0);
      LongVector p1 = LongVector.fromArray(LONGS, out, 2 * CHUNK + i).and(mask).mul(m1);
      LongVector c0 = next(p1, LongVector.fromArray(LONGS, out, CHUNK + i), keyA0);
      LongVector c2 = next(p0, LongVector.fromArray(LONGS, out, 3 * CHUNK + i), keyA1);
      LongVector a = c0.and(mask).mul(m0);
      LongVector b = c2.and(mask).mul(m1);
      c0 = next(b, p1, keyB0);
      c2 = next(a, p0, keyB1);
      p0 = c0.and(mask).mul(m0);
      p1 = c2.and(mask).mul(m1);
      next(p1, b, keyC0).intoArray(out, i);
      p1.intoArray(out, CHUNK + i);
      next(p0, a, keyC1).intoArray(out, 2 * CHUNK + i);
      p0.intoArray(out, 3 * CHUNK + i);
    }
  }

  /**
   * A multiplier as the compiler must see it: it takes the 32 by 32 bit multiply (one instruction
   * everywhere, where the 64-bit one is three on AVX-512 and ten on AVX2) only if both factors end
   * in a mask.
   */
  private static LongVector factor(long multiplier) {
    return all(multiplier).and(MASK);
  }

  private static LongVector high(LongVector product) {
    return product.lanewise(LSHR, 32);
  }

  /** hi(product) ^ low ^ key; the bits above the low 32 are whatever {@code low} brings. */
  private static LongVector next(LongVector product, LongVector low, LongVector key) {
    return high(product).lanewise(XOR, low).lanewise(XOR, key);
  }

  private static LongVector all(long value) {
    return LongVector.broadcast(LONGS, value);
  }
}
