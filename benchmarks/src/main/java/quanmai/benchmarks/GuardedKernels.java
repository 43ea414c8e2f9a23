package quanmai.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import quanmai.engine.irr.IrrFunction;
import quanmai.engine.kernels.Kernel;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.kernels.Op;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Program;
import quanmai.engine.program.WideFunction;
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
    return List.of(
        column("exp", Op.EXP), column("log", Op.LOG), normals(), fusedGroups(), ratesOfReturn());
  }

  /** One operation over a block, against the same operation lane by lane. */
  private static Race column(String name, Op op) {
    double[] in = new SplittableRandom(42).doubles(LANES, 0.01, 5).toArray();
    double[] out = new double[LANES];
    double[] expected = new double[LANES];
    double[][] columns = {in, out};
    double[] scalars = {};
    Kernel kernel = KernelChoice.GENERATED.columns(op);
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
  private static Race normals() {
    double[][] found = new double[4][LANES];
    double[][] expected = new double[4][LANES];
    return new Race(
        "normals",
        () -> draw(DrawKernels.best(), found),
        () -> draw(DrawKernels.scalar(), expected),
        () -> {
          for (int k = 0; k < found.length; k++) {
            refuseOtherBits("normals", found[k], expected[k]);
          }
        });
  }

  private static void draw(DrawKernel kernel, double[][] z) {
    kernel.normals(42, 7, 3, 1024, LANES, z[0], z[1], z[2], z[3]);
  }

  /** The fused groups of a whole deal, generated against one plain loop an operation; no draws. */
  private static Race fusedGroups() {
    BlockRunner generated = dealRunner(KernelChoice.GENERATED);
    BlockRunner loops = dealRunner(KernelChoice.LOOPS);
    return new Race(
        "fused groups",
        () -> generated.run(0, LANES),
        () -> loops.run(0, LANES),
        () -> refuseOtherBits("fused groups", generated.output(0), loops.output(0)));
  }

  private static BlockRunner dealRunner(KernelChoice choice) {
    DealGraph.Deal deal = DealGraph.build();
    double[] z = new SplittableRandom(42).doubles(LANES, -2, 2).toArray();
    DrawFiller copied =
        (law, name, indices) ->
            (call, firstPath, n, first, second, third, fourth) -> {
              System.arraycopy(z, 0, first, 0, n);
              System.arraycopy(z, 0, second, 0, n);
              System.arraycopy(z, 0, third, 0, n);
              System.arraycopy(z, 0, fourth, 0, n);
            };
    Program program = Program.compile(deal.graph());
    return new BlockRunner(program.bind(deal.parameters()), copied, LANES, choice);
  }

  /** Rates of return over a block, against the specification path by path. */
  private static Race ratesOfReturn() {
    int quarters = 40;
    IrrFunction function = IrrFunction.equalPeriods(4, false);
    double[][] flows = Flows.quarterly(quarters, LANES);
    double[] one = new double[quarters];
    double[] found = new double[LANES];
    double[] expected = new double[LANES];
    WideFunction.Worker worker = Flows.worker(function, quarters, LANES);
    return new Race(
        "rates of return",
        () -> worker.apply(flows, LANES, found),
        () -> Flows.specification(function, flows, one, expected),
        () -> refuseOtherBits("rates of return", found, expected));
  }

  private static void refuseOtherBits(String name, double[] found, double[] expected) {
    if (!Arrays.equals(found, expected)) {
      throw new AssertionError(name + " differs from its specification");
    }
  }
}
