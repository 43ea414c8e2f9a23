package quanmai.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static quanmai.engine.factor.Paths.constants;
import static quanmai.engine.factor.Paths.given;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import quanmai.engine.kernels.Op;
import quanmai.engine.program.Graph;

/** Processes driven by normals alone have the moments of their closed forms. */
class GaussianProcessesTest {

  private static final int PATHS = 60_000;
  private static final double ERRORS = 4;

  private final Graph g = new Graph();

  private Innovation own() {
    return Innovation.independent(g, "x");
  }

  @Test
  void ouHasTheExactMeanVarianceAndAutocovariance() {
    double k = 0.8;
    double vol = 0.3;
    int[] dt = {g.constant(0.25), g.constant(0.5), g.constant(1), g.constant(2)};
    Ou ou = new Ou(p("start"), p("k"), p("m"), p("vol"));
    int[] path = ou.path(g, own(), dt, "x");
    int[] expected = ou.expected(g, dt);
    Paths paths = Paths.of(g, given("start", 2, "k", k, "m", 0.5, "vol", vol), PATHS, 1);
    double[] time = {0.25, 0.75, 1.75, 3.75};
    for (int s = 0; s < 4; s++) {
      double mean = 0.5 + 1.5 * Math.exp(-k * time[s]);
      double variance = vol * vol * (1 - Math.exp(-2 * k * time[s])) / (2 * k);
      assertThat(paths.at(expected[s])).isCloseTo(mean, within(1e-14));
      assertThat(paths.mean(path[s]).away(mean)).isLessThan(ERRORS);
      assertThat(paths.covariance(path[s], mean, path[s], mean).away(variance)).isLessThan(ERRORS);
      for (int r = 0; r < s; r++) {
        double meanBefore = 0.5 + 1.5 * Math.exp(-k * time[r]);
        double lag =
            Math.exp(-k * (time[s] - time[r]))
                * (vol * vol * (1 - Math.exp(-2 * k * time[r])) / (2 * k));
        assertThat(paths.covariance(path[s], mean, path[r], meanBefore).away(lag))
            .isLessThan(ERRORS);
      }
    }
  }

  @Test
  void ouFollowsAMeanThatVariesByStep() {
    PerStep mean = new PerStep(List.of(g.constant(1.0), g.constant(3.0)));
    Ou ou = new Ou(g.constant(0), g.constant(0.5), mean, PerStep.same(g.constant(0.1)));
    int[] path = ou.path(g, own(), constants(g, 1, 2), "x");
    double a = Math.exp(-0.5);
    double first = 1 - a;
    double second = a * first + (1 - a) * 3;
    Paths paths = Paths.of(g, PATHS, 2);
    assertThat(paths.mean(path[0]).away(first)).isLessThan(ERRORS);
    assertThat(paths.mean(path[1]).away(second)).isLessThan(ERRORS);
  }

  @Test
  void logOuIsLognormalAroundTheMedian() {
    LogOu process = new LogOu(p("start"), p("k"), p("median"), p("vol"));
    int[] dt = constants(g, 0.5, 6);
    int[] path = process.path(g, own(), dt, "x");
    int[] expected = process.expected(g, dt);
    Map<String, Double> values = given("start", 7.1, "k", 0.53, "median", 6.87, "vol", 0.041);
    Paths paths = Paths.of(g, values, PATHS, 3);
    double t = 3;
    double logMean = Math.log(6.87) + Math.log(7.1 / 6.87) * Math.exp(-0.53 * t);
    double variance = 0.041 * 0.041 * (1 - Math.exp(-2 * 0.53 * t)) / (2 * 0.53);
    double mean = Math.exp(logMean + variance / 2);
    assertThat(paths.at(expected[5])).isCloseTo(mean, within(1e-13));
    assertThat(paths.mean(path[5]).away(mean)).isLessThan(ERRORS);
    assertThat(paths.mean(i -> Math.log(paths.at(path[5], i))).away(logMean)).isLessThan(ERRORS);
    assertThat(
            paths.mean(i -> Math.pow(Math.log(paths.at(path[5], i)) - logMean, 2)).away(variance))
        .isLessThan(ERRORS);
  }

  @Test
  void gbmGrowsByItsDriftWithItsVolatility() {
    Gbm gbm = new Gbm(p("start"), p("drift"), p("vol"));
    int[] dt = constants(g, 0.25, 8);
    int[] path = gbm.path(g, own(), dt, "x");
    int[] expected = gbm.expected(g, dt);
    Paths paths = Paths.of(g, given("start", 3, "drift", 0.07, "vol", 0.21), PATHS, 4);
    for (int s : new int[] {0, 3, 7}) {
      double t = 0.25 * (s + 1);
      double mean = 3 * Math.exp(0.07 * t);
      double variance = mean * mean * (Math.exp(0.21 * 0.21 * t) - 1);
      assertThat(paths.at(expected[s])).isCloseTo(mean, within(1e-14));
      assertThat(paths.mean(path[s]).away(mean)).isLessThan(ERRORS);
      assertThat(paths.covariance(path[s], mean, path[s], mean).away(variance)).isLessThan(ERRORS);
    }
  }

  @Test
  void brownianIncrementsAreIndependent() {
    Brownian w = new Brownian(p("start"), p("drift"), p("vol"));
    int[] dt = {g.constant(0.5), g.constant(2)};
    int[] path = w.path(g, own(), dt, "x");
    int[] expected = w.expected(g, dt);
    Paths paths = Paths.of(g, given("start", 1, "drift", 0.2, "vol", 0.4), PATHS, 5);
    assertThat(paths.at(expected[1])).isEqualTo(1.5);
    assertThat(paths.mean(path[1]).away(1.5)).isLessThan(ERRORS);
    assertThat(paths.covariance(path[1], 1.5, path[1], 1.5).away(0.16 * 2.5)).isLessThan(ERRORS);
    assertThat(paths.covariance(path[0], 1.1, path[1], 1.5).away(0.16 * 0.5)).isLessThan(ERRORS);
  }

  @Test
  void whiteNoiseForgetsTheStepBeforeAndTheStepLength() {
    WhiteNoise noise = new WhiteNoise(p("mean"), p("sd"));
    int[] path = noise.path(g, own(), new int[] {g.constant(0.1), g.constant(9)}, "x");
    Paths paths = Paths.of(g, given("mean", 0.01, "sd", 0.02), PATHS, 6);
    for (int node : path) {
      assertThat(paths.mean(node).away(0.01)).isLessThan(ERRORS);
      assertThat(paths.covariance(node, 0.01, node, 0.01).away(4e-4)).isLessThan(ERRORS);
    }
    assertThat(paths.covariance(path[0], 0.01, path[1], 0.01).away(0)).isLessThan(ERRORS);
  }

  @Test
  void hullWhiteRepricesTheCurveWithEveryStepLength() {
    double[] zero = {0.015, 0.016, 0.018, 0.021, 0.022};
    double[] lengths = {0.25, 0.25, 0.5, 2, 7};
    int[] dt = new int[5];
    int[] zeroNodes = new int[5];
    for (int s = 0; s < 5; s++) {
      dt[s] = g.constant(lengths[s]);
      zeroNodes[s] = g.constant(zero[s]);
    }
    HullWhite process = HullWhite.ofZeroRates(g, zeroNodes, dt, p("k"), p("vol"));
    int[] path = process.path(g, own(), dt, "x");
    int[] discounted = new int[5];
    int sum = g.constant(0);
    for (int s = 0; s < 5; s++) {
      sum = g.add(sum, g.mul(path[s], dt[s]));
      discounted[s] = g.exp(g.neg(sum));
    }
    Paths paths = Paths.of(g, given("k", 0.1, "vol", 0.012), PATHS, 7);
    double t = 0;
    for (int s = 0; s < 5; s++) {
      t += lengths[s];
      assertThat(paths.mean(discounted[s]).away(Math.exp(-zero[s] * t))).isLessThan(ERRORS);
    }
  }

  @Test
  void hullWhiteConvexityTendsToTheContinuousOne() {
    int steps = 4000;
    int[] dt = constants(g, 10.0 / steps, steps);
    double k = 0.2;
    double vol = 0.015;
    HullWhite process = new HullWhite(PerStep.same(g.constant(0)), g.constant(k), g.constant(vol));
    int last = process.expected(g, dt)[steps - 1];
    double limit = vol * vol * Math.pow(1 - Math.exp(-k * 10), 2) / (2 * k * k);
    assertThat(g.constantOf(last)).isCloseTo(limit, within(1e-7));
  }

  @Test
  void sixCorrelatedOuFactorsCostOneMultiplyAddForEachDraw() {
    int factors = 6;
    List<String> names = List.of("a", "b", "c", "d", "e", "f");
    List<Correlation.Pair> pairs = new java.util.ArrayList<>();
    for (int i = 0; i < factors; i++) {
      for (int j = 0; j < i; j++) {
        pairs.add(new Correlation.Pair(names.get(i), names.get(j), p("r" + i + j)));
      }
    }
    Innovations z = Innovations.of(g, names, Correlation.gaussian(new Correlation.Pairs(pairs)));
    int[] dt = constants(g, 0.25, 40);
    Set<Integer> reached = new TreeSet<>();
    for (String name : names) {
      int start = p(name + ".start");
      Ou ou = new Ou(start, p(name + ".k"), p(name + ".m"), p(name + ".vol"));
      reach(ou.path(g, z.of(name), dt, name)[39], reached);
    }
    long fused = reached.stream().filter(n -> varies(n) && g.is(n, Op.FMA)).count();
    long others =
        reached.stream()
            .filter(n -> varies(n) && g.kind(n) == Graph.Kind.OPERATION && !g.is(n, Op.FMA))
            .count();
    assertThat(fused).isEqualTo(40L * (6 + 21) - 6);
    assertThat(others).isZero();
  }

  private boolean varies(int node) {
    return !g.isUniform(node);
  }

  private void reach(int node, Set<Integer> reached) {
    if (reached.add(node)) {
      for (int operand : g.operands(node)) {
        reach(operand, reached);
      }
    }
  }

  private int p(String name) {
    return g.parameter(name);
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.api.Assertions.within(tolerance);
  }
}
