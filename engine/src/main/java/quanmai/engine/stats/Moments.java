package quanmai.engine.stats;

import java.util.List;

/**
 * Count, mean and central sums of the finite values of a range of paths; mergeable.
 *
 * <p>A range is cut into leaves of {@link #LEAF} paths, and leaves merge in a fixed binary tree, so
 * the bits depend on the values alone, not on which thread made which leaf. Update formulas: Pebay,
 * Sandia report SAND2008-6212 (2008).
 *
 * @param count finite values
 * @param undefined NaN values (no result on that path)
 * @param infinite infinite values, in no sum
 * @param mean of the finite values, NaN without any
 * @param m2 sum of (x - mean)^2; {@code m3} and {@code m4} likewise
 * @param min smallest finite value, infinity without any
 * @param max largest finite value, -infinity without any
 * @param pairs pairs of paths (2k, 2k+1) with both values finite
 * @param pairSum sum over those pairs of both deviations from the mean
 * @param pairProduct sum over those pairs of the product of the deviations
 */
public record Moments(
    long count,
    long undefined,
    long infinite,
    double mean,
    double m2,
    double m3,
    double m4,
    double min,
    double max,
    long pairs,
    double pairSum,
    double pairProduct) {

  /** Paths in a leaf; even, so that no antithetic pair is cut. */
  public static final int LEAF = 1024;

  /** Of no paths. */
  public static final Moments EMPTY =
      new Moments(
          0,
          0,
          0,
          Double.NaN,
          0,
          0,
          0,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          0,
          0,
          0);

  /**
   * The moments of one leaf.
   *
   * @param from first path, inclusive; even where pairs matter
   * @param to last path, exclusive; at most {@link #LEAF} after {@code from}
   */
  public static Moments leaf(double[] values, int from, int to) {
    return LeafMoments.of(values, from, to);
  }

  /** The moments of paths {@code from} to {@code to}, cut into leaves from {@code from} on. */
  public static Moments of(double[] values, int from, int to) {
    if (to - from <= LEAF) {
      return leaf(values, from, to);
    }
    int leaves = (to - from + LEAF - 1) / LEAF;
    int half = from + leftLeaves(leaves) * LEAF;
    return of(values, from, half).merge(of(values, half, to));
  }

  /**
   * The moments of consecutive leaves, all but the last of them full; the same tree as {@link #of}.
   */
  public static Moments ofLeaves(List<Moments> leaves) {
    if (leaves.size() <= 1) {
      return leaves.isEmpty() ? EMPTY : leaves.getFirst();
    }
    int half = leftLeaves(leaves.size());
    return ofLeaves(leaves.subList(0, half)).merge(ofLeaves(leaves.subList(half, leaves.size())));
  }

  /** The largest power of two below {@code leaves}: so a growing run keeps its left subtrees. */
  private static int leftLeaves(int leaves) {
    return Integer.highestOneBit(leaves - 1);
  }

  /** The moments of the paths of {@code this} followed by those of {@code that}. */
  public Moments merge(Moments that) {
    if (count == 0) {
      return that.withMissing(undefined, infinite);
    }
    if (that.count == 0) {
      return withMissing(that.undefined, that.infinite);
    }
    double a = count;
    double b = that.count;
    double n = a + b;
    double shift = that.mean - mean;
    double s = shift / n;
    double left = shift * (b / n); // how far the mean moves from the left mean, and from the right
    double right = left - shift;
    return new Moments(
        count + that.count,
        undefined + that.undefined,
        infinite + that.infinite,
        mean + left,
        m2 + that.m2 + shift * s * a * b,
        m3 + that.m3 + shift * s * s * a * b * (a - b) + 3 * s * (a * that.m2 - b * m2),
        m4
            + that.m4
            + shift * s * s * s * a * b * (a * a - a * b + b * b)
            + 6 * s * s * (a * a * that.m2 + b * b * m2)
            + 4 * s * (a * that.m3 - b * m3),
        Math.min(min, that.min),
        Math.max(max, that.max),
        pairs + that.pairs,
        pairSum - 2 * pairs * left + that.pairSum - 2 * that.pairs * right,
        pairProduct
            - left * pairSum
            + pairs * left * left
            + that.pairProduct
            - right * that.pairSum
            + that.pairs * right * right);
  }

  /** The sample standard deviation, sqrt(m2 / (count - 1)); NaN for fewer than two values. */
  public double standardDeviation() {
    return count < 2 ? Double.NaN : Math.sqrt(m2 / (count - 1));
  }

  /**
   * The standard error of the mean of independent paths or antithetic pairs.
   *
   * <p>Pairs are clusters; the mean is a ratio (sum over count of finite values), so a pair with
   * one value missing counts with the other. Not for {@link Design.Replicates}: the values inside
   * one cannot tell (use {@link #errorByReplicates}).
   */
  public double standardErrorOfMean(boolean antitheticPairs) {
    double clusters = antitheticPairs ? count - pairs : count;
    double squares = antitheticPairs ? m2 + 2 * pairProduct : m2;
    return clusters < 2
        ? Double.NaN
        : Math.sqrt(Math.max(squares, 0) * (clusters / (clusters - 1))) / count;
  }

  /** The standard error of the overall mean from the means of independent replicates. */
  public static double errorByReplicates(List<Moments> replicates) {
    return Estimate.replicateError(replicates.stream().mapToDouble(Moments::mean).toArray());
  }

  /** With more paths that have no finite value. */
  Moments withMissing(long moreUndefined, long moreInfinite) {
    return new Moments(
        count,
        undefined + moreUndefined,
        infinite + moreInfinite,
        mean,
        m2,
        m3,
        m4,
        min,
        max,
        pairs,
        pairSum,
        pairProduct);
  }

  /** With other sums over pairs. */
  Moments withPairs(long newPairs, double newSum, double newProduct) {
    return new Moments(
        count, undefined, infinite, mean, m2, m3, m4, min, max, newPairs, newSum, newProduct);
  }
}
