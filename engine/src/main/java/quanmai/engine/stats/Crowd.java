package quanmai.engine.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Many values in one bin. Where they crowd around a common value, such as a cap, or a few values a
 * rounding apart, they are told apart by comparing with it; else they are binned again between
 * their own ends.
 */
final class Crowd {

  private static final int SORT_BELOW = 2048;
  private static final int MAX_DEPTH = 8;
  private static final int SAMPLE = 32;

  /** A value is common when at least one in so many of the sample is it. */
  private static final int COMMON = 8;

  private Crowd() {}

  /**
   * The values of the given ranks of {@code slot}, which may be put in order on the way.
   *
   * @param depth how often the values have been told apart before
   */
  static double[] pick(double[] slot, int[] ranks, int depth) {
    if (slot.length > SORT_BELOW && depth < MAX_DEPTH) {
      return crowded(slot, ranks, depth);
    }
    Arrays.sort(slot);
    return Arrays.stream(ranks).mapToDouble(r -> slot[r]).toArray();
  }

  /** Many values in one bin: around a common value, if there is one; else they are binned again. */
  private static double[] crowded(double[] slot, int[] ranks, int depth) {
    double[] sample = new double[SAMPLE];
    for (int k = 0; k < SAMPLE; k++) {
      sample[k] = slot[(int) ((long) k * slot.length / SAMPLE)];
    }
    Arrays.sort(sample);
    double middle = sample[SAMPLE / 2];
    long common = Arrays.stream(sample).filter(value -> value == middle).count();
    // Zeros have a sign, which comparing does not see and sorting puts in order.
    return common * COMMON >= SAMPLE && middle != 0
        ? around(middle, slot, ranks, depth)
        : binned(slot, ranks, depth);
  }

  private static double[] binned(double[] slot, int[] ranks, int depth) {
    double min = slot[0];
    double max = slot[0];
    for (double value : slot) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    int next = min == max ? MAX_DEPTH : depth + 1;
    return new OrderStatistics(slot, slot.length, min, max, next).at(ranks);
  }

  /**
   * The ranks of {@code pivot} itself are found by counting; those beside it among its own kind.
   */
  private static double[] around(double pivot, double[] slot, int[] ranks, int depth) {
    int below = 0;
    int above = 0;
    for (double value : slot) {
      below += value < pivot ? 1 : 0;
      above += value > pivot ? 1 : 0;
    }
    int from = below;
    int to = slot.length - above;
    double[] result = new double[ranks.length];
    Arrays.fill(result, pivot);
    int[] under = positions(ranks, 0, from);
    int[] over = positions(ranks, to, slot.length);
    if (under.length > 0) {
      double[] members = smaller(slot, pivot, from);
      put(result, under, pick(members, at(under, ranks, 0), depth + 1));
    }
    if (over.length > 0) {
      double[] members = larger(slot, pivot, slot.length - to);
      put(result, over, pick(members, at(over, ranks, to), depth + 1));
    }
    return result;
  }

  /** Where in {@code ranks} those of {@code from..to-1} stand. */
  private static int[] positions(int[] ranks, int from, int to) {
    return IntStream.range(0, ranks.length)
        .filter(k -> from <= ranks[k] && ranks[k] < to)
        .toArray();
  }

  /** The ranks at those positions, counted from {@code first}. */
  private static int[] at(int[] positions, int[] ranks, int first) {
    return IntStream.of(positions).map(k -> ranks[k] - first).toArray();
  }

  private static void put(double[] result, int[] positions, double[] found) {
    for (int k = 0; k < positions.length; k++) {
      result[positions[k]] = found[k];
    }
  }

  /** Without branches: what is not smaller is overwritten. */
  private static double[] smaller(double[] values, double pivot, int count) {
    double[] kept = new double[count + 1];
    int at = 0;
    for (double value : values) {
      kept[at] = value;
      at += value < pivot ? 1 : 0;
    }
    return Arrays.copyOf(kept, count);
  }

  private static double[] larger(double[] values, double pivot, int count) {
    double[] kept = new double[count + 1];
    int at = 0;
    for (double value : values) {
      kept[at] = value;
      at += value > pivot ? 1 : 0;
    }
    return Arrays.copyOf(kept, count);
  }
}
