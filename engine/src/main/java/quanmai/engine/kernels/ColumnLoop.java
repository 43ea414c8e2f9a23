package quanmai.engine.kernels;

/** One operation of one operand over a whole column. */
@FunctionalInterface
public interface ColumnLoop {

  /**
   * Lane {@code i} of {@code to} = the operation on lane {@code i} of {@code from}, which may be
   * the same column, for lanes 0 to n-1 and perhaps up to the next {@link Kernel#LANE_MULTIPLE}.
   */
  void apply(double[] from, double[] to, int n);
}
