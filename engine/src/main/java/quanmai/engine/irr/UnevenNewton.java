package quanmai.engine.irr;

import java.util.Arrays;
import quanmai.engine.kernels.Elementary;

/**
 * Newton's method for lanes of flows at uneven times, as {@link IrrKernel} does it for equal
 * periods, in x = ln(1 + r): each Horner step multiplies by exp(-x gap).
 *
 * <p>Loops run over the lanes, so that the compiler turns them into vector code; each lane's
 * arithmetic is its own, and a lane that has converged no longer moves.
 */
final class UnevenNewton {

  private static final double START_RATE = -Elementary.log(NewtonStart.dated().discount());

  private final int[] order;
  private final Gaps gaps;
  private final double longestStep;
  private final double[][] factors;
  private final double[] logRate;
  private final double[] size;
  private final double[] sizeSlope;
  private final double[] value;
  private final double[] slope;
  private final double[] low;
  private final double[] high;
  private final boolean[] moving;

  /**
   * @param order the row of flows of each time
   * @param years the times, ascending
   */
  UnevenNewton(int[] order, double[] years, int maxLanes) {
    this.order = order;
    this.gaps = new Gaps(years);
    double span = years.length == 0 ? 0 : years[years.length - 1] - years[0];
    this.longestStep = span > 0 ? 0.3 * (years.length - 1) / span : 0;
    this.factors = new double[gaps.count()][maxLanes];
    this.logRate = new double[maxLanes];
    this.size = new double[maxLanes];
    this.sizeSlope = new double[maxLanes];
    this.value = new double[maxLanes];
    this.slope = new double[maxLanes];
    this.low = new double[maxLanes];
    this.high = new double[maxLanes];
    this.moving = new boolean[maxLanes];
  }

  /** x of a lane that was solved; NaN where no root was reached. */
  double logRate(int lane) {
    return logRate[lane];
  }

  /** Whether the balances of a lane have one sign, so that its root is the only one. */
  boolean proven(int lane) {
    return high[lane] > 0 != low[lane] < 0;
  }

  /** Solves lanes 0 to n - 1. */
  void solve(double[][] flows, int n) {
    start(flows, n);
    boolean any = true;
    for (int step = 0; step < IrrKernel.MAX_STEPS && any; step++) {
      setFactors(n);
      sums(flows, n);
      any = false;
      for (int i = 0; i < n; i++) {
        any |= moving[i] && move(i);
      }
    }
    for (int i = 0; i < n; i++) { // a lower rate is a higher discount factor
      logRate[i] -= moving[i] ? Double.NaN : (IrrKernel.ABOVE - 1) * longestStep;
    }
    setFactors(n);
    sums(flows, n);
    for (int i = 0; i < n; i++) {
      double last = value[i] / slope[i];
      boolean reached = Math.abs(last) <= IrrKernel.FINAL * longestStep;
      logRate[i] = reached ? logRate[i] - last : Double.NaN;
    }
  }

  /** The first guesses; lanes whose flows do not change sign, or are not finite, become NaN. */
  private void start(double[][] flows, int n) {
    Arrays.fill(logRate, 0, n, START_RATE);
    setFactors(n);
    Arrays.fill(size, 0, n, 0);
    Arrays.fill(sizeSlope, 0, n, 0);
    for (int t = order.length - 1; t >= 0; t--) {
      double factor = t < order.length - 1 ? factors[gaps.after(t)][0] : 0;
      double gap = t < order.length - 1 ? gaps.length(gaps.after(t)) : 0;
      double[] row = flows[order[t]];
      for (int i = 0; i < n; i++) {
        sizeSlope[i] = factor * Math.fma(-gap, size[i], sizeSlope[i]);
        size[i] = Math.fma(factor, size[i], Math.abs(row[i]));
      }
    }
    sums(flows, n);
    for (int i = 0; i < n; i++) {
      boolean changes = Math.abs(value[i]) < size[i]; // both round alike
      // Both derivatives are by x, so the step is the other way than that in ln v.
      double step = NewtonStart.logStep(size[i], value[i], slope[i], sizeSlope[i]);
      logRate[i] = changes ? START_RATE + step : Double.NaN;
      moving[i] = changes;
    }
  }

  /** One step; whether the lane needs another. */
  private boolean move(int i) {
    double move = value[i] / slope[i];
    double cut = Math.min(Math.max(move, -longestStep), longestStep);
    logRate[i] -= cut;
    moving[i] = !(Math.abs(move) <= IrrKernel.CLOSE * longestStep);
    return moving[i];
  }

  private void setFactors(int n) {
    for (int k = 0; k < factors.length; k++) {
      double[] factor = factors[k];
      double gap = gaps.length(k);
      for (int i = 0; i < n; i++) {
        factor[i] = Elementary.exp(-logRate[i] * gap);
      }
    }
  }

  /** F, F' and the extremes of the balances at x, all scaled by exp(x t_first). */
  private void sums(double[][] flows, int n) {
    int last = order.length - 1;
    System.arraycopy(flows[order[last]], 0, value, 0, n);
    Arrays.fill(slope, 0, n, 0);
    System.arraycopy(value, 0, low, 0, n);
    System.arraycopy(value, 0, high, 0, n);
    for (int t = last - 1; t >= 0; t--) {
      int k = gaps.after(t);
      horner(factors[k], -gaps.length(k), flows[order[t]], n);
    }
  }

  private void horner(double[] factor, double minusGap, double[] row, int n) {
    for (int i = 0; i < n; i++) {
      slope[i] = factor[i] * Math.fma(minusGap, value[i], slope[i]);
      value[i] = Math.fma(factor[i], value[i], row[i]);
    }
    for (int i = 0; i < n; i++) {
      low[i] = Math.min(low[i], value[i]);
      high[i] = Math.max(high[i], value[i]);
    }
  }
}
