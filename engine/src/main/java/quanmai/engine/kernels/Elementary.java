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
import static quanmai.engine.kernels.Coefficients.ROUND;

/**
 * The elementary functions of path-dependent values, from + - * / fma and square root alone.
 *
 * <p>{@code Math.exp} and its like may differ between machines and between compiled and interpreted
 * code, so a run could not promise the same bits; these are the same everywhere.
 */
public final class Elementary {

  private static final double SQRT_HALF = 0.7071067811865476;

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

  /** ln x; -infinity at 0, NaN below. Relative error below 4e-16 away from 1. */
  public static double log(double x) {
    if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    double scaled = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    long bits = Double.doubleToRawLongBits(scaled);
    int exponent = (int) (bits >>> 52) - 1022 - (x < Double.MIN_NORMAL ? 54 : 0);
    double m = Double.longBitsToDouble(bits & 0x000FFFFFFFFFFFFFL | 0x3FE0000000000000L);
    if (m < SQRT_HALF) {
      m *= 2;
      exponent--;
    }
    double f = (m - 1) / (m + 1);
    double s = f * f;
    double series = 1. / 21;
    for (int k = 19; k >= 3; k -= 2) {
      series = Math.fma(series, s, 1. / k);
    }
    double low = Math.fma(2 * f * s, series, exponent * LN2_LOW);
    return Math.fma(exponent, LN2_HIGH, 2 * f + low);
  }

  /** Standard normal distribution function. Placeholder accuracy is not accepted: see the test. */
  public static double normalCdf(double x) {
    return NormalDistribution.cdf(x);
  }

  /** Standard normal quantile of {@code p} in (0, 1). */
  public static double normalQuantile(double p) {
    return NormalDistribution.quantile(p);
  }

  private static double powerOfTwo(int exponent) {
    return Double.longBitsToDouble((long) (exponent + 1023) << 52);
  }
}
