package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures and errors straight from their definitions, in loops over all values. */
class ColumnTest {

  private static final double[] PROBABILITIES = {0, 0.01, 0.05, 0.3, 0.5, 0.77, 0.95, 1};

  private static Column column(double[] values, boolean pairs) {
    return new Column(values, Moments.of(values, 0, values.length), pairs);
  }

  /** Neighbours that depend on each other; every so often without a value. */
  private static double[] values(int n, int holes, boolean ties) {
    var random = new SplittableRandom(n + 1000L * holes);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double u = random.nextDouble();
      double own = i % 2 == 1 ? 0.7 - 0.6 * x[i - 1] + 0.3 * u : u;
      x[i] = ties ? Math.rint(own * 20) / 20 : own;
    }
    for (int i = 0; i < n; i++) {
      boolean hole = holes > 0 && random.nextInt(holes) == 0;
      x[i] = !hole ? x[i] : i % 3 == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }
    return x;
  }

  /**
   * The sum over all paths and, in pairs, over both of a pair that has both values, of the products
   * of {@code influence}: the variance of its sum.
   */
  private static double variance(double[] x, boolean pairs, DoubleUnaryOperator influence) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i])) {
        double own = influence.applyAsDouble(x[i]);
        int other = i % 2 == 0 ? i + 1 : i - 1;
        boolean both = pairs && other < x.length && Double.isFinite(x[other]);
        sum += own * (own + (both ? influence.applyAsDouble(x[other]) : 0));
      }
    }
    return Math.max(sum, 0);
  }

  private static double[] sorted(double[] x) {
    return Arrays.stream(x).filter(Double::isFinite).sorted().toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, false",
    "3, 0, false",
    "40, 0, false",
    "41, 0, true",
    "999, 0, false",
    "1000, 7, false",
    "1001, 7, true",
    "1001, 3, false",
    "1003, 2, false",
    "5000, 0, true"
  })
  void theErrorOfExpectedShortfallIsThatOfItsInfluence(int n, int holes, boolean ties) {
    double[] x = values(n, holes, ties);
    double[] sorted = sorted(x);
    for (double tail : new double[] {0.001, 0.05, 0.5, 1}) {
      int worst = Math.max(1, (int) (sorted.length * tail + 1e-9));
      double edge = sorted[worst - 1];
      double mean = Arrays.stream(sorted).map(v -> Math.min(v - edge, 0)).average().orElseThrow();
      for (boolean pairs : new boolean[] {false, true}) {
        Estimate found = column(x, pairs).expectedShortfall(tail);
        double variance = variance(x, pairs, v -> Math.min(v - edge, 0) - mean);
        assertThat(found.value())
            .isCloseTo(Arrays.stream(sorted, 0, worst).average().orElseThrow(), within(1e-14));
        assertThat(found.standardError())
            .as("tail %s, pairs %s", tail, pairs)
            .isCloseTo(Math.sqrt(variance) / worst, within(1e-7 / worst));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, false",
    "3, 0, false",
    "40, 0, false",
    "41, 0, true",
    "999, 0, false",
    "1000, 7, false",
    "1001, 7, true",
    "1001, 3, false",
    "1003, 2, false",
    "5000, 0, true"
  })
  void theErrorOfAQuantileIsThatOfTheShareBelowIt(int n, int holes, boolean ties) {
    double[] x = values(n, holes, ties);
    double[] sorted = sorted(x);
    int count = sorted.length;
    for (boolean pairs : new boolean[] {false, true}) {
      for (Quantile q : column(x, pairs).quantiles(PROBABILITIES)) {
        double p = q.probability();
        double h = (count - 1) * p;
        int below = (int) h;
        double step = sorted[Math.min(below + 1, count - 1)] - sorted[below];
        assertThat(q.value()).isCloseTo(sorted[below] + (h - below) * step, within(1e-14));
        double variance = count * p * (1 - p);
        if (pairs) {
          variance += variance(x, true, v -> (v <= q.value() ? 1 : 0) - p);
          variance -= variance(x, false, v -> (v <= q.value() ? 1 : 0) - p);
        }
        double spread = Math.sqrt(Math.max(variance, 0));
        int from = (int) Math.max(0, Math.rint(h - spread));
        int to = (int) Math.min(count - 1, Math.rint(h + spread));
        assertThat(q.standardError())
            .as("P%s, pairs %s", 100 * p, pairs)
            .isCloseTo((sorted[to] - sorted[from]) / 2, within(1e-15));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "41, 0", "1000, 7", "1001, 3"})
  void theErrorOfTheStandardDeviationIsThatOfItsInfluence(int n, int holes) {
    double[] x = values(n, holes, false);
    double[] sorted = sorted(x);
    int count = sorted.length;
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    double sd = Math.sqrt(squares / (count - 1));
    for (boolean pairs : new boolean[] {false, true}) {
      double variance = variance(x, pairs, v -> (v - mean) * (v - mean) - squares / count);
      Estimate found = column(x, pairs).standardDeviation();
      assertThat(found.value()).isCloseTo(sd, within(1e-14));
      assertThat(found.standardError())
          .isCloseTo(Math.sqrt(variance) / count / (2 * sd), within(1e-8));
    }
  }

  @Test
  void figuresOfOneValueHaveNoError() {
    for (boolean pairs : new boolean[] {false, true}) {
      Column column = column(new double[] {Double.NaN, 5}, pairs);
      assertThat(column.expectedShortfall(0.05)).isEqualTo(new Estimate(5, Double.NaN));
      assertThat(column.quantiles(new double[] {0.5}))
          .containsExactly(new Quantile(0.5, 5, Double.NaN));
    }
  }
}
