package quanmai.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static quanmai.engine.factor.Paths.constants;
import static quanmai.engine.factor.Paths.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Graph;

/** Jump diffusions, regimes and policy moves have their closed-form moments and frequencies. */
class JumpsAndRegimesTest {

  private static final int PATHS = 60_000;

  private final Graph g = new Graph();
  private final Innovation z = Innovation.independent(g, "x");

  @Test
  void mertonHasTheCumulantsOfCompoundPoissonPlusNormal() {
    MertonJumps process = new MertonJumps(p("start"), p("drift"), p("vol"), p("h"), p("j"), p("d"));
    int[] dt = constants(g, 0.5, 6);
    int[] path = process.path(g, z, dt, "x");
    int[] expected = process.expected(g, dt);
    double vol = 0.2;
    double h = 1.4;
    double j = -0.1;
    double d = 0.15;
    Map<String, Double> values =
        given("start", 5, "drift", 0.06, "vol", vol, "h", h, "j", j, "d", d);
    Paths paths = Paths.of(g, values, PATHS, 1);
    double t = 3;
    double mean = 5 * Math.exp(0.06 * t);
    assertThat(paths.at(expected[5])).isCloseTo(mean, within(1e-14));
    assertThat(paths.mean(path[5]).away(mean)).isLessThan(4);
    double gain = Math.exp(j + d * d / 2) - 1;
    double first = Math.log(5) + (0.06 - vol * vol / 2 - h * gain) * t + h * t * j;
    double second = (vol * vol + h * (j * j + d * d)) * t;
    double third = h * t * (j * j * j + 3 * j * d * d);
    assertThat(moment(paths, path[5], 0, 1).away(first)).isLessThan(4);
    assertThat(moment(paths, path[5], first, 2).away(second)).isLessThan(4);
    assertThat(moment(paths, path[5], first, 3).away(third)).isLessThan(4);
    // The characteristic function E cos(2 x) of the centred logarithm, by Levy and Khinchin.
    double v = 2;
    double damping = Math.exp(-d * d * v * v / 2);
    double real = h * (damping * Math.cos(v * j) - 1) - vol * vol * v * v / 2;
    double imaginary = h * (damping * Math.sin(v * j) - v * j);
    double cosine = Math.exp(real * t) * Math.cos(imaginary * t);
    assertThat(paths.mean(i -> Math.cos(v * (Math.log(paths.at(path[5], i)) - first))).away(cosine))
        .isLessThan(4);
  }

  private static Paths.Estimate moment(Paths paths, int node, double centre, int power) {
    return paths.mean(i -> Math.pow(Math.log(paths.at(node, i)) - centre, power));
  }

  @Test
  void regimesMoveByTheirMatrixAndSettleInTheirStationaryShares() {
    double[][] matrix = {{0.7, 0.3, 0}, {0.1, 0.8, 0.1}, {0, 0.5, 0.5}};
    List<List<Integer>> rows =
        java.util.Arrays.stream(matrix)
            .map(row -> java.util.Arrays.stream(row).mapToObj(g::constant).toList())
            .toList();
    List<Integer> worth = List.of(g.constant(1.3), g.constant(1), g.constant(0.4));
    MarkovRegime regime = new MarkovRegime(rows, worth, 1);
    int steps = 30;
    int[] dt = constants(g, 1, steps);
    int[] path = regime.path(g, z, dt, "x");
    int[][] states = regime.indicators(g, z, steps);
    int[] expected = regime.expected(g, dt);
    Paths paths = Paths.of(g, PATHS, 2);
    // Balance: 0.3 pi(0) = 0.1 pi(1) and 0.5 pi(2) = 0.1 pi(1).
    double[] stationary = {5 / 23.0, 15 / 23.0, 3 / 23.0};
    for (int k = 0; k < 3; k++) {
      assertThat(paths.mean(states[0][k]).mean())
          .isCloseTo(matrix[1][k], within(4 * paths.mean(states[0][k]).error()));
      assertThat(paths.mean(states[steps - 1][k]).away(stationary[k])).isLessThan(4);
      int from = k;
      for (int j = 0; j < 3; j++) {
        int to = j;
        var both = paths.mean(i -> paths.at(states[9][from], i) * paths.at(states[10][to], i));
        double share = paths.mean(states[9][from]).mean();
        assertThat(both.mean()).isCloseTo(share * matrix[k][j], within(4 * both.error() + 1e-12));
      }
    }
    double settled = 1.3 * stationary[0] + stationary[1] + 0.4 * stationary[2];
    assertThat(paths.at(expected[steps - 1])).isCloseTo(settled, within(1e-5));
    assertThat(paths.mean(path[4]).away(paths.at(expected[4]))).isLessThan(4);
    for (int i = 0; i < 1000; i++) {
      int path1 = i;
      assertThat(java.util.Arrays.stream(states[7]).mapToDouble(n -> paths.at(n, path1)).sum())
          .isEqualTo(1);
    }
  }

  @Test
  void aRegimeNeedsASquareMatrixThatAddsUp() {
    List<Integer> worth = List.of(g.constant(1), g.constant(2));
    assertThatThrownBy(() -> new MarkovRegime(List.of(worth), worth, 0))
        .hasMessageContaining("2 states need 2 rows of 2");
    List<Integer> half = List.of(g.constant(0.5), g.constant(0.4));
    assertThat(new MarkovRegime(List.of(half, half), worth, 0).problems(g::constantOf))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.what()).contains("add to 0.9"));
  }

  @Test
  void policyMovesComeAtTheirRatesAndLowInnovationsAreFalls() {
    DiscreteMoves policy =
        new DiscreteMoves(
            p("start"),
            List.of(new DiscreteMoves.Move(p("cut"), p("cuts"))),
            List.of(new DiscreteMoves.Move(p("hike"), p("hikes"))));
    int[] dt = constants(g, 0.25, 8);
    int[] path = policy.path(g, z, dt, "x");
    int[] expected = policy.expected(g, dt);
    Paths paths =
        Paths.of(
            g,
            given("start", 0.014, "cut", 0.001, "cuts", 0.7, "hike", 0.002, "hikes", 0.1),
            PATHS,
            3);
    double moves = 1 - Math.exp(-0.8 * 0.25);
    double change = moves * (0.1 * 0.002 - 0.7 * 0.001) / 0.8;
    assertThat(paths.at(expected[7])).isCloseTo(0.014 + 8 * change, within(1e-15));
    assertThat(paths.mean(path[7]).away(0.014 + 8 * change)).isLessThan(4);
    assertThat(paths.mean(i -> paths.at(path[0], i) < 0.0139 ? 1 : 0).away(moves * 0.875))
        .isLessThan(4);
    assertThat(paths.mean(i -> paths.at(path[0], i) > 0.0141 ? 1 : 0).away(moves * 0.125))
        .isLessThan(4);
    int drawn = g.normal("x", 0);
    assertThat(paths.covariance(drawn, 0, path[0], 0.014 + change).mean()).isPositive();
  }

  private int p(String name) {
    return g.parameter(name);
  }
}
