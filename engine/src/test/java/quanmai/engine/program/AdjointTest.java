package quanmai.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradient equals central differences on the same random numbers. */
class AdjointTest {

  private static final int PATHS = 200;
  private static final int PARAMETERS = 5;

  private static double draw(int path, Leaf.Draw draw) {
    long mixed = path * 0x9E3779B97F4A7C15L + draw.stream().hashCode() * 31L + draw.index();
    double u = new SplittableRandom(mixed).nextDouble(0.02, 0.98);
    return draw.law() == Leaf.Law.UNIFORM ? u : 2 * u - 1;
  }

  private static double mean(Graph g, int node, Map<String, Double> parameters) {
    double sum = 0;
    int defined = 0;
    for (int p = 0; p < PATHS; p++) {
      int path = p;
      double v = Evaluator.evaluate(g, parameters, d -> draw(path, d))[node];
      if (!Double.isNaN(v)) {
        sum += v;
        defined++;
      }
    }
    return sum / defined;
  }

  private static Map<String, Double> gradient(
      Graph g, Adjoint adjoint, Map<String, Double> parameters) {
    Map<String, Double> all = new HashMap<>(parameters);
    adjoint.seeds().keySet().forEach(name -> all.put(name, 0.0));
    int defined = 0;
    for (int p = 0; p < PATHS; p++) {
      int path = p;
      double[] v = Evaluator.evaluate(g, all, d -> draw(path, d));
      defined += Double.isNaN(v[adjoint.target()]) ? 0 : 1;
      adjoint
          .seeds()
          .forEach(
              (name, terms) ->
                  terms.forEach(term -> all.merge("sum " + name, term.of(v), Double::sum)));
    }
    for (String name : adjoint.seeds().keySet()) {
      all.put(name, all.getOrDefault("sum " + name, Double.NaN) / defined);
    }
    double[] v = Evaluator.evaluate(g, all, d -> 0.5);
    Map<String, Double> result = new HashMap<>();
    adjoint.gradient().forEach((name, node) -> result.put(name, v[node]));
    return result;
  }

  private static void agreesWithBumps(Graph g, int target, Map<String, Double> parameters) {
    Map<String, Double> found = gradient(g, Adjoint.of(g, target), parameters);
    for (String name : parameters.keySet()) {
      double h = 1e-6;
      Map<String, Double> bumped = new HashMap<>(parameters);
      Adjoint.of(g, target).seeds().keySet().forEach(seed -> bumped.put(seed, 0.0));
      bumped.put(name, parameters.get(name) + h);
      double up = mean(g, target, bumped);
      bumped.put(name, parameters.get(name) - h);
      double down = mean(g, target, bumped);
      double bump = (up - down) / (2 * h);
      assertThat(found.getOrDefault(name, 0.0))
          .as("derivative by %s", name)
          .isCloseTo(bump, within(1e-5 * Math.max(1, Math.abs(bump))));
    }
  }

  @ParameterizedTest(name = "random program {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void random_programs(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Graph g = new Graph();
    Map<String, Double> parameters = new HashMap<>();
    List<Integer> pool = new ArrayList<>();
    for (int k = 0; k < PARAMETERS; k++) {
      pool.add(g.parameter("k" + k));
      parameters.put("k" + k, random.nextDouble(0.3, 1.7));
      pool.add(g.normal("z", k));
    }
    pool.add(g.constant(0.7));
    for (int step = 0; step < 60; step++) {
      int a = pool.get(random.nextInt(pool.size()));
      int b = pool.get(random.nextInt(pool.size()));
      int c = pool.get(random.nextInt(pool.size()));
      pool.add(randomNode(g, random.nextInt(15), a, b, c));
    }
    int sum = g.constant(0);
    for (int k = pool.size() - 12; k < pool.size(); k++) {
      sum = g.add(sum, bounded(g, pool.get(k)));
    }
    agreesWithBumps(g, sum, parameters);
  }

  /** A smooth value in (0, 1), so that nothing grows without bound. */
  private static int bounded(Graph g, int a) {
    return g.normalCdf(g.mul(g.constant(0.3), a));
  }

  private static int randomNode(Graph g, int what, int a, int b, int c) {
    return switch (what) {
      case 0 -> g.add(a, b);
      case 1 -> g.sub(a, b);
      case 2, 3 -> g.mul(bounded(g, a), b);
      case 4 -> g.div(a, g.add(g.constant(1), bounded(g, b)));
      case 5 -> g.min(a, b);
      case 6 -> g.max(a, b);
      case 7 -> g.select(g.lessThan(a, b), a, c);
      case 8 -> g.exp(g.neg(bounded(g, a)));
      case 9 -> g.log(g.add(g.constant(1), bounded(g, a)));
      case 10 -> g.sqrt(g.add(g.constant(1), g.mul(bounded(g, a), bounded(g, b))));
      case 11 -> g.normalQuantile(bounded(g, g.min(g.max(a, g.constant(-4)), g.constant(4))));
      case 12 -> g.add(g.mul(bounded(g, a), bounded(g, b)), c);
      case 13 -> g.sub(c, g.mul(bounded(g, a), bounded(g, b)));
      default -> g.neg(a);
    };
  }

  @Test
  void a_branch_not_taken_gives_no_undefined_gradient() {
    Graph g = new Graph();
    int k = g.parameter("k");
    int x = g.max(g.sub(g.uniform("u", 0), g.constant(0.5)), g.constant(0));
    int target = g.select(g.lessThan(g.constant(0), x), g.mul(k, g.div(k, x)), g.mul(k, k));
    agreesWithBumps(g, target, Map.of("k", 1.3));
  }

  @Test
  void undefined_paths_count_neither_in_the_mean_nor_in_its_gradient() {
    Graph g = new Graph();
    int k = g.parameter("k");
    int x = g.sqrt(g.sub(g.uniform("u", 0), g.constant(0.5)));
    agreesWithBumps(g, g.mul(k, g.mul(k, x)), Map.of("k", 1.3));
  }

  @Test
  void a_uniform_target_needs_no_paths() {
    Graph g = new Graph();
    int target = g.exp(g.mul(g.parameter("a"), g.parameter("b")));
    Adjoint adjoint = Adjoint.of(g, target);
    assertThat(adjoint.seeds().keySet()).hasSize(1);
    agreesWithBumps(g, target, Map.of("a", 0.4, "b", 0.9));
  }
}
