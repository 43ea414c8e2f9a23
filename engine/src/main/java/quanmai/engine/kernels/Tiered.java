package quanmai.engine.kernels;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Two implementations of the same thing: the first is used until the second has proved faster.
 *
 * <p>Vector code is some hundred times slower than plain loops until it is compiled, which would
 * spoil short runs. As both give the same bits, when the change happens shows in nothing but time.
 */
public final class Tiered<T> {

  private static final int CALLS_A_ROUND = 100;
  private static final int MEASUREMENTS = 7;

  private final T first;
  private final Supplier<T> second;
  private final Supplier<Consumer<T>> workload;
  private volatile T current;
  private int calls;
  private int rounds;

  /**
   * @param second made on another thread, the first time {@link #get} is called
   * @param workload makes a small piece of work, to exercise and to time either with
   */
  public Tiered(T first, Supplier<T> second, Supplier<Consumer<T>> workload) {
    this.first = first;
    this.second = second;
    this.workload = workload;
    this.current = first;
  }

  /** The implementation to use for now. */
  public T get() {
    T chosen = current;
    if (chosen == first && calls++ == 0) {
      Warmer.INSTANCE.add(this);
    }
    return chosen;
  }

  /** How often the first implementation was asked for, roughly: threads do not count exactly. */
  int calls() {
    return calls;
  }

  /** Whether the choice is made. */
  boolean isSettled() {
    return current != first;
  }

  /** How often {@link #warm} was called. */
  int rounds() {
    return rounds;
  }

  /** Exercises the second implementation a little, and changes to it if it is now faster. */
  void warm() {
    T challenger = second.get();
    Consumer<T> work = workload.get();
    for (int call = 0; call < CALLS_A_ROUND; call++) {
      work.accept(challenger);
    }
    rounds++;
    if (leastNanos(work, challenger) <= leastNanos(work, first)) {
      current = challenger;
    }
  }

  private static <T> long leastNanos(Consumer<T> work, T implementation) {
    long least = Long.MAX_VALUE;
    for (int k = 0; k < MEASUREMENTS; k++) {
      long start = System.nanoTime();
      work.accept(implementation);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }
}
