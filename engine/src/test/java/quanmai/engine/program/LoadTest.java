package quanmai.engine.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import quanmai.engine.kernels.KernelChoice;

/** One runner takes many sets of parameters in turn, and keeps nothing of the one before. */
class LoadTest {

  private static final int LANES = 19;

  @ParameterizedTest
  @EnumSource
  void every_set_gives_the_bits_of_a_runner_of_its_own(KernelChoice choice) {
    for (int seed = 0; seed < 60; seed++) {
      RandomGraphs random = new RandomGraphs(seed, 5 + 3 * seed);
      Program program = Program.compile(random.graph);
      BlockRunner shared = new BlockRunner(program, LANES, choice);
      Bound[] sets = {
        program.bind(random.parameters),
        program.bind(others(random.parameters, seed)),
        program.bind(others(random.parameters, -1 - seed))
      };
      BlockRunner.Loaded[] ready = new BlockRunner.Loaded[sets.length];
      for (int k = 0; k < sets.length; k++) {
        ready[k] = shared.prepare(sets[k], new HashDraws());
      }
      for (int k : new int[] {0, 1, 0, 2, 1, 1, 2}) {
        shared.load(ready[k]);
        shared.run(7L * k, LANES - k);
        BlockRunner own = new BlockRunner(sets[k], new HashDraws(), LANES, choice);
        own.run(7L * k, LANES - k);
        for (int output = 0; output < program.outputNames().size(); output++) {
          assertThat(Arrays.copyOf(shared.output(output), LANES - k))
              .as("graph %d, set %d, output %d", seed, k, output)
              .isEqualTo(Arrays.copyOf(own.output(output), LANES - k));
        }
      }
    }
  }

  private static Map<String, Double> others(Map<String, Double> parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Double> others = new LinkedHashMap<>();
    parameters.keySet().forEach(name -> others.put(name, random.nextDouble(-2, 2)));
    return others;
  }

  @Test
  void uniform_outputs_and_functions_bound_to_uniform_values_follow() {
    Graph g = new Graph();
    int rate = g.parameter("rate");
    g.output("twice", g.mul(g.constant(2), rate));
    g.output("scaled", g.wide(new Scaled(), rate, g.normal("z", 0)));
    Program program = Program.compile(g);
    BlockRunner runner = new BlockRunner(program, LANES, KernelChoice.BEST);
    HashDraws draws = new HashDraws();
    var three = runner.prepare(program.bind(Map.of("rate", 3.0)), draws);
    var five = runner.prepare(program.bind(Map.of("rate", 5.0)), draws);
    for (double expected : new double[] {3, 5, 3}) {
      runner.load(expected == 3 ? three : five);
      runner.run(0, LANES);
      for (int i = 0; i < LANES; i++) {
        double z = HashDraws.of(i).at(new Leaf.Draw(Leaf.Law.NORMAL, "z", 0));
        assertThat(runner.output(0)[i]).isEqualTo(2 * expected);
        assertThat(runner.output(1)[i]).isEqualTo(expected * z);
      }
    }
  }

  @Test
  void nothing_loaded_and_parameters_of_another_program_are_told() {
    Graph g = new Graph();
    g.output("z", g.mul(g.parameter("a"), g.normal("z", 0)));
    Program program = Program.compile(g);
    BlockRunner runner = new BlockRunner(program, LANES, KernelChoice.BEST);
    assertThatThrownBy(() -> runner.run(0, 1)).hasMessageContaining("nothing is loaded");
    Bound foreign = Program.compile(g).bind(Map.of("a", 1.0));
    assertThatThrownBy(() -> runner.prepare(foreign, new HashDraws()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The first operand, taken when bound, times the second. */
  private record Scaled() implements WideFunction {
    @Override
    public String signature() {
      return "scaled";
    }

    @Override
    public double evaluate(double[] arguments) {
      return arguments[0] * arguments[1];
    }

    @Override
    public Bound bind(double[] uniform, boolean[] varies) {
      double scale = uniform[0];
      return lanes ->
          (arguments, n, result) -> {
            for (int i = 0; i < n; i++) {
              result[i] = scale * arguments[1][i];
            }
          };
    }

    @Override
    public int[] adjoint(Graph graph, int self, int[] arguments, int seed) {
      throw new UnsupportedOperationException();
    }
  }
}
