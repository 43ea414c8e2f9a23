package quanmai.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.kernels.KernelChoice;

/** A compiled program gives the bits of {@link Evaluator}, for any block and any kernels. */
class BlockRunnerTest {

  private static final int PATHS = 21;

  @ParameterizedTest
  @EnumSource
  void gives_the_bits_of_the_evaluator(KernelChoice choice) {
    for (int seed = 0; seed < 150; seed++) {
      RandomGraphs random = new RandomGraphs(seed, 5 + 3 * seed);
      double[][] expected = evaluate(random);
      for (int lanes : new int[] {3, 256}) {
        double[][] found = run(random, lanes, choice);
        for (int k = 0; k < expected.length; k++) {
          assertThat(found[k])
              .as("graph %d, output %d, blocks of %d", seed, k, lanes)
              .isEqualTo(expected[k]);
        }
      }
    }
  }

  @Test
  void sums_are_those_of_all_their_terms() {
    Graph graph = new Graph();
    SplittableRandom random = new SplittableRandom(11);
    List<Term> all = new ArrayList<>();
    List<Term> some = new ArrayList<>();
    List<Term> others = new ArrayList<>();
    Map<String, List<Term>> sums = new LinkedHashMap<>();
    sums.put("all", all);
    sums.put("some", some);
    sums.put("others", others);
    for (int k = 0; k < 90; k++) {
      int draw = graph.uniform("u", random.nextInt(20));
      int node =
          switch (k % 4) {
            case 0 -> draw;
            case 1 -> graph.exp(draw);
            case 2 -> graph.mul(draw, graph.constant(random.nextDouble(-1, 1)));
            default -> graph.mul(draw, graph.uniform("v", random.nextInt(5)));
          };
      all.add(new Term(node, random.nextBoolean()));
      (k % 3 == 0 ? some : others).add(new Term(node, false));
    }
    some.add(new Term(graph.constant(0.25), true));
    double[] expected = new double[3];
    for (int path = 0; path < PATHS; path++) {
      double[] values = Evaluator.evaluate(graph, Map.of(), HashDraws.of(path));
      int k = 0;
      for (List<Term> terms : sums.values()) {
        expected[k++] += terms.stream().mapToDouble(term -> term.of(values)).sum();
      }
    }
    Bound bound = Program.compileSums(graph, sums).bind(Map.of());
    double[] plain = null;
    for (KernelChoice choice : KernelChoice.values()) {
      BlockRunner runner = new BlockRunner(bound, new HashDraws(), PATHS, choice);
      runner.run(0, PATHS);
      double[] found = {runner.sum(0), runner.sum(1), runner.sum(2)};
      assertThat(found).as("%s", choice).containsExactly(expected, within(1e-10));
      plain = plain == null ? found : plain;
      assertThat(found).as("bits by %s", choice).isEqualTo(plain);
    }
  }

  private static double[][] evaluate(RandomGraphs random) {
    Graph graph = random.graph;
    double[][] values = new double[graph.outputs().size()][PATHS];
    for (int path = 0; path < PATHS; path++) {
      double[] all = Evaluator.evaluate(graph, random.parameters, HashDraws.of(path));
      int k = 0;
      for (int node : graph.outputs().values()) {
        values[k++][path] = all[node];
      }
    }
    return values;
  }

  private static double[][] run(RandomGraphs random, int lanes, KernelChoice choice) {
    Bound bound = Program.compile(random.graph).bind(random.parameters);
    BlockRunner runner = new BlockRunner(bound, new HashDraws(), lanes, choice);
    double[][] values = new double[random.graph.outputs().size()][PATHS];
    for (int first = 0; first < PATHS; first += lanes) {
      int n = Math.min(lanes, PATHS - first);
      runner.run(first, n);
      for (int k = 0; k < values.length; k++) {
        System.arraycopy(runner.output(k), 0, values[k], first, n);
      }
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void does_not_allocate(KernelChoice choice) {
    Graph graph = new Graph();
    int sum = graph.parameter("start");
    List<Integer> terms = new ArrayList<>();
    for (int t = 0; t < 12; t++) {
      sum = graph.add(graph.mul(sum, graph.constant(0.9)), graph.parameter("shift"));
      sum = graph.add(graph.max(sum, graph.constant(0)), graph.exp(graph.parameter("shift")));
      sum = graph.add(sum, graph.exp(graph.mul(sum, graph.constant(0.01))));
      sum = graph.add(sum, graph.floor(graph.normal("z", t)));
      terms.add(sum);
    }
    graph.output("sum", sum);
    graph.output("widest", graph.wide(new Widest(), array(terms)));
    Bound bound = Program.compile(graph).bind(Map.of("start", 1.0, "shift", 0.1));
    DrawFiller draws = (law, name, indices) -> (call, first, n, a, b, c, d) -> a[0] = first;
    BlockRunner runner = new BlockRunner(bound, draws, 256, choice);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // vector code allocates until it is compiled, whenever that is
    for (int attempt = 0; attempt < 20_000 && least > 0; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 20; block++) {
        runner.run(256L * block, 256);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 9, 255, 256})
  void lanes_past_the_path_count_are_never_read(int n) {
    Graph graph = new Graph();
    int z = graph.normal("z", 0);
    graph.output("widest", graph.wide(new Widest(), z, graph.add(z, z)));
    BlockRunner runner =
        new BlockRunner(
            Program.compile(graph).bind(Map.of()), new HashDraws(), 256, KernelChoice.LOOPS);
    runner.run(0, 256);
    runner.run(1000, n);
    for (int i = 0; i < n; i++) {
      double draw = HashDraws.of(1000 + i).at(new Leaf.Draw(Leaf.Law.NORMAL, "z", 0));
      assertThat(runner.output(0)[i]).isEqualTo(Math.abs(draw));
    }
  }

  @Test
  void runs_nothing_that_no_output_needs() {
    Graph graph = new Graph();
    Widest function = new Widest();
    graph.wide(function, graph.parameter("unused"), graph.constant(1));
    graph.wide(function, graph.normal("unused", 0));
    graph.output("z", graph.normal("z", 5));
    Program program = Program.compile(graph);
    HashDraws draws = new HashDraws();
    BlockRunner runner = new BlockRunner(program.bind(Map.of()), draws, 16, KernelChoice.LOOPS);
    runner.run(0, 16);
    assertThat(program.parameters()).isEmpty();
    assertThat(program.streams()).containsExactly(new Program.Stream(Leaf.Law.NORMAL, "z", 6));
    assertThat(draws.calls).isEqualTo(1);
    assertThat(function.evaluations()).hasValue(0);
  }

  @Test
  void makes_four_consecutive_draws_in_one_call() {
    Graph graph = new Graph();
    int sum = graph.constant(0);
    for (int t = 0; t < 10; t++) {
      sum = graph.add(sum, graph.normal("z", t));
    }
    graph.output("sum", sum);
    HashDraws draws = new HashDraws();
    Bound bound = Program.compile(graph).bind(Map.of());
    new BlockRunner(bound, draws, 16, KernelChoice.LOOPS).run(0, 16);
    assertThat(draws.calls).isEqualTo(3);
  }

  @Test
  void runs_the_prologue_once() {
    Graph graph = new Graph();
    Widest function = new Widest();
    int uniform = graph.wide(function, graph.parameter("a"), graph.constant(1));
    graph.output("scaled", graph.mul(uniform, graph.normal("z", 0)));
    Bound bound = Program.compile(graph).bind(Map.of("a", 3.0));
    BlockRunner runner = new BlockRunner(bound, new HashDraws(), 16, KernelChoice.LOOPS);
    for (int block = 0; block < 5; block++) {
      runner.run(16L * block, 16);
    }
    assertThat(function.evaluations()).hasValue(1);
  }

  @Test
  void a_uniform_output_holds_its_value_in_every_lane() {
    Graph graph = new Graph();
    graph.output("a", graph.add(graph.parameter("a"), graph.constant(1)));
    Bound bound = Program.compile(graph).bind(Map.of("a", 3.0));
    BlockRunner runner = new BlockRunner(bound, new HashDraws(), 5, KernelChoice.LOOPS);
    runner.run(0, 5);
    assertThat(runner.output(0)).startsWith(4, 4, 4, 4, 4);
  }

  @Test
  void refuses_a_block_it_has_no_room_for() {
    Graph graph = new Graph();
    graph.output("z", graph.normal("z", 0));
    Bound bound = Program.compile(graph).bind(Map.of());
    BlockRunner runner = new BlockRunner(bound, new HashDraws(), 5, KernelChoice.LOOPS);
    assertThatThrownBy(() -> runner.run(0, 6)).hasMessage("6 paths in a block of 5 lanes");
    assertThatThrownBy(() -> runner.run(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static int[] array(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
