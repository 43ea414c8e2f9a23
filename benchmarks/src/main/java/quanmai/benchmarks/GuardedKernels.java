package quanmai.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import quanmai.engine.kernels.Kernel;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.kernels.Op;

/**
 * The kernels whose speed is guarded, each with its specification and the same block to work on.
 */
final class GuardedKernels {

  private static final int LANES = 256;

  private GuardedKernels() {}

  /** All of them; a new kernel is added here and recorded in the file of ratios. */
  static List<Race> all() {
    KernelChoice[] choices = KernelChoice.values();
    KernelChoice fastest = choices[choices.length - 1];
    return List.of(column("exp", Op.EXP, fastest), column("log", Op.LOG, fastest));
  }

  /** One operation over a block, against the same operation lane by lane. */
  private static Race column(String name, Op op, KernelChoice choice) {
    double[] in = new SplittableRandom(42).doubles(LANES, 0.01, 5).toArray();
    double[] out = new double[LANES];
    double[] expected = new double[LANES];
    double[][] columns = {in, out};
    double[] scalars = {};
    Kernel kernel = choice.columns(op);
    return new Race(
        name,
        () -> kernel.run(columns, scalars, LANES),
        () -> {
          for (int i = 0; i < LANES; i++) {
            expected[i] = op.apply(in[i], 0, 0);
          }
        },
        () -> refuseOtherBits(name, out, expected));
  }

  private static void refuseOtherBits(String name, double[] found, double[] expected) {
    if (!Arrays.equals(found, expected)) {
      throw new AssertionError(name + " differs from its specification");
    }
  }
}
