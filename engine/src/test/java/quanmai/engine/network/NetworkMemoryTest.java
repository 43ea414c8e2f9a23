package quanmai.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quanmai.engine.columns.Storage;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Program;
import quanmai.engine.run.Progress;

/** What a run holds in memory, and that it is the same whatever holds it. */
class NetworkMemoryTest {

  private static final int COLUMNS = 10;
  private static final long MEGABYTE = 1 << 20;

  private static final Network NETWORK = network();

  @TempDir private Path folder = Path.of("");

  /** One part whose outputs are kept; of the first and of a slot too. */
  private static Network network() {
    Graph g = new Graph();
    List<Part.Keep> kept = new ArrayList<>();
    for (int k = 0; k < COLUMNS - 1; k++) {
      g.output("x" + k, g.mul(g.constant(k + 1), g.normal("z", k)));
      kept.add(new Part.Keep(k, k));
    }
    Part.Post post = new Part.Post(new int[] {0}, new int[1], new int[] {0}, 0.5, null);
    Part part =
        new Part(
            "part",
            Program.compile(g).bind(Map.of()),
            Map.of(),
            Map.of(),
            List.of(post),
            kept,
            List.of(new Part.Total(0, 0, null)));
    List<String> names = IntStream.range(0, COLUMNS).mapToObj(k -> "x" + k).toList();
    return new Network(
        1,
        List.of(part),
        List.of(new Task.Run(0)),
        names,
        List.of("sum"),
        List.of(new Network.KeptSlot(0, COLUMNS - 1)));
  }

  private static NetworkRun.Plan plan(int paths, Storage storage) {
    return NetworkRun.Plan.of(NETWORK, paths).withThreads(2).withStorage(storage);
  }

  @Test
  void a_file_changes_no_bit() {
    for (int stop : new int[] {Integer.MAX_VALUE, 1000}) {
      Progress progress = (done, total) -> done < stop;
      NetworkRun.Plan plan = plan(5001, Storage.standard()).withThreads(1);
      try (var heap = NetworkRun.run(plan, progress);
          var file = NetworkRun.run(plan.withStorage(new Storage(0, folder)), progress)) {
        assertThat(file.count()).isEqualTo(heap.count()).isEqualTo(stop == 1000 ? 1024 : 5001);
        assertThat(file.totals()).isEqualTo(heap.totals());
        for (int k = 0; k < COLUMNS; k++) {
          assertThat(file.column(k)).isEqualTo(heap.column(k)).hasSize(file.count());
        }
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  /** Of 300,000 paths, ten columns are 24 MB. */
  @Test
  void what_a_result_holds_does_not_grow_with_its_paths() {
    Storage file = new Storage(0, folder);
    held(10_000, file); // classes and kernels are there after this
    long few = held(10_000, file);
    long many = held(300_000, file);
    assertThat(many - few).isLessThan(MEGABYTE);
    assertThat(held(300_000, new Storage(Long.MAX_VALUE, folder)) - few)
        .isGreaterThan(20 * MEGABYTE);
  }

  /** How many bytes of the heap are in use more while a result is held than after it. */
  private static long held(int paths, Storage storage) {
    return usedWith(paths, storage) - used();
  }

  private static long usedWith(int paths, Storage storage) {
    try (NetworkRun.Result result = NetworkRun.run(plan(paths, storage), Progress.NONE)) {
      long used = used();
      Reference.reachabilityFence(result);
      return used;
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void a_run_that_fails_leaves_no_file() {
    Progress failing =
        (done, total) -> {
          throw new IllegalArgumentException("stopped");
        };
    assertThatThrownBy(() -> NetworkRun.run(plan(1000, new Storage(0, folder)), failing))
        .hasMessageContaining("stopped");
    assertThat(folder).isEmptyDirectory();
  }
}
