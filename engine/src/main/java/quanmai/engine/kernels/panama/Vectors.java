package quanmai.engine.kernels.panama;

import static quanmai.engine.kernels.Coefficients.EXP_0;
import static quanmai.engine.kernels.Coefficients.EXP_1;
import static quanmai.engine.kernels.Coefficients.EXP_2;
import static quanmai.engine.kernels.Coefficients.EXP_3;
import static quanmai.engine.kernels.Coefficients.EXP_4;
import static quanmai.engine.kernels.Coefficients.EXP_5;
import static quanmai.engine.kernels.Coefficients.EXP_6;
import static quanmai.engine.kernels.Coefficients.EXP_7;
import static quanmai.engine.kernels.Coefficients.EXP_8;
import static quanmai.engine.kernels.Coefficients.EXP_9;
import static quanmai.engine.kernels.Coefficients.LN2_HIGH;
import static quanmai.engine.kernels.Coefficients.LN2_LOW;
import static quanmai.engine.kernels.Coefficients.LOG2_E;
import static quanmai.engine.kernels.Coefficients.LOG_0;
import static quanmai.engine.kernels.Coefficients.LOG_1;
import static quanmai.engine.kernels.Coefficients.LOG_2;
import static quanmai.engine.kernels.Coefficients.LOG_3;
import static quanmai.engine.kernels.Coefficients.LOG_4;
import static quanmai.engine.kernels.Coefficients.LOG_5;
import static quanmai.engine.kernels.Coefficients.LOG_6;
import static quanmai.engine.kernels.Coefficients.ROUND;
import static quanmai.engine.kernels.Coefficients.SQRT_HALF;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Exponential and logarithm of a vector of ordinary arguments, in {@link
 * quanmai.engine.kernels.Elementary}'s operations and order.
 */
final class Vectors {

  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private Vectors() {}

  static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /** e^x where every |x| is at most EXP_NORMAL. */
  static DoubleVector exp(DoubleVector x) {
    DoubleVector shifted = x.fma(all(LOG2_E), all(ROUND));
    LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
    DoubleVector n = shifted.sub(all(ROUND));
    DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
    DoubleVector r2 = r.mul(r);
    DoubleVector r4 = r2.mul(r2);
    DoubleVector q03 = r.fma(all(EXP_3), all(EXP_2)).fma(r2, r.fma(all(EXP_1), all(EXP_0)));
    DoubleVector q47 = r.fma(all(EXP_7), all(EXP_6)).fma(r2, r.fma(all(EXP_5), all(EXP_4)));
    DoubleVector q49 = r.fma(all(EXP_9), all(EXP_8)).fma(r4, q47);
    DoubleVector fraction = q49.fma(r4, q03).fma(r2, r).add(all(1));
    return fraction.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
  }

  /** ln x where every x is normal, positive and finite. */
  static DoubleVector log(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs();
    LongVector exponent =
        bits.sub(Double.doubleToRawLongBits(SQRT_HALF)).lanewise(VectorOperators.ASHR, 52);
    DoubleVector n =
        exponent.add(Double.doubleToRawLongBits(ROUND)).reinterpretAsDoubles().sub(all(ROUND));
    LongVector fraction = bits.sub(exponent.lanewise(VectorOperators.LSHL, 52));
    DoubleVector f = fraction.reinterpretAsDoubles().sub(all(1));
    DoubleVector half = f.mul(all(0.5)).mul(f);
    DoubleVector s = f.div(f.add(all(2)));
    DoubleVector z = s.mul(s);
    DoubleVector w = z.mul(z);
    DoubleVector even = w.fma(all(LOG_6), all(LOG_4)).fma(w, all(LOG_2)).fma(w, all(LOG_0));
    DoubleVector odd = w.fma(all(LOG_5), all(LOG_3)).fma(w, all(LOG_1));
    DoubleVector r = z.mul(odd.fma(z, even));
    DoubleVector small = s.fma(half.add(r), n.mul(all(LN2_LOW)));
    return n.mul(all(LN2_HIGH)).sub(half.sub(small).sub(f));
  }

  /** The polynomial in z, even and odd powers apart. */
  static DoubleVector polynomial(double[] coefficients, DoubleVector z) {
    DoubleVector square = z.mul(z);
    DoubleVector even = all(coefficients[coefficients.length - 2]);
    DoubleVector odd = all(coefficients[coefficients.length - 1]);
    for (int k = coefficients.length - 4; k >= 0; k -= 2) {
      even = even.fma(square, all(coefficients[k]));
      odd = odd.fma(square, all(coefficients[k + 1]));
    }
    return odd.fma(z, even);
  }
}
