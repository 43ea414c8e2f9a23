package quanmai.engine.factor.table;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
import quanmai.engine.kernels.Elementary;

/**
 * An odd function of t as t g(u), u = 1 + t^2 / c, c = min(nu, 64), with g given by polynomials of
 * degree 5 over 16 intervals of each octave of u: the bits of u say which.
 *
 * <p>The normal score of a Student value grows like sqrt(nu ln u), so g is smooth in u at t = 0 and
 * slow in ln u far out.
 */
final class Octaves {

  private static final int DEGREE = 5;
  private static final int PER_OCTAVE_BITS = 4;
  private static final int SHIFT = 52 - PER_OCTAVE_BITS;
  private static final long ONE = Double.doubleToRawLongBits(1);
  private static final long FRACTION = (1L << SHIFT) - 1;

  /** Chebyshev-Lobatto points (1 - cos(k pi / 5)) / 2: neighbours meet at the ends. */
  private static final double[] POINTS = {
    0, 0.09549150281252629, 0.34549150281252633, 0.6545084971874737, 0.9045084971874737, 1
  };

  /** Above this nu the score is all but t itself, and 17 intervals hold all that can be drawn. */
  private static final double MAX_SCALE = 64;

  private final double scale;
  private final double reach;
  private final double[] coefficients;

  private Octaves(double nu, DoubleUnaryOperator gOfT) {
    this.scale = Math.min(nu, MAX_SCALE);
    int intervals = 1;
    while (upperTail(tOf(lowEnd(intervals)), nu) > Elementary.normalCdf(-Pieces.REACH)) {
      intervals++;
    }
    this.reach = tOf(lowEnd(intervals));
    this.coefficients = new double[(intervals + 1) * (DEGREE + 1)];
    for (int k = 0; k <= intervals; k++) {
      fit(k, gOfT);
    }
  }

  /** The normal score. */
  static Octaves score(double nu) {
    return new Octaves(nu, t -> scoreByT(t, nu));
  }

  /** The derivative of the normal score by nu at fixed t, by five-point differences. */
  static Octaves byNu(double nu) {
    double h = 1e-3 * nu;
    return new Octaves(
        nu,
        t ->
            (8 * (scoreByT(t, nu + h) - scoreByT(t, nu - h))
                    - (scoreByT(t, nu + 2 * h) - scoreByT(t, nu - 2 * h)))
                / (12 * h));
  }

  double value(double t) {
    double within = Math.max(Math.min(t, reach), -reach);
    return within * polynomial(Math.fma(within, within / scale, 1));
  }

  /** The derivative by t: g + t g'(u) 2 t / c. */
  double slope(double t) {
    double within = Math.max(Math.min(t, reach), -reach);
    double u = Math.fma(within, within / scale, 1);
    double inner = 2 * within * within / scale * slopeOfPolynomial(u);
    return Math.abs(t) > reach ? 0 : polynomial(u) + inner;
  }

  private int place(double u) {
    long k = (Double.doubleToRawLongBits(u) - ONE) >>> SHIFT;
    return (int) Math.min(k, coefficients.length / (DEGREE + 1) - 1) * (DEGREE + 1);
  }

  /** Where u lies in its interval, in [0, 1). */
  private static double fraction(double u) {
    long bits = Double.doubleToRawLongBits(u) & FRACTION;
    return Double.longBitsToDouble(ONE | bits << PER_OCTAVE_BITS) - 1;
  }

  private double polynomial(double u) {
    int c = place(u);
    double s = fraction(u);
    double p = coefficients[c + 5];
    p = Math.fma(p, s, coefficients[c + 4]);
    p = Math.fma(p, s, coefficients[c + 3]);
    p = Math.fma(p, s, coefficients[c + 2]);
    p = Math.fma(p, s, coefficients[c + 1]);
    return Math.fma(p, s, coefficients[c]);
  }

  private double slopeOfPolynomial(double u) {
    int c = place(u);
    double s = fraction(u);
    double p = 5 * coefficients[c + 5];
    p = Math.fma(p, s, 4 * coefficients[c + 4]);
    p = Math.fma(p, s, 3 * coefficients[c + 3]);
    p = Math.fma(p, s, 2 * coefficients[c + 2]);
    p = Math.fma(p, s, coefficients[c + 1]);
    int k = c / (DEGREE + 1);
    return p / (lowEnd(k + 1) - lowEnd(k));
  }

  private static double lowEnd(int interval) {
    return Double.longBitsToDouble(ONE + ((long) interval << SHIFT));
  }

  private double tOf(double u) {
    return Math.sqrt(scale * (u - 1));
  }

  /** Newton's divided differences through the points, expanded to powers of s. */
  private void fit(int interval, DoubleUnaryOperator gOfT) {
    double low = lowEnd(interval);
    double width = lowEnd(interval + 1) - low;
    double[] d = new double[DEGREE + 1];
    for (int i = 0; i <= DEGREE; i++) {
      d[i] = gOfT.applyAsDouble(tOf(low + POINTS[i] * width));
    }
    for (int order = 1; order <= DEGREE; order++) {
      for (int i = DEGREE; i >= order; i--) {
        d[i] = (d[i] - d[i - 1]) / (POINTS[i] - POINTS[i - order]);
      }
    }
    double[] powers = new double[DEGREE + 1];
    for (int i = DEGREE; i >= 0; i--) {
      for (int j = DEGREE; j >= 1; j--) {
        powers[j] = powers[j - 1] - POINTS[i] * powers[j];
      }
      powers[0] = d[i] - POINTS[i] * powers[0];
    }
    System.arraycopy(powers, 0, coefficients, interval * (DEGREE + 1), DEGREE + 1);
  }

  /** N^-1(T(t)) / t, at 0 its limit f_t(0) / n(0); t at least 0. */
  private static double scoreByT(double t, double nu) {
    if (t == 0) {
      double halfLogRatio = Beta.logBeta(0.5, nu / 2);
      return 2.5066282746310002 / (Math.sqrt(nu) * Elementary.exp(halfLogRatio));
    }
    double tail = upperTail(t, nu);
    if (tail < 0.25) {
      return -Elementary.normalQuantile(tail) / t;
    }
    double u = 1 + t * t / nu;
    double central = 0.5 * Beta.regularizedBeta(t * t / nu / u, 0.5, nu / 2);
    return Elementary.normalQuantile(0.5 + central) / t;
  }

  /** P(T &gt; t) for t at least 0: I(1 / u; nu / 2, 1 / 2) / 2. */
  private static double upperTail(double t, double nu) {
    return 0.5 * Beta.regularizedBeta(1 / (1 + t * t / nu), nu / 2, 0.5);
  }
}
