package quanmai.engine.kernels;

import org.jspecify.annotations.Nullable;

/** How operations are carried out. Every choice gives the same bits. */
public enum KernelChoice {
  /** One plain loop an operation: needs neither code generation nor the Vector API. */
  LOOPS,
  /**
   * Generated classes on vectors that stay in registers, from the first call on: slow until they
   * have been compiled. {@link #LOOPS} where the Vector API is absent.
   */
  GENERATED,
  /** Loops at first, and generated classes once they have been compiled and measured faster. */
  BEST;

  /** A kernel for a fused sequence of cheap operations; equal shapes share one. */
  public Kernel fused(Shape shape) {
    @Nullable VectorKernels vectors = VectorKernels.INSTANCE;
    if (this == LOOPS || vectors == null) {
      return new InterpretedKernel(shape);
    }
    return this == BEST ? vectors.tiered(shape) : vectors.generated(shape);
  }

  /**
   * A kernel for one operation of one operand over several columns, which are passed as input,
   * result, input, result and so on.
   */
  public Kernel columns(Op op) {
    @Nullable VectorKernels vectors = VectorKernels.INSTANCE;
    @Nullable Kernel fast = null;
    if (this != LOOPS && vectors != null) {
      fast = this == BEST ? vectors.tieredFunction(op) : vectors.function(op);
    }
    return fast == null ? ColumnFunction.plain(op) : fast;
  }
}
