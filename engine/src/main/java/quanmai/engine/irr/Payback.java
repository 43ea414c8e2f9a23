package quanmai.engine.irr;

import java.util.OptionalDouble;

/**
 * The time after which the flows have paid themselves back.
 *
 * <p>Rule: the first time at which the cumulative flow, having been negative, is zero or above;
 * within the period of that crossing the flow is taken to arrive evenly (linear interpolation). 0
 * where the cumulative flow is never negative; empty where it never comes back.
 */
public final class Payback {

  private Payback() {}

  /**
   * The payback of undiscounted flows, in years from the valuation date of {@code years}.
   *
   * @param years ascending times of the flows
   */
  public static OptionalDouble simple(double[] flows, double[] years) {
    return discounted(0, flows, years);
  }

  /** The payback of flows discounted at {@code rate} a year to time 0. */
  public static OptionalDouble discounted(double rate, double[] flows, double[] years) {
    if (flows.length != years.length) {
      throw new IllegalArgumentException(
          flows.length + " flows at " + years.length + " times. Maybe a date was left out.");
    }
    double cumulative = 0;
    boolean owed = false;
    for (int i = 0; i < flows.length; i++) {
      double flow = rate == 0 ? flows[i] : flows[i] * StrictMath.pow(1 + rate, -years[i]);
      double before = cumulative;
      cumulative += flow;
      if (Double.isNaN(cumulative)) {
        return OptionalDouble.empty();
      }
      if (owed && cumulative >= 0) {
        return OptionalDouble.of(years[i - 1] + (years[i] - years[i - 1]) * (-before / flow));
      }
      owed |= cumulative < 0;
    }
    return owed ? OptionalDouble.empty() : OptionalDouble.of(0);
  }
}
