package quanmai.engine.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Exercises kernels that are not compiled yet, the most used one first, on a thread of its own. */
final class Warmer implements Runnable {

  static final Warmer INSTANCE = new Warmer();

  private static final long IDLE_NANOS = 5_000_000;
  private static final int MAX_IDLE = 200;

  private final List<TieredKernel> waiting = new ArrayList<>();
  private boolean running;

  private Warmer() {}

  /** Warms {@code kernel} when its turn comes. */
  synchronized void add(TieredKernel kernel) {
    waiting.add(kernel);
    if (!running) {
      running = true;
      Thread.ofPlatform().daemon().name("quanmai-warmer").start(this);
    }
  }

  @Override
  public void run() {
    int idle = 0;
    for (List<TieredKernel> left = left(); !left.isEmpty(); left = left()) {
      Optional<TieredKernel> cold =
          left.stream()
              .filter(kernel -> !kernel.isExercised())
              .max(Comparator.comparingInt(TieredKernel::calls));
      if (cold.isPresent()) {
        cold.get().warm();
        idle = 0;
      } else {
        left.forEach(TieredKernel::warm);
        idle = Math.min(idle + 1, MAX_IDLE);
        LockSupport.parkNanos(idle * IDLE_NANOS);
      }
    }
  }

  /** The kernels whose choice is still open; none ends the thread. */
  private synchronized List<TieredKernel> left() {
    waiting.removeIf(TieredKernel::isSettled);
    running = !waiting.isEmpty();
    return List.copyOf(waiting);
  }
}
