package quanmai.scenarios.run;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Histogram;
import quanmai.engine.stats.Probability;
import quanmai.engine.stats.Summary;
import quanmai.models.termsheet.Text;

/**
 * What a run of one deal gave.
 *
 * @param name of the deal
 * @param run how it was made, enough to make it again
 * @param outputs in the order of the file
 * @param failure the condition that the conditional figures are given, null when the deal names
 *     none
 * @param fan of the cumulative cash flow, null when the deal names no line for it
 * @param troubles numerical failures, each with a path that shows it
 * @param assumptions inputs that are marked as assumptions or well-known but unread
 */
public record RunReport(
    Text name,
    RunInfo run,
    List<OutputReport> outputs,
    @Nullable Failure failure,
    @Nullable Fan fan,
    List<Trouble> troubles,
    List<Assumption> assumptions) {

  public RunReport {
    outputs = List.copyOf(outputs);
    troubles = List.copyOf(troubles);
    assumptions = List.copyOf(assumptions);
  }

  /**
   * How a run was made.
   *
   * @param sampling such as {@code random}, {@code antithetic}, {@code sobol x16}
   * @param programHash SHA-256 of the compiled formulas, whatever the values of the inputs
   * @param inputsHash SHA-256 of the names and values of all parameters
   * @param fixed the values that were fixed beside the deal's file, as they were given
   * @param seconds wall time of the simulation and its statistics
   */
  public record RunInfo(
      long seed,
      int paths,
      String sampling,
      int threads,
      String programHash,
      String inputsHash,
      List<String> fixed,
      String version,
      LocalDate valuationDate,
      double seconds) {}

  /** How a quantity is to be shown. */
  public enum Quantity {
    /** A fraction, shown in percent. */
    SHARE,
    /** A multiple such as MOIC or DSCR. */
    MULTIPLE,
    /** Anything else, shown in its unit. */
    AMOUNT,
    /** A condition: what is reported is its probability. */
    CONDITION
  }

  /**
   * One output.
   *
   * @param unit as written; values below are in it
   * @param base the base case: every uncertain thing at its stated value; 1 or 0 for a condition;
   *     NaN where it is undefined
   * @param summary of all paths; of a condition: of its 0s and 1s
   * @param probability of a condition, else null
   * @param basePercentile the share of paths at or below the base case, NaN where there is none
   * @param givenFailure of the paths where the deal's failure condition holds, null when there is
   *     none
   * @param givenNoFailure of the other paths
   * @param totalLossShare for a rate of return: the share of paths at -100%
   * @param histogram for charts
   */
  public record OutputReport(
      String name,
      Text label,
      Quantity quantity,
      String unit,
      double base,
      Summary summary,
      @Nullable Probability probability,
      double basePercentile,
      @Nullable Summary givenFailure,
      @Nullable Summary givenNoFailure,
      double totalLossShare,
      Histogram histogram) {

    /** Whether the base case lies above the upper quartile of its own distribution, not on it. */
    public boolean baseIsOptimistic() {
      double quartile = summary.quantile(0.75).value();
      return quantity != Quantity.CONDITION
          && basePercentile > 0.75
          && base - quartile > 1e-9 * Math.abs(base);
    }
  }

  /** The deal's failure condition. */
  public record Failure(String formula, Probability probability) {}

  /**
   * Quantiles of a cumulative cash flow by period.
   *
   * @param bands by period: P5, P25, P50, P75, P95
   * @param base the base case by period
   * @param paths how many paths it is drawn from: the first ones of the run
   */
  public record Fan(
      Text label,
      String unit,
      List<Integer> periods,
      List<LocalDate> dates,
      double[][] bands,
      double[] base,
      int paths) {}

  /** A kind of numerical trouble. */
  public enum TroubleKind {
    /** The output has no value on the path: a division of nothing by nothing, no rate of return. */
    UNDEFINED,
    /** The output is infinite on the path: an overflow, or a division by zero. */
    INFINITE
  }

  /**
   * Paths on which an output could not be computed.
   *
   * @param count how many
   * @param examplePath the first of them
   */
  public record Trouble(String output, TroubleKind kind, int count, int examplePath) {}

  /** An input that rests on judgement. */
  public record Assumption(String name, Text label, String value, String mark, String source) {}
}
