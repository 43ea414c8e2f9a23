package quanmai.engine.irr.panama;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import quanmai.engine.irr.IrrKernel;

/**
 * Horner's scheme over the periods for a group of four vectors of lanes, which hides the latency of
 * the two fused multiply-adds that each period chains.
 *
 * <p>Each loop is written out four times, and so on purpose too long to be inlined: together in one
 * compiled method their vectors fell out of the registers onto the heap, and took three times as
 * long. Results are handed over in arrays.
 */
final class Sums {

  static final VectorSpecies<Double> S = DoubleVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Lanes in a group. */
  static final int GROUP = 4 * L;

  /** f by lane of the group. */
  final double[] value = new double[GROUP];

  /** f' by lane of the group. */
  final double[] slope = new double[GROUP];

  /** The size, or the largest partial sum, by lane of the group. */
  final double[] other = new double[GROUP];

  /** The derivative of the size, or the least partial sum, by lane of the group. */
  final double[] below = new double[GROUP];

  /** f and f' at {@code discount}. */
  void plain(double[][] flows, int periods, int lane, double[] discount) {
    DoubleVector v0 = DoubleVector.fromArray(S, discount, lane);
    DoubleVector v1 = DoubleVector.fromArray(S, discount, lane + L);
    DoubleVector v2 = DoubleVector.fromArray(S, discount, lane + 2 * L);
    DoubleVector v3 = DoubleVector.fromArray(S, discount, lane + 3 * L);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector f0 = zero;
    DoubleVector f1 = zero;
    DoubleVector f2 = zero;
    DoubleVector f3 = zero;
    DoubleVector d0 = zero;
    DoubleVector d1 = zero;
    DoubleVector d2 = zero;
    DoubleVector d3 = zero;
    for (int t = periods - 1; t >= 0; t--) {
      double[] row = flows[t];
      d0 = d0.fma(v0, f0);
      d1 = d1.fma(v1, f1);
      d2 = d2.fma(v2, f2);
      d3 = d3.fma(v3, f3);
      f0 = f0.fma(v0, DoubleVector.fromArray(S, row, lane));
      f1 = f1.fma(v1, DoubleVector.fromArray(S, row, lane + L));
      f2 = f2.fma(v2, DoubleVector.fromArray(S, row, lane + 2 * L));
      f3 = f3.fma(v3, DoubleVector.fromArray(S, row, lane + 3 * L));
    }
    d0.intoArray(slope, 0);
    d1.intoArray(slope, L);
    d2.intoArray(slope, 2 * L);
    d3.intoArray(slope, 3 * L);
    f0.intoArray(value, 0);
    f1.intoArray(value, L);
    f2.intoArray(value, 2 * L);
    f3.intoArray(value, 3 * L);
  }

  /** f and the sum of absolute terms with their derivatives, all at the factor {@code at}. */
  void withSizes(double[][] flows, int periods, int lane, double at) {
    DoubleVector v = DoubleVector.broadcast(S, at);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector f0 = zero;
    DoubleVector f1 = zero;
    DoubleVector f2 = zero;
    DoubleVector f3 = zero;
    DoubleVector d0 = zero;
    DoubleVector d1 = zero;
    DoubleVector d2 = zero;
    DoubleVector d3 = zero;
    DoubleVector a0 = zero;
    DoubleVector a1 = zero;
    DoubleVector a2 = zero;
    DoubleVector a3 = zero;
    DoubleVector b0 = zero;
    DoubleVector b1 = zero;
    DoubleVector b2 = zero;
    DoubleVector b3 = zero;
    for (int t = periods - 1; t >= 0; t--) {
      double[] row = flows[t];
      DoubleVector c0 = DoubleVector.fromArray(S, row, lane);
      DoubleVector c1 = DoubleVector.fromArray(S, row, lane + L);
      DoubleVector c2 = DoubleVector.fromArray(S, row, lane + 2 * L);
      DoubleVector c3 = DoubleVector.fromArray(S, row, lane + 3 * L);
      d0 = d0.fma(v, f0);
      d1 = d1.fma(v, f1);
      d2 = d2.fma(v, f2);
      d3 = d3.fma(v, f3);
      f0 = f0.fma(v, c0);
      f1 = f1.fma(v, c1);
      f2 = f2.fma(v, c2);
      f3 = f3.fma(v, c3);
      b0 = b0.fma(v, a0);
      b1 = b1.fma(v, a1);
      b2 = b2.fma(v, a2);
      b3 = b3.fma(v, a3);
      a0 = a0.fma(v, c0.abs());
      a1 = a1.fma(v, c1.abs());
      a2 = a2.fma(v, c2.abs());
      a3 = a3.fma(v, c3.abs());
    }
    store(d0, d1, d2, d3, slope);
    store(f0, f1, f2, f3, value);
    store(a0, a1, a2, a3, other);
    store(b0, b1, b2, b3, below);
  }

  /**
   * f and f' just above {@code discount}; below is the least, other the largest partial sum, or 0
   * where that lies beyond.
   */
  void withSigns(double[][] flows, int periods, int lane, double[] discount) {
    DoubleVector v0 = DoubleVector.fromArray(S, discount, lane).mul(IrrKernel.ABOVE);
    DoubleVector v1 = DoubleVector.fromArray(S, discount, lane + L).mul(IrrKernel.ABOVE);
    DoubleVector v2 = DoubleVector.fromArray(S, discount, lane + 2 * L).mul(IrrKernel.ABOVE);
    DoubleVector v3 = DoubleVector.fromArray(S, discount, lane + 3 * L).mul(IrrKernel.ABOVE);
    DoubleVector zero = DoubleVector.zero(S);
    DoubleVector f0 = zero;
    DoubleVector f1 = zero;
    DoubleVector f2 = zero;
    DoubleVector f3 = zero;
    DoubleVector d0 = zero;
    DoubleVector d1 = zero;
    DoubleVector d2 = zero;
    DoubleVector d3 = zero;
    DoubleVector below0 = zero;
    DoubleVector above0 = zero;
    DoubleVector below1 = zero;
    DoubleVector above1 = zero;
    DoubleVector below2 = zero;
    DoubleVector above2 = zero;
    DoubleVector below3 = zero;
    DoubleVector above3 = zero;
    for (int t = periods - 1; t >= 0; t--) {
      double[] row = flows[t];
      d0 = d0.fma(v0, f0);
      d1 = d1.fma(v1, f1);
      d2 = d2.fma(v2, f2);
      d3 = d3.fma(v3, f3);
      f0 = f0.fma(v0, DoubleVector.fromArray(S, row, lane));
      f1 = f1.fma(v1, DoubleVector.fromArray(S, row, lane + L));
      f2 = f2.fma(v2, DoubleVector.fromArray(S, row, lane + 2 * L));
      f3 = f3.fma(v3, DoubleVector.fromArray(S, row, lane + 3 * L));
      below0 = below0.min(f0);
      above0 = above0.max(f0);
      below1 = below1.min(f1);
      above1 = above1.max(f1);
      below2 = below2.min(f2);
      above2 = above2.max(f2);
      below3 = below3.min(f3);
      above3 = above3.max(f3);
    }
    store(d0, d1, d2, d3, slope);
    store(f0, f1, f2, f3, value);
    store(below0, below1, below2, below3, below);
    store(above0, above1, above2, above3, other);
  }

  private static void store(
      DoubleVector x0, DoubleVector x1, DoubleVector x2, DoubleVector x3, double[] to) {
    x0.intoArray(to, 0);
    x1.intoArray(to, L);
    x2.intoArray(to, 2 * L);
    x3.intoArray(to, 3 * L);
  }
}
