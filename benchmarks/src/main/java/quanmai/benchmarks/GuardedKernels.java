package quanmai.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import quanmai.engine.kernels.Kernel;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.kernels.Op;
import quanmai.engine.random.DrawKernel;
import quanmai.engine.random.DrawKernels;

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
    return List.of(
        column("exp", Op.EXP, fastest), column("log", Op.LOG, fastest), normals("normals"));
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

  /** Normals from counters, against the specification's loops. */
  private static Race normals(String name) {
    double[][] found = new double[4][LANES];
    double[][] expected = new double[4][LANES];
    return new Race(
        name,
        () -> draw(DrawKernels.best(), found),
        () -> draw(DrawKernels.scalar(), expected),
        () -> {
          for (int k = 0; k < found.length; k++) {
            refuseOtherBits(name, found[k], expected[k]);
          }
        });
  }

  private static void draw(DrawKernel kernel, double[][] z) {
    kernel.normals(42, 7, 3, 1024, LANES, z[0], z[1], z[2], z[3]);
  }

  private static void refuseOtherBits(String name, double[] found, double[] expected) {
    if (!Arrays.equals(found, expected)) {
      throw new AssertionError(name + " differs from its specification");
    }
  }
}
