package quanmai.engine.kernels;

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
import static quanmai.engine.kernels.Coefficients.EXP_NORMAL;
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

/**
 * The elementary functions of path-dependent values, from + - * / fma and square root alone.
 *
 * <p>{@code Math.exp} and its like may differ between machines and between compiled and interpreted
 * code, so a run could not promise the same bits; these are the same everywhere.
 */
public final class Elementary {

  private Elementary() {}

  /** The largest whole number not above {@code x}. */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /**
   * e^x; 0 below -745.2, infinity above 709.78, NaN for NaN. Error below 1 unit in the last place.
   *
   * <p>x = n ln 2 + r with |r| &lt;= ln(2)/2; then e^x = 2^n (1 + r + r^2 q(r)).
   */
  public static double exp(double x) {
    if (Math.abs(x) <= EXP_NORMAL) {
      double shifted = Math.fma(x, LOG2_E, ROUND);
      long exponent = Double.doubleToRawLongBits(shifted) << 52;
      double fraction = expFraction(x, shifted - ROUND);
      return Double.longBitsToDouble(Double.doubleToRawLongBits(fraction) + exponent);
    }
    if (Double.isNaN(x)) {
      return x;
    }
    double near = Math.min(Math.max(x, -746), 710);
    double n = Math.fma(near, LOG2_E, ROUND) - ROUND;
    int half = (int) n >> 1;
    return expFraction(near, n) * powerOfTwo(half) * powerOfTwo((int) n - half);
  }

  /** e^(x - n ln 2). The order of operations is kept by the vector twin. */
  private static double expFraction(double x, double n) {
    double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    double r2 = r * r;
    double r4 = r2 * r2;
    double q03 = Math.fma(Math.fma(r, EXP_3, EXP_2), r2, Math.fma(r, EXP_1, EXP_0));
    double q47 = Math.fma(Math.fma(r, EXP_7, EXP_6), r2, Math.fma(r, EXP_5, EXP_4));
    double q49 = Math.fma(Math.fma(r, EXP_9, EXP_8), r4, q47);
    return Math.fma(Math.fma(q49, r4, q03), r2, r) + 1;
  }

  /**
   * ln x; -infinity at 0, NaN below. Error below 1 unit in the last place.
   *
   * <p>x = 2^n (1 + f) with 1 + f between the square roots of 1/2 and 2, and s = f / (2 + f); then
   * ln(1 + f) = f - f^2/2 + s (f^2/2 + s^2 R(s^2)).
   */
  public static double log(double x) {
    if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
      return logNormal(x, 0);
    }
    if (x > 0 && x < Double.MIN_NORMAL) {
      return logNormal(x * 0x1p54, -54);
    }
    return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
  }

  /** ln of a normal number times 2^shift. The order of operations is kept by the vector twin. */
  private static double logNormal(double x, int shift) {
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - Double.doubleToRawLongBits(SQRT_HALF)) >> 52;
    double n = exponent + shift;
    double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
    double half = 0.5 * f * f;
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = Math.fma(Math.fma(Math.fma(LOG_6, w, LOG_4), w, LOG_2), w, LOG_0);
    double odd = Math.fma(Math.fma(LOG_5, w, LOG_3), w, LOG_1);
    double r = z * Math.fma(odd, z, even);
    double small = Math.fma(s, half + r, n * LN2_LOW);
    return n * LN2_HIGH - ((half - small) - f);
  }

  /** Standard normal distribution function, also of far tails, to 1e-14 of its value. */
  public static double normalCdf(double x) {
    return NormalDistribution.cdf(x);
  }

  /** Standard normal quantile of {@code p}; infinite at 0 and 1, NaN outside. To 1e-14 of it. */
  public static double normalQuantile(double p) {
    return NormalDistribution.quantile(p);
  }

  private static double powerOfTwo(int exponent) {
    return Double.longBitsToDouble((long) (exponent + 1023) << 52);
  }
}
