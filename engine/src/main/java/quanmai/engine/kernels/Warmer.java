package quanmai.engine.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Exercises what is not compiled yet, on a thread of its own: the most used first, until the
 * compiler should have taken notice; then the next, and so on again, at leisure. (A busy compiler
 * starts with a version that counts nothing, so one turn may not do.)
 */
final class Warmer implements Runnable {

  static final Warmer INSTANCE = new Warmer();

  private static final int ROUNDS_A_TURN = 12;
  private static final long REST_NANOS = 1_000_000;

  private final List<Tiered<?>> waiting = new ArrayList<>();
  private boolean running;

  private Warmer() {}

  /** Warms {@code implementation} when its turn comes. */
  synchronized void add(Tiered<?> implementation) {
    waiting.add(implementation);
    if (!running) {
      running = true;
      Thread.ofPlatform().daemon().name("quanmai-warmer").start(this);
    }
  }

  @Override
  public void run() {
    for (Optional<Tiered<?>> next = next(); next.isPresent(); next = next()) {
      if (turn(next.get()) > 0) {
        LockSupport.parkNanos(REST_NANOS);
      }
      next.get().warm();
    }
  }

  /** Whose turn it is; none ends the thread. */
  private synchronized Optional<Tiered<?>> next() {
    waiting.removeIf(Tiered::isSettled);
    running = !waiting.isEmpty();
    return waiting.stream()
        .min(
            Comparator.<Tiered<?>>comparingInt(Warmer::turn)
                .thenComparingInt(implementation -> -implementation.calls()));
  }

  private static int turn(Tiered<?> implementation) {
    return implementation.rounds() / ROUNDS_A_TURN;
  }
}
