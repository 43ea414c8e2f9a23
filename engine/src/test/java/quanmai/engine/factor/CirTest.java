package quanmai.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.engine.factor.Paths.constants;
import static quanmai.engine.factor.Paths.given;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.program.Graph;

/** The Cox-Ingersoll-Ross process against its closed forms, at calm and at wild parameters. */
class CirTest {

  private static final int PATHS = 60_000;

  private final Graph g = new Graph();
  private final Cir cir =
      new Cir(g.parameter("start"), g.parameter("k"), g.parameter("m"), g.parameter("vol"));

  // The last has 2 k m / vol^2 = 0.1, far below 1: zero is reached all the time.
  @ParameterizedTest
  @CsvSource({"0.0154, 0.35, 0.017, 0.049", "0.03, 0.35, 0.017, 0.1", "0.02, 0.5, 0.02, 0.45"})
  void hasTheExactMeanAndVarianceAndStaysAboveZero(double r, double k, double m, double vol) {
    int[] dt = {g.constant(0.25), g.constant(1), g.constant(3)};
    int[] path = cir.path(g, Innovation.independent(g, "r"), dt, "r");
    int[] expected = cir.expected(g, dt);
    Paths paths = Paths.of(g, given("start", r, "k", k, "m", m, "vol", vol), PATHS, 1);
    double[] time = {0.25, 1.25, 4.25};
    for (int s = 0; s < 3; s++) {
      double a = Math.exp(-k * time[s]);
      double mean = m + (r - m) * a;
      double variance =
          r * vol * vol * a * (1 - a) / k + m * vol * vol * (1 - a) * (1 - a) / (2 * k);
      int node = path[s];
      assertThat(paths.at(expected[s])).isCloseTo(mean, within(1e-15));
      assertThat(paths.mean(node).away(mean)).isLessThan(4);
      assertThat(paths.covariance(node, mean, node, mean).away(variance)).isLessThan(4);
      for (int i = 0; i < PATHS; i++) {
        assertThat(paths.at(node, i)).isGreaterThanOrEqualTo(0);
      }
    }
  }

  @Test
  void pricesABondByMonthlySteps() {
    int steps = 60;
    double dt = 1.0 / 12;
    double r = 0.03;
    double k = 0.35;
    double m = 0.017;
    double vol = 0.1;
    int[] path = cir.path(g, Innovation.independent(g, "r"), constants(g, dt, steps), "r");
    int sum = g.constant(r / 2);
    for (int s = 0; s < steps; s++) {
      sum = g.add(sum, s < steps - 1 ? path[s] : g.mul(g.constant(0.5), path[s]));
    }
    int discount = g.exp(g.neg(g.mul(sum, g.constant(dt))));
    Paths paths = Paths.of(g, given("start", r, "k", k, "m", m, "vol", vol), 15_000, 2);
    // Cox, Ingersoll and Ross 1985, equation 23.
    double t = 5;
    double h = Math.sqrt(k * k + 2 * vol * vol);
    double grown = Math.exp(h * t) - 1;
    double below = (h + k) * grown + 2 * h;
    double a = Math.pow(2 * h * Math.exp((h + k) * t / 2) / below, 2 * k * m / (vol * vol));
    double price = a * Math.exp(-r * 2 * grown / below);
    assertThat(paths.mean(discount).mean())
        .isCloseTo(price, within(4 * paths.mean(discount).error()));
  }

  @Test
  void aHigherInnovationNeverGivesALowerRate() {
    double[] before = new double[2];
    int z = g.parameter("z");
    int[] path = cir.path(g, new int[] {z}, new int[] {g.constant(1)}, "r");
    for (int wild = 0; wild < 2; wild++) {
      double vol = wild == 0 ? 0.05 : 0.45;
      for (double x = -8; x <= 8; x += 0.01) {
        var values = given("start", 0.02, "k", 0.5, "m", 0.02, "vol", vol, "z", x);
        double r = quanmai.engine.program.Evaluator.evaluate(g, values, draw -> 0)[path[0]];
        if (wild == 1 || x > -4) {
          assertThat(r).isGreaterThanOrEqualTo(before[wild]);
        }
        before[wild] = r;
      }
    }
  }
}
