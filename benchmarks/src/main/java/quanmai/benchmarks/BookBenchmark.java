package quanmai.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import quanmai.engine.network.NetworkRun.Plan;
import quanmai.engine.stats.Summary;
import quanmai.models.book.Book;

/**
 * Milliseconds for books on one thread: 10,000 paths with all statistics, and the way from a
 * checked book to what runs.
 *
 * <p>Sketch: W2 is 400 million deal-path-quarters at the 8 ns of W1; a pipeline deal has a quarter
 * of W1's operations, but 250 columns that are posted to its fund, so the book of 100 bn yuan
 * should take about as long. Binding a deal is one pass over its uniform nodes: 50 ms for a
 * thousand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms2g", "-Xmx2g"})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BookBenchmark {

  private static final int PATHS = 10_000;

  /** Which book. */
  @Param({"w2", "hundred-billion"})
  public String book = "w2";

  private Book read = BookWork.read("w2");
  private Plan plan = BookWork.plan(read, PATHS, 1);

  /** Reads and compiles the book. */
  @Setup(Level.Trial)
  public void setUp() {
    read = BookWork.read(book);
    plan = BookWork.plan(read, PATHS, 1);
  }

  /** One run and all its statistics. */
  @Benchmark
  public List<Summary> run() {
    return BookWork.run(plan);
  }

  /** From the checked book to programs bound to every deal. */
  @Benchmark
  public Plan compile() {
    return BookWork.plan(read, PATHS, 1);
  }
}
