package quanmai.engine.columns;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Columns one after the other in a temporary file.
 *
 * <p>Writes go through the channel, so that a full disk is an error with a message: a write into
 * mapped memory that finds no room ends the program. Reads map one column, for as long as it takes
 * to copy it. The file is deleted when it is closed, and by most systems as soon as it is open, so
 * that not even a killed program leaves it behind.
 */
final class FileColumns implements ColumnStore {

  private final Path folder;
  private final int columns;
  private final long columnBytes;
  private final FileChannel channel;

  FileColumns(Path folder, int columns, int paths) {
    this.folder = folder;
    this.columns = columns;
    this.columnBytes = (long) Double.BYTES * paths;
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < bytes()) {
        throw new StorageException(
            "the results of this run need %s in %s, which has %s left. %s"
                .formatted(megabytes(bytes()), folder, megabytes(free), advice()));
      }
      Path file = Files.createTempFile(folder, "quanmai-columns", ".tmp");
      channel = FileChannel.open(file, READ, WRITE, DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private long bytes() {
    return columns * columnBytes;
  }

  private static String megabytes(long bytes) {
    return Math.ceilDiv(bytes, 1_000_000) + " MB";
  }

  private static String advice() {
    return "Maybe run fewer paths, or name a folder with room by -Djava.io.tmpdir=FOLDER.";
  }

  private StorageException failed(IOException e) {
    return new StorageException(
        "the results of this run, %s, cannot be kept in %s: %s. %s"
            .formatted(megabytes(bytes()), folder, e, advice()),
        e);
  }

  @Override
  public void write(int column, int from, double[] values, int n) {
    ByteBuffer bytes = ByteBuffer.allocate(n * Double.BYTES).order(ByteOrder.nativeOrder());
    bytes.asDoubleBuffer().put(values, 0, n);
    long at = column * columnBytes + (long) Double.BYTES * from;
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public double[] read(int column, int n) {
    double[] values = new double[n];
    try (Arena arena = Arena.ofConfined()) {
      long size = (long) Double.BYTES * n;
      MemorySegment mapped =
          channel.map(FileChannel.MapMode.READ_ONLY, column * columnBytes, size, arena);
      MemorySegment.copy(mapped, ValueLayout.JAVA_DOUBLE, 0, values, 0, n);
    } catch (IOException e) {
      throw failed(e);
    }
    return values;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
