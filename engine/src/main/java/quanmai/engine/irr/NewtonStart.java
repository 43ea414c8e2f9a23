package quanmai.engine.irr;

/**
 * The first guess of a block solver: ln(P/N), of the present values of receipts P and outlays N at
 * one fixed rate, is carried along its tangent to 0.
 *
 * <p>In y, the logarithm of the discount factor, ln(P/N) is close to a straight line, far closer
 * than P - N; so one such step leaves Newton's method little to do.
 *
 * @param discount the discount factor of a unit of time at that rate
 */
public record NewtonStart(double discount) {

  private static final double YEARLY_RATE = 0.16;

  /** For equal periods; the unit of time is the period. */
  static NewtonStart periodic(int perYear) {
    return new NewtonStart(1 / (1 + YEARLY_RATE / perYear));
  }

  /** For times in years. */
  static NewtonStart dated() {
    return periodic(1);
  }

  /**
   * The step in the logarithm of the discount factor, cut to -1..1.
   *
   * @param size P + N
   * @param value P - N
   * @param timed the derivative of {@code value} by the logarithm of the discount factor
   * @param timedSize that of {@code size}
   */
  static double logStep(double size, double value, double timed, double timedSize) {
    double u = value / size; // ln(P/N) = 2 artanh u
    double uu = u * u;
    double series = Math.fma(uu, Math.fma(uu, Math.fma(uu, 1. / 7, 1. / 5), 1. / 3), 1);
    double slope = (timed - timedSize * u) / size;
    double step = -(u * series) * (1 - uu) / slope;
    return step > 1 ? 1 : step < -1 ? -1 : step;
  }

  /** e^y for -1..1 to 2e-3: good enough for a guess, and the same bits everywhere. */
  static double roughExp(double y) {
    double even = Math.fma(y * y, 1. / 12, 1);
    double odd = 0.5 * y;
    return (even + odd) / (even - odd);
  }
}
