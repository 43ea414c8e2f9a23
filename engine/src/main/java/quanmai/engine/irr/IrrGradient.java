package quanmai.engine.irr;

import java.util.Arrays;
import quanmai.engine.kernels.Elementary;

/**
 * The derivative of a rate of return by each flow, from the equation that defines it.
 *
 * <p>sum c_t (1 + r)^-tau_t = 0 gives dr/dc_t = (1 + r) w_t / sum tau_s c_s w_s, with w_t = (1 +
 * r)^-tau_t; the origin of tau is free. It is 0 in lanes without a rate and in lanes whose flows do
 * not change sign (a total loss stays one), and not finite at a double root, where the rate has no
 * derivative. One instance serves one thread.
 */
public final class IrrGradient {

  private final Times times;
  private final double[] years;
  private final double[] step;
  private final double[] weight;
  private final double[] duration;
  private final boolean[] in;
  private final boolean[] out;

  /**
   * @param count flows in a lane
   * @param maxLanes the largest block
   */
  public IrrGradient(Times times, int count, int maxLanes) {
    this.times = times;
    this.years = times.years(count);
    this.step = new double[maxLanes];
    this.weight = new double[maxLanes];
    this.duration = new double[maxLanes];
    this.in = new boolean[maxLanes];
    this.out = new boolean[maxLanes];
  }

  /** The derivatives of one rate. */
  public static double[] of(double[] flows, Times times, double rate) {
    double[][] block = new double[flows.length][];
    double[][] gradient = new double[flows.length][1];
    for (int t = 0; t < flows.length; t++) {
      block[t] = new double[] {flows[t]};
    }
    new IrrGradient(times, flows.length, 1).byFlow(block, 1, new double[] {rate}, gradient);
    return Arrays.stream(gradient).mapToDouble(row -> row[0]).toArray();
  }

  /**
   * The derivatives of {@code n} lanes.
   *
   * @param flows by flow, then lane
   * @param rate a year, as {@link IrrBlock} reported it
   * @param gradient by flow, then lane; overwritten
   */
  public void byFlow(double[][] flows, int n, double[] rate, double[][] gradient) {
    weights(n, rate, gradient);
    Arrays.fill(duration, 0, n, 0);
    Arrays.fill(in, 0, n, false);
    Arrays.fill(out, 0, n, false);
    for (int t = 0; t < years.length; t++) {
      double[] flow = flows[t];
      double[] worth = gradient[t];
      double after = years[t] - years[0];
      for (int i = 0; i < n; i++) {
        duration[i] = Math.fma(after * flow[i], worth[i], duration[i]);
        in[i] |= flow[i] > 0;
        out[i] |= flow[i] < 0;
      }
    }
    for (int i = 0; i < n; i++) {
      weight[i] = in[i] && out[i] && rate[i] > -1 ? (1 + rate[i]) / duration[i] : 0;
    }
    for (double[] worth : gradient) {
      for (int i = 0; i < n; i++) {
        worth[i] = weight[i] == 0 ? 0 : worth[i] * weight[i];
      }
    }
  }

  /** (1 + r)^-(tau_t - tau_ref), where the reference keeps every weight at or below 1. */
  private void weights(int n, double[] rate, double[][] weights) {
    double first = Arrays.stream(years).min().orElse(0);
    double last = Arrays.stream(years).max().orElse(0);
    if (times instanceof Times.EqualPeriods equal) {
      for (int i = 0; i < n; i++) {
        double x = Elementary.log(1 + rate[i]);
        step[i] = Elementary.exp(-x / equal.perYear());
        weight[i] = Elementary.exp(Math.min(x, 0) * (last - first));
      }
      for (int t = 0; t < years.length; t++) {
        for (int i = 0; i < n; i++) {
          weights[t][i] = weight[i];
          weight[i] *= step[i];
        }
      }
      return;
    }
    for (int t = 0; t < years.length; t++) {
      for (int i = 0; i < n; i++) {
        double x = Elementary.log(1 + rate[i]);
        weights[t][i] = Elementary.exp(-x * (years[t] - (x >= 0 ? first : last)));
      }
    }
  }
}
