package quanmai.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Program;

/** What a run promises: the same plan gives the same bits, however it is carried out. */
class SimulationTest {

  private static final int STEPS = 13;
  private static final Map<String, Double> PARAMETERS =
      Map.of("start", 100.0, "vol", 0.3, "hazard", 0.02);

  private final Graph graph = new Graph();
  private final Program program = program(graph);

  /** A price with a failure time: normals, uniforms, exponentials, choices, two outputs. */
  private static Program program(Graph g) {
    int vol = g.parameter("vol");
    int log = g.constant(0);
    int alive = g.constant(1);
    int cash = g.constant(0);
    for (int t = 0; t < STEPS; t++) {
      log = g.add(g.mul(vol, g.normal("price", t)), log);
      int fails = g.lessThan(g.uniform("failure", t), g.parameter("hazard"));
      alive = g.select(fails, g.constant(0), alive);
      cash = g.add(cash, g.mul(alive, g.mul(g.parameter("start"), g.exp(log))));
    }
    g.output("cash", cash);
    g.output("alive", alive);
    return Program.compile(g);
  }

  private RunPlan plan(Sampling sampling) {
    return RunPlan.of(program, PARAMETERS).withPaths(2048).withSeed(9).withSampling(sampling);
  }

  static List<Sampling> samplings() {
    return List.of(new Sampling.Random(), new Sampling.Antithetic(), new Sampling.Sobol(8));
  }

  static Stream<RunPlan> carriedOut() {
    SimulationTest fixture = new SimulationTest();
    return samplings().stream()
        .map(fixture::plan)
        .flatMap(p -> Stream.of(p, p.withThreads(2)))
        .flatMap(p -> Stream.of(p, p.withBlockLanes(3), p.withBlockLanes(250)))
        .flatMap(p -> Stream.of(KernelChoice.values()).map(p::withKernels));
  }

  @ParameterizedTest
  @MethodSource("carriedOut")
  void threads_blocks_and_kernels_change_no_bit(RunPlan plan) {
    Paths expected = Simulation.run(plan(plan.sampling()), Progress.NONE);
    Paths found = Simulation.run(plan, Progress.NONE);
    assertThat(found.values()).isDeepEqualTo(expected.values());
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void a_path_replays_to_the_same_bits(Sampling sampling) {
    RunPlan plan = plan(sampling);
    Paths paths = Simulation.run(plan, Progress.NONE);
    for (int path : new int[] {0, 1, 2, 255, 256, 1023, 2047}) {
      double[] nodes = Replay.path(graph, plan, path);
      graph
          .outputs()
          .forEach((name, node) -> assertThat(nodes[node]).isEqualTo(paths.output(name)[path]));
    }
  }

  @Test
  void seeds_and_samplings_differ() {
    double[] one = Simulation.run(plan(new Sampling.Random()), Progress.NONE).output("cash");
    double[] two =
        Simulation.run(plan(new Sampling.Random()).withSeed(10), Progress.NONE).output("cash");
    double[] sobol = Simulation.run(plan(new Sampling.Sobol(8)), Progress.NONE).output("cash");
    assertThat(Arrays.equals(one, two)).isFalse();
    assertThat(Arrays.equals(one, sobol)).isFalse();
  }

  @Test
  void antithetic_pairs_mirror_each_other() {
    Graph g = new Graph();
    g.output("z", g.normal("z", 5));
    g.output("u", g.uniform("u", 5));
    RunPlan plan =
        RunPlan.of(Program.compile(g), Map.of())
            .withSampling(new Sampling.Antithetic())
            .withPaths(101);
    Paths paths = Simulation.run(plan, Progress.NONE);
    assertThat(paths.count()).isEqualTo(102);
    for (int k = 0; k < 102; k += 2) {
      assertThat(paths.output("z")[k + 1]).isEqualTo(-paths.output("z")[k]);
      assertThat(paths.output("u")[k + 1]).isEqualTo(1 - paths.output("u")[k]);
    }
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void all_samplings_have_the_same_mean(Sampling sampling) {
    // E = sum over t of (1 - h)^(t+1) 100 exp(vol^2 (t+1) / 2)
    double exact = 0;
    for (int t = 1; t <= STEPS; t++) {
      exact += Math.pow(0.98, t) * 100 * Math.exp(0.045 * t);
    }
    Paths paths = Simulation.run(plan(sampling).withPaths(1 << 16), Progress.NONE);
    double sum = 0;
    double squares = 0;
    for (double v : paths.output("cash")) {
      sum += v;
      squares += v * v;
    }
    double mean = sum / paths.count();
    double sd = Math.sqrt(squares / paths.count() - mean * mean);
    assertThat(mean).isCloseTo(exact, within(4 * sd / Math.sqrt(paths.count())));
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void a_cancelled_run_keeps_whole_paths_from_the_first(Sampling sampling) {
    AtomicLong calls = new AtomicLong();
    Progress stopSoon = (done, total) -> calls.incrementAndGet() < 3;
    RunPlan plan = plan(sampling).withThreads(2);
    Paths part = Simulation.run(plan, stopSoon);
    assertThat(part.count()).isBetween(3 * 256, 5 * 256);
    double[] whole = Simulation.run(plan, Progress.NONE).output("cash");
    assertThat(part.output("cash")).isEqualTo(Arrays.copyOf(whole, part.count()));
  }

  @ParameterizedTest
  @MethodSource("samplings")
  void an_adaptive_run_stops_where_its_rule_holds(Sampling sampling) {
    Paths found =
        Simulation.runUntil(
            plan(sampling), paths -> paths.count() >= 10_000, 100_000, Progress.NONE);
    assertThat(found.count()).isEqualTo(16_384);
    double[] direct =
        Simulation.run(plan(sampling).withPaths(16_384), Progress.NONE).output("cash");
    assertThat(found.output("cash")).isEqualTo(direct);
    Paths bounded = Simulation.runUntil(plan(sampling), p -> false, 20_000, Progress.NONE);
    assertThat(bounded.count()).isEqualTo(20_000);
  }

  @Test
  void progress_ends_at_the_total() {
    AtomicLong last = new AtomicLong();
    Simulation.run(
        plan(new Sampling.Random()),
        (done, total) -> {
          last.accumulateAndGet(done, Math::max);
          assertThat(total).isEqualTo(2048);
          return true;
        });
    assertThat(last).hasValue(2048);
  }

  @Test
  void nonsense_plans_are_refused() {
    RunPlan plan = plan(new Sampling.Random());
    assertThatThrownBy(() -> plan.withPaths(0)).hasMessageContaining("Maybe");
    assertThatThrownBy(() -> plan.withThreads(0)).hasMessageContaining("Maybe");
    assertThatThrownBy(() -> new Sampling.Sobol(1)).hasMessageContaining("Maybe");
    assertThatThrownBy(() -> Replay.path(graph, plan, 2048)).hasMessageContaining("2048");
  }
}
