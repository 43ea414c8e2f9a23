package quanmai.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import quanmai.engine.kernels.Elementary;

/**
 * Nanoseconds for one exp or log, one value at a time: the scalar specification against the JDK's.
 *
 * <p>Sketch: exp is a polynomial of degree 10 or so in a few independent chains, and the putting
 * together of an exponent: 20 to 30 operations, of which a core that issues two at a time does one
 * value in 10 cycles when values overlap, 2 to 3 ns. The JDK's intrinsic is a call into tables that
 * does not overlap as well: 3 to 4 ns. Vectors are another matter: see the guard.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ElementaryBenchmark {

  private static final int LANES = 256;

  /** Which function, and whose. */
  @Param({"exp", "jdk-exp", "log", "jdk-log"})
  public String function = "exp";

  private final double[] in = new double[LANES];
  private final double[] out = new double[LANES];

  /** Fills the block, the same in every fork, and checks the answers before any is timed. */
  @Setup(Level.Trial)
  public void setUp() {
    var random = new SplittableRandom(42);
    for (int i = 0; i < LANES; i++) {
      in[i] = random.nextDouble(0.01, 8);
    }
    refuseWrongAnswers();
  }

  /** One function over one block. */
  @Benchmark
  @OperationsPerInvocation(LANES)
  public double[] block() {
    switch (function) {
      case "exp" -> fill(Elementary::exp);
      case "jdk-exp" -> fill(Math::exp);
      case "log" -> fill(Elementary::log);
      case "jdk-log" -> fill(Math::log);
      default -> throw new IllegalArgumentException(function);
    }
    return out;
  }

  private void fill(DoubleUnaryOperator f) {
    for (int i = 0; i < LANES; i++) {
      out[i] = f.applyAsDouble(in[i]);
    }
  }

  /** A fast wrong function must not get a number. */
  private void refuseWrongAnswers() {
    block();
    for (int i = 0; i < LANES; i++) {
      double right = function.endsWith("exp") ? Math.exp(in[i]) : Math.log(in[i]);
      if (!(Math.abs(out[i] - right) <= 1e-14 * (1 + Math.abs(right)))) {
        throw new AssertionError(function + "(" + in[i] + ") gave " + out[i] + ", not " + right);
      }
    }
  }
}
