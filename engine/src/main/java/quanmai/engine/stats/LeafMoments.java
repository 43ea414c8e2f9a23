package quanmai.engine.stats;

/** The sums over one leaf, in an order fixed by the path numbers. */
final class LeafMoments {

  private LeafMoments() {}

  static Moments of(double[] values, int from, int to) {
    double sum = sum(values, from, to);
    // A sum that is finite has finite terms only; one that overflowed takes the careful way too.
    return Double.isFinite(sum) && to > from
        ? allFinite(values, from, to, sum)
        : someNot(values, from, to);
  }

  /** Four interleaved sums: the order is part of the definition, and keeps the adders busy. */
  private static double sum(double[] x, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < to; i++) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static Moments allFinite(double[] x, int from, int to, double sum) {
    int count = to - from;
    double mean = Double.isFinite(sum) ? sum / count : meanByShares(x, from, to);
    double a2 = 0;
    double b2 = 0;
    double a3 = 0;
    double b3 = 0;
    double a4 = 0;
    double b4 = 0;
    double product = 0;
    double deviations = 0;
    double min = x[from];
    double max = x[from];
    int i = from;
    for (; i + 2 <= to; i += 2) {
      double d = x[i] - mean;
      double e = x[i + 1] - mean;
      double dd = d * d;
      double ee = e * e;
      a2 += dd;
      b2 += ee;
      a3 = Math.fma(dd, d, a3);
      b3 = Math.fma(ee, e, b3);
      a4 = Math.fma(dd, dd, a4);
      b4 = Math.fma(ee, ee, b4);
      product = Math.fma(d, e, product);
      deviations += d + e;
      min = Math.min(min, Math.min(x[i], x[i + 1]));
      max = Math.max(max, Math.max(x[i], x[i + 1]));
    }
    if (i < to) {
      double d = x[i] - mean;
      double dd = d * d;
      a2 += dd;
      a3 = Math.fma(dd, d, a3);
      a4 = Math.fma(dd, dd, a4);
      min = Math.min(min, x[i]);
      max = Math.max(max, x[i]);
    }
    return new Moments(
        count, 0, 0, mean, a2 + b2, a3 + b3, a4 + b4, min, max, count / 2, deviations, product);
  }

  /** The mean of values whose plain sum overflows. */
  private static double meanByShares(double[] x, int from, int to) {
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += x[i] / (to - from);
    }
    return mean;
  }

  /** The finite values moved together and summed alone; pairs only where both are finite. */
  private static Moments someNot(double[] x, int from, int to) {
    double[] kept = new double[to - from];
    int count = 0;
    int undefined = 0;
    for (int i = from; i < to; i++) {
      kept[count] = x[i];
      count += Math.abs(x[i]) <= Double.MAX_VALUE ? 1 : 0;
      undefined += Double.isNaN(x[i]) ? 1 : 0;
    }
    int infinite = to - from - undefined - count;
    if (count == 0) {
      return Moments.EMPTY.withMissing(undefined, infinite);
    }
    double sum = sum(kept, 0, count);
    Moments all = allFinite(kept, 0, count, sum);
    double mean = all.mean();
    int pairs = 0;
    double deviations = 0;
    double product = 0;
    for (int i = from; i + 1 < to; i += 2) {
      double d = x[i] - mean;
      double e = x[i + 1] - mean;
      if (Math.abs(x[i]) <= Double.MAX_VALUE && Math.abs(x[i + 1]) <= Double.MAX_VALUE) {
        pairs++;
        deviations += d + e;
        product = Math.fma(d, e, product);
      }
    }
    return all.withPairs(pairs, deviations, product).withMissing(undefined, infinite);
  }
}
