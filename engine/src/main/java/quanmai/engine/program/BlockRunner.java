package quanmai.engine.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.Kernel;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.kernels.LaneSum;

/**
 * Runs a bound program over blocks of paths, on one thread. {@link #run} does not allocate.
 *
 * <p>A node's value does not depend on the block it is computed in, nor on the choice of kernels.
 */
public final class BlockRunner {

  /** Lanes that keep the columns of a period in the first-level cache, with loops long enough. */
  public static final int DEFAULT_LANES = 256;

  private interface Step {
    void run(Loaded loaded, long firstPath, int n);
  }

  private record KernelStep(Kernel kernel, double[][] columns, int k) implements Step {
    @Override
    public void run(Loaded loaded, long firstPath, int n) {
      kernel.run(columns, loaded.scalars[k], n);
    }
  }

  private record DrawStep(int stream, int call, double[][] columns) implements Step {
    @Override
    public void run(Loaded loaded, long firstPath, int n) {
      loaded.streams[stream].fill(
          call, firstPath, n, columns[0], columns[1], columns[2], columns[3]);
    }
  }

  private record WideStep(int k, double[][] arguments, double[] result) implements Step {
    @Override
    public void run(Loaded loaded, long firstPath, int n) {
      loaded.workers[k].apply(arguments, n, result);
    }
  }

  private record SumStep(double[] column, double[] parts) implements Step {
    @Override
    public void run(Loaded loaded, long firstPath, int n) {
      LaneSum.add(column, n, parts);
    }
  }

  /**
   * Parameter values and random numbers, ready to be {@linkplain #load loaded}. Used by one thread;
   * any runner of the same program on it may load it.
   */
  public static final class Loaded {
    private final Bound bound;
    private final double[][] scalars;
    private final DrawFiller.Stream[] streams;
    private final WideFunction.Worker[] workers;
    private final double[] uniformTerms;

    private Loaded(Bound bound, DrawFiller draws, int blockLanes) {
      Program program = bound.program();
      List<Instruction> tape = program.tape();
      this.bound = bound;
      this.scalars = new double[tape.size()][];
      this.workers = new WideFunction.Worker[tape.size()];
      for (int k = 0; k < tape.size(); k++) {
        switch (tape.get(k)) {
          case Instruction.Fused fused -> scalars[k] = bound.scalars(fused.scalars());
          case Instruction.Apply _ -> scalars[k] = NO_SCALARS;
          case Instruction.Wide wide -> workers[k] = bound.function(wide).worker(blockLanes);
          case Instruction.Draws _, Instruction.Sum _ -> {}
        }
      }
      this.streams =
          program.streams().stream()
              .map(stream -> draws.stream(stream.law(), stream.name(), stream.indices()))
              .toArray(DrawFiller.Stream[]::new);
      this.uniformTerms = uniformTerms(bound);
    }
  }

  private static final double[] NO_SCALARS = {};

  private final Program program;
  private final int blockLanes;
  private final int columnLength;
  private final double[][] columns;
  private final double[] unread;
  private final Map<Integer, double[]> spread = new HashMap<>();
  private double[][] scratch = {};
  private final Step[] steps;
  private final double[][] outputs;
  private final double[][] totals;
  private @Nullable Loaded loaded;
  private int lanes;

  /**
   * A runner with nothing {@linkplain #load loaded}.
   *
   * @param blockLanes the most paths that one {@link #run} takes
   * @param choice how operations are carried out
   */
  public BlockRunner(Program program, int blockLanes, KernelChoice choice) {
    if (blockLanes < 1) {
      throw new IllegalArgumentException("a block of " + blockLanes + " lanes");
    }
    this.program = program;
    this.blockLanes = blockLanes;
    this.columnLength = Math.ceilDiv(blockLanes, Kernel.LANE_MULTIPLE) * Kernel.LANE_MULTIPLE;
    this.columns = new double[program.columns().count()][columnLength];
    this.unread = new double[columnLength];
    int sums = program.isSummed() ? program.outputNames().size() : 0;
    this.totals = new double[Program.TOTALS_A_SUM * sums][LaneSum.PARTS];
    List<Kernel> kernels = program.kernels(choice);
    this.steps =
        IntStream.range(0, kernels.size())
            .mapToObj(k -> step(program.tape().get(k), kernels.get(k), k))
            .toArray(Step[]::new);
    int[] kept = program.isSummed() ? new int[0] : program.roots();
    this.outputs = IntStream.of(kept).mapToObj(this::column).toArray(double[][]::new);
  }

  /**
   * A runner of one set of parameters.
   *
   * @param draws the random numbers; used by this runner alone
   * @param blockLanes the most paths that one {@link #run} takes
   * @param choice how operations are carried out
   */
  public BlockRunner(Bound bound, DrawFiller draws, int blockLanes, KernelChoice choice) {
    this(bound.program(), blockLanes, choice);
    load(prepare(bound, draws));
  }

  /** Makes {@code bound}, with random numbers of its own, ready for this runner. */
  public Loaded prepare(Bound bound, DrawFiller draws) {
    if (bound.program() != program) {
      throw new IllegalArgumentException("parameters of another program");
    }
    return new Loaded(bound, draws, blockLanes);
  }

  /** From the next {@link #run} on, these parameters and random numbers hold. */
  public void load(Loaded other) {
    loaded = other;
    spread.forEach(
        (node, column) -> {
          double value = other.bound.scalar(node);
          if (Double.doubleToRawLongBits(column[0]) != Double.doubleToRawLongBits(value)) {
            Arrays.fill(column, value);
          }
        });
  }

  private Step step(Instruction instruction, Kernel kernel, int k) {
    return switch (instruction) {
      case Instruction.Fused fused -> {
        double[][] used =
            Stream.of(
                    columns(fused.reads()),
                    columns(fused.writes()),
                    IntStream.of(fused.sums()).mapToObj(s -> totals[s]).toArray(double[][]::new),
                    scratch(kernel))
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
        yield new KernelStep(kernel, used, k);
      }
      case Instruction.Apply apply -> {
        double[][] pairs = new double[2 * apply.reads().length][];
        for (int i = 0; i < apply.reads().length; i++) {
          pairs[2 * i] = column(apply.reads()[i]);
          pairs[2 * i + 1] = column(apply.writes()[i]);
        }
        yield new KernelStep(kernel, pairs, k);
      }
      case Instruction.Draws d -> new DrawStep(d.stream(), d.call(), columns(d.nodes()));
      case Instruction.Wide wide ->
          new WideStep(k, columns(wide.arguments()), column(wide.result()));
      case Instruction.Sum sum -> new SumStep(column(sum.node()), totals[sum.total()]);
    };
  }

  /** For each sum, its terms that are the same on every path. */
  private static double[] uniformTerms(Bound bound) {
    Program program = bound.program();
    double[] terms = new double[program.isSummed() ? program.outputNames().size() : 0];
    for (int k = 0; k < program.totals().length; k++) {
      int node = program.roots()[k];
      if (program.nodes().isUniform(node)) {
        double value = bound.scalar(node);
        int total = program.totals()[k];
        terms[total / Program.TOTALS_A_SUM] += Program.isMinus(total) ? -value : value;
      }
    }
    return terms;
  }

  /** Scratch columns are shared by all kernels. */
  private double[][] scratch(Kernel kernel) {
    int have = scratch.length;
    if (have < kernel.scratchColumns()) {
      scratch = Arrays.copyOf(scratch, kernel.scratchColumns());
      for (int k = have; k < scratch.length; k++) {
        scratch[k] = new double[columnLength];
      }
    }
    return Arrays.copyOf(scratch, kernel.scratchColumns());
  }

  private double[][] columns(int[] nodes) {
    return IntStream.of(nodes).mapToObj(this::column).toArray(double[][]::new);
  }

  private double[] column(int node) {
    if (node < 0) {
      return unread;
    }
    if (program.nodes().isUniform(node)) {
      return spread.computeIfAbsent(node, unused -> new double[columnLength]);
    }
    return columns[program.columns().of(node)];
  }

  /**
   * Computes all outputs on paths {@code firstPath} to {@code firstPath + n - 1}.
   *
   * @param n at most the lanes of a block
   */
  public void run(long firstPath, int n) {
    if (n < 1 || n > blockLanes) {
      throw new IllegalArgumentException(n + " paths in a block of " + blockLanes + " lanes");
    }
    Loaded now = Objects.requireNonNull(loaded, "nothing is loaded");
    lanes = n;
    for (double[] total : totals) {
      Arrays.fill(total, 0);
    }
    for (Step step : steps) {
      step.run(now, firstPath, n);
    }
  }

  /**
   * The column of an output after {@link #run}: lane {@code i} is path {@code firstPath + i}. It
   * holds until the next run. Do not write to it.
   *
   * @param k the number of the output in {@link Program#outputNames}
   */
  public double[] output(int k) {
    return outputs[k];
  }

  /**
   * The sum of an output over the paths of the last {@link #run}, of a program compiled for sums.
   *
   * @param k the number of the output in {@link Program#outputNames}
   */
  public double sum(int k) {
    double added = LaneSum.total(totals[Program.TOTALS_A_SUM * k]);
    double taken = LaneSum.total(totals[Program.TOTALS_A_SUM * k + 1]);
    return added - taken + Objects.requireNonNull(loaded).uniformTerms[k] * lanes;
  }

  /** How many columns of a block the program needs at once; a measure of its footprint. */
  public int columnCount() {
    return columns.length;
  }
}
