package quanmai.engine.irr;

import java.util.Arrays;

/**
 * The gaps between ascending times, each length once: a step over the gap costs an exponential, and
 * most gaps of a schedule are of a few lengths.
 *
 * <p>Lengths closer than 1e-13 years (3 microseconds) are one: differences of dates in years differ
 * by as much through rounding alone.
 */
final class Gaps {

  private static final double SAME = 1e-13;

  private final double[] lengths;
  private final int[] of;

  Gaps(double[] times) {
    double[] all = new double[Math.max(0, times.length - 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = times[i + 1] - times[i];
    }
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    double[] distinct = new double[sorted.length];
    int count = 0;
    for (double gap : sorted) {
      if (count == 0 || gap - distinct[count - 1] > SAME) {
        distinct[count++] = gap;
      }
    }
    this.lengths = Arrays.copyOf(distinct, count);
    this.of = Arrays.stream(all).mapToInt(this::find).toArray();
  }

  private int find(double gap) {
    int at = Arrays.binarySearch(lengths, gap);
    return at >= 0 ? at : -at - 2; // the nearest below, as it was gathered
  }

  /** How many lengths there are. */
  int count() {
    return lengths.length;
  }

  /** Years of length {@code k}. */
  double length(int k) {
    return lengths[k];
  }

  /** Which length the gap after time {@code t} has. */
  int after(int t) {
    return of[t];
  }
}
