package quanmai.engine.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The k-th smallest of finite values, exactly, without sorting them all.
 *
 * <p>One pass puts each value into one of up to 8,192 equal bins between the smallest and the
 * largest; a second gathers only the bins that hold a wanted rank, and sorts those. Where outliers
 * squeeze many values into one bin, that is for {@link Crowd}.
 */
final class OrderStatistics {

  private static final int MAX_BINS = 8192;

  private final double[] values;
  private final int count;
  private final int depth;
  private final int bins;
  private final char[] binOf;
  private final int[] start;

  /**
   * @param values finite; positions from {@code count} on are not read; never changed
   * @param min the smallest of them
   * @param max the largest of them
   */
  OrderStatistics(double[] values, int count, double min, double max) {
    this(values, count, min, max, 0);
  }

  /**
   * @param depth how often bins have been binned again
   */
  OrderStatistics(double[] values, int count, double min, double max, int depth) {
    this.values = values;
    this.count = count;
    this.depth = depth;
    int wanted = Math.min(MAX_BINS, Math.max(1, Integer.highestOneBit(Math.max(1, count / 8))));
    double scale = (wanted - 1e-6) / (max - min);
    // Equal values, and ranges that over- or underflow, have no bins: one bin holds all.
    boolean usable = scale > 0 && scale <= Double.MAX_VALUE;
    this.bins = usable ? wanted : 1;
    this.binOf = new char[count];
    if (bins > 1) {
      for (int i = 0; i < count; i++) {
        binOf[i] = (char) (int) ((values[i] - min) * scale);
      }
    }
    this.start = starts();
  }

  /** Rank of the first value of each bin. */
  private int[] starts() {
    int[] starts = new int[bins + 1];
    if (bins == 1) {
      starts[1] = count;
      return starts;
    }
    for (int i = 0; i < count; i++) {
      starts[binOf[i] + 1]++;
    }
    for (int b = 0; b < bins; b++) {
      starts[b + 1] += starts[b];
    }
    return starts;
  }

  /**
   * The values of the given ranks.
   *
   * @param ranks from 0 (the smallest) to count - 1, in any order
   */
  double[] at(int[] ranks) {
    int[] slotOf = new int[bins]; // 0: not wanted; k: gathered in slots[k - 1]
    int[] binOfRank = new int[ranks.length];
    double[][] slots = new double[ranks.length][];
    int wanted = 0;
    for (int r = 0; r < ranks.length; r++) {
      int bin = bin(ranks[r]);
      binOfRank[r] = bin;
      if (slotOf[bin] == 0) {
        slots[wanted++] = new double[start[bin + 1] - start[bin]];
        slotOf[bin] = wanted;
      }
    }
    gather(slotOf, slots, wanted);
    double[] result = new double[ranks.length];
    for (int s = 0; s < wanted; s++) {
      int slot = s;
      int[] inSlot =
          IntStream.range(0, ranks.length).filter(r -> slotOf[binOfRank[r]] == slot + 1).toArray();
      int first = start[binOfRank[inSlot[0]]];
      int[] inside = Arrays.stream(inSlot).map(r -> ranks[r] - first).toArray();
      double[] found = Crowd.pick(slots[s], inside, depth);
      for (int k = 0; k < inSlot.length; k++) {
        result[inSlot[k]] = found[k];
      }
    }
    return result;
  }

  private void gather(int[] slotOf, double[][] slots, int wanted) {
    int[] filled = new int[wanted];
    for (int i = 0; i < count; i++) {
      int slot = slotOf[binOf[i]];
      if (slot != 0) {
        slots[slot - 1][filled[slot - 1]++] = values[i];
      }
    }
  }

  private int bin(int rank) {
    int low = 0;
    int high = bins;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (start[middle] <= rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
