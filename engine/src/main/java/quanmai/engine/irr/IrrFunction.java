package quanmai.engine.irr;

import quanmai.engine.program.Graph;
import quanmai.engine.program.WideFunction;

/**
 * The internal rate of return of a path's flows as an operation of a program: the reported rate of
 * {@link Irr}, by {@link IrrBlock}; undefined (NaN) where there is none.
 *
 * <p>Operands are the flows in order of time, then, with {@code hasLoss}, the value to report where
 * money goes in and none comes back. The derivative is that of the implicit function: with f(r) =
 * sum c_i (1 + r)^-tau_i, dr/dc_i = (1 + r)^-tau_i / sum of tau_j c_j (1 + r)^(-tau_j - 1).
 *
 * @param times when the flows fall
 * @param hasLoss whether the last operand is the value of a total loss
 */
public record IrrFunction(Times times, boolean hasLoss) implements WideFunction {

  /** Flows at equal periods. */
  public static IrrFunction equalPeriods(int perYear, boolean hasLoss) {
    return new IrrFunction(new Times.EqualPeriods(perYear), hasLoss);
  }

  /** Flows at the given times in years. */
  public static IrrFunction dated(double[] years, boolean hasLoss) {
    return new IrrFunction(new Times.YearFractions(years), hasLoss);
  }

  @Override
  public String signature() {
    return "irr(" + times + (hasLoss ? ", loss)" : ")");
  }

  /** A block of one lane: a lane's bits do not depend on its neighbours, nor on the kernel. */
  @Override
  public double evaluate(double[] arguments) {
    double[][] columns = new double[arguments.length][];
    for (int k = 0; k < columns.length; k++) {
      columns[k] = new double[] {arguments[k]};
    }
    double[] result = new double[1];
    new Solver(this, arguments.length, 1, IrrKernels.scalar()).apply(columns, 1, result);
    return result[0];
  }

  @Override
  public Bound bind(double[] uniform, boolean[] varies) {
    return blockLanes -> new Solver(this, uniform.length, blockLanes, IrrKernels.warming());
  }

  /** Solves blocks. */
  private static final class Solver implements Worker {
    private final IrrBlock block;
    private final int flows;
    private final boolean hasLoss;

    Solver(IrrFunction function, int operands, int lanes, IrrKernel kernel) {
      this.hasLoss = function.hasLoss;
      this.flows = operands - (hasLoss ? 1 : 0);
      this.block = new IrrBlock(function.times, flows, lanes, kernel);
    }

    @Override
    public void apply(double[][] columns, int n, double[] result) {
      if (hasLoss) {
        block.solve(columns, n, columns[flows], result);
      } else {
        block.solve(columns, n, Double.NaN, result);
      }
    }
  }

  @Override
  public int[] adjoint(Graph g, int self, int[] arguments, int seed) {
    int flows = arguments.length - (hasLoss ? 1 : 0);
    int[] result = new int[arguments.length];
    int lost = -1;
    int base = g.add(g.constant(1), self);
    if (hasLoss) {
      lost = g.equal(self, arguments[flows]);
      result[flows] = g.select(lost, seed, g.constant(0));
      base = g.select(lost, g.constant(1), base); // any positive number: not used on such a path
    }
    int log = g.neg(g.log(base));
    int slope = g.constant(0);
    int[] weights = new int[flows];
    int step = step(g, log);
    for (int i = 0; i < flows; i++) {
      double years = times.yearsOf(i);
      weights[i] =
          step >= 0
              ? i == 0 ? g.constant(1) : g.mul(weights[i - 1], step)
              : g.exp(g.mul(log, g.constant(years)));
      slope = g.add(slope, g.mul(g.mul(g.constant(years), arguments[i]), weights[i]));
    }
    int scale = g.div(g.mul(seed, base), slope);
    if (hasLoss) {
      scale = g.select(lost, g.constant(0), scale);
    }
    for (int i = 0; i < flows; i++) {
      result[i] = g.mul(scale, weights[i]);
    }
    return result;
  }

  /** The discount factor of one period where periods are equal, else -1. */
  private int step(Graph g, int log) {
    return switch (times) {
      case Times.EqualPeriods equal -> g.exp(g.mul(log, g.constant(1.0 / equal.perYear())));
      case Times.YearFractions _ -> -1;
    };
  }
}
