package quanmai.engine.run;

import java.util.concurrent.atomic.AtomicInteger;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.Bound;
import quanmai.engine.threads.Threads;

/**
 * The sums of the outputs of a program compiled for sums, over all paths, without keeping a value a
 * path: what a gradient needs.
 *
 * <p>Paths are summed in leaves of {@link #LEAF_PATHS} in one fixed order, and leaves in pairs; the
 * number of threads changes no bit. The plan's block size is not used.
 */
public final class Sums {

  /**
   * Paths that are summed together first. More than a block of values has: every kernel of a leaf
   * loads and stores its partial sums once.
   */
  public static final int LEAF_PATHS = 384;

  private Sums() {}

  /** The sum of each output, in order. */
  public static double[] run(RunPlan plan) {
    RunPlan fixed = plan.withBlockLanes(LEAF_PATHS);
    Bound bound = plan.program().bind(plan.parameters());
    int outputs = plan.program().outputNames().size();
    int leaves = Math.ceilDiv(plan.paths(), LEAF_PATHS);
    double[][] sums = new double[leaves][outputs];
    AtomicInteger next = new AtomicInteger();
    Threads.run(
        Math.min(plan.threads(), leaves),
        () -> {
          BlockRunner runner =
              new BlockRunner(bound, new RunDraws(fixed), LEAF_PATHS, plan.kernels());
          for (int leaf = next.getAndIncrement(); leaf < leaves; leaf = next.getAndIncrement()) {
            int first = leaf * LEAF_PATHS;
            int n = Math.min(LEAF_PATHS, plan.paths() - first);
            runner.run(first, n);
            for (int k = 0; k < outputs; k++) {
              sums[leaf][k] = runner.sum(k);
            }
          }
        });
    return merged(sums, 0, leaves);
  }

  private static double[] merged(double[][] sums, int from, int to) {
    if (to - from == 1) {
      return sums[from];
    }
    int middle = from + (to - from + 1) / 2;
    double[] left = merged(sums, from, middle);
    double[] right = merged(sums, middle, to);
    double[] both = new double[left.length];
    for (int k = 0; k < both.length; k++) {
      both[k] = left[k] + right[k];
    }
    return both;
  }
}
