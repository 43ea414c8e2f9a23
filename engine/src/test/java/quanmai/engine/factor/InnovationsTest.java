package quanmai.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static quanmai.engine.factor.Paths.given;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Leaf;

/** Innovations have the correlations asked for, and each stays standard normal. */
class InnovationsTest {

  private static final int PATHS = 60_000;
  private static final List<String> NAMES = List.of("a", "b", "c");

  private final Graph g = new Graph();

  @Test
  void aMatrixIsRecovered() {
    double[][] matrix = {{1, 0.5, -0.3}, {0.5, 1, 0.2}, {-0.3, 0.2, 1}};
    Innovations z = Innovations.of(g, NAMES, Correlation.gaussian(matrix(NAMES, matrix)));
    assertRecovered(z, matrix, Map.of());
  }

  @Test
  void theOrderOfTheMatrixNeedNotBeThatOfTheFactors() {
    double[][] matrix = {{1, 0.6}, {0.6, 1}};
    Innovations z =
        Innovations.of(g, NAMES, Correlation.gaussian(matrix(List.of("c", "a"), matrix)));
    assertRecovered(z, new double[][] {{1, 0, 0.6}, {0, 1, 0}, {0.6, 0, 1}}, Map.of());
  }

  @Test
  void pairsAreRecoveredFromParameters() {
    var pairs =
        List.of(
            new Correlation.Pair("b", "a", g.parameter("ab")),
            new Correlation.Pair("b", "c", g.parameter("bc")));
    Innovations z = Innovations.of(g, NAMES, Correlation.gaussian(new Correlation.Pairs(pairs)));
    double[][] matrix = {{1, 0.5, 0}, {0.5, 1, -0.7}, {0, -0.7, 1}};
    assertRecovered(z, matrix, given("ab", 0.5, "bc", -0.7));
  }

  @Test
  void driversCorrelateByTheProductOfLoadings() {
    Innovations z = Innovations.of(g, NAMES, drivers());
    double[][] matrix = {{1, 0.8 * 0.5 + 0.3 * 0.4, 0}, {0, 1, 0}, {0, 0, 1}};
    matrix[1][0] = matrix[0][1];
    assertRecovered(z, matrix, given("a.m", 0.8, "b.m", 0.5, "a.s", 0.3, "b.s", 0.4));
  }

  private Correlation drivers() {
    return Correlation.gaussian(
        new Correlation.Drivers(
            List.of(
                new Correlation.Driver(
                    "market",
                    List.of(
                        new Correlation.Loading("a", g.parameter("a.m")),
                        new Correlation.Loading("b", g.parameter("b.m")))),
                new Correlation.Driver(
                    "sector",
                    List.of(
                        new Correlation.Loading("a", g.parameter("a.s")),
                        new Correlation.Loading("b", g.parameter("b.s")))))));
  }

  @Test
  void perfectCorrelationAndOtherSemidefiniteMatricesWork() {
    double[][] same = {{1, 1, -1}, {1, 1, -1}, {-1, -1, 1}};
    Innovations z = Innovations.of(g, NAMES, Correlation.gaussian(matrix(NAMES, same)));
    assertThat(z.at(1, 0)).isEqualTo(z.at(0, 0));
    assertThat(z.at(2, 0)).isEqualTo(g.neg(z.at(0, 0)));
    double h = Math.sqrt(0.5);
    double[][] sum = {{1, 0, h}, {0, 1, h}, {h, h, 1}};
    Graph other = new Graph();
    Innovations y = Innovations.of(other, NAMES, Correlation.gaussian(matrix(other, NAMES, sum)));
    int[] node = {y.at(0, 0), y.at(1, 0), y.at(2, 0)};
    Paths paths = Paths.of(other, 100, 1);
    for (int i = 0; i < 100; i++) {
      double expected = h * (paths.at(node[0], i) + paths.at(node[1], i));
      assertThat(paths.at(node[2], i)).isCloseTo(expected, within(1e-7));
    }
  }

  @Test
  void perfectCorrelationAsAParameterWorks() {
    var pair = new Correlation.Pair("a", "b", g.parameter("r"));
    Innovations z =
        Innovations.of(g, NAMES, Correlation.gaussian(new Correlation.Pairs(List.of(pair))));
    int[] node = {z.at(0, 0), z.at(1, 0)};
    Paths paths = Paths.of(g, given("r", 1), 100, 1);
    for (int i = 0; i < 100; i++) {
      assertThat(paths.at(node[1], i)).isEqualTo(paths.at(node[0], i));
    }
  }

  @Test
  void aFurtherFactorMovesNoOther() {
    Set<String> alone = streams(Innovations.of(g, List.of("a"), Correlation.NONE).at(0, 3));
    assertThat(alone).containsExactly("a[3]");
    Innovations three = Innovations.of(g, NAMES, drivers());
    assertThat(streams(three.at(0, 3))).containsExactly("a[3]", "market[3]", "sector[3]");
    assertThat(streams(three.at(2, 0))).containsExactly("c[0]");
  }

  private Set<String> streams(int node) {
    Set<String> result = new TreeSet<>();
    if (g.kind(node) == Graph.Kind.LEAF && g.leafOf(node) instanceof Leaf.Draw draw) {
      result.add(draw.name());
    }
    for (int operand : g.operands(node)) {
      result.addAll(streams(operand));
    }
    return result;
  }

  @Test
  void unknownNamesAreTheCallersMistake() {
    var pair = new Correlation.Pair("a", "x", g.constant(0.1));
    var correlation = Correlation.gaussian(new Correlation.Pairs(List.of(pair)));
    assertThatThrownBy(() -> Innovations.of(g, NAMES, correlation)).hasMessageContaining("'x'");
    assertThatThrownBy(() -> Innovations.of(g, NAMES, Correlation.NONE).of("y"))
        .hasMessageContaining("no factor 'y'");
  }

  private void assertRecovered(Innovations z, double[][] matrix, Map<String, Double> values) {
    int[][] node = new int[3][2];
    for (int f = 0; f < 3; f++) {
      node[f][0] = z.at(f, 0);
      node[f][1] = z.at(f, 1);
    }
    Paths paths = Paths.of(g, values, PATHS, 9);
    for (int i = 0; i < 3; i++) {
      assertThat(paths.mean(node[i][0]).away(0)).isLessThan(4);
      for (int j = 0; j < 3; j++) {
        assertThat(paths.covariance(node[i][0], 0, node[j][0], 0).away(matrix[i][j])).isLessThan(4);
        assertThat(paths.covariance(node[i][0], 0, node[j][1], 0).away(0)).isLessThan(4);
      }
    }
  }

  private Correlation.Matrix matrix(List<String> names, double[][] rows) {
    return matrix(g, names, rows);
  }

  static Correlation.Matrix matrix(Graph g, List<String> names, double[][] rows) {
    return new Correlation.Matrix(
        names,
        java.util.Arrays.stream(rows)
            .map(row -> java.util.Arrays.stream(row).mapToObj(g::constant).toList())
            .toList());
  }
}
