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
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.run.RunPlan;
import quanmai.engine.stats.Summary;

/**
 * Milliseconds for W1 from its term sheet: 100,000 paths, with the statistics of its outputs, on
 * one thread.
 *
 * <p>Sketch: 4 million path-quarters. Hand-written C++ takes 9 to 14 ns for each, depending on the
 * processor: 6 normals at 1.1 to 1.4 ns, 3 exponentials, some 40 other operations on vectors, and a
 * tenth of it for rates of return and statistics. What a tape adds are stores and loads between its
 * groups, in the first-level cache: expect 1.2 to 1.5 times the C++. Plain loops load and store for
 * each operation: 2 to 3 times. {@code benchmarks/compare} measures the ratio itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class W1Benchmark {

  private static final int PATHS = 100_000;

  /** How operations are carried out. */
  @Param({"LOOPS", "GENERATED", "BEST"})
  public KernelChoice kernels = KernelChoice.BEST;

  private RunPlan plan = W1.plan(W1.lowered(), PATHS);

  /** Refuses to time a wrong answer. */
  @Setup(Level.Trial)
  public void setUp() {
    plan = plan.withKernels(kernels);
    W1.refuseWrongAnswers(W1.run(plan));
  }

  /** One run and all its statistics. */
  @Benchmark
  public List<Summary> run() {
    return W1.run(plan);
  }
}
