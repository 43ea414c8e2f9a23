package quanmai.engine.kernels;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * A fused kernel carried out one loop a step, through scratch columns.
 *
 * <p>Results are copied out last, so that a result may share its column with an input.
 */
final class InterpretedKernel implements Kernel {

  private static final double[] NONE = {};

  /** The first scratch columns hold scalar operands, one for each operand position. */
  private static final int SPREAD = 3;

  private final Shape shape;
  private final int[] scratchOf;
  private final int scratch;

  InterpretedKernel(Shape shape) {
    this.shape = shape;
    this.scratchOf = new int[shape.steps().size()];
    this.scratch = allocate();
  }

  /** Gives each step a scratch column that no step still needed occupies. */
  private int allocate() {
    List<Shape.Step> steps = shape.steps();
    int[] lastUse = new int[steps.size()];
    for (int s = 0; s < steps.size(); s++) {
      for (Shape.Operand operand : steps.get(s).operands()) {
        if (operand.source() == Shape.Source.STEP) {
          lastUse[operand.number()] = s;
        }
      }
    }
    shape.sums().forEach(s -> lastUse[s] = Math.max(lastUse[s], s + 1));
    shape.results().forEach(s -> lastUse[s] = steps.size());
    ArrayDeque<Integer> free = new ArrayDeque<>();
    int count = SPREAD;
    for (int s = 0; s < steps.size(); s++) {
      for (int before = 0; before < s; before++) {
        if (lastUse[before] == s) {
          free.push(scratchOf[before]);
          lastUse[before] = -1;
        }
      }
      scratchOf[s] = free.isEmpty() ? count++ : free.pop();
    }
    return count;
  }

  @Override
  public int scratchColumns() {
    return scratch;
  }

  @Override
  public void run(double[][] columns, double[] scalars, int n) {
    int first = shape.columns();
    List<Shape.Step> steps = shape.steps();
    for (int s = 0; s < steps.size(); s++) {
      Shape.Step step = steps.get(s);
      Loops.apply(
          step.op(),
          operand(step, 0, columns, scalars, n),
          operand(step, 1, columns, scalars, n),
          operand(step, 2, columns, scalars, n),
          columns[first + scratchOf[s]],
          n);
      sum(s, columns, n);
    }
    List<Integer> results = shape.results();
    for (int k = 0; k < results.size(); k++) {
      double[] from = columns[first + scratchOf[results.get(k)]];
      System.arraycopy(from, 0, columns[shape.inputs() + k], 0, n);
    }
  }

  private void sum(int step, double[][] columns, int n) {
    List<Integer> sums = shape.sums();
    for (int k = 0; k < sums.size(); k++) {
      if (sums.get(k) == step) {
        double[] parts = columns[shape.inputs() + shape.results().size() + k];
        LaneSum.add(columns[shape.columns() + scratchOf[step]], n, parts);
      }
    }
  }

  private double[] operand(Shape.Step step, int k, double[][] columns, double[] scalars, int n) {
    if (k >= step.operands().size()) {
      return NONE;
    }
    int first = shape.columns();
    Shape.Operand operand = step.operands().get(k);
    return switch (operand.source()) {
      case COLUMN -> columns[operand.number()];
      case STEP -> columns[first + scratchOf[operand.number()]];
      case SCALAR, LITERAL -> spread(scalars[operand.number()], columns[first + k], n);
      case ZERO -> spread(0, columns[first + k], n);
    };
  }

  private static double[] spread(double value, double[] to, int n) {
    Arrays.fill(to, 0, n, value);
    return to;
  }
}
