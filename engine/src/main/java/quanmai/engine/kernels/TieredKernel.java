package quanmai.engine.kernels;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A kernel that starts as plain loops and changes to vectors once those are compiled. */
final class TieredKernel implements Kernel {

  private static final int TRIAL_LANES = 128;

  private final int scratch;
  private final Tiered<Kernel> choice;

  /**
   * @param second needs no scratch space
   * @param columns how many columns either reads and writes, scratch space apart
   * @param scalars how many scalars they read
   */
  TieredKernel(Kernel first, Supplier<Kernel> second, int columns, int scalars) {
    this.scratch = first.scratchColumns();
    this.choice = new Tiered<>(first, second, () -> workload(columns + scratch, scalars));
  }

  private static Consumer<Kernel> workload(int columns, int scalars) {
    double[][] arguments = new double[columns][TRIAL_LANES];
    for (double[] column : arguments) {
      Arrays.fill(column, 0.5);
    }
    double[] values = new double[scalars];
    Arrays.fill(values, 0.5);
    return kernel -> kernel.run(arguments, values, TRIAL_LANES);
  }

  @Override
  public int scratchColumns() {
    return scratch;
  }

  @Override
  public void run(double[][] columns, double[] scalars, int n) {
    choice.get().run(columns, scalars, n);
  }
}
