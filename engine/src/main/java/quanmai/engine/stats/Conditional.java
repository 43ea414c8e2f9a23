package quanmai.engine.stats;

import java.util.List;

/**
 * A column with and without a condition, such as the rate of return given failure.
 *
 * <p>Paths on which the condition has no value are in neither part.
 *
 * @param share how often the condition holds
 * @param where the values where it holds
 * @param otherwise the values where it fails
 * @param all the values of all paths
 */
public record Conditional(Probability share, Summary where, Summary otherwise, Summary all) {

  /**
   * Splits {@code values} by {@code condition}.
   *
   * @param condition by path: 0 false, NaN undefined, anything else true
   */
  public static Conditional of(
      double[] values, double[] condition, Design design, List<Double> probabilities) {
    return of(values, condition, design, Summary.of(values, design, probabilities));
  }

  /**
   * The same where the summary of all paths is known already.
   *
   * @param all of {@code values}; its probabilities are those of the parts
   */
  public static Conditional of(double[] values, double[] condition, Design design, Summary all) {
    if (values.length != condition.length) {
      throw new IllegalArgumentException(
          values.length + " values with a condition of " + condition.length + " paths");
    }
    List<Double> probabilities = all.quantiles().stream().map(Quantile::probability).toList();
    Probability share = Probability.of(condition, design);
    return new Conditional(
        share,
        part(values, condition, true, (int) share.holds(), design, probabilities),
        part(values, condition, false, (int) (share.of() - share.holds()), design, probabilities),
        all);
  }

  /**
   * The paths of the other part become paths without a value: pairs and replicates stay aligned.
   */
  private static Summary part(
      double[] values,
      double[] condition,
      boolean wanted,
      int paths,
      Design design,
      List<Double> probabilities) {
    double[] part = values.clone();
    for (int i = 0; i < part.length; i++) {
      if (Double.isNaN(condition[i]) || condition[i] != 0 != wanted) {
        part[i] = Double.NaN;
      }
    }
    return Summary.of(part, design, probabilities).ofPart(paths);
  }
}
