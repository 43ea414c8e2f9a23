package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTest {

  /** Columns of every awkward kind: outliers, mass points, two values, far from zero, tiny. */
  static Stream<double[]> columns() {
    var random = new SplittableRandom(5);
    double[] cauchy = draw(20_000, random, u -> Math.tan(Math.PI * (u - 0.5)));
    double[] scales = draw(9_999, random, u -> Math.exp(1000 * (u - 0.5)));
    double[] massPoint = draw(30_001, random, u -> u < 0.3 ? -1 : u);
    double[] twoValues = draw(5_000, random, u -> u < 0.5 ? 0 : 1);
    double[] farAway = draw(10_000, random, u -> 1e9 + u);
    double[] crowded = draw(50_000, random, u -> u);
    crowded[17] = 1e12;
    crowded[18] = -1e300;
    double[] rounded =
        draw(40_000, random, u -> u < 0.8 ? 1.2 + (int) (u * 4) * Math.ulp(1.2) : 2 * u - 1.5);
    double[] signed = draw(30_000, random, u -> u < 0.3 ? -0.0 : u < 0.7 ? 0.0 : u - 0.8);
    return Stream.of(
        rounded,
        signed,
        cauchy,
        scales,
        massPoint,
        twoValues,
        farAway,
        crowded,
        draw(2, random, u -> u),
        draw(3, random, u -> -u),
        draw(19, random, u -> u),
        draw(1025, random, u -> u * u - 0.1));
  }

  private static double[] draw(int n, SplittableRandom random, DoubleUnaryOperator f) {
    return random.doubles(n).map(f).toArray();
  }

  @ParameterizedTest
  @MethodSource("columns")
  void figuresAreThoseOfCommonsMathAndOfASortedColumn(double[] x) {
    Summary summary = Summary.of(x, Design.independent());
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    var percentile = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
    percentile.setData(x);
    for (Quantile q : summary.quantiles()) {
      double expected = percentile.evaluate(100 * q.probability());
      double step = sorted[sorted.length - 1] - sorted[0];
      assertThat(q.value())
          .isCloseTo(
              expected,
              within(
                  1e-12 * Math.min(Math.abs(expected) + 1e-3, step) + 1e-12 * Math.abs(expected)));
    }
    int worst = Math.max(1, (int) (x.length * 0.05 + 1e-9));
    double tail = Arrays.stream(sorted, 0, worst).average().orElseThrow();
    assertThat(summary.expectedShortfall95().value())
        .isCloseTo(tail, within(1e-12 * Math.abs(tail)));
    assertThat(summary.min()).isEqualTo(sorted[0]);
    assertThat(summary.max()).isEqualTo(sorted[sorted.length - 1]);
    if (summary.max() < 1e200 && summary.min() > -1e200) { // theirs overflows
      var theirs = new DescriptiveStatistics(x);
      double size = Arrays.stream(x).map(Math::abs).average().orElseThrow();
      assertThat(summary.mean().value()).isCloseTo(theirs.getMean(), within(1e-12 * size));
      assertThat(summary.sd().value())
          .isCloseTo(
              theirs.getStandardDeviation(),
              within(1e-12 * (size + theirs.getStandardDeviation())));
      assertThat(summary.mean().standardError())
          .isCloseTo(
              theirs.getStandardDeviation() / Math.sqrt(x.length),
              within(1e-12 * (size + theirs.getStandardDeviation())));
    }
  }

  @Test
  void valuesThatAreNotFiniteAreCountedApart() {
    double[] x = {1, Double.NaN, 3, Double.POSITIVE_INFINITY, 2, Double.NEGATIVE_INFINITY, 4};
    Summary s = Summary.of(x, Design.independent());
    assertThat(s.paths()).isEqualTo(7);
    assertThat(s.count()).isEqualTo(4);
    assertThat(s.undefined()).isEqualTo(1);
    assertThat(s.infinite()).isEqualTo(2);
    assertThat(s.undefinedShare().value()).isEqualTo(1 / 7.0);
    assertThat(s.mean().value()).isEqualTo(2.5);
    assertThat(s.min()).isEqualTo(1);
    assertThat(s.max()).isEqualTo(4);
    assertThat(s.median().value()).isEqualTo(2.5);
    assertThat(s.expectedShortfall95().value()).isEqualTo(1);
  }

  @Test
  void aConstantHasNoSpreadAndNoError() {
    double[] x = new double[3000];
    Arrays.fill(x, 7.25);
    for (Design design : List.of(Design.independent(), Design.antithetic(), Design.replicates(3))) {
      Summary s = Summary.of(x, design);
      assertThat(s.mean()).isEqualTo(new Estimate(7.25, 0));
      assertThat(s.sd()).isEqualTo(new Estimate(0, 0));
      assertThat(s.quantiles())
          .allSatisfy(
              q -> {
                assertThat(q.value()).isEqualTo(7.25);
                assertThat(q.standardError()).isZero();
              });
      assertThat(s.expectedShortfall95()).isEqualTo(new Estimate(7.25, 0));
    }
  }

  @Test
  void onePathHasAValueButNoError() {
    Summary s = Summary.of(new double[] {3}, Design.independent());
    assertThat(s.mean()).isEqualTo(new Estimate(3, Double.NaN));
    assertThat(s.sd().value()).isNaN();
    assertThat(s.median().value()).isEqualTo(3);
    assertThat(s.median().standardError()).isNaN();
    assertThat(s.expectedShortfall95()).isEqualTo(new Estimate(3, Double.NaN));
  }

  @Test
  void withoutValuesEveryFigureIsUndefined() {
    for (double[] x : List.of(new double[] {}, new double[] {Double.NaN, Double.NaN})) {
      Summary s = Summary.of(x, Design.independent());
      assertThat(s.count()).isZero();
      assertThat(s.undefined()).isEqualTo(x.length);
      assertThat(s.mean().value()).isNaN();
      assertThat(s.min()).isNaN();
      assertThat(s.median().value()).isNaN();
      assertThat(s.expectedShortfall95().value()).isNaN();
    }
  }

  @Test
  void bothZerosAreOneValue() {
    Summary s = Summary.of(new double[] {-0.0, 0.0, 0.0, -0.0, 0.0}, Design.independent());
    assertThat(s.sd().value()).isZero();
    assertThat(s.quantile(0.95).value()).isZero();
  }

  @Test
  void aHugeMeanDoesNotHideTheSpread() {
    double[] x = new double[10_000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 1e8 + (i % 2 == 0 ? -1 : 1);
    }
    assertThat(Summary.of(x, Design.independent()).sd().value())
        .isCloseTo(Math.sqrt(10_000 / 9_999.0), within(1e-12));
  }

  @Test
  void threadsChangeNoBit() {
    List<double[]> columns = columns().toList();
    List<Summary> one = Summaries.of(columns, Design.independent(), Summary.STANDARD, 1);
    assertThat(Summaries.of(columns, Design.independent(), Summary.STANDARD, 2)).isEqualTo(one);
    assertThat(one.get(4)).isEqualTo(Summary.of(columns.get(4), Design.independent()));
  }

  @Test
  void aFailureOnAnyThreadIsThrown() {
    var columns = List.of(new double[4], new double[5]);
    assertThatThrownBy(() -> Summaries.of(columns, Design.replicates(2), Summary.STANDARD, 2))
        .hasMessageContaining("5 paths do not divide into 2 replicates");
    assertThatThrownBy(() -> Summary.of(new double[1], Design.independent(), List.of(5.0)))
        .hasMessageContaining("Maybe 5% was written as 5");
  }

  @Test
  void aPartHasTheFiguresOfItsPathsAlone() {
    double[] values = {1, 2, 3, 4, Double.NaN, 6};
    double[] condition = {1, 0, 1, 0, 1, Double.NaN};
    var split = Conditional.of(values, condition, Design.independent(), Summary.STANDARD);
    assertThat(split.share().share()).isEqualTo(0.6);
    assertThat(split.where().paths()).isEqualTo(3);
    assertThat(split.where().undefined()).isEqualTo(1);
    assertThat(split.where().mean().value()).isEqualTo(2);
    assertThat(split.otherwise().paths()).isEqualTo(2);
    assertThat(split.otherwise().undefined()).isZero();
    assertThat(split.otherwise().mean().value()).isEqualTo(3);
    assertThat(split.all().mean().value()).isEqualTo(3.2);
  }
}
