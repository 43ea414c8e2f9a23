package quanmai.engine.stats;

/**
 * Counts of values in equal bins with round edges.
 *
 * <p>The bins cover the smallest to the largest value, but not further than one span (P1 to P99)
 * beyond P1 and P99, where these differ: a few outliers cannot squeeze the rest into one bin; they
 * are counted in {@code below} and {@code above}.
 *
 * @param firstEdge lower edge of the first bin
 * @param width of each bin, in the unit of the values: 1, 2 or 5 times a power of ten
 * @param counts values in [edge(i), edge(i + 1)); the last bin includes its upper edge
 * @param below values under the first edge
 * @param above values over the last edge
 */
public record Histogram(double firstEdge, double width, Counts counts, long below, long above) {

  /** Immutable counts by bin. */
  public static final class Counts {
    private final long[] counts;

    private Counts(long[] counts) {
      this.counts = counts;
    }

    public int size() {
      return counts.length;
    }

    public long get(int bin) {
      return counts[bin];
    }

    /** A copy of all counts. */
    public long[] toArray() {
      return counts.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Counts that && java.util.Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
      return java.util.Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
      return java.util.Arrays.toString(counts);
    }
  }

  /**
   * The histogram of the finite values.
   *
   * @param about how many bins are wanted; between half and about twice as many are made
   */
  public static Histogram of(double[] values, int about) {
    if (about < 1) {
      throw new IllegalArgumentException("about is " + about + ". Maybe 40 bins were meant.");
    }
    Moments moments = Moments.of(values, 0, values.length);
    if (moments.count() == 0) {
      return new Histogram(Double.NaN, Double.NaN, new Counts(new long[0]), 0, 0);
    }
    Column column = new Column(values, moments, false);
    var ends = column.quantiles(new double[] {0.01, 0.99});
    double p1 = ends.getFirst().value();
    double p99 = ends.getLast().value();
    double span = p99 - p1;
    double low = span > 0 ? Math.max(moments.min(), p1 - span) : moments.min();
    double high = span > 0 ? Math.min(moments.max(), p99 + span) : moments.max();
    double width = roundWidth((high - low) / about, Math.max(Math.abs(low), Math.abs(high)));
    double first = Math.floor(low / width) * width;
    int bins = (int) Math.max(1, Math.ceil((high - first) / width * (1 - 1e-12)));
    return count(values, first, width, bins);
  }

  private static Histogram count(double[] values, double first, double width, int bins) {
    long[] counts = new long[bins];
    long below = 0;
    long above = 0;
    double last = first + bins * width;
    for (double value : values) {
      if (value >= first && value <= last) {
        counts[(int) Math.min(bins - 1, (value - first) / width)]++;
      } else if (value < first && value != Double.NEGATIVE_INFINITY) {
        below++;
      } else if (value > last && value != Double.POSITIVE_INFINITY) {
        above++;
      }
    }
    return new Histogram(first, width, new Counts(counts), below, above);
  }

  /** The 1, 2 or 5 times a power of ten next to {@code width}; something visible for constants. */
  private static double roundWidth(double width, double size) {
    double wanted = width > size * 1e-12 ? width : size > 0 ? size * 0.01 : 1;
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(wanted)));
    double mantissa = wanted / power;
    return power * (mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10);
  }

  /** Lower edge of bin {@code bin}; {@code edge(counts.size())} is the upper edge of the last. */
  public double edge(int bin) {
    return firstEdge + bin * width;
  }
}
