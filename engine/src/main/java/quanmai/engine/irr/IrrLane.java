package quanmai.engine.irr;

import quanmai.engine.kernels.Elementary;

/**
 * One lane that Newton's method alone could not settle: total losses, flows without a rate, and
 * flows whose single root needs a finer proof, or all roots.
 */
final class IrrLane {

  private final Times times;
  private final int[] order;
  private final double[] years;
  private final double[] flows;
  private final double[] worth;
  private boolean onlyLoss;

  /**
   * @param order flow numbers by time
   * @param years their times, ascending
   */
  IrrLane(Times times, int[] order, double[] years) {
    this.times = times;
    this.order = order;
    this.years = years;
    this.flows = new double[order.length];
    this.worth = new double[order.length];
  }

  /** Reads one lane; false where its flows are not finite or have one sign, so have no rate. */
  boolean load(double[][] block, int lane) {
    boolean in = false;
    boolean out = false;
    boolean finite = true;
    for (int t = 0; t < flows.length; t++) {
      double flow = block[t][lane];
      flows[t] = flow;
      in |= flow > 0;
      out |= flow < 0;
      finite &= Math.abs(flow) <= Double.MAX_VALUE;
    }
    onlyLoss = finite && out && !in;
    return finite && out && in;
  }

  /** What to report for a loaded lane without a rate. */
  double withoutRate(double totalLossRate) {
    return onlyLoss ? totalLossRate : Double.NaN;
  }

  /** The reported rate of the loaded lane by the specification. */
  double reported() {
    return Irr.of(flows, times).rateOrNaN();
  }

  /** {@link #isOnlyRoot} for equal periods and the discount factor {@code v} of one. */
  boolean isOnlyRootOfPeriods(double v) {
    double factor = 1;
    for (int t = 0; t < flows.length; t++) {
      worth[t] = flows[t] * factor;
      factor *= v;
    }
    return balancesKeepTheirSign();
  }

  /**
   * Whether the root x in ln(1 + r) is the only one, for certain.
   *
   * <p>F(x + h)/h^2 is the Laplace transform of the twice integrated flows, each worth what it is
   * at x; it has no more roots h > 0 than that function changes sign (Laguerre), and likewise h < 0
   * with the flows integrated from the back. So a balance whose integral keeps its sign, from the
   * front and from the back, leaves room for no other root.
   */
  boolean isOnlyRoot(double x) {
    for (int t = 0; t < worth.length; t++) {
      worth[t] = flows[order[t]] * Elementary.exp(-x * (years[t] - years[0]));
    }
    return balancesKeepTheirSign();
  }

  private boolean balancesKeepTheirSign() {
    int last = worth.length - 1;
    double front = 0;
    double back = 0;
    double frontIntegral = 0;
    double backIntegral = 0;
    int signs = 0; // bit by bit: front above, front below, back above, back below 0
    for (int k = 0; k < last; k++) {
      front += worth[k];
      back += worth[last - k];
      frontIntegral = Math.fma(front, years[k + 1] - years[k], frontIntegral);
      backIntegral = Math.fma(back, years[last - k] - years[last - k - 1], backIntegral);
      signs |= frontIntegral > 0 ? 1 : frontIntegral < 0 ? 2 : 0;
      signs |= backIntegral > 0 ? 4 : backIntegral < 0 ? 8 : 0;
    }
    return Integer.bitCount(signs & 3) == 1 && Integer.bitCount(signs & 12) == 1;
  }
}
