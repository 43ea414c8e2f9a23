package quanmai.scenarios.compare;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Estimate;
import quanmai.engine.stats.Probability;
import quanmai.engine.stats.Summary;
import quanmai.models.structure.Laid.Total;
import quanmai.models.termsheet.Text;

/**
 * What a deal gives under each of several structures, on the same paths.
 *
 * @param deal its name
 * @param market the day of the market's snapshot
 * @param rows one a view of a structure, in the order that was asked for
 */
public record CompareReport(
    Text deal, LocalDate market, long seed, int paths, double seconds, List<Row> rows) {

  public CompareReport {
    rows = List.copyOf(rows);
  }

  /**
   * A view of a structure.
   *
   * @param totals money over the whole life in 亿元: the base case, and the mean with its error
   * @param largestGap the largest amount on any path, in 亿元, by which what the parties get differs
   *     from what the deal pays
   * @param quotas how likely each entity's quota is exceeded
   * @param programHash of the compiled formulas
   */
  public record Row(
      String key,
      Text label,
      List<PartyResult> parties,
      Map<Total, Amount> totals,
      double largestGap,
      Map<Text, Probability> quotas,
      String programHash) {}

  /** A total: in the base case, and its mean. */
  public record Amount(double base, Estimate mean) {}

  /** An investor, in each currency and with each hedge that it has. */
  public record PartyResult(String name, Text label, List<Result> results) {}

  /** How money is counted. */
  public enum Basis {
    /** In the currency of the deal. */
    HOME,
    /** In the investor's, at the rate of each period. */
    SPOT,
    /** In the investor's, with a forward for each planned receipt. */
    STRIP,
    /** In the investor's, with forwards for a period that are rolled. */
    ROLLING
  }

  /**
   * Figures of an investor.
   *
   * @param currency such as CNY
   * @param irr of all paths
   * @param reaches whether the hurdle is reached
   * @param difference of the rate of return from that of the first investor of the first row, path
   *     by path, on the same basis; null where that has none
   */
  public record Result(
      Basis basis,
      String currency,
      double baseIrr,
      Summary irr,
      double baseMoic,
      Summary moic,
      Probability reaches,
      @Nullable Difference difference) {}

  /** A difference: in the base case, and its mean with the error of the pairs. */
  public record Difference(double base, Estimate mean) {}
}
