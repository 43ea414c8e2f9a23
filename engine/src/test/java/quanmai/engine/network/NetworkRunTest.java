package quanmai.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Program;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunDraws;

/** What a network promises: every part as if alone, and what it posts where it is due. */
class NetworkRunTest {

  private static final int STEPS = 6;
  private static final int PATHS = 700;

  private final Program deal = deal();

  /** A flow a step, from a driver of its own and one that may be shared. */
  private static Program deal() {
    Graph g = new Graph();
    int level = g.constant(0);
    int sum = g.constant(0);
    for (int t = 0; t < STEPS; t++) {
      int shock = g.add(g.normal("own", t), g.mul(g.parameter("beta"), g.normal("market", t)));
      level = g.add(level, g.mul(g.parameter("vol"), shock));
      int flow = g.mul(g.parameter("size"), g.exp(level));
      sum = g.add(sum, flow);
      g.output("flow" + t, flow);
    }
    g.output("sum", sum);
    g.output("size", g.parameter("size"));
    return Program.compile(g);
  }

  /** The sum of the squares of what it is given. */
  private static Program fund() {
    Graph g = new Graph();
    int sum = g.constant(0);
    for (int t = 0; t < STEPS; t++) {
      int given = g.given("feed", t);
      g.output("got" + t, given);
      sum = g.add(sum, g.mul(given, given));
    }
    g.output("squares", sum);
    return Program.compile(g);
  }

  private static Map<String, Double> parameters(int k) {
    return Map.of("beta", 0.5 + k, "vol", 0.1 + 0.05 * k, "size", 1.0 + k);
  }

  private static int[] range(int from, int n) {
    int[] range = new int[n];
    Arrays.setAll(range, k -> from + k);
    return range;
  }

  private Part part(String name, int k, Map<String, String> shared, List<Part.Post> posts) {
    int first = k * (STEPS + 2);
    List<Part.Keep> kept = new ArrayList<>();
    for (int output = 0; output < STEPS + 2; output++) {
      kept.add(new Part.Keep(output, first + output));
    }
    return new Part(name, deal.bind(parameters(k)), shared, Map.of(), posts, kept, List.of());
  }

  private static double[][] columns(NetworkRun.Result result) {
    int n = result.plan().network().columns().size();
    return Arrays.stream(range(0, n)).mapToObj(result::column).toArray(double[][]::new);
  }

  private static List<String> columns(int n) {
    return Arrays.stream(range(0, n)).mapToObj(k -> "column" + k).toList();
  }

  private static List<Task> inTurn(int parts) {
    return Arrays.stream(range(0, parts)).mapToObj(k -> (Task) new Task.Run(k)).toList();
  }

  /** The streams of a part, under the names that the network gives them. */
  private static DrawFiller named(String part, @Nullable String market) {
    RunDraws draws = new RunDraws(1, false);
    return (law, name, indices) ->
        draws.stream(
            law, market != null && name.equals("market") ? market : part + "/" + name, indices);
  }

  private double[][] alone(int k, DrawFiller draws) {
    BlockRunner runner = new BlockRunner(deal.bind(parameters(k)), draws, 64, KernelChoice.BEST);
    double[][] all = new double[STEPS + 2][PATHS];
    for (int first = 0; first < PATHS; first += 64) {
      int n = Math.min(64, PATHS - first);
      runner.run(first, n);
      for (int output = 0; output < all.length; output++) {
        System.arraycopy(runner.output(output), 0, all[output], first, n);
      }
    }
    return all;
  }

  @Test
  void parts_of_one_program_are_as_if_each_were_alone() {
    List<Part> parts =
        List.of(
            part("a", 0, Map.of(), List.of()),
            part("b", 1, Map.of("market", "common"), List.of()),
            part("c", 2, Map.of("market", "common"), List.of()));
    Network network =
        new Network(0, parts, inTurn(3), columns(3 * (STEPS + 2)), List.of(), List.of());
    NetworkRun.Result result = NetworkRun.run(NetworkRun.Plan.of(network, PATHS), Progress.NONE);
    for (int k = 0; k < 3; k++) {
      double[][] expected = alone(k, named(parts.get(k).name(), k == 0 ? null : "common"));
      for (int output = 0; output < STEPS + 2; output++) {
        assertThat(result.column(k * (STEPS + 2) + output))
            .as("part %d, output %d", k, output)
            .isEqualTo(expected[output]);
      }
    }
    assertThat(result.column(0)[3]).isNotEqualTo(result.column(STEPS + 2)[3] / 2);
  }

  /** A network of three deals and a fund, of weights 1, 0.5, 0.25, with everything kept. */
  private Network linked() {
    List<Part> parts = new ArrayList<>();
    int[] feed = range(0, STEPS);
    double[] weights = {1, 0.5, 0.25};
    for (int k = 0; k < 3; k++) {
      // the deals' flows come a step later each
      int n = STEPS - k;
      Part.Post post = new Part.Post(range(0, n), range(k, n), feed, weights[k], null);
      Part.Post flows = new Part.Post(range(0, n), range(k, n), range(STEPS, STEPS), 1, null);
      parts.add(part("deal" + k, k, Map.of("market", "m"), List.of(post, flows)));
    }
    int after = 3 * (STEPS + 2);
    parts.add(
        new Part(
            "fund",
            fund().bind(Map.of()),
            Map.of(),
            Map.of("feed", new int[] {0, 1, 2, 3, 4, -1}),
            List.of(),
            List.of(
                new Part.Keep(2, after),
                new Part.Keep(STEPS - 1, after + 1),
                new Part.Keep(STEPS, after + 2)),
            List.of(new Part.Total(STEPS, 0, null))));
    return new Network(
        2 * STEPS,
        parts,
        inTurn(4),
        columns(after + 4),
        List.of("squares"),
        List.of(new Network.KeptSlot(2, after + 3)));
  }

  @Test
  void posts_are_weighted_and_placed_and_given_in_the_same_path() {
    NetworkRun.Result result = NetworkRun.run(NetworkRun.Plan.of(linked(), PATHS), Progress.NONE);
    double[][] values = columns(result);
    int after = 3 * (STEPS + 2);
    double total = 0;
    for (int i = 0; i < PATHS; i++) {
      double squares = 0;
      double[] got = new double[STEPS];
      for (int t = 0; t < STEPS; t++) {
        for (int k = 0; k <= Math.min(t, 2); k++) {
          got[t] = Math.fma(Math.pow(0.5, k), values[k * (STEPS + 2) + t - k][i], got[t]);
        }
        squares += t < STEPS - 1 ? got[t] * got[t] : 0;
      }
      assertThat(values[after][i]).isEqualTo(got[2]);
      assertThat(values[after + 1][i]).as("a slot below zero gives zero").isZero();
      assertThat(values[after + 2][i]).isCloseTo(squares, within(1e-12 * squares));
      assertThat(values[after + 3][i]).as("kept slot").isEqualTo(got[2]);
      total += values[after + 2][i];
    }
    assertThat(result.totals()[0]).isCloseTo(total, within(1e-12 * total));
    assertThat(result.count()).isEqualTo(PATHS);
  }

  @Test
  void neither_threads_nor_the_size_of_blocks_change_a_bit_of_a_value() {
    Network network = linked();
    NetworkRun.Plan plan = new NetworkRun.Plan(network, 3, 1500, true, 1, 256);
    NetworkRun.Result one = NetworkRun.run(plan, Progress.NONE);
    for (int threads : new int[] {2, 3}) {
      NetworkRun.Result many = NetworkRun.run(plan.withThreads(threads), Progress.NONE);
      assertThat(columns(many)).isDeepEqualTo(columns(one));
      assertThat(many.totals()).isEqualTo(one.totals());
    }
    NetworkRun.Plan blocks = new NetworkRun.Plan(network, 3, 1500, true, 2, 100);
    assertThat(columns(NetworkRun.run(blocks, Progress.NONE))).isDeepEqualTo(columns(one));
    assertThat(NetworkRun.run(plan.withSeed(4), Progress.NONE).column(0))
        .isNotEqualTo(one.column(0));
    assertThat(new NetworkRun.Plan(network, 3, 7, true, 1, 4).paths()).isEqualTo(8);
  }

  @Test
  void a_cancelled_run_gives_the_paths_that_were_done() {
    NetworkRun.Plan plan = new NetworkRun.Plan(linked(), 1, 4000, false, 1, 50);
    NetworkRun.Result whole = NetworkRun.run(plan, Progress.NONE);
    NetworkRun.Result cut = NetworkRun.run(plan, (done, total) -> done < 150);
    assertThat(cut.count()).isEqualTo(150);
    assertThat(cut.column(0)).isEqualTo(Arrays.copyOf(whole.column(0), 150));
    assertThat(cut.column(3 * (STEPS + 2))).hasSize(150);
    double sum = 0;
    for (double squares : cut.column(3 * (STEPS + 2) + 2)) {
      sum += squares;
    }
    assertThat(cut.totals()[0]).isCloseTo(sum, within(1e-12 * sum));
  }

  @Test
  void a_shared_stream_is_made_again_when_more_lanes_are_asked_for() {
    Network network = linked();
    NetworkRunner runner =
        new NetworkRunner(network, new RunDraws(1, false), 64, KernelChoice.BEST);
    runner.run(0, 3, (part, from) -> {});
    double[] few = Arrays.copyOf(runner.slot(4), 3);
    runner.run(0, 64, (part, from) -> {});
    double[] many = runner.slot(4).clone();
    NetworkRunner fresh = new NetworkRunner(network, new RunDraws(1, false), 64, KernelChoice.BEST);
    fresh.run(0, 64, (part, from) -> {});
    assertThat(many).isEqualTo(fresh.slot(4));
    assertThat(few).isEqualTo(Arrays.copyOf(many, 3));
  }

  @Test
  void a_draw_of_one_path_is_the_one_that_the_part_read() {
    NetworkRunner runner =
        new NetworkRunner(linked(), new RunDraws(1, false), 8, KernelChoice.BEST);
    runner.run(5, 1, (part, from) -> {});
    RunDraws draws = new RunDraws(1, false);
    double[][] four = new double[4][1];
    draws.stream(Leaf.Law.NORMAL, "deal1/own", 6).fill(1, 5, 1, four[0], four[1], four[2], four[3]);
    assertThat(runner.draw(1, 5, new Leaf.Draw(Leaf.Law.NORMAL, "own", 5))).isEqualTo(four[1][0]);
    draws.stream(Leaf.Law.NORMAL, "m", 6).fill(0, 5, 1, four[0], four[1], four[2], four[3]);
    for (int deal = 0; deal < 3; deal++) {
      assertThat(runner.draw(deal, 5, new Leaf.Draw(Leaf.Law.NORMAL, "market", 2)))
          .isEqualTo(four[2][0]);
    }
    assertThat(runner.draw(3, 5, new Leaf.Draw(Leaf.Law.GIVEN, "feed", 3)))
        .isEqualTo(runner.slot(3)[0]);
    assertThat(runner.slot(3)[0]).isPositive();
  }

  @Test
  void what_nobody_gives_is_told() {
    Part fund =
        new Part(
            "fund", fund().bind(Map.of()), Map.of(), Map.of(), List.of(), List.of(), List.of());
    Network network = new Network(0, List.of(fund), inTurn(1), List.of(), List.of(), List.of());
    assertThatThrownBy(() -> NetworkRun.run(NetworkRun.Plan.of(network, 1), Progress.NONE))
        .hasMessageContaining("nobody gives 'feed' to fund");
    assertThatThrownBy(() -> NetworkRun.Plan.of(network, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * A part whose flow is 1, 2, 3, ... on every path, posted by a grant that is given path by path.
   */
  @Test
  void a_grant_scales_and_delays_what_is_posted() {
    Graph g = new Graph();
    for (int t = 0; t < 3; t++) {
      g.output("flow" + t, g.add(g.constant(t + 1), g.mul(g.constant(0), g.normal("z", t))));
    }
    g.output("share", g.lessThan(g.constant(0.25), g.uniform("u", 0)));
    g.output("delay", g.floor(g.mul(g.constant(4), g.uniform("d", 0))));
    Program program = Program.compile(g);
    Part.Grant grant = new Part.Grant(4, 5);
    Part decision =
        new Part(
            "deal",
            program.bind(Map.of()),
            Map.of(),
            Map.of(),
            List.of(
                new Part.Post(new int[] {3}, new int[1], new int[] {4}, 0.5, null),
                new Part.Post(new int[] {4}, new int[1], new int[] {5}, 1, null)),
            List.of(),
            List.of());
    Part deal =
        new Part(
            "deal",
            program.bind(Map.of()),
            Map.of(),
            Map.of(),
            List.of(new Part.Post(range(0, 3), range(0, 3), range(0, 4), 0.8, grant)),
            List.of(),
            List.of(new Part.Total(0, 0, grant)));
    List<Network.KeptSlot> kept =
        Arrays.stream(range(0, 6)).mapToObj(k -> new Network.KeptSlot(k, k)).toList();
    Network network =
        new Network(6, List.of(decision, deal), inTurn(2), columns(6), List.of("first"), kept);
    NetworkRun.Result result = NetworkRun.run(NetworkRun.Plan.of(network, 500), Progress.NONE);
    double[][] slots = columns(result);
    double[] seen = new double[4];
    double shares = 0;
    for (int i = 0; i < 500; i++) {
      double share = slots[4][i];
      int delay = (int) slots[5][i];
      seen[delay]++;
      shares += share;
      assertThat(share).isIn(0.0, 0.5);
      for (int t = 0; t < 4; t++) {
        int of = t - delay;
        double expected = of < 0 || of > 2 ? 0 : 0.8 * share * (of + 1);
        assertThat(slots[t][i]).as("path %d step %d", i, t).isCloseTo(expected, within(1e-15));
      }
    }
    assertThat(seen).doesNotContain(0.0);
    assertThat(result.totals()[0]).isCloseTo(shares, within(1e-9));
  }

  @Test
  void an_ask_is_when_and_how_much_and_a_fill_fills() {
    Graph g = new Graph();
    for (int t = 0; t < 3; t++) {
      g.output("call" + t, g.lessThan(g.constant(0.5), g.uniform("u", t)));
    }
    Part part =
        new Part(
            "deal",
            Program.compile(g).bind(Map.of()),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(new Part.Keep(0, 0), new Part.Keep(1, 1), new Part.Keep(2, 2)),
            List.of());
    Network network =
        new Network(
            4,
            List.of(part),
            List.of(
                new Task.Ask(0, new int[] {2, 5, 7}, 0.25, 0, 1),
                new Task.Run(0),
                new Task.Fill(new int[] {2, 3}, 7.5)),
            columns(6),
            List.of(),
            List.of(
                new Network.KeptSlot(0, 3),
                new Network.KeptSlot(1, 4),
                new Network.KeptSlot(3, 5)));
    double[][] values = columns(NetworkRun.run(NetworkRun.Plan.of(network, 400), Progress.NONE));
    for (int i = 0; i < 400; i++) {
      double first = values[0][i] > 0 ? 2 : values[1][i] > 0 ? 5 : values[2][i] > 0 ? 7 : -1;
      assertThat(values[3][i]).isEqualTo(first);
      assertThat(values[4][i]).isEqualTo(0.25 * (values[0][i] + values[1][i] + values[2][i]));
      assertThat(values[5][i]).isEqualTo(7.5);
    }
    assertThat(values[3]).contains(-1, 2, 5, 7);
  }
}
