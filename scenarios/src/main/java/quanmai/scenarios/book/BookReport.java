package quanmai.scenarios.book;

import java.util.List;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunReport;

/**
 * What a run of a book gave.
 *
 * @param figures every result of every member, as {@code member.result}; those of the book itself
 *     have no dot
 * @param funds in the order of the file
 * @param fans the course of the lines that the book names
 * @param checks money in against money out, of every fund that has the line for it
 * @param deals what each deal called and gave back in the mean, the largest loss first
 */
public record BookReport(
    RunReport figures,
    List<Fund> funds,
    List<RunReport.Fan> fans,
    List<CashCheck> checks,
    List<DealMean> deals) {

  public BookReport {
    funds = List.copyOf(funds);
    fans = List.copyOf(fans);
    checks = List.copyOf(checks);
    deals = List.copyOf(deals);
  }

  /** Half of the smallest unit of money, 0.01 yuan, in 亿元: what a cash check must stay below. */
  public static final double HALF_A_FEN_YI = 0.5e-10;

  /**
   * A fund.
   *
   * @param name by which its results are called
   */
  public record Fund(String name, Text label, Level level) {
    /** Where a fund stands in the book. */
    public enum Level {
      /** No fund of the book holds a part of it, and it holds funds, or the book has no such. */
      TOP,
      /** Any other. */
      BELOW
    }
  }

  /**
   * The largest difference between money in and money out of a fund, over all periods and paths.
   *
   * @param largestYi in 亿元
   * @param path where it is
   */
  public record CashCheck(String fund, double largestYi, int path) {
    /** Whether it is below half a fen. */
    public boolean holds() {
      return largestYi < HALF_A_FEN_YI;
    }
  }

  /**
   * A deal in the mean over all paths, as far as it was funded.
   *
   * @param callsYi what it called from its fund, in 亿元
   * @param proceedsYi what it gave back
   */
  public record DealMean(String name, double callsYi, double proceedsYi) {
    public double netYi() {
      return proceedsYi - callsYi;
    }
  }

  /** Whether money in is money out at every fund on every path. */
  public boolean conserved() {
    return checks.stream().allMatch(CashCheck::holds);
  }
}
