package quanmai.engine.columns;

/**
 * Columns of numbers, one a path and all of one length, that are written block by block and read
 * one column at a time.
 *
 * <p>Threads may write at once as long as no two write the same place, and read at once after all
 * is written. What is read has the bits that were written, wherever they were kept in between. A
 * place that nobody wrote has no stated value.
 */
public sealed interface ColumnStore extends AutoCloseable permits HeapColumns, FileColumns {

  /**
   * Writes values {@code from} to {@code from + n - 1} of a column.
   *
   * @throws StorageException where the store is a file, and its disk takes no more
   */
  void write(int column, int from, double[] values, int n);

  /**
   * The first {@code n} values of a column. Do not write to them: they may be the store's own.
   *
   * @throws StorageException where the store is a file that cannot be read
   */
  double[] read(int column, int n);

  /** Gives up the columns; a file is gone after this. */
  @Override
  void close();
}
