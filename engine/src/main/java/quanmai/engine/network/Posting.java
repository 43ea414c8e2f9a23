package quanmai.engine.network;

import org.jspecify.annotations.Nullable;
import quanmai.engine.program.BlockRunner;

/** How outputs go to slots. */
final class Posting {

  private Posting() {}

  static void post(Part.Post post, BlockRunner from, double[][] slots, int n) {
    Part.Grant grant = post.grant();
    boolean late = grant != null && anyAbove(slots[grant.delay()], n);
    for (int k = 0; k < post.outputs().length; k++) {
      double[] value = from.output(post.outputs()[k]);
      int at = post.at()[k];
      if (grant == null) {
        add(value, post.weight(), slots[post.slots()[at]], n);
      } else if (late) {
        addLate(value, at, post, grant, slots, n);
      } else {
        addShare(value, post.weight(), slots[grant.share()], slots[post.slots()[at]], n);
      }
    }
  }

  private static boolean anyAbove(double[] delay, int n) {
    double most = 0;
    for (int i = 0; i < n; i++) {
      most = Math.max(most, delay[i]);
    }
    return most > 0;
  }

  private static void add(double[] value, double weight, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.fma(weight, value[i], to[i]);
    }
  }

  private static void addShare(double[] value, double weight, double[] share, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.fma(weight * share[i], value[i], to[i]);
    }
  }

  /** What is delayed beyond the last period does not happen. */
  private static void addLate(
      double[] value, int at, Part.Post post, Part.Grant grant, double[][] slots, int n) {
    double[] share = slots[grant.share()];
    double[] delay = slots[grant.delay()];
    int[] series = post.slots();
    for (int i = 0; i < n; i++) {
      int later = at + (int) (delay[i] / post.delayUnit() + 0.5);
      if (later < series.length) {
        double[] to = slots[series[later]];
        to[i] = Math.fma(post.weight() * share[i], value[i], to[i]);
      }
    }
  }

  static void ask(Task.Ask ask, BlockRunner from, double[][] slots, int n) {
    double[] start = slots[ask.start()];
    double[] total = slots[ask.total()];
    for (int i = 0; i < n; i++) {
      start[i] = -1;
      total[i] = 0;
    }
    for (int k = 0; k < ask.at().length; k++) {
      double[] amount = from.output(k);
      int at = ask.at()[k];
      for (int i = 0; i < n; i++) {
        double asked = ask.weight() * amount[i];
        total[i] += asked;
        start[i] = start[i] < 0 && asked > 0 ? at : start[i];
      }
    }
  }

  /** The sum over paths of an output, counted by the share that was granted. */
  static double sum(double[] value, double @Nullable [] share, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += share == null ? value[i] : share[i] * value[i];
    }
    return sum;
  }
}
