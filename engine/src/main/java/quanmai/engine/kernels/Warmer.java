package quanmai.engine.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exercises what is not compiled yet, on a thread of its own: the most used first, until the
 * compiler should have taken notice; then the next, and so on again with ever longer rests. (A busy
 * compiler starts with a version that counts nothing, so one turn may not do; and what never gets
 * faster must not keep a processor busy.)
 */
final class Warmer implements Runnable {

  static final Warmer INSTANCE = new Warmer();

  private static final System.Logger LOG = System.getLogger(Warmer.class.getName());
  private static final int ROUNDS_A_TURN = 12;
  private static final int MAX_DOUBLINGS = 10;

  private final List<Tiered<?>> waiting = new ArrayList<>();
  private boolean running;

  private Warmer() {}

  /** Warms {@code implementation} when its turn comes. */
  synchronized void add(Tiered<?> implementation) {
    waiting.add(implementation);
    notifyAll();
    if (!running) {
      running = true;
      Thread.ofPlatform().daemon().name("quanmai-warmer").start(this);
    }
  }

  @Override
  public void run() {
    try {
      for (Tiered<?> next = next(); next != null; next = next()) {
        warm(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts it: all stay with what they have
    }
  }

  private void warm(Tiered<?> implementation) {
    try {
      implementation.warm();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(System.Logger.Level.WARNING, "plain loops stay in use", e);
      drop(implementation);
    }
  }

  private synchronized void drop(Tiered<?> implementation) {
    waiting.remove(implementation);
  }

  /** Whose turn it is, after a rest unless it is the first; null ends the thread. */
  private synchronized @Nullable Tiered<?> next() throws InterruptedException {
    Tiered<?> next = first();
    if (next != null && turn(next) > 0) {
      wait(1L << Math.min(turn(next) - 1, MAX_DOUBLINGS));
      next = first();
    }
    running = next != null;
    return next;
  }

  private synchronized @Nullable Tiered<?> first() {
    waiting.removeIf(Tiered::isSettled);
    return waiting.stream()
        .min(
            Comparator.<Tiered<?>>comparingInt(Warmer::turn)
                .thenComparingInt(implementation -> -implementation.calls()))
        .orElse(null);
  }

  private static int turn(Tiered<?> implementation) {
    return implementation.rounds() / ROUNDS_A_TURN;
  }
}
