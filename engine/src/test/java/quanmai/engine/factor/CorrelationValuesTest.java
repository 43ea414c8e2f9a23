package quanmai.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Graph;

/** Correlations that contradict each other are repaired to the nearest matrix, and said. */
class CorrelationValuesTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Graph g = new Graph();

  /** Higham 2002, section 4: the nearest matrix to four decimals. */
  @Test
  void theExampleOfHigham() {
    double[][] given = {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}};
    NearestCorrelation nearest = NearestCorrelation.of(given);
    assertThat(nearest.repaired()).isTrue();
    assertThat(nearest.matrix()[0][1]).isCloseTo(0.7607, within(5e-5));
    assertThat(nearest.matrix()[1][2]).isCloseTo(0.7607, within(5e-5));
    assertThat(nearest.matrix()[0][2]).isCloseTo(0.1573, within(5e-5));
    assertThat(nearest.matrix()[1][1]).isEqualTo(1);
    assertThat(nearest.largestChange()).isCloseTo(1 - 0.7607, within(5e-5));
    assertThat(nearest.leastEigenvalue()).isCloseTo(1 - Math.sqrt(2), within(1e-12));
    assertThat(nearest.message())
        .isEqualTo(
            "the correlations contradict each other (least eigenvalue -0.4142); the nearest"
                + " consistent matrix is used, its largest change is 0.2393");
    assertThat(nearest.messageZh()).contains("0.2393");
  }

  @Test
  void aConsistentMatrixIsLeftAlone() {
    double[][] given = {{1, 1, 0.3}, {1, 1, 0.3}, {0.3, 0.3, 1}};
    NearestCorrelation nearest = NearestCorrelation.of(given);
    assertThat(nearest.repaired()).isFalse();
    assertThat(nearest.largestChange()).isZero();
    assertThat(nearest.matrix()).isEqualTo(given);
    assertThat(nearest.message()).isEqualTo("the correlations are consistent");
  }

  @Test
  void repairedMatricesArePositiveAndNoFeasibleNeighbourIsNearer() {
    SplittableRandom random = new SplittableRandom(4);
    for (int size : new int[] {3, 5, 10}) {
      double[][] given = new double[size][size];
      for (int i = 0; i < size; i++) {
        given[i][i] = 1;
        for (int j = 0; j < i; j++) {
          given[i][j] = given[j][i] = random.nextDouble(-0.95, 0.95);
        }
      }
      double[][] nearest = NearestCorrelation.of(given).matrix();
      double least = Double.MAX_VALUE;
      for (double value :
          new EigenDecomposition(new Array2DRowRealMatrix(nearest)).getRealEigenvalues()) {
        least = Math.min(least, value);
      }
      assertThat(least).isGreaterThan(0);
      double distance = distance(given, nearest);
      for (int trial = 0; trial < 50; trial++) {
        double[][] mixed = towards(nearest, feasible(size, random), 0.01);
        assertThat(distance(given, mixed)).isGreaterThan(distance - 1e-6);
      }
    }
  }

  /** A random correlation matrix: of sums of independent normals. */
  private static double[][] feasible(int size, SplittableRandom random) {
    double[][] loadings = new double[size][size];
    for (double[] row : loadings) {
      double norm = 0;
      for (int k = 0; k < size; k++) {
        row[k] = random.nextGaussian();
        norm += row[k] * row[k];
      }
      for (int k = 0; k < size; k++) {
        row[k] /= Math.sqrt(norm);
      }
    }
    double[][] result = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          result[i][j] += loadings[i][k] * loadings[j][k];
        }
      }
    }
    return result;
  }

  private static double[][] towards(double[][] a, double[][] b, double share) {
    double[][] result = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        result[i][j] = a[i][j] + share * (b[i][j] - a[i][j]);
      }
    }
    return result;
  }

  private static double distance(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += (a[i][j] - b[i][j]) * (a[i][j] - b[i][j]);
      }
    }
    return Math.sqrt(sum);
  }

  @Test
  void theRepairedCorrelationIsWhatTheInnovationsHave() {
    CorrelationValues values = pairs(pair("a", "b", 1), pair("b", "c", 1));
    NearestCorrelation nearest = values.nearest();
    Correlation consistent = values.consistent(g, nearest);
    Innovations z = Innovations.of(g, NAMES, consistent);
    int[] node = {z.at(0, 0), z.at(1, 0), z.at(2, 0)};
    Paths paths = Paths.of(g, 60_000, 1);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(paths.covariance(node[i], 0, node[j], 0).away(nearest.matrix()[i][j]))
            .isLessThan(4);
      }
    }
  }

  @Test
  void aConsistentCorrelationIsBuiltAsWritten() {
    CorrelationValues values = pairs(pair("a", "b", 0.4));
    assertThat(values.problems()).isEmpty();
    assertThat(values.consistent(g, values.nearest())).isSameAs(values.correlation());
  }

  @Test
  void problemsNameTheEntry() {
    CorrelationValues values = pairs(pair("a", "b", 40), pair("b", "a", 0.1), pair("a", "x", 0));
    assertThat(values.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "[a, b]: is 40, outside -1..1\n  Maybe 40% was written as a whole number: write 0.4.",
            "[b, a]: is given twice\n  Maybe the second one was meant for another pair.",
            "x: is not a factor\n  Maybe one of [a, b, c].");
    assertThat(pairs(pair("a", "a", 0.5)).problems())
        .extracting(Problem::what)
        .containsExactly("is named twice");
  }

  @Test
  void matrixProblemsAreItsDiagonalAndItsSymmetry() {
    double[][] rows = {{1, 0.2, 0}, {0.3, 0.9, 0}, {0, 0, 1}};
    Correlation wrong = Correlation.gaussian(InnovationsTest.matrix(g, NAMES, rows));
    assertThat(new CorrelationValues(NAMES, wrong, g::constantOf).problems())
        .extracting(problem -> problem.parameter() + " " + problem.what())
        .containsExactly(
            "rows[1][0] is 0.3, and its mirror is 0.2",
            "rows[1][1] is 0.9, and must be 1: a factor moves with itself");
  }

  @Test
  void loadingsMustLeaveRoomForTheRest() {
    Correlation drivers =
        new Correlation(
            new Correlation.Drivers(
                List.of(driver("m", "a", 0.8), driver("s", "a", 0.7), driver("b", "c", 0.1))),
            new Correlation.StudentT(g.constant(0.5), Correlation.Mixing.EACH_STEP));
    assertThat(new CorrelationValues(NAMES, drivers, g::constantOf).problems())
        .extracting(Problem::parameter)
        .containsExactly("b", "squared loadings of a", "nu");
  }

  private Correlation.Driver driver(String name, String factor, double loading) {
    return new Correlation.Driver(
        name, List.of(new Correlation.Loading(factor, g.constant(loading))));
  }

  private Correlation.Pair pair(String a, String b, double value) {
    return new Correlation.Pair(a, b, g.constant(value));
  }

  private CorrelationValues pairs(Correlation.Pair... pairs) {
    var correlation = Correlation.gaussian(new Correlation.Pairs(List.of(pairs)));
    return new CorrelationValues(NAMES, correlation, g::constantOf);
  }
}
