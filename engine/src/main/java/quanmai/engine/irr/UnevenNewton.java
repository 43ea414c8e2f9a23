package quanmai.engine.irr;

import java.util.Arrays;
import quanmai.engine.kernels.Elementary;

/**
 * Newton's method for lanes of flows at uneven times, as {@link IrrKernel} does it for equal
 * periods, in x = ln(1 + r): each Horner step multiplies by exp(-x gap), and gaps of the same
 * length share that factor.
 */
final class UnevenNewton {

  private final double[] gaps;
  private final int[] gapOf;
  private final NewtonStart start;
  private final double startRate;
  private final double longestStep;
  private final double[] factors;
  private final double[] startFactors;

  /**
   * @param years ascending
   */
  UnevenNewton(double[] years) {
    int count = years.length;
    double[] all = new double[Math.max(0, count - 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = years[i + 1] - years[i];
    }
    this.gaps = Arrays.stream(all).sorted().distinct().toArray();
    this.gapOf = Arrays.stream(all).mapToInt(gap -> Arrays.binarySearch(gaps, gap)).toArray();
    this.start = NewtonStart.dated(years);
    this.startRate = -Elementary.log(start.discount());
    double span = count == 0 ? 0 : years[count - 1] - years[0];
    this.longestStep = span > 0 ? 0.3 * all.length / span : 0;
    this.factors = new double[gaps.length];
    this.startFactors = Arrays.stream(gaps).map(gap -> Elementary.exp(-startRate * gap)).toArray();
  }

  /** What Newton's method says of a lane. */
  enum Outcome {
    PROVEN,
    UNPROVEN,
    NOT_REACHED
  }

  /** x of the last lane that was solved. */
  double logRate() {
    return x;
  }

  private double x;
  private double value;
  private double slope;
  private boolean above;
  private boolean below;

  /**
   * Solves one lane; {@link #logRate} then is its root.
   *
   * @param order the row of {@code flows} of each time, ascending by time
   */
  Outcome solve(double[][] flows, int[] order, int lane) {
    x = start(flows, order, lane);
    for (int step = 0; step < IrrKernel.MAX_STEPS && !Double.isNaN(x); step++) {
      evaluate(flows, order, lane);
      double move = value / slope;
      double cut = move > longestStep ? longestStep : move < -longestStep ? -longestStep : move;
      x -= cut;
      if (Math.abs(move) <= IrrKernel.CLOSE * longestStep) {
        x -= (IrrKernel.ABOVE - 1) * longestStep; // a lower rate is a higher discount factor
        evaluate(flows, order, lane);
        double last = value / slope;
        x -= last;
        boolean reached = Math.abs(last) <= IrrKernel.FINAL * longestStep;
        return reached ? above != below ? Outcome.PROVEN : Outcome.UNPROVEN : Outcome.NOT_REACHED;
      }
    }
    return Outcome.NOT_REACHED;
  }

  private double start(double[][] flows, int[] order, int lane) {
    x = startRate;
    double size = size(flows, order, lane);
    evaluate(flows, order, lane);
    return Math.abs(value) < size ? startRate - start.logStep(size, value, -slope) : Double.NaN;
  }

  private double size(double[][] flows, int[] order, int lane) {
    double size = 0;
    for (int t = order.length - 1; t >= 0; t--) {
      double flow = Math.abs(flows[order[t]][lane]);
      size = t < gapOf.length ? Math.fma(startFactors[gapOf[t]], size, flow) : flow;
    }
    return size;
  }

  /** F, F' and the signs of the balances at x, all scaled by exp(x t_first). */
  private void evaluate(double[][] flows, int[] order, int lane) {
    for (int k = 0; k < gaps.length; k++) {
      factors[k] = Elementary.exp(-x * gaps[k]);
    }
    value = 0;
    slope = 0;
    above = false;
    below = false;
    for (int t = order.length - 1; t >= 0; t--) {
      double flow = flows[order[t]][lane];
      if (t < gapOf.length) {
        double factor = factors[gapOf[t]];
        slope = factor * Math.fma(-gaps[gapOf[t]], value, slope);
        value = Math.fma(factor, value, flow);
      } else {
        value = flow;
      }
      above |= value > 0;
      below |= value < 0;
    }
  }
}
