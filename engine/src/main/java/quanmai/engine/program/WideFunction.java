package quanmai.engine.program;

/**
 * A function of any number of operands that is more than one arithmetic operation, such as an
 * internal rate of return or a quantile.
 *
 * <p>Values are immutable; two with the same {@link #signature} are the same function.
 */
public interface WideFunction {

  /** Its name and every setting, canonical: it enters the program's hash. */
  String signature();

  /** The function on one path: the specification. */
  double evaluate(double[] arguments);

  /**
   * The function made ready for one run.
   *
   * @param uniform the operands that are the same on every path, NaN where one varies
   * @param varies which operands vary by path
   * @return evaluators are used by one thread each: see {@link Bound#worker}
   */
  Bound bind(double[] uniform, boolean[] varies);

  /**
   * Appends the nodes of the reverse sweep.
   *
   * @param graph where to append
   * @param self the node of this function's result
   * @param arguments its operands
   * @param seed the adjoint of the result
   * @return for each operand the node to add to its adjoint, or -1 for none
   */
  int[] adjoint(Graph graph, int self, int[] arguments, int seed);

  /** A function bound to the uniform operands of a run; immutable and shared. */
  interface Bound {
    /** A worker for one thread, with its own scratch space. */
    Worker worker(int blockLanes);
  }

  /** Evaluates blocks, on one thread, without allocating. */
  interface Worker {
    /**
     * Lane {@code i} of {@code result} = the function of lane {@code i} of the arguments, bit-equal
     * to {@link WideFunction#evaluate} for lanes 0 to n-1.
     *
     * @param arguments a column an operand; columns of uniform operands hold the value in each lane
     */
    void apply(double[][] arguments, int n, double[] result);
  }
}
