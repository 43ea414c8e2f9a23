package quanmai.engine.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The threads that runs and their statistics share. They stay for a while, to be used again. */
public final class Threads {

  private static final AtomicInteger STARTED = new AtomicInteger();
  private static final ExecutorService HELPERS =
      Executors.newCachedThreadPool(
          work ->
              Thread.ofPlatform()
                  .name("quanmai-run-" + STARTED.incrementAndGet())
                  .daemon()
                  .unstarted(work));

  private Threads() {}

  /**
   * Does {@code work} on this thread and {@code count - 1} others at once, and waits for all.
   *
   * @param work takes its share from what the threads have in common; what one throws is thrown,
   *     once all have ended
   */
  public static void run(int count, Runnable work) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int k = 1; k < count; k++) {
      others.add(CompletableFuture.runAsync(work, HELPERS));
    }
    CompletableFuture<Void> own = new CompletableFuture<>();
    try {
      work.run();
      own.complete(null);
    } catch (RuntimeException | Error thrown) {
      own.completeExceptionally(thrown);
    }
    others.add(own);
    try {
      CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      throw new IllegalStateException("a run failed: " + cause.getMessage(), cause);
    }
  }

  /**
   * What {@code work} gives for each of 0 to {@code items - 1}, in that order. Each is done by one
   * thread, and begun in that order.
   */
  public static <T> List<T> map(int items, int threads, IntFunction<T> work) {
    var results = new AtomicReferenceArray<T>(items);
    var next = new AtomicInteger();
    run(
        Math.min(threads, items),
        () -> {
          for (int k = next.getAndIncrement(); k < items; k = next.getAndIncrement()) {
            results.set(k, work.apply(k));
          }
        });
    return IntStream.range(0, items).mapToObj(results::get).toList();
  }
}
