package quanmai.engine.columns;

import java.util.Arrays;

/** One array a column. */
final class HeapColumns implements ColumnStore {

  private final double[][] columns;

  HeapColumns(int columns, int paths) {
    this.columns = new double[columns][paths];
  }

  @Override
  public void write(int column, int from, double[] values, int n) {
    System.arraycopy(values, 0, columns[column], from, n);
  }

  @Override
  public double[] read(int column, int n) {
    double[] whole = columns[column];
    return whole.length == n ? whole : Arrays.copyOf(whole, n);
  }

  @Override
  public void close() {
    // the arrays go with the store
  }
}
