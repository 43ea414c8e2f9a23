package quanmai.engine.irr;

/**
 * A sum of exponentials F(x) = sum of c_i exp(-x tau_i) with tau ascending: the present value of
 * flows c_i at times tau_i under the continuous rate x = ln(1 + r).
 *
 * <p>Terms are scaled by a positive factor that never changes a sign: exp(x tau_first) for x >= 0,
 * exp(x tau_last) below. So no term grows, whatever x.
 */
final class ExponentialSum {

  private final double[] coefficients;
  private final double[] times;
  private final Gaps gaps;

  /**
   * @param coefficients none zero, none NaN or infinite
   * @param times strictly ascending
   */
  ExponentialSum(double[] coefficients, double[] times) {
    this.coefficients = coefficients;
    this.times = times;
    this.gaps = new Gaps(times);
  }

  private ExponentialSum(ExponentialSum shape, double[] coefficients) {
    this.coefficients = coefficients;
    this.times = shape.times;
    this.gaps = shape.gaps;
  }

  /** An upper bound of the number of roots, by Descartes' rule as Laguerre extended it. */
  int signChanges() {
    int changes = 0;
    for (int i = 1; i < coefficients.length; i++) {
      if (coefficients[i - 1] < 0 != coefficients[i] < 0) {
        changes++;
      }
    }
    return changes;
  }

  /**
   * The derivative of exp(x t*) F(x), but for that positive factor, where t* lies at a change of
   * sign: its coefficients c_i (t* - tau_i) change sign once less, and between two of its roots
   * exp(x t*) F(x) is monotone, so F has at most one root there.
   */
  ExponentialSum reduced() {
    int change = 1;
    while (coefficients[change - 1] < 0 == coefficients[change] < 0) {
      change++;
    }
    double centre = 0.5 * (times[change - 1] + times[change]);
    double[] next = new double[coefficients.length];
    double largest = 0;
    for (int i = 0; i < next.length; i++) {
      next[i] = coefficients[i] * (centre - times[i]);
      largest = Math.max(largest, Math.abs(next[i]));
    }
    double scale = largest > 0 ? 1 / largest : 1;
    for (int i = 0; i < next.length; i++) {
      // A term below the smallest double must keep its sign, or it could add a change of sign.
      double scaled = next[i] * scale;
      next[i] = scaled == 0 ? Math.copySign(Double.MIN_VALUE, next[i]) : scaled;
    }
    return new ExponentialSum(this, next);
  }

  /**
   * The sum over the sum of its absolute terms, in -1..1: it has the sign and the roots of F, never
   * under- or overflows, and is close to linear near a root.
   */
  double balance(double x) {
    double[] steps = new double[gaps.count()];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = StrictMath.exp(-Math.abs(x) * gaps.length(k));
    }
    int last = coefficients.length - 1;
    int first = x >= 0 ? last : 0; // Horner towards the term that dominates
    double sum = coefficients[first];
    double size = Math.abs(sum);
    for (int k = 1; k <= last; k++) {
      int i = x >= 0 ? last - k : k;
      double step = steps[gaps.after(x >= 0 ? i : i - 1)];
      sum = Math.fma(sum, step, coefficients[i]);
      size = Math.fma(size, step, Math.abs(coefficients[i]));
    }
    return sum / size;
  }

  /** The sign at {@code x}: -1, 1, or 0 where the value is within its own rounding error. */
  int sign(double x) {
    double balance = balance(x);
    boolean lost = Math.abs(balance) <= 4 * Math.ulp(1.0) * coefficients.length;
    return lost ? 0 : balance < 0 ? -1 : 1;
  }

  /** One Newton step from {@code x}: x - F/F'. */
  double newton(double x) {
    double reference = x >= 0 ? times[0] : times[times.length - 1];
    double value = 0;
    double slope = 0;
    for (int i = 0; i < coefficients.length; i++) {
      double term = coefficients[i] * StrictMath.exp(-x * (times[i] - reference));
      value += term;
      slope -= (times[i] - times[0]) * term;
    }
    // F' of exp(x tau_first) F: the roots are the same, and the last digits better.
    return x - value / slope;
  }
}
