package quanmai.engine.kernels;

/**
 * One operation applied to any number of columns: {@code columns} are input, result, input, result
 * and so on. A result may share the column of its own input or an earlier one.
 */
final class ColumnFunction implements Kernel {

  private final Op op;

  ColumnFunction(Op op) {
    this.op = op;
  }

  @Override
  public void run(double[][] columns, double[] scalars, int n) {
    for (int k = 0; k < columns.length; k += 2) {
      double[] from = columns[k];
      Loops.apply(op, from, from, from, columns[k + 1], n);
    }
  }
}
