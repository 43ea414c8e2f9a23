package quanmai.engine.stats;

import java.util.List;

/**
 * What a column of simulated values says, each figure with its standard error.
 *
 * <p>Figures are those of the finite values; the shares without one stand beside them, never in
 * them.
 *
 * <ul>
 *   <li>mean: error sd/sqrt(n) for independent paths, of pair sums for antithetic ones.
 *   <li>sd: sample standard deviation; error by its influence function ((x - m)^2 - s^2)/(2s).
 *   <li>quantile: {@link Quantile}; error half the distance between the order statistics one
 *       binomial standard deviation below and above its rank (at the ends of the sample this is cut
 *       short, and too small).
 *   <li>expected shortfall: mean of the m = floor(n/20 + 1e-9) smallest values (at least 1); error
 *       by its influence function min(x - q, 0)/(m/n).
 *   <li>replicates: all errors are sd/sqrt(R) of the figures of the R replicates.
 * </ul>
 *
 * @param paths all paths looked at = count + undefined + infinite
 * @param count paths with a finite value
 * @param undefined paths with no value (NaN)
 * @param infinite paths with an infinite value
 * @param undefinedShare undefined / paths
 * @param min smallest finite value, NaN without any
 * @param max largest finite value, NaN without any
 * @param quantiles ascending by probability
 * @param expectedShortfall95 mean of the worst (lowest) 5%
 */
public record Summary(
    int paths,
    int count,
    int undefined,
    int infinite,
    Estimate undefinedShare,
    Estimate mean,
    Estimate sd,
    double min,
    double max,
    List<Quantile> quantiles,
    Estimate expectedShortfall95) {

  /** The quantiles of a standard report. */
  public static final List<Double> STANDARD = List.of(.01, .05, .25, .50, .75, .95, .99);

  public Summary {
    quantiles = List.copyOf(quantiles);
  }

  /** The summary of a column of all paths in path order, with the {@link #STANDARD} quantiles. */
  public static Summary of(double[] values, Design design) {
    return of(values, design, STANDARD);
  }

  /**
   * The summary with quantiles of one's own choice.
   *
   * @param probabilities in 0..1, ascending
   */
  public static Summary of(double[] values, Design design, List<Double> probabilities) {
    return new Summariser(design, probabilities).summarise(values);
  }

  /** The quantile of {@code probability}, which must be one of those asked for. */
  public Quantile quantile(double probability) {
    return quantiles.stream()
        .filter(q -> q.probability() == probability)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "quantile "
                        + probability
                        + " was not asked for. Maybe one of "
                        + quantiles.stream().map(Quantile::probability).toList()));
  }

  /** The median with its error, where it was asked for. */
  public Quantile median() {
    return quantile(0.5);
  }

  /** The same figures as those of a part of the paths, {@code paths} in number. */
  Summary ofPart(int partPaths) {
    int missing = partPaths - count - infinite;
    double share = (double) missing / partPaths;
    return new Summary(
        partPaths,
        count,
        missing,
        infinite,
        new Estimate(share, Math.sqrt(share * (1 - share) / partPaths)),
        mean,
        sd,
        min,
        max,
        quantiles,
        expectedShortfall95);
  }
}
