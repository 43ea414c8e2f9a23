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
import quanmai.engine.run.RunPlan;
import quanmai.engine.stats.Summary;

/**
 * Milliseconds for W1 with its statistics, 100,000 paths, on one thread and on two.
 *
 * <p>Sketch: blocks are independent and handed out one by one, so the paths take half the time but
 * for a fifth of a millisecond in which each thread makes its columns. Of the statistics, a tenth
 * of the run, each column is one thread's; the largest of four is 40 percent of them. Expect 1.9.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ThreadsBenchmark {

  private static final int PATHS = 100_000;

  /** How many threads. */
  @Param({"1", "2"})
  public int threads = 1;

  private RunPlan plan = W1.plan(W1.lowered(), PATHS);

  /** Refuses to time a wrong answer. */
  @Setup(Level.Trial)
  public void setUp() {
    plan = plan.withThreads(threads);
    W1.refuseWrongAnswers(W1.run(plan));
  }

  /** One run and all its statistics. */
  @Benchmark
  public List<Summary> run() {
    return W1.run(plan);
  }
}
