package quanmai.engine.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.threads.Threads;

class ColumnStoreTest {

  private static final int COLUMNS = 7;
  private static final int PATHS = 10_001;
  private static final int LANES = 256;

  @TempDir private Path folder = Path.of("");

  /** Every pattern of bits is as likely as any other: some are NaN, infinite or minus zero. */
  private static double[][] anything() {
    SplittableRandom random = new SplittableRandom(5);
    double[][] values = new double[COLUMNS][PATHS];
    for (double[] column : values) {
      Arrays.setAll(column, i -> Double.longBitsToDouble(random.nextLong()));
      column[0] = -0.0;
      column[1] = Double.longBitsToDouble(0x7ff8_0000_dead_beefL);
      column[PATHS - 1] = Double.NEGATIVE_INFINITY;
    }
    return values;
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void what_threads_wrote_in_blocks_is_read_to_the_bit(long heapBytes) {
    double[][] values = anything();
    int blocks = Math.ceilDiv(PATHS, LANES);
    AtomicInteger next = new AtomicInteger(blocks);
    try (ColumnStore store = new Storage(heapBytes, folder).open(COLUMNS, PATHS)) {
      Threads.run(
          3,
          () -> {
            double[] lanes = new double[LANES];
            for (int b = next.decrementAndGet(); b >= 0; b = next.decrementAndGet()) {
              int n = Math.min(LANES, PATHS - b * LANES);
              for (int k = 0; k < COLUMNS; k++) {
                System.arraycopy(values[k], b * LANES, lanes, 0, n);
                store.write(k, b * LANES, lanes, n);
              }
            }
          });
      for (int k = 0; k < COLUMNS; k++) {
        assertThat(bits(store.read(k, PATHS))).isEqualTo(bits(values[k]));
        assertThat(bits(store.read(k, 300))).isEqualTo(bits(Arrays.copyOf(values[k], 300)));
      }
    }
  }

  @Test
  void the_file_is_gone_after_it_is_closed() {
    ColumnStore store = new Storage(0, folder).open(2, 100);
    store.write(1, 0, new double[100], 100);
    store.close();
    assertThat(folder).isEmptyDirectory();
    assertThatThrownBy(() -> store.read(1, 100)).isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> store.write(1, 0, new double[1], 1))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot be kept in " + folder)
        .hasMessageContaining("Maybe");
  }

  @Test
  void what_fits_the_limit_stays_on_the_heap() {
    Storage storage = new Storage(3 * 100 * Double.BYTES, folder);
    try (ColumnStore fits = storage.open(3, 100);
        ColumnStore above = storage.open(3, 101)) {
      assertThat(fits).isInstanceOf(HeapColumns.class);
      assertThat(above).isInstanceOf(FileColumns.class);
    }
    assertThat(Storage.standard().heapBytes()).isBetween(1L, Storage.MOST_HEAP_BYTES);
  }

  /** 1.6 * 10^16 bytes: no disk of today has as much. */
  @Test
  void a_disk_without_room_is_told_before_anything_is_computed() {
    assertThatThrownBy(() -> new Storage(0, folder).open(2_000_000, 1_000_000_000))
        .isInstanceOf(StorageException.class)
        .hasMessageStartingWith("the results of this run need 16000000000 MB in " + folder)
        .hasMessageContaining("Maybe run fewer paths, or name a folder with room");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    assertThatThrownBy(() -> new Storage(0, folder.resolve("none")).open(1, 1))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("NoSuchFile");
  }
}
