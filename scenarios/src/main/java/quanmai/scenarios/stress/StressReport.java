package quanmai.scenarios.stress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Estimate;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunReport.Quantity;

/**
 * What a scenario does to a model.
 *
 * @param touches whether it changes a parameter at all
 * @param rows a figure each
 * @param contributors the largest losses first: members of a book, or changes of the scenario alone
 * @param figure that the contributors are of; null when they are deals, whose loss is in 亿元
 */
public record StressReport(
    Scenario scenario,
    boolean touches,
    List<Row> rows,
    List<Contributor> contributors,
    @Nullable Text figure,
    double seconds) {

  public StressReport {
    rows = List.copyOf(rows);
    contributors = List.copyOf(contributors);
  }

  /**
   * One figure, over the paths on which it has a value in both runs. Of a condition the means are
   * probabilities.
   *
   * @param base its mean
   * @param shocked its mean
   * @param difference with the error of paired paths
   * @param independentError what the error of the difference would be of two independent runs
   * @param bestGain the largest gain that any use of random numbers in base and shocked can give:
   *     the variance of a difference is least when the k-th lowest value goes with the k-th lowest
   *     (Frechet, Hoeffding). Of a condition that variance is |d| (1 - |d|), d the difference of
   *     the probabilities. A large gain therefore needs a shock that hits paths alike
   * @param unpaired paths on which one of the two has no value
   */
  public record Row(
      String name,
      Text label,
      Quantity quantity,
      String unit,
      Estimate base,
      Estimate shocked,
      Estimate difference,
      double independentError,
      double bestGain,
      int unpaired) {

    /** How many times smaller the error is than that of independent runs. */
    public double gain() {
      return independentError / difference.standardError();
    }
  }

  /** A share in the loss, in the unit of the figure. */
  public record Contributor(Text name, double change) {}
}
