package quanmai.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import quanmai.engine.run.RunPlan;
import quanmai.engine.stats.Summary;

/**
 * Nanoseconds a path and period: the yardstick W1 beside a buyout over 60 quarters with four
 * tranches and every term that debt can have; 100,000 paths with all statistics, on one thread.
 *
 * <p>Sketch: W1 has 79 instructions a period, six of them normals, and takes 9 to 14 ns. The buyout
 * has 220 and three normals: at the price of the cheap instructions, some 0.06 ns each, expect
 * twice the time of W1; it must not be more than three times.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathPeriodBenchmark {

  private static final int PATHS = 100_000;

  private final RunPlan w1 = W1.plan(W1.lowered(), PATHS);
  private final RunPlan buyout = Buyout.plan(PATHS);

  /** Refuses to time a wrong answer. */
  @Setup(Level.Trial)
  public void setUp() {
    W1.refuseWrongAnswers(W1.run(w1));
    Buyout.refuseWrongAnswers(W1.run(buyout));
  }

  /** The yardstick over its 40 quarters. */
  @Benchmark
  @OperationsPerInvocation(PATHS * 40)
  public List<Summary> w1() {
    return W1.run(w1);
  }

  /** The buyout over its 60 quarters. */
  @Benchmark
  @OperationsPerInvocation(PATHS * Buyout.PERIODS)
  public List<Summary> buyout() {
    return W1.run(buyout);
  }
}
