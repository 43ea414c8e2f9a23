package quanmai.engine.kernels;

/**
 * A loop over the lanes of a path block: lane {@code i} of every column is path {@code i}.
 *
 * <p>Kernels have no state, so threads share them. Whatever the implementation, each lane holds the
 * bits that {@link Op#apply} gives (any NaN is as good as another).
 */
public interface Kernel {

  /**
   * Columns have room for a multiple of this many lanes, and kernels may compute up to the next
   * multiple: what lies past the lanes asked for is nobody's value.
   */
  int LANE_MULTIPLE = 8;

  /**
   * Computes lanes 0 to {@code n - 1}.
   *
   * @param columns inputs, then results, then partial sums as of {@link LaneSum}, to which lanes
   *     are added, then {@link #scratchColumns} columns of scratch space; a result may be the same
   *     column as an input
   * @param scalars the operands that are the same in every lane
   * @param n how many lanes, at least 1
   */
  void run(double[][] columns, double[] scalars, int n);

  /** How many columns it needs besides inputs, results and partial sums. */
  default int scratchColumns() {
    return 0;
  }
}
