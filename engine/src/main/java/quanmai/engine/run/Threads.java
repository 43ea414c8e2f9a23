package quanmai.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The threads of a run. */
final class Threads {

  private Threads() {}

  /**
   * Does {@code work} on this thread and {@code count - 1} others at once, and waits for all.
   *
   * @param work takes its share from what the threads have in common; what it throws first is
   *     thrown, once all have ended
   */
  static void run(int count, Runnable work) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable guarded =
        () -> {
          try {
            work.run();
          } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
          }
        };
    List<Thread> helpers = new ArrayList<>();
    for (int k = 1; k < count; k++) {
      helpers.add(Thread.ofPlatform().name("quanmai-run-" + k).daemon().start(guarded));
    }
    guarded.run();
    helpers.forEach(Threads::join);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new IllegalStateException("a run failed: " + thrown.getMessage(), thrown);
    }
  }

  /** Waits until {@code thread} has ended; an interrupt is kept for later, as the run must end. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
