package quanmai.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import quanmai.engine.program.Graph;
import quanmai.engine.run.Gradient;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summary;
import quanmai.models.lowering.Lowered;

/**
 * Milliseconds for the gradient of W1's mean NPV by every number of its term sheet, beside the
 * value run with its statistics: 100,000 paths on one thread.
 *
 * <p>Sketch: the draws are the same, half of the value run. The reverse sweep has about 1.3 times
 * the operations of the forward one; the sums of the six factors' 33 coefficients are formed in the
 * kernels that make their terms, an operation each. All forward values stay alive, 3 MB a leaf of
 * 384 paths, beyond the second-level cache. So expect 1.4 to 1.5 value runs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xms1g", "-Xmx1g"})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class GradientBenchmark {

  private static final int PATHS = 100_000;
  private static final String BUMPED = "inputs.tax_rate";

  private final Lowered lowered = W1.lowered();
  private final Graph graph = lowered.graph();
  private final RunPlan plan = W1.plan(lowered, PATHS);
  private final Gradient.Prepared prepared =
      Gradient.prepare(graph, Objects.requireNonNull(graph.outputs().get("npv")));

  /** Refuses to time a wrong answer: one derivative against a central difference. */
  @Setup(Level.Trial)
  public void setUp() {
    double found = prepared.run(graph, plan).byParameter().getOrDefault(BUMPED, 0.0);
    double h = 1e-6;
    double bump = (meanNpv(h) - meanNpv(-h)) / (2 * h);
    if (!(Math.abs(found - bump) <= 1e-5 * Math.abs(bump))) {
      throw new AssertionError("derivative " + found + " is not " + bump);
    }
  }

  private double meanNpv(double change) {
    Map<String, Double> values = new HashMap<>(plan.parameters());
    values.merge(BUMPED, change, Double::sum);
    RunPlan bumped = RunPlan.of(plan.program(), values).withPaths(PATHS);
    return Summary.of(Simulation.run(bumped, Progress.NONE).output("npv"), Design.independent())
        .mean()
        .value();
  }

  /** The mean and its gradient. */
  @Benchmark
  public Gradient gradient() {
    return prepared.run(graph, plan);
  }

  /** The value run that it is compared with. */
  @Benchmark
  public List<Summary> value() {
    return W1.run(plan);
  }
}
