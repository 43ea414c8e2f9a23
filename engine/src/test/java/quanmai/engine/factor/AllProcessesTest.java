package quanmai.engine.factor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.engine.factor.Paths.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.engine.kernels.Elementary;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.program.Adjoint;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Program;

/** What holds for every process: bits in blocks, gradients, and refusals. */
class AllProcessesTest {

  private static final int STEPS = 5;
  private static final Correlation.StudentT COPULA =
      new Correlation.StudentT(0, Correlation.Mixing.EACH_STEP);

  /** A process built from parameters by name. */
  interface Maker extends Function<Graph, FactorProcess> {}

  static Stream<Arguments> all() {
    return Stream.of(
        of("ou", AllProcessesTest::ou, "start", 1, "k", 0.4, "m", 2, "vol", 0.3),
        of("log-ou", AllProcessesTest::logOu, "start", 7, "k", 0.5, "m", 6.8, "vol", 0.2),
        of("gbm", AllProcessesTest::gbm, "start", 2, "drift", 0.05, "vol", 0.2),
        of("brownian", AllProcessesTest::brownian, "start", 2, "drift", 0.05, "vol", 0.2),
        of("noise", AllProcessesTest::noise, "m", 0.1, "vol", 0.2),
        of("cir", AllProcessesTest::cir, "start", 0.02, "k", 0.4, "m", 0.03, "vol", 0.2),
        of("hull-white", AllProcessesTest::hullWhite, "m", 0.02, "k", 0.1, "vol", 0.01),
        of(
            "merton",
            AllProcessesTest::merton,
            "start",
            2,
            "drift",
            0.05,
            "vol",
            0.2,
            "h",
            0.7,
            "m",
            -0.1,
            "d",
            0.2),
        of("regime", AllProcessesTest::regime, "stay", 0.8, "a", 1.3, "b", 0.4),
        of(
            "moves",
            AllProcessesTest::moves,
            "start",
            0.03,
            "cut",
            0.001,
            "cuts",
            0.7,
            "hikes",
            0.2));
  }

  private static Arguments of(String name, Maker maker, Object... values) {
    return Arguments.of(name, maker, given(values));
  }

  private static FactorProcess ou(Graph g) {
    return new Ou(g.parameter("start"), g.parameter("k"), g.parameter("m"), g.parameter("vol"));
  }

  private static FactorProcess logOu(Graph g) {
    return new LogOu(g.parameter("start"), g.parameter("k"), g.parameter("m"), g.parameter("vol"));
  }

  private static FactorProcess gbm(Graph g) {
    return new Gbm(g.parameter("start"), g.parameter("drift"), g.parameter("vol"));
  }

  private static FactorProcess brownian(Graph g) {
    return new Brownian(g.parameter("start"), g.parameter("drift"), g.parameter("vol"));
  }

  private static FactorProcess noise(Graph g) {
    return new WhiteNoise(g.parameter("m"), g.parameter("vol"));
  }

  private static FactorProcess cir(Graph g) {
    return new Cir(g.parameter("start"), g.parameter("k"), g.parameter("m"), g.parameter("vol"));
  }

  private static FactorProcess hullWhite(Graph g) {
    return new HullWhite(PerStep.same(g.parameter("m")), g.parameter("k"), g.parameter("vol"));
  }

  private static FactorProcess merton(Graph g) {
    return new MertonJumps(
        g.parameter("start"),
        g.parameter("drift"),
        g.parameter("vol"),
        g.parameter("h"),
        g.parameter("m"),
        g.parameter("d"));
  }

  private static FactorProcess regime(Graph g) {
    int stay = g.parameter("stay");
    int leave = g.not(stay);
    return new MarkovRegime(
        List.of(List.of(stay, leave), List.of(leave, stay)),
        List.of(g.parameter("a"), g.parameter("b")),
        0);
  }

  private static FactorProcess moves(Graph g) {
    int size = g.parameter("cut");
    return new DiscreteMoves(
        g.parameter("start"),
        List.of(new DiscreteMoves.Move(size, g.parameter("cuts"))),
        List.of(new DiscreteMoves.Move(size, g.parameter("hikes"))));
  }

  private static int[] steps(Graph g) {
    int[] dt = Paths.constants(g, 0.25, STEPS);
    dt[2] = g.constant(1);
    return dt;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void blocksGiveTheBitsOfTheSpecification(String name, Maker maker, Map<String, Double> values) {
    Graph g = new Graph();
    FactorProcess process = maker.apply(g);
    List<String> names = List.of("other", name);
    Correlation correlation =
        new Correlation(
            new Correlation.Pairs(List.of(new Correlation.Pair("other", name, g.constant(0.4)))),
            new Correlation.StudentT(g.constant(5), COPULA.mixing()));
    Innovations z = Innovations.of(g, names, correlation);
    int[] path = process.path(g, z.of(name), steps(g), name);
    for (int s = 0; s < STEPS; s++) {
      g.output("x" + s, path[s]);
    }
    int paths = 300;
    for (KernelChoice choice : KernelChoice.values()) {
      BlockRunner runner =
          new BlockRunner(Program.compile(g).bind(values), AllProcessesTest::stream, paths, choice);
      runner.run(0, paths);
      for (int i = 0; i < paths; i++) {
        int lane = i;
        double[] all = Evaluator.evaluate(g, values, draw -> draw(draw, lane));
        for (int s = 0; s < STEPS; s++) {
          assertThat(runner.output(s)[i]).isEqualTo(all[path[s]]);
        }
      }
    }
  }

  private static DrawFiller.Stream stream(Leaf.Law law, String name, int indices) {
    return (call, firstPath, n, first, second, third, fourth) -> {
      double[][] columns = {first, second, third, fourth};
      for (int k = 0; k < 4; k++) {
        for (int i = 0; i < n; i++) {
          columns[k][i] = draw(new Leaf.Draw(law, name, 4 * call + k), firstPath + i);
        }
      }
    };
  }

  private static double draw(Leaf.Draw draw, long path) {
    long seed = draw.name().hashCode() * 1_000_003L + path * 104_729L;
    double uniform = (new SplittableRandom(seed).nextLong() >>> 12) * 0x1p-52 + 0x1p-53;
    return draw.law() == Leaf.Law.UNIFORM ? uniform : Elementary.normalQuantile(uniform);
  }

  /** Parameters that move whole jumps or states have no path-wise derivative. */
  private static final Set<String> JUMPY = Set.of("h", "stay", "cuts", "hikes");

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void gradientsAgreeWithBumps(String name, Maker maker, Map<String, Double> values) {
    Graph g = new Graph();
    int[] path = maker.apply(g).path(g, Innovation.independent(g, name), steps(g), name);
    int target = g.mul(path[STEPS - 1], g.add(path[1], path[STEPS - 1]));
    Adjoint adjoint = Adjoint.of(g, target);
    Map<String, Double> all = new HashMap<>(values);
    adjoint.seeds().keySet().forEach(seed -> all.put(seed, 0.0));
    Paths first = Paths.of(g, all, 2_000, 3);
    adjoint.seeds().forEach((seed, terms) -> all.put(seed, first.mean(terms)));
    Paths second = Paths.of(g, all, 2_000, 3);
    for (String parameter : values.keySet()) {
      if (JUMPY.contains(parameter)) {
        continue;
      }
      double bump = 1e-6 * Math.abs(values.getOrDefault(parameter, 1.0));
      double[] moved = new double[2];
      for (int k = 0; k < 2; k++) {
        Map<String, Double> other = new HashMap<>(all);
        other.merge(parameter, k == 0 ? -bump : bump, Double::sum);
        moved[k] = Paths.of(g, other, 2_000, 3).mean(target).mean();
      }
      double exact = (moved[1] - moved[0]) / (2 * bump);
      assertThat(second.at(requireNonNull(adjoint.gradient().get(parameter))))
          .as(parameter)
          .isCloseTo(exact, within(1e-6 * Math.abs(exact) + 1e-8));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void goodParametersHaveNoProblemsAndBadOnesAreNamed(
      String name, Maker maker, Map<String, Double> values) {
    Graph g = new Graph();
    FactorProcess process = maker.apply(g);
    assertThat(process.problems(node -> at(g, node, values))).isEmpty();
    for (String parameter : values.keySet()) {
      Map<String, Double> other = new HashMap<>(values);
      other.put(parameter, Double.NaN);
      assertThat(process.problems(node -> at(g, node, other))).as(parameter).isNotEmpty();
      if (Set.of("k", "vol", "d", "h", "stay", "cuts", "hikes").contains(parameter)) {
        other.put(parameter, -0.1);
        assertThat(process.problems(node -> at(g, node, other))).as(parameter).isNotEmpty();
      }
    }
  }

  private static double at(Graph g, int node, Map<String, Double> values) {
    return Evaluator.evaluate(g, values, draw -> 0)[node];
  }
}
