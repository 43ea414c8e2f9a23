package quanmai.engine.irr;

/** The specification of {@link IrrKernel}, one lane after the other. */
public final class ScalarIrrKernel implements IrrKernel {

  @Override
  public void solve(
      double[][] flows, int periods, int from, int to, NewtonStart start, double[] discount) {
    for (int lane = from; lane < to; lane++) {
      discount[lane] = solve(flows, periods, lane, start);
    }
  }

  private static double solve(double[][] flows, int periods, int lane, NewtonStart start) {
    double v = start(flows, periods, lane, start);
    for (int step = 0; step < MAX_STEPS; step++) { // NaN walks through to the end
      double value = 0;
      double slope = 0;
      for (int t = periods - 1; t >= 0; t--) {
        slope = Math.fma(slope, v, value);
        value = Math.fma(value, v, flows[t][lane]);
      }
      double move = value / slope;
      double next = v - move;
      double low = SHRINK * v;
      double high = GROW * v;
      v = next < low ? low : next > high ? high : next;
      if (Math.abs(move) <= CLOSE * v) {
        return finish(flows, periods, lane, v);
      }
      if (Double.isNaN(v)) {
        return v;
      }
    }
    return Double.NaN;
  }

  /** The first guess; NaN where the flows do not change sign, or are not finite. */
  private static double start(double[][] flows, int periods, int lane, NewtonStart start) {
    double v = start.discount();
    double size = 0;
    double value = 0;
    double slope = 0;
    double sizeSlope = 0;
    for (int t = periods - 1; t >= 0; t--) {
      double flow = flows[t][lane];
      slope = Math.fma(slope, v, value);
      value = Math.fma(value, v, flow);
      sizeSlope = Math.fma(sizeSlope, v, size);
      size = Math.fma(size, v, Math.abs(flow));
    }
    boolean changes = Math.abs(value) < size; // both round alike, so they are equal for one sign
    if (!changes) {
      return Double.NaN;
    }
    return v * NewtonStart.roughExp(NewtonStart.logStep(size, value, slope * v, sizeSlope * v));
  }

  /** The last step, with the signs of the balances on the way. */
  private static double finish(double[][] flows, int periods, int lane, double found) {
    double v = found * ABOVE;
    double value = 0;
    double slope = 0;
    boolean below = false;
    boolean above = false;
    for (int t = periods - 1; t >= 0; t--) {
      slope = Math.fma(slope, v, value);
      value = Math.fma(value, v, flows[t][lane]);
      below |= value < 0;
      above |= value > 0;
    }
    double move = value / slope;
    double root = v - move;
    boolean reached = Math.abs(move) <= FINAL * v;
    return reached ? above != below ? root : -root : Double.NaN;
  }
}
