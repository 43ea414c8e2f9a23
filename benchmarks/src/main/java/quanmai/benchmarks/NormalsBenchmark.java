package quanmai.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
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
import quanmai.engine.random.DrawKernel;
import quanmai.engine.random.DrawKernels;

/**
 * Nanoseconds for one standard normal of a path block: Philox4x32-10 and the inverse normal.
 *
 * <p>Sketch: four normals share ten rounds of two 32 by 32 bit products, so 5 products a normal,
 * and then a rational function of 13 multiply-adds and a division; under 1% of the words are in a
 * tail that needs a logarithm and a square root. On vectors of 8 lanes the products cost about 0.2
 * ns and the function 0.4 ns a normal. Lane by lane it is three times as much, not eight: the plain
 * loops over rounds vectorise too. 24 million of them are over half of W1.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class NormalsBenchmark {

  private static final int LANES = 256;
  private static final long SEED = 42;
  private static final long STREAM = 0x1234_5678_9abc_def0L;

  /** Whose loops: the specification's, or the fastest here. */
  @Param({"scalar", "best"})
  public String kernels = "best";

  private DrawKernel kernel = DrawKernels.scalar();
  private final double[][] z = new double[4][LANES];
  private long firstPath;

  /** Chooses the kernel, and compares it with the specification before any of it is timed. */
  @Setup(Level.Trial)
  public void setUp() {
    kernel = kernels.equals("scalar") ? DrawKernels.scalar() : DrawKernels.best();
    firstPath = 0;
    refuseWrongAnswers();
  }

  /** Four normals of each of 256 paths, of the next block at each call. */
  @Benchmark
  @OperationsPerInvocation(4 * LANES)
  public double[][] block() {
    kernel.normals(SEED, STREAM, 0, firstPath, LANES, z[0], z[1], z[2], z[3]);
    firstPath = (firstPath + LANES) & 0xFFFF_FFFFL;
    return z;
  }

  /** A fast wrong kernel must not get a number. */
  private void refuseWrongAnswers() {
    block();
    double[][] right = new double[4][LANES];
    DrawKernels.scalar().normals(SEED, STREAM, 0, 0, LANES, right[0], right[1], right[2], right[3]);
    if (!Arrays.deepEquals(z, right)) {
      throw new AssertionError(kernels + " differs from the specification");
    }
  }
}
