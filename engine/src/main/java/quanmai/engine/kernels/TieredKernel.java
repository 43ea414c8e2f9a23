package quanmai.engine.kernels;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * A kernel that starts with one implementation and changes to another when that has proved faster.
 *
 * <p>Vector code is some hundred times slower than plain loops until it is compiled, which would
 * spoil short runs. As all implementations give the same bits, when the change happens shows in
 * nothing but time.
 */
final class TieredKernel implements Kernel {

  private static final int TRIAL_LANES = 256;
  private static final int WARMING_LANES = 64;
  private static final int CALLS_A_ROUND = 200;
  private static final int MEASUREMENTS = 7;

  /** Enough calls for the compiler to take notice; it then only has to be waited for. */
  private static final int ROUNDS = 40;

  private final Kernel first;
  private final Supplier<Kernel> second;
  private final int columns;
  private final int scalars;
  private volatile Kernel current;
  private int calls;
  private int rounds;

  /**
   * @param second made on the warming thread, since writing classes takes a while
   * @param columns how many columns it reads and writes, scratch space apart
   * @param scalars how many scalars it reads
   */
  TieredKernel(Kernel first, Supplier<Kernel> second, int columns, int scalars) {
    this.first = first;
    this.second = second;
    this.columns = columns;
    this.scalars = scalars;
    this.current = first;
  }

  @Override
  public int scratchColumns() {
    return first.scratchColumns();
  }

  @Override
  public void run(double[][] arguments, double[] values, int n) {
    Kernel chosen = current;
    if (chosen == first) {
      if (calls++ == 0) {
        Warmer.INSTANCE.add(this);
      }
    }
    chosen.run(arguments, values, n);
  }

  /** How often the first implementation ran, roughly: threads do not count exactly. */
  int calls() {
    return calls;
  }

  /** Whether the choice is made. */
  boolean isSettled() {
    return current != first;
  }

  /** Whether only the compiler is waited for. */
  boolean isExercised() {
    return rounds >= ROUNDS;
  }

  /**
   * Exercises the second implementation a little, and changes to it if it is now faster. It may
   * need no more scratch space than the first.
   */
  void warm() {
    Kernel challenger = second.get();
    double[][] arguments = new double[columns + scratchColumns()][TRIAL_LANES];
    for (double[] column : arguments) {
      Arrays.fill(column, 0.5);
    }
    double[] values = new double[scalars];
    Arrays.fill(values, 0.5);
    for (int call = 0; call < CALLS_A_ROUND && !isExercised(); call++) {
      challenger.run(arguments, values, WARMING_LANES);
    }
    rounds++;
    if (leastNanos(challenger, arguments, values) < leastNanos(first, arguments, values)) {
      current = challenger;
    }
  }

  private static long leastNanos(Kernel kernel, double[][] arguments, double[] values) {
    long least = Long.MAX_VALUE;
    for (int k = 0; k < MEASUREMENTS; k++) {
      long start = System.nanoTime();
      kernel.run(arguments, values, TRIAL_LANES);
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }
}
