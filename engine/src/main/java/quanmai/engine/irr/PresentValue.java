package quanmai.engine.irr;

/** Present and future values of flows under a compounding rate. */
public final class PresentValue {

  private PresentValue() {}

  /** NPV at the time of the first flow: sum of c_t (1 + rate)^-t; {@code rate} is per period. */
  public static double npv(double rate, double... flows) {
    double factor = 1 / (1 + rate);
    double sum = 0;
    for (int t = flows.length - 1; t >= 0; t--) {
      sum = Math.fma(sum, factor, flows[t]);
    }
    return sum;
  }

  /**
   * XNPV: sum of c_i (1 + rate)^-(tau_i - tau_first), valued at the earliest flow.
   *
   * @param rate a year
   * @param years time of each flow in years, in any order
   */
  public static double xnpv(double rate, double[] flows, double[] years) {
    return valueAt(earliest(years), rate, flows, years);
  }

  /** XNFV: the same flows valued at the latest of them. */
  public static double xnfv(double rate, double[] flows, double[] years) {
    double last = Double.NEGATIVE_INFINITY;
    for (double year : years) {
      last = Math.max(last, year);
    }
    return valueAt(last, rate, flows, years);
  }

  private static double valueAt(double when, double rate, double[] flows, double[] years) {
    if (flows.length != years.length) {
      throw new IllegalArgumentException(
          flows.length + " flows at " + years.length + " times. Maybe a date was left out.");
    }
    double sum = 0;
    for (int i = 0; i < flows.length; i++) {
      sum += flows[i] * StrictMath.pow(1 + rate, when - years[i]);
    }
    return sum;
  }

  private static double earliest(double[] years) {
    double first = Double.POSITIVE_INFINITY;
    for (double year : years) {
      first = Math.min(first, year);
    }
    return first;
  }
}
