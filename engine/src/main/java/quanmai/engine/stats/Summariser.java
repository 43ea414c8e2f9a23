package quanmai.engine.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Makes the {@link Summary} of columns of one design. */
final class Summariser {

  private static final double TAIL = 0.05;

  private final Design design;
  private final double[] probabilities;

  Summariser(Design design, List<Double> probabilities) {
    this.design = design;
    this.probabilities = probabilities.stream().mapToDouble(Double::doubleValue).toArray();
    for (double p : this.probabilities) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "probability is " + p + ", outside 0..1. Maybe 5% was written as 5; write 0.05.");
      }
    }
  }

  Summary summarise(double[] values) {
    return switch (design) {
      case Design.Independent _ -> whole(values, false);
      case Design.Antithetic _ -> whole(values, true);
      case Design.Replicates replicates -> replicated(values, replicates);
    };
  }

  private Summary whole(double[] values, boolean pairs) {
    Moments moments = Moments.of(values, 0, values.length);
    Estimate undefined = Probability.undefinedShare(values, design);
    if (moments.count() == 0) {
      return withoutValues(values.length, moments, undefined);
    }
    var column = new Column(values, moments, pairs);
    return new Summary(
        values.length,
        (int) moments.count(),
        (int) moments.undefined(),
        (int) moments.infinite(),
        undefined,
        new Estimate(moments.mean(), moments.standardErrorOfMean(pairs)),
        column.standardDeviation(),
        moments.min(),
        moments.max(),
        column.quantiles(probabilities),
        column.expectedShortfall(TAIL));
  }

  private Summary withoutValues(int paths, Moments moments, Estimate undefined) {
    var none = new ArrayList<Quantile>();
    for (double p : probabilities) {
      none.add(new Quantile(p, Double.NaN, Double.NaN));
    }
    return new Summary(
        paths,
        0,
        (int) moments.undefined(),
        (int) moments.infinite(),
        undefined,
        Estimate.NONE,
        Estimate.NONE,
        Double.NaN,
        Double.NaN,
        none,
        Estimate.NONE);
  }

  /** The figures of all paths, with errors from the figures of the replicates. */
  private Summary replicated(double[] values, Design.Replicates replicates) {
    int size = replicates.size(values.length);
    Summary all = whole(values, false);
    var parts = new ArrayList<Summary>();
    var alone = new Summariser(Design.independent(), Arrays.stream(probabilities).boxed().toList());
    for (int r = 0; r < replicates.count(); r++) {
      parts.add(alone.whole(Arrays.copyOfRange(values, r * size, (r + 1) * size), false));
    }
    var quantiles = new ArrayList<Quantile>();
    for (int k = 0; k < probabilities.length; k++) {
      int index = k;
      double[] of = parts.stream().mapToDouble(p -> p.quantiles().get(index).value()).toArray();
      quantiles.add(
          new Quantile(
              probabilities[k], all.quantiles().get(k).value(), Estimate.replicateError(of)));
    }
    return new Summary(
        all.paths(),
        all.count(),
        all.undefined(),
        all.infinite(),
        all.undefinedShare(),
        across(all.mean(), parts, Summary::mean),
        across(all.sd(), parts, Summary::sd),
        all.min(),
        all.max(),
        quantiles,
        across(all.expectedShortfall95(), parts, Summary::expectedShortfall95));
  }

  private static Estimate across(
      Estimate all, List<Summary> parts, Function<Summary, Estimate> figure) {
    return Estimate.fromReplicates(
        all.value(), parts.stream().mapToDouble(p -> figure.apply(p).value()).toArray());
  }
}
