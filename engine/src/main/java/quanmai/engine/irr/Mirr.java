package quanmai.engine.irr;

import java.util.OptionalDouble;

/**
 * The modified internal rate of return: outlays financed at one rate, receipts reinvested at
 * another; always one rate where money both goes out and comes back.
 *
 * <p>(FV of receipts at the reinvestment rate / PV of outlays at the finance rate)^(1/T) - 1, T the
 * time from the first to the last flow (the convention of spreadsheets and of numpy-financial).
 */
public final class Mirr {

  private Mirr() {}

  /**
   * MIRR of flows at equal periods; all rates are per period.
   *
   * @return empty without an outlay or a receipt, and where a rate of -100% makes a factor zero
   */
  public static OptionalDouble periodic(double[] flows, double financeRate, double reinvestRate) {
    double[] periods = new double[flows.length];
    for (int i = 0; i < periods.length; i++) {
      periods[i] = i;
    }
    return dated(flows, periods, financeRate, reinvestRate);
  }

  /** MIRR of flows at {@code years}, in any order; all rates are a year. */
  public static OptionalDouble dated(
      double[] flows, double[] years, double financeRate, double reinvestRate) {
    if (financeRate == -1 || reinvestRate == -1 || flows.length == 0) {
      return OptionalDouble.empty();
    }
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (double year : years) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
    double paid = 0;
    double received = 0;
    for (int i = 0; i < flows.length; i++) {
      if (flows[i] < 0) {
        paid -= flows[i] * StrictMath.pow(1 + financeRate, first - years[i]);
      } else if (flows[i] > 0) {
        received += flows[i] * StrictMath.pow(1 + reinvestRate, last - years[i]);
      }
    }
    double rate = StrictMath.pow(received / paid, 1 / (last - first)) - 1;
    boolean both = paid != 0 && received != 0;
    return both && Double.isFinite(rate) ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }
}
