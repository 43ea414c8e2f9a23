package quanmai.engine.factor.distribution;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** low + width X, X a distribution of Commons Statistics. */
record Scaled(ContinuousDistribution unit, double low, double width) {

  static Scaled of(ContinuousDistribution law) {
    return new Scaled(law, 0, 1);
  }

  double mean() {
    return low + width * unit.getMean();
  }

  double sd() {
    return width * Math.sqrt(unit.getVariance());
  }

  double quantile(double p) {
    return low + width * unit.inverseCumulativeProbability(p);
  }

  double cdf(double x) {
    return unit.cumulativeProbability((x - low) / width);
  }

  double density(double x) {
    return unit.density((x - low) / width) / width;
  }
}
