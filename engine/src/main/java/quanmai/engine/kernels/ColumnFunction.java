package quanmai.engine.kernels;

/**
 * One operation applied to any number of columns: {@code columns} are input, result, input, result
 * and so on. A result may share the column of its own input or an earlier one.
 */
final class ColumnFunction implements Kernel {

  private final ColumnLoop loop;

  ColumnFunction(ColumnLoop loop) {
    this.loop = loop;
  }

  static ColumnFunction plain(Op op) {
    return new ColumnFunction((from, to, n) -> Loops.apply(op, from, from, from, to, n));
  }

  @Override
  public void run(double[][] columns, double[] scalars, int n) {
    for (int k = 0; k < columns.length; k += 2) {
      loop.apply(columns[k], columns[k + 1], n);
    }
  }
}
