package quanmai.engine.columns;

import java.nio.file.Path;

/**
 * Where the columns of a run are kept; it changes no bit of them.
 *
 * @param heapBytes up to how many bytes they are kept on the heap, all columns of a run together
 * @param folder of the temporary file that takes them above that
 */
public record Storage(long heapBytes, Path folder) {

  /** Columns above this go to a file, however large the heap may grow. */
  public static final long MOST_HEAP_BYTES = 256L << 20;

  /** The part of the largest heap that columns may take: programs and statistics need room too. */
  private static final int HEAP_SHARE = 8;

  /** The heap within its limits, then the folder for temporary files. */
  public static Storage standard() {
    long heap = Math.min(MOST_HEAP_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    return new Storage(heap, Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** The same with another limit; 0 for always a file. */
  public Storage withHeapBytes(long bytes) {
    return new Storage(bytes, folder);
  }

  /**
   * A store of {@code columns} columns, each with a value of {@code paths} paths.
   *
   * @throws StorageException where they are too many for the heap, and the disk has no room
   */
  public ColumnStore open(int columns, int paths) {
    long bytes = (long) Double.BYTES * columns * paths;
    return bytes <= heapBytes
        ? new HeapColumns(columns, paths)
        : new FileColumns(folder, columns, paths);
  }
}
