package quanmai.engine.kernels;

import java.util.List;

/**
 * What a fused kernel computes: a sequence of cheap operations on columns, scalars and the results
 * of earlier steps.
 *
 * <p>Operands are numbered locally and scalars are data, so all periods with the same structure,
 * and all deals of a template, have equal shapes and share one kernel.
 *
 * @param inputs how many columns it reads
 * @param scalars how many scalars it reads
 * @param steps the operations in order
 * @param results which steps are stored, in the order of the result columns
 * @param sums which steps are summed over the lanes, in the order of the partial sums
 */
public record Shape(
    int inputs, int scalars, List<Step> steps, List<Integer> results, List<Integer> sums) {

  /** Where an operand comes from. */
  public enum Source {
    /** An input column. */
    COLUMN,
    /** A number that is the same in every lane. */
    SCALAR,
    /**
     * A scalar that is known to be a number other than zero, so that comparing with it is cheap.
     */
    LITERAL,
    /** The result of an earlier step. */
    STEP,
    /** The constant +0, also cheap to compare with. */
    ZERO
  }

  /**
   * One operand.
   *
   * @param number of the column, scalar (literal or not) or step, from 0; 0 for {@link Source#ZERO}
   */
  public record Operand(Source source, int number) {}

  /** One operation. */
  public record Step(Op op, List<Operand> operands) {
    public Step {
      operands = List.copyOf(operands);
      if (operands.size() != op.arity()) {
        throw new IllegalArgumentException(op + " with " + operands.size() + " operands");
      }
    }
  }

  public Shape {
    steps = List.copyOf(steps);
    results = List.copyOf(results);
    sums = List.copyOf(sums);
  }

  /** A shape that sums nothing. */
  public Shape(int inputs, int scalars, List<Step> steps, List<Integer> results) {
    this(inputs, scalars, steps, results, List.of());
  }

  /** How many columns it reads and writes, partial sums included. */
  public int columns() {
    return inputs + results.size() + sums.size();
  }
}
