package quanmai.engine.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import quanmai.engine.threads.Threads;

/** The summaries of several columns, on several threads. */
public final class Summaries {

  private static final int SAMPLE = 256;

  private Summaries() {}

  /**
   * One summary a column, in the order of the columns; the same bits for every number of threads,
   * because each column is summarised by one thread.
   */
  public static List<Summary> of(
      List<double[]> columns, Design design, List<Double> probabilities, int threads) {
    int[] order = costliestFirst(columns);
    List<Summary> done =
        Threads.map(
            order.length, threads, k -> Summary.of(columns.get(order[k]), design, probabilities));
    Summary[] summaries = new Summary[order.length];
    for (int k = 0; k < order.length; k++) {
      summaries[order[k]] = done.get(k);
    }
    return List.of(summaries);
  }

  /**
   * Columns with many equal values, such as capped ones, take longest: they start first, so that no
   * thread is left with one at the end.
   */
  private static int[] costliestFirst(List<double[]> columns) {
    return IntStream.range(0, columns.size())
        .boxed()
        .sorted(Comparator.comparingInt(k -> -repeats(columns.get(k))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int repeats(double[] column) {
    double[] first = Arrays.copyOf(column, Math.min(column.length, SAMPLE));
    Arrays.sort(first);
    int repeats = 0;
    for (int i = 1; i < first.length; i++) {
      repeats += first[i] == first[i - 1] ? 1 : 0;
    }
    return repeats;
  }
}
