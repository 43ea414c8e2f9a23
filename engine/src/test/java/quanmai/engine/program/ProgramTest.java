package quanmai.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What compiling keeps, and in what order and columns. */
class ProgramTest {

  @Test
  void no_column_is_overwritten_while_its_value_is_still_to_be_read() {
    for (int seed = 0; seed < 300; seed++) {
      Program program = Program.compile(new RandomGraphs(seed, 5 + 2 * seed).graph);
      int[] holder = new int[program.columns().count()];
      java.util.Arrays.fill(holder, -1);
      for (Instruction instruction : program.tape()) {
        if (instruction instanceof Instruction.Apply apply) {
          for (int k = 0; k < apply.reads().length; k++) {
            assertHolds(program, holder, apply.reads()[k]);
            holder[program.columns().of(apply.writes()[k])] = apply.writes()[k];
          }
        } else {
          for (int node : instruction.reads()) {
            assertHolds(program, holder, node);
          }
          for (int node : instruction.writes()) {
            holder[program.columns().of(node)] = node;
          }
        }
      }
      for (int node : program.roots()) {
        if (!program.nodes().isUniform(node)) {
          assertHolds(program, holder, node);
        }
      }
    }
  }

  private static void assertHolds(Program program, int[] holder, int node) {
    assertThat(holder[program.columns().of(node)]).isEqualTo(node);
  }

  @Test
  void a_wide_function_never_writes_over_its_operands() {
    for (int seed = 0; seed < 200; seed++) {
      Program program = Program.compile(new RandomGraphs(seed, 100).graph);
      for (Instruction instruction : program.tape()) {
        if (instruction instanceof Instruction.Wide wide) {
          int result = program.columns().of(wide.result());
          for (int node : wide.reads()) {
            assertThat(program.columns().of(node)).isNotEqualTo(result);
          }
        }
      }
    }
  }

  @Test
  void every_varying_node_is_computed_once() {
    for (int seed = 0; seed < 100; seed++) {
      Program program = Program.compile(new RandomGraphs(seed, 300).graph);
      Set<Integer> computed = new HashSet<>();
      for (Instruction instruction : program.tape()) {
        int[] nodes =
            instruction instanceof Instruction.Fused fused ? fused.steps() : instruction.writes();
        for (int node : nodes) {
          assertThat(computed.add(node)).isTrue();
        }
      }
      for (int node = 0; node < program.nodes().size(); node++) {
        assertThat(computed.contains(node)).isEqualTo(!program.nodes().isUniform(node));
      }
    }
  }

  @Test
  void periods_of_one_structure_share_one_kernel() {
    Graph graph = new Graph();
    int level = graph.parameter("start");
    int sum = graph.constant(0);
    for (int t = 0; t < 40; t++) {
      level = graph.add(graph.mul(graph.parameter("a"), level), graph.normal("z", t));
      int cash = graph.mul(graph.parameter("scale[" + t + "]"), graph.exp(level));
      sum = graph.add(sum, graph.max(graph.sub(cash, graph.parameter("cost")), graph.constant(0)));
    }
    graph.output("sum", sum);
    Set<Object> shapes = new HashSet<>();
    int kernels = 0;
    for (Instruction instruction : Program.compile(graph).tape()) {
      if (instruction instanceof Instruction.Fused fused) {
        kernels++;
        shapes.add(fused.shape());
      }
    }
    assertThat(kernels).isGreaterThan(30);
    assertThat(shapes.size()).isLessThan(8);
  }

  @Test
  void columns_needed_do_not_grow_with_the_number_of_periods() {
    assertThat(walk(400)).isEqualTo(walk(40));
  }

  /** A walk built line by line over all periods, the worst order for liveness. */
  private static int walk(int periods) {
    Graph graph = new Graph();
    int[] level = new int[periods];
    int[] growth = new int[periods];
    for (int t = 0; t < periods; t++) {
      int before = t == 0 ? graph.constant(1) : level[t - 1];
      level[t] = graph.add(graph.mul(graph.constant(0.9), before), graph.normal("z", t));
    }
    for (int t = 0; t < periods; t++) {
      growth[t] = graph.exp(level[t]);
    }
    int sum = graph.constant(0);
    for (int t = 0; t < periods; t++) {
      sum = graph.add(sum, graph.mul(growth[t], graph.parameter("k" + t)));
    }
    graph.output("sum", sum);
    return Program.compile(graph).columns().count();
  }

  @Test
  void the_hash_knows_everything_but_parameter_values_and_unused_nodes() {
    String base = Program.compile(small(2, "a", "out", 0)).hash();
    Graph grown = small(2, "a", "out", 0);
    grown.exp(grown.parameter("unused"));
    assertThat(Program.compile(grown).hash()).isEqualTo(base);
    assertThat(base).matches("[0-9a-f]{64}");
    Set<String> others = new HashSet<>(List.of(base));
    others.add(Program.compile(small(3, "a", "out", 0)).hash());
    others.add(Program.compile(small(2, "b", "out", 0)).hash());
    others.add(Program.compile(small(2, "a", "result", 0)).hash());
    others.add(Program.compile(small(2, "a", "out", 1)).hash());
    assertThat(others).hasSize(5);
  }

  private static Graph small(double constant, String parameter, String output, int index) {
    Graph graph = new Graph();
    int scaled = graph.mul(graph.constant(constant), graph.parameter(parameter));
    graph.output(output, graph.wide(new Widest(), scaled, graph.normal("z", index)));
    return graph;
  }

  @Test
  void the_listing_names_nodes_columns_and_outputs() {
    Graph graph = new Graph();
    int price = graph.mul(graph.parameter("price"), graph.constant(2));
    int cash = graph.add(graph.exp(graph.normal("z", 0)), price);
    graph.output("total", cash);
    assertThat(Program.compile(graph).listing(Map.of(cash, "cash[1]")))
        .contains("parameter price")
        .contains("NORMAL z[0] -> column 0")
        .contains("exp(v")
        .contains("cash[1] = +(")
        .contains("output total = v" + cash + " cash[1]");
  }

  @Test
  void tells_which_uniform_values_in_use_are_not_finite() {
    Graph graph = new Graph();
    int bad =
        graph.operation(quanmai.engine.kernels.Op.DIV, graph.constant(1), graph.parameter("zero"));
    int healed = graph.min(bad, graph.constant(5));
    int z = graph.normal("z", 0);
    graph.output("a", graph.mul(z, healed));
    graph.output("b", graph.add(z, graph.log(graph.parameter("zero"))));
    Bound bound = Program.compile(graph).bind(Map.of("zero", 0.0));
    assertThat(bound.notFinite()).containsExactly(graph.log(graph.parameter("zero")));
  }

  @Test
  void a_parameter_without_a_value_is_named() {
    Graph graph = new Graph();
    graph.output("a", graph.parameter("price"));
    assertThatThrownBy(() -> Program.compile(graph).bind(Map.of()))
        .hasMessage("no value for parameter 'price'");
  }
}
