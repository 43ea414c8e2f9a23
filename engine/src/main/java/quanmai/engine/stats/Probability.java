package quanmai.engine.stats;

import java.util.List;

/**
 * The share of paths on which a condition holds, with its error.
 *
 * @param share of the paths on which the condition has a value; NaN without any
 * @param standardError sqrt(p (1 - p)/n) for independent paths; from pairs or replicates otherwise
 * @param lower95 lower end of Wilson's 95% interval, with the number of paths that independent ones
 *     of that error would need
 * @param upper95 its upper end
 * @param holds paths on which it holds
 * @param of paths on which it holds or fails
 * @param undefined paths on which it has no value (NaN)
 */
public record Probability(
    double share,
    double standardError,
    double lower95,
    double upper95,
    long holds,
    long of,
    long undefined) {

  private static final double Z95 = 1.959963984540054;

  /**
   * The probability of a condition.
   *
   * @param condition by path: 0 false, NaN undefined, anything else true
   */
  public static Probability of(double[] condition, Design design) {
    return switch (design) {
      case Design.Independent _ -> clustered(condition, 1);
      case Design.Antithetic _ -> clustered(condition, 2);
      case Design.Replicates replicates -> replicated(condition, replicates);
    };
  }

  /** The probability that all of the conditions hold; undefined where one of them is. */
  public static Probability joint(List<double[]> conditions, Design design) {
    return of(all(conditions), design);
  }

  /** 1 where all conditions hold, 0 where all have a value and one fails, NaN elsewhere. */
  static double[] all(List<double[]> conditions) {
    double[] all = new double[conditions.getFirst().length];
    java.util.Arrays.fill(all, 1);
    for (double[] condition : conditions) {
      if (condition.length != all.length) {
        throw new IllegalArgumentException(
            "conditions of " + all.length + " and " + condition.length + " paths");
      }
      for (int i = 0; i < all.length; i++) {
        all[i] *= Double.isNaN(condition[i]) ? Double.NaN : condition[i] != 0 ? 1 : 0;
      }
    }
    return all;
  }

  /** The share of the paths that have no value. */
  static Estimate undefinedShare(double[] values, Design design) {
    double[] undefined = new double[values.length];
    boolean any = false;
    for (int i = 0; i < values.length; i++) {
      boolean nan = Double.isNaN(values[i]);
      undefined[i] = nan ? 1 : 0;
      any |= nan;
    }
    if (!any) {
      return values.length == 0 ? Estimate.NONE : new Estimate(0, 0);
    }
    Probability share = of(undefined, design);
    return new Estimate(share.share, share.standardError);
  }

  /** Clusters of one or two neighbouring paths are independent of each other. */
  private static Probability clustered(double[] condition, int cluster) {
    Tally tally = Tally.of(condition, 0, condition.length, cluster);
    double n = tally.defined;
    double p = tally.holds / n;
    // Sum over clusters of (hits - p size)^2: 1 a pair of hits adds 2 (1 - p)^2 across, and so on.
    double squares = n * p * (1 - p) + 2 * tally.crossProducts(p);
    return of(tally, Math.sqrt(Math.max(squares, 0)) / n);
  }

  private static Probability replicated(double[] condition, Design.Replicates replicates) {
    int size = replicates.size(condition.length);
    double[] shares = new double[replicates.count()];
    for (int r = 0; r < shares.length; r++) {
      Tally part = Tally.of(condition, r * size, (r + 1) * size, 1);
      shares[r] = (double) part.holds / part.defined;
    }
    return of(Tally.of(condition, 0, condition.length, 1), Estimate.replicateError(shares));
  }

  private static Probability of(Tally tally, double error) {
    double n = tally.defined;
    double p = tally.holds / n;
    double effective = error > 0 ? p * (1 - p) / (error * error) : n;
    double z2 = Z95 * Z95 / effective;
    double centre = (p + z2 / 2) / (1 + z2);
    double half = Math.sqrt(z2 * (p * (1 - p) + z2 / 4)) / (1 + z2);
    return new Probability(
        p,
        error,
        Math.max(0, centre - half),
        Math.min(1, centre + half),
        tally.holds,
        tally.defined,
        tally.undefined);
  }

  /** Counts of a condition, over paths and over pairs with both values. */
  private record Tally(
      long holds, long defined, long undefined, long bothHold, long oneHolds, long bothFail) {

    static Tally of(double[] condition, int from, int to, int cluster) {
      long holds = 0;
      long undefined = 0;
      for (int i = from; i < to; i++) {
        boolean nan = Double.isNaN(condition[i]);
        undefined += nan ? 1 : 0;
        holds += !nan && condition[i] != 0 ? 1 : 0;
      }
      long[] pairs = new long[3]; // by how many of the two hold
      for (int i = from; cluster == 2 && i + 1 < to; i += 2) {
        double a = condition[i];
        double b = condition[i + 1];
        if (!Double.isNaN(a) && !Double.isNaN(b)) {
          pairs[(a != 0 ? 1 : 0) + (b != 0 ? 1 : 0)]++;
        }
      }
      return new Tally(holds, to - from - undefined, undefined, pairs[2], pairs[1], pairs[0]);
    }

    double crossProducts(double p) {
      return bothHold * (1 - p) * (1 - p) - oneHolds * p * (1 - p) + bothFail * p * p;
    }
  }
}
