package quanmai.engine.stats;

import java.util.ArrayList;
import java.util.List;

/** The figures of one column of independent paths, or of antithetic pairs. */
final class Column {

  private final Moments moments;
  private final boolean pairs;
  private final int count;
  private final double[] finite;
  private final OrderStatistics order;
  private final double[] first;
  private final double[] second;

  /**
   * @param values in path order; NaN and infinite values count for nothing
   * @param moments of {@code values}, with at least one finite value
   * @param pairs whether paths 2k and 2k+1 depend on each other
   */
  Column(double[] values, Moments moments, boolean pairs) {
    this.moments = moments;
    this.pairs = pairs;
    this.count = (int) moments.count();
    this.finite = count == values.length ? values : finite(values, count);
    this.order = new OrderStatistics(finite, count, moments.min(), moments.max());
    this.first = new double[pairs ? (int) moments.pairs() : 0];
    this.second = new double[first.length];
    if (pairs) {
      splitPairs(values);
    }
  }

  /** Pairs of which both values count, apart. */
  private void splitPairs(double[] values) {
    int at = 0;
    for (int i = 0; i + 1 < values.length; i += 2) {
      if (Double.isFinite(values[i]) && Double.isFinite(values[i + 1])) {
        first[at] = values[i];
        second[at++] = values[i + 1];
      }
    }
  }

  private static double[] finite(double[] values, int count) {
    double[] kept = new double[count];
    int at = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        kept[at++] = value;
      }
    }
    return kept;
  }

  Estimate standardDeviation() {
    double sd = moments.standardDeviation();
    double variance = moments.m2() / count;
    double squares = moments.m4() - variance * moments.m2();
    if (pairs) {
      squares += 2 * pairProducts(x -> square(x - moments.mean()) - variance);
    }
    double error = Math.sqrt(Math.max(squares, 0)) / count / (2 * sd);
    return new Estimate(sd, sd == 0 ? 0 : error);
  }

  List<Quantile> quantiles(double[] probabilities) {
    int k = probabilities.length;
    if (!pairs) {
      int[] ranks = new int[4 * k];
      putValueRanks(probabilities, ranks);
      for (int i = 0; i < k; i++) {
        double p = probabilities[i];
        putErrorRanks(p, p * (1 - p) / count, ranks, 2 * k + 2 * i);
      }
      double[] found = order.at(ranks);
      return quantiles(probabilities, interpolate(probabilities, found), found, 2 * k);
    }
    int[] ranks = new int[2 * k];
    putValueRanks(probabilities, ranks);
    double[] at = interpolate(probabilities, order.at(ranks));
    for (int i = 0; i < k; i++) {
      double p = probabilities[i];
      double q = at[i];
      double products = pairsBelow(q, p);
      double variance = Math.max(0, count * p * (1 - p) + 2 * products) / count / count;
      putErrorRanks(p, variance, ranks, 2 * i);
    }
    return quantiles(probabilities, at, order.at(ranks), 0);
  }

  /** The two ranks beside h = (n - 1) p. */
  private void putValueRanks(double[] probabilities, int[] ranks) {
    for (int i = 0; i < probabilities.length; i++) {
      int rank = (int) ((count - 1) * probabilities[i]);
      ranks[2 * i] = rank;
      ranks[2 * i + 1] = Math.min(rank + 1, count - 1);
    }
  }

  private double[] interpolate(double[] probabilities, double[] found) {
    double[] at = new double[probabilities.length];
    for (int i = 0; i < at.length; i++) {
      double h = (count - 1) * probabilities[i];
      double below = found[2 * i];
      double step = found[2 * i + 1] - below;
      // Two far ends can differ by more than the largest double; then there is no line between.
      at[i] = step == 0 ? below : Math.fma(h - Math.floor(h), step, below);
    }
    return at;
  }

  /** The ranks one standard deviation of the share below and above {@code p}. */
  private void putErrorRanks(double p, double variance, int[] ranks, int at) {
    double h = (count - 1) * p;
    double spread = count * Math.sqrt(variance);
    ranks[at] = (int) Math.max(0, Math.rint(h - spread));
    ranks[at + 1] = (int) Math.min(count - 1, Math.rint(h + spread));
  }

  private List<Quantile> quantiles(double[] probabilities, double[] at, double[] ends, int from) {
    var quantiles = new ArrayList<Quantile>();
    for (int i = 0; i < probabilities.length; i++) {
      double half = 0.5 * ends[from + 2 * i + 1] - 0.5 * ends[from + 2 * i];
      quantiles.add(new Quantile(probabilities[i], at[i], count < 2 ? Double.NaN : half));
    }
    return quantiles;
  }

  /** Mean of the floor(tail n + 1e-9) smallest values, at least one. */
  Estimate expectedShortfall(double tail) {
    int worst = Math.max(1, (int) (count * tail + 1e-9));
    double edge = order.at(new int[] {worst - 1})[0];
    // Even and odd positions apart: an order that is fixed, and two adders at work.
    double sum = 0;
    double sumOdd = 0;
    double squares = 0;
    double squaresOdd = 0;
    for (int i = 0; i + 2 <= count; i += 2) {
      double d = Math.min(finite[i] - edge, 0);
      double e = Math.min(finite[i + 1] - edge, 0);
      sum += d;
      sumOdd += e;
      squares = Math.fma(d, d, squares);
      squaresOdd = Math.fma(e, e, squaresOdd);
    }
    if (count % 2 == 1) {
      double d = Math.min(finite[count - 1] - edge, 0);
      sum += d;
      squares = Math.fma(d, d, squares);
    }
    double total = sum + sumOdd;
    double mean = total / count;
    double variance = squares + squaresOdd - mean * total;
    if (pairs) {
      variance += 2 * pairProducts(x -> Math.min(x - edge, 0) - mean);
    }
    double error = count < 2 ? Double.NaN : Math.sqrt(Math.max(variance, 0)) / worst;
    return new Estimate(edge + total / worst, error);
  }

  private interface Influence {
    double of(double x);
  }

  private double pairProducts(Influence influence) {
    double sum = 0;
    for (int k = 0; k < first.length; k++) {
      sum += influence.of(first[k]) * influence.of(second[k]);
    }
    return sum;
  }

  /** The products of (1 if x <= q else 0) - p over the pairs, by counting. */
  private double pairsBelow(double q, double p) {
    int both = 0;
    int sum = 0;
    for (int k = 0; k < first.length; k++) {
      int a = first[k] <= q ? 1 : 0;
      int b = second[k] <= q ? 1 : 0;
      both += a & b;
      sum += a + b;
    }
    return both - p * sum + p * p * first.length;
  }

  private static double square(double x) {
    return x * x;
  }
}
