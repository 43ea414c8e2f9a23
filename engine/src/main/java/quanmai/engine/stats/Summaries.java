package quanmai.engine.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

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
    var results = new AtomicReferenceArray<Summary>(columns.size());
    var next = new AtomicInteger();
    var failures = new AtomicReferenceArray<RuntimeException>(1);
    Runnable work =
        () -> {
          try {
            for (int k = next.getAndIncrement(); k < order.length; k = next.getAndIncrement()) {
              int i = order[k];
              results.set(i, Summary.of(columns.get(i), design, probabilities));
            }
          } catch (RuntimeException e) {
            failures.set(0, e);
          }
        };
    runOn(Math.min(threads, columns.size()), work);
    if (failures.get(0) != null) {
      throw failures.get(0);
    }
    var summaries = new ArrayList<Summary>();
    for (int i = 0; i < columns.size(); i++) {
      summaries.add(results.get(i));
    }
    return summaries;
  }

  /** Runs {@code work} on this thread and {@code threads - 1} others, and waits for all. */
  private static void runOn(int threads, Runnable work) {
    var others = new ArrayList<Thread>();
    for (int t = 1; t < threads; t++) {
      others.add(Thread.ofPlatform().name("summaries-" + t).start(work));
    }
    work.run();
    for (Thread other : others) {
      boolean interrupted = false;
      while (other.isAlive()) {
        try {
          other.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
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
