package quanmai.engine.irr;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import quanmai.engine.kernels.Elementary;

/**
 * The reported rate of {@link Irr} for every lane of a block of paths.
 *
 * <p>Newton's method finds a root and proves it the only one in nearly every lane of ordinary
 * investments; the other lanes go one by one to {@link IrrLane}, and from there to {@link Irr}
 * itself where several roots are possible. So the rates are those of {@link Irr} (but for rounding,
 * 1e-12 of 1 + rate), whatever the flows. Each lane depends on its own flows alone: block size,
 * neighbours and kernel change no bit.
 *
 * <p>One instance serves one thread. Only lanes that may have several rates allocate.
 */
public final class IrrBlock {

  private final Times times;
  private final int count;
  private final IrrKernel kernel;
  private final int[] order;
  private final double[] years;
  private final IrrLane lane;
  private final NewtonStart start;
  private final UnevenNewton uneven;
  private final double[] discount;
  private final double[] loss;
  private final double[] square;

  /**
   * A solver for flows at {@code times}.
   *
   * @param count flows in a lane, at least 1
   * @param maxLanes the largest block
   */
  public IrrBlock(Times times, int count, int maxLanes, IrrKernel kernel) {
    this.times = times;
    this.count = count;
    this.kernel = kernel;
    this.order = order(times, count);
    this.years = IntStream.of(order).mapToDouble(times::yearsOf).toArray();
    this.lane = new IrrLane(times, order, years);
    this.start =
        times instanceof Times.EqualPeriods equal
            ? NewtonStart.periodic(equal.perYear())
            : NewtonStart.dated();
    this.uneven = new UnevenNewton(order, years, maxLanes);
    this.discount = new double[maxLanes];
    this.loss = new double[maxLanes];
    this.square = new double[maxLanes];
  }

  /** Flow numbers by time. */
  private static int[] order(Times times, int count) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.comparingDouble(times::yearsOf))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * The rates of {@code n} lanes.
   *
   * @param flows by flow, then lane; lanes 0 to n - 1 of the first {@code count} rows are read
   * @param n at most the largest block
   * @param totalLossRate the rate of a lane that pays and gets nothing back: -1 for -100%, NaN for
   *     none
   * @param rate receives the rate a year; NaN where there is none
   */
  public void solve(double[][] flows, int n, double totalLossRate, double[] rate) {
    Arrays.fill(loss, 0, n, totalLossRate);
    solve(flows, n, loss, rate);
  }

  /** The same with a rate of total loss by lane. */
  public void solve(double[][] flows, int n, double[] totalLossRate, double[] rate) {
    switch (times) {
      case Times.EqualPeriods equal -> periodic(equal, flows, n, totalLossRate, rate);
      case Times.YearFractions _ -> dated(flows, n, totalLossRate, rate);
    }
  }

  private void periodic(
      Times.EqualPeriods equal, double[][] flows, int n, double[] totalLoss, double[] rate) {
    kernel.solve(flows, count, 0, n, start, discount);
    equal.annualRates(discount, n, rate, square);
    for (int i = 0; i < n; i++) {
      if (!(discount[i] > 0)) {
        rate[i] =
            lane.load(flows, i)
                ? periodicLane(equal, -discount[i])
                : lane.withoutRate(totalLoss[i]);
      }
    }
  }

  private double periodicLane(Times.EqualPeriods equal, double v) {
    return v > 0 && lane.isOnlyRootOfPeriods(v) ? equal.annualRate(v) : lane.reported();
  }

  private void dated(double[][] flows, int n, double[] totalLoss, double[] rate) {
    uneven.solve(flows, n);
    for (int i = 0; i < n; i++) {
      double x = uneven.logRate(i);
      boolean reached = !Double.isNaN(x);
      if (reached && uneven.proven(i)) {
        rate[i] = Elementary.exp(x) - 1;
      } else if (!lane.load(flows, i)) {
        rate[i] = lane.withoutRate(totalLoss[i]);
      } else {
        rate[i] = reached && lane.isOnlyRoot(x) ? Elementary.exp(x) - 1 : lane.reported();
      }
    }
  }
}
