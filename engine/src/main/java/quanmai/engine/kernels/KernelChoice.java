package quanmai.engine.kernels;

/** How operations are carried out. Every choice gives the same bits. */
public enum KernelChoice {
  /** One plain loop an operation: needs no code generation and no warming. */
  LOOPS;

  /** A kernel for a fused sequence of cheap operations. */
  public Kernel fused(Shape shape) {
    return new InterpretedKernel(shape);
  }

  /**
   * A kernel for one operation of one operand over several columns, which are passed as input,
   * result, input, result and so on.
   */
  public Kernel columns(Op op) {
    return new ColumnFunction(op);
  }
}
