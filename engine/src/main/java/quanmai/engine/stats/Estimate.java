package quanmai.engine.stats;

/**
 * A statistic with its standard error, in the same unit; NaN where it cannot be told (a value of no
 * paths, an error of a single path).
 */
public record Estimate(double value, double standardError) {

  /** No value. */
  static final Estimate NONE = new Estimate(Double.NaN, Double.NaN);

  /** The mean of values of independent replicates, or {@code value} with the error of that mean. */
  static Estimate fromReplicates(double value, double[] replicates) {
    return new Estimate(value, replicateError(replicates));
  }

  /** sd / sqrt(R) over the replicates that have a value; NaN for fewer than two. */
  static double replicateError(double[] replicates) {
    double sum = 0;
    int count = 0;
    for (double replicate : replicates) {
      if (!Double.isNaN(replicate)) {
        sum += replicate;
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (double replicate : replicates) {
      if (!Double.isNaN(replicate)) {
        squares += (replicate - mean) * (replicate - mean);
      }
    }
    return count < 2 ? Double.NaN : Math.sqrt(squares / (count - 1) / count);
  }
}
