package quanmai.engine.program;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void run(long firstPath, int n);
  }

  private record KernelStep(Kernel kernel, double[][] columns, double[] scalars) implements Step {
    @Override
    public void run(long firstPath, int n) {
      kernel.run(columns, scalars, n);
    }
  }

  private record DrawStep(DrawFiller.Stream stream, int call, double[][] columns) implements Step {
    @Override
    public void run(long firstPath, int n) {
      stream.fill(call, firstPath, n, columns[0], columns[1], columns[2], columns[3]);
    }
  }

  private record WideStep(WideFunction.Worker worker, double[][] arguments, double[] result)
      implements Step {
    @Override
    public void run(long firstPath, int n) {
      worker.apply(arguments, n, result);
    }
  }

  private record SumStep(double[] column, double[] parts) implements Step {
    @Override
    public void run(long firstPath, int n) {
      LaneSum.add(column, n, parts);
    }
  }

  private final Bound bound;
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
  private final double[] uniformTerms;
  private int lanes;

  /**
   * @param draws the random numbers; used by this runner alone
   * @param blockLanes the most paths that one {@link #run} takes
   * @param choice how operations are carried out
   */
  public BlockRunner(Bound bound, DrawFiller draws, int blockLanes, KernelChoice choice) {
    if (blockLanes < 1) {
      throw new IllegalArgumentException("a block of " + blockLanes + " lanes");
    }
    this.bound = bound;
    this.program = bound.program();
    this.blockLanes = blockLanes;
    this.columnLength = Math.ceilDiv(blockLanes, Kernel.LANE_MULTIPLE) * Kernel.LANE_MULTIPLE;
    this.columns = new double[program.columns().count()][columnLength];
    this.unread = new double[columnLength];
    DrawFiller.Stream[] streams =
        program.streams().stream()
            .map(stream -> draws.stream(stream.law(), stream.name(), stream.indices()))
            .toArray(DrawFiller.Stream[]::new);
    int sums = program.isSummed() ? program.outputNames().size() : 0;
    this.totals = new double[Program.TOTALS_A_SUM * sums][LaneSum.PARTS];
    this.uniformTerms = uniformTerms(sums);
    List<Kernel> kernels = program.kernels(choice);
    this.steps =
        IntStream.range(0, kernels.size())
            .mapToObj(k -> step(program.tape().get(k), kernels.get(k), streams))
            .toArray(Step[]::new);
    int[] kept = program.isSummed() ? new int[0] : program.roots();
    this.outputs = IntStream.of(kept).mapToObj(this::column).toArray(double[][]::new);
  }

  private Step step(Instruction instruction, Kernel kernel, DrawFiller.Stream[] streams) {
    return switch (instruction) {
      case Instruction.Fused fused -> {
        double[][] used =
            Stream.of(
                    columns(fused.reads()),
                    columns(fused.writes()),
                    IntStream.of(fused.sums()).mapToObj(k -> totals[k]).toArray(double[][]::new),
                    scratch(kernel))
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
        yield new KernelStep(kernel, used, bound.scalars(fused.scalars()));
      }
      case Instruction.Apply apply -> {
        double[][] pairs = new double[2 * apply.reads().length][];
        for (int k = 0; k < apply.reads().length; k++) {
          pairs[2 * k] = column(apply.reads()[k]);
          pairs[2 * k + 1] = column(apply.writes()[k]);
        }
        yield new KernelStep(kernel, pairs, new double[0]);
      }
      case Instruction.Draws d -> new DrawStep(streams[d.stream()], d.call(), columns(d.nodes()));
      case Instruction.Wide wide ->
          new WideStep(
              bound.function(wide).worker(blockLanes),
              columns(wide.arguments()),
              column(wide.result()));
      case Instruction.Sum sum -> new SumStep(column(sum.node()), totals[sum.total()]);
    };
  }

  /** For each sum, its terms that are the same on every path. */
  private double[] uniformTerms(int sums) {
    double[] terms = new double[sums];
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
      return spread.computeIfAbsent(node, k -> filled(bound.scalar(k)));
    }
    return columns[program.columns().of(node)];
  }

  private double[] filled(double value) {
    double[] column = new double[columnLength];
    Arrays.fill(column, value);
    return column;
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
    lanes = n;
    for (double[] total : totals) {
      Arrays.fill(total, 0);
    }
    for (Step step : steps) {
      step.run(firstPath, n);
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
    return added - taken + uniformTerms[k] * lanes;
  }

  /** How many columns of a block the program needs at once; a measure of its footprint. */
  public int columnCount() {
    return columns.length;
  }
}
