package quanmai.engine.kernels;

/** The sum of a column's lanes, in one fixed order that vectorises. */
public final class LaneSum {

  private static final int LANES = 8;

  private LaneSum() {}

  /**
   * The sum of lanes 0 to n - 1: lane i is added to partial sum i mod 8, and the partial sums in
   * pairs. The order is part of the definition.
   */
  public static double of(double[] column, int n) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = 0;
    for (; i + LANES <= n; i += LANES) {
      a += column[i];
      b += column[i + 1];
      c += column[i + 2];
      d += column[i + 3];
      e += column[i + 4];
      f += column[i + 5];
      g += column[i + 6];
      h += column[i + 7];
    }
    a += i < n ? column[i] : 0;
    b += i + 1 < n ? column[i + 1] : 0;
    c += i + 2 < n ? column[i + 2] : 0;
    d += i + 3 < n ? column[i + 3] : 0;
    e += i + 4 < n ? column[i + 4] : 0;
    f += i + 5 < n ? column[i + 5] : 0;
    g += i + 6 < n ? column[i + 6] : 0;
    return ((a + b) + (c + d)) + ((e + f) + (g + h));
  }
}
