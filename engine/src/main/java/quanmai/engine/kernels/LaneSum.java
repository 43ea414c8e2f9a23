package quanmai.engine.kernels;

/**
 * Sums over the lanes of columns, in one fixed order that vectorises: lane i is added to partial
 * sum i mod {@link #PARTS}, and the partial sums in pairs. The order is part of the definition.
 */
public final class LaneSum {

  /** How many partial sums there are. */
  public static final int PARTS = Kernel.LANE_MULTIPLE;

  private LaneSum() {}

  /** Adds lanes 0 to n - 1 of a column to its partial sums. */
  public static void add(double[] column, int n, double[] parts) {
    int whole = n - n % PARTS;
    for (int i = 0; i < whole; i += PARTS) {
      for (int k = 0; k < PARTS; k++) {
        parts[k] += column[i + k];
      }
    }
    for (int i = whole; i < n; i++) {
      parts[i - whole] += column[i];
    }
  }

  /** The sum of the partial sums. */
  public static double total(double[] parts) {
    return ((parts[0] + parts[1]) + (parts[2] + parts[3]))
        + ((parts[4] + parts[5]) + (parts[6] + parts[7]));
  }
}
