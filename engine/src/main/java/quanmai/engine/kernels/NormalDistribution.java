package quanmai.engine.kernels;

/** The standard normal distribution from {@link Elementary} operations alone. */
final class NormalDistribution {

  private static final double SQRT_TWO_PI = 2.5066282746310002;

  private NormalDistribution() {}

  /**
   * P(Z &lt;= x). Taylor series about 0 inside |x| &lt; 5, Lentz's continued fraction of the Mills
   * ratio outside (Abramowitz and Stegun 26.2.10 and 26.2.14).
   */
  static double cdf(double x) {
    if (Double.isNaN(x)) {
      return x;
    }
    double a = Math.abs(x);
    double density = Elementary.exp(-0.5 * a * a) / SQRT_TWO_PI;
    if (a < 5) {
      double term = a;
      double sum = a;
      for (int k = 3; term > sum * 1e-18; k += 2) {
        term *= a * a / k;
        sum += term;
      }
      double half = density * sum;
      return x < 0 ? 0.5 - half : 0.5 + half;
    }
    double fraction = a;
    for (int k = 60; k >= 1; k--) {
      fraction = a + k / fraction;
    }
    double tail = density / fraction;
    return x < 0 ? tail : 1 - tail;
  }

  /** The x with cdf(x) = p: a rational start (Hastings, A and S 26.2.23), then Newton-Halley. */
  static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      return p == 0 ? Double.NEGATIVE_INFINITY : p == 1 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    double q = Math.min(p, 1 - p);
    double t = Math.sqrt(-2 * Elementary.log(q));
    double x =
        (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
            - t;
    for (int i = 0; i < 3; i++) {
      double e = (cdf(x) - q) * SQRT_TWO_PI * Elementary.exp(0.5 * x * x);
      x -= e / (1 + 0.5 * x * e);
    }
    return p < 0.5 ? x : -x;
  }
}
