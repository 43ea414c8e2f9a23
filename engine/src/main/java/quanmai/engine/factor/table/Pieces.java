package quanmai.engine.factor.table;

/**
 * A function of a normal score z as polynomials of degree 5 over equal intervals of [-8.5, 8.5];
 * constant outside, where a double in (0, 1) has no normal score.
 */
final class Pieces {

  /** The largest |z|: P(Z &gt; 8.5) = 9.5e-18, below the spacing of uniform draws of 53 bits. */
  static final double REACH = 8.5;

  static final int DEGREE = 5;

  private final int perUnit;
  private final int intervals;
  private final double least;
  private final double greatest;
  private final double[] coefficients;

  /**
   * @param perUnit intervals by unit of z, a power of two
   * @param coefficients of s^0..s^5 for each interval, s in [0, 1]
   * @param least lower bound of the values, that of the exact function
   * @param greatest upper bound of the values
   */
  Pieces(int perUnit, double[] coefficients, double least, double greatest) {
    this.perUnit = perUnit;
    this.coefficients = coefficients;
    this.intervals = coefficients.length / (DEGREE + 1);
    this.least = least;
    this.greatest = greatest;
  }

  double value(double z) {
    double place = (Math.max(Math.min(z, REACH), -REACH) + REACH) * perUnit;
    int k = Math.min((int) place, intervals - 1);
    double s = place - k;
    int c = k * (DEGREE + 1);
    double p = coefficients[c + 5];
    p = Math.fma(p, s, coefficients[c + 4]);
    p = Math.fma(p, s, coefficients[c + 3]);
    p = Math.fma(p, s, coefficients[c + 2]);
    p = Math.fma(p, s, coefficients[c + 1]);
    p = Math.fma(p, s, coefficients[c]);
    return Math.max(Math.min(p, greatest), least);
  }

  /** The derivative by z of the polynomial; 0 outside the reach. */
  double slope(double z) {
    double place = (Math.max(Math.min(z, REACH), -REACH) + REACH) * perUnit;
    int k = Math.min((int) place, intervals - 1);
    double s = place - k;
    int c = k * (DEGREE + 1);
    double p = 5 * coefficients[c + 5];
    p = Math.fma(p, s, 4 * coefficients[c + 4]);
    p = Math.fma(p, s, 3 * coefficients[c + 3]);
    p = Math.fma(p, s, 2 * coefficients[c + 2]);
    p = Math.fma(p, s, coefficients[c + 1]);
    return Math.abs(z) > REACH ? 0 : p * perUnit;
  }

  /**
   * The polynomials that agree with values and first two derivatives by z at all knots.
   *
   * @param knots value, first and second derivative of each
   */
  static Pieces quintic(int perUnit, double[][] knots) {
    double h = 1.0 / perUnit;
    double[] c = new double[(knots.length - 1) * (DEGREE + 1)];
    for (int k = 0; k + 1 < knots.length; k++) {
      double a = knots[k][0];
      double a1 = knots[k][1] * h;
      double a2 = knots[k][2] * h * h / 2;
      double rise = knots[k + 1][0] - a - a1 - a2;
      double rise1 = knots[k + 1][1] * h - a1 - 2 * a2;
      double rise2 = knots[k + 1][2] * h * h / 2 - a2;
      int at = k * (DEGREE + 1);
      c[at] = a;
      c[at + 1] = a1;
      c[at + 2] = a2;
      c[at + 3] = 10 * rise - 4 * rise1 + rise2;
      c[at + 4] = -15 * rise + 7 * rise1 - 2 * rise2;
      c[at + 5] = 6 * rise - 3 * rise1 + rise2;
    }
    return new Pieces(perUnit, c, knots[0][0], knots[knots.length - 1][0]);
  }

  /** Cubics through values at all knots, with slopes from five-point differences. */
  static Pieces cubic(int perUnit, double[] values) {
    int n = values.length;
    double[] slopes = new double[n];
    for (int k = 0; k < n; k++) {
      boolean inner = k >= 2 && k + 2 < n;
      int before = Math.max(k - 1, 0);
      int after = Math.min(k + 1, n - 1);
      slopes[k] =
          inner
              ? (8 * (values[k + 1] - values[k - 1]) - (values[k + 2] - values[k - 2])) / 12
              : (values[after] - values[before]) / (after - before);
    }
    double[] c = new double[(n - 1) * (DEGREE + 1)];
    for (int k = 0; k + 1 < n; k++) {
      double rise = values[k + 1] - values[k];
      int at = k * (DEGREE + 1);
      c[at] = values[k];
      c[at + 1] = slopes[k];
      c[at + 2] = 3 * rise - 2 * slopes[k] - slopes[k + 1];
      c[at + 3] = -2 * rise + slopes[k] + slopes[k + 1];
    }
    return new Pieces(perUnit, c, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
