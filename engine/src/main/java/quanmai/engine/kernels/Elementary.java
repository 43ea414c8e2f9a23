package quanmai.engine.kernels;

/**
 * The elementary functions of path-dependent values, from + - * / fma and square root alone.
 *
 * <p>{@code Math.exp} and its like may differ between machines and between compiled and interpreted
 * code, so a run could not promise the same bits; these are the same everywhere.
 */
public final class Elementary {

  private static final double LOG2_E = 1.4426950408889634;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double ROUND = 0x1.8p52;
  private static final double SQRT_HALF = 0.7071067811865476;

  /** Taylor coefficients 1/k! for k = 13..0. */
  private static final double[] EXP = {
    1. / 6227020800.,
    1. / 479001600.,
    1. / 39916800.,
    1. / 3628800.,
    1. / 362880.,
    1. / 40320.,
    1. / 5040.,
    1. / 720.,
    1. / 120.,
    1. / 24.,
    1. / 6.,
    0.5,
    1,
    1
  };

  private Elementary() {}

  /** The largest whole number not above {@code x}. */
  public static double floor(double x) {
    return Math.floor(x);
  }

  /** e^x; 0 below -745.2, infinity above 709.78, NaN for NaN. Relative error below 2e-16. */
  public static double exp(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double y = Math.min(Math.max(x, -746), 710);
    double n = Math.fma(y, LOG2_E, ROUND) - ROUND;
    double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, y));
    double p = EXP[0];
    for (int k = 1; k < EXP.length; k++) {
      p = Math.fma(p, r, EXP[k]);
    }
    int half = (int) n >> 1;
    return p * powerOfTwo(half) * powerOfTwo((int) n - half);
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
