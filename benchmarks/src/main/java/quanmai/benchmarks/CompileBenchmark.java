package quanmai.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import quanmai.engine.program.Program;
import quanmai.models.check.Checked;
import quanmai.models.lowering.Lowered;

/**
 * Milliseconds from the text of a term sheet to a program, stage by stage, in a warm JVM.
 *
 * <p>Sketch: W1 has some 25 lines over 40 quarters, so about 1,000 values and, with their factors,
 * 5,000 nodes. A node costs a hash look-up when it is built and a few passes when it is ordered,
 * 0.2 to 0.5 microseconds each time: a few milliseconds in all. Reading is dominated by the YAML
 * parser. A deal is compiled once and run for a hundred times as long; what must not happen is
 * growth with the square.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {

  private Checked checked = W1.checked();
  private Lowered lowered = W1.lowered();

  /** Refuses to time a program that gives a wrong answer. */
  @Setup(Level.Trial)
  public void setUp() {
    checked = W1.checked();
    lowered = W1.lowered();
    W1.refuseWrongAnswers(W1.run(W1.plan(lowered, 20_000)));
  }

  /** From the text to a checked deal. */
  @Benchmark
  public Checked read() {
    return W1.checked();
  }

  /** From a checked deal to a graph. */
  @Benchmark
  public Lowered lower() {
    return W1.lower(checked);
  }

  /** From a graph to a program. */
  @Benchmark
  public Program compile() {
    return Program.compile(lowered.graph());
  }
}
