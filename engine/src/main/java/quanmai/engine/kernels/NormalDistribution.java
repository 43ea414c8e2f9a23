package quanmai.engine.kernels;

import static quanmai.engine.kernels.Coefficients.CENTRE;
import static quanmai.engine.kernels.Coefficients.CENTRE_SCALE;
import static quanmai.engine.kernels.Coefficients.TAIL_POLE;
import static quanmai.engine.kernels.Coefficients.TAIL_SHIFT;
import static quanmai.engine.kernels.Coefficients.TAIL_SLOPE;

/**
 * The standard normal distribution from {@link Elementary} operations alone. The order of
 * operations is kept by the vector twins.
 */
final class NormalDistribution {

  private static final double SQRT_TWO = 1.4142135623730951;
  private static final double[] MILLS = Coefficients.mills();
  private static final double[] QUANTILE_CENTRE = Coefficients.quantileCentre();
  private static final double[] QUANTILE_TAIL = Coefficients.quantileTail();

  private NormalDistribution() {}

  /**
   * P(Z &lt;= x): the Mills ratio times the density, whose exponent is corrected for the rounding
   * of x^2.
   */
  static double cdf(double x) {
    double a = Math.min(Math.abs(x), 40);
    double z = Math.fma(1.25, a, -5) / (a + 5);
    double mills = polynomial(MILLS, z) / (a + 1);
    double square = a * a;
    double lost = Math.fma(a, a, -square);
    double bell = Elementary.exp(-0.5 * square);
    double tail = Math.fma(-0.5 * lost, bell, bell) * mills;
    return x > 0 ? 1 - tail : tail;
  }

  /** The x with cdf(x) = p: odd about 1/2, and by r = sqrt(-ln p) in the tails. */
  static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    double q = p - 0.5;
    if (Math.abs(q) <= CENTRE) {
      return q * polynomial(QUANTILE_CENTRE, Math.fma(q * q, CENTRE_SCALE, -1));
    }
    double r = Math.sqrt(-Elementary.log(Math.min(p, 1 - p)));
    double z = Math.fma(TAIL_SLOPE, r, TAIL_SHIFT) / (r + TAIL_POLE);
    double x = Math.fma(SQRT_TWO, r, polynomial(QUANTILE_TAIL, z));
    return q < 0 ? -x : x;
  }

  /** Even and odd powers apart, so that half the operations wait for each other. */
  private static double polynomial(double[] coefficients, double z) {
    double square = z * z;
    double even = coefficients[coefficients.length - 2];
    double odd = coefficients[coefficients.length - 1];
    for (int k = coefficients.length - 4; k >= 0; k -= 2) {
      even = Math.fma(even, square, coefficients[k]);
      odd = Math.fma(odd, square, coefficients[k + 1]);
    }
    return Math.fma(odd, z, even);
  }
}
