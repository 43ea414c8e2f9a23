package quanmai.models.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** The template of one candidate: by hand, and by laws over random candidates and paths. */
class PipelineProjectTest {

  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      template: pipeline-project
      name: 【合成】test
      inputs: {ticket: 0.8, total_multiple: 6, entry: 0.5, entry_state: 1, failure_probability: 18%, moic_median: 2, moic_sigma: 0.7}
      """;

  private static final Lowered LOWERED = Lowering.lower(DealPaths.checked(DEAL), Mode.STOCHASTIC);
  private static final Program PROGRAM = Program.compile(LOWERED.graph());
  private static final int PERIODS = 48;

  /** Signed on entry after 2 quarters; 6 months to ground, 18 to operation, held for 4.5 years. */
  @Test
  void theBaseCaseByHand() {
    DealPaths base = DealPaths.of(DEAL, Mode.BASE);
    assertThat(base.line("state"))
        .startsWith(0.0, 0.0, 2.0, 3.0, 4.0, 4.0, 4.0, 4.0, 4.0, 4.0, 5.0)
        .containsSubsequence(5.0, 6.0, 7.0);
    flows(base, "ticket_paid", Map.of(4, 0.48, 10, 0.32));
    flows(base, "proceeds", Map.of(22, 1.6));
    flows(base, "exited_cost", Map.of(22, 0.8));
    flows(base, "total_investment_paid", Map.of(4, 2.88, 10, 1.92));
    flows(base, "bank_loans", Map.of(4, 1.44, 10, 0.96));
    flows(base, "domestic_capital", Map.of(4, 0.96 * 0.7, 10, 0.64 * 0.7));
    flows(base, "local_capital", Map.of(4, 0.96 * 0.3, 10, 0.64 * 0.3));
    flows(base, "land_mu", Map.of(4, 57.6 * 10_000 / 15));
    assertThat(base.line("value", 9)).isCloseTo(0.48, within(1e-12));
    assertThat(base.line("value", 10)).isCloseTo(0.96, within(1e-12));
    assertThat(base.line("value", 22)).isZero();
    assertThat(base.line("jobs", 10)).isCloseTo(72, within(1e-9));
    assertThat(base.line("jobs", 48)).isCloseTo(144, within(1e-9));
    assertThat(base.line("tax_paid", 48)).isCloseTo(4.8 * 0.024 / 4, within(1e-12));
  }

  private static void flows(DealPaths deal, String line, Map<Integer, Double> expected) {
    double[] all = new double[PERIODS + 1];
    expected.forEach((t, value) -> all[t] = value);
    assertThat(deal.line(line).stream().mapToDouble(v -> v).toArray())
        .as(line)
        .containsExactly(all, within(1e-9));
  }

  // Laws.

  @Test
  void moneyIsConservedAndStatesGoForward() {
    Random random = new Random(11);
    for (int k = 0; k < 400; k++) {
      Map<String, Double> inputs = candidate(random);
      for (int path = 0; path < 5; path++) {
        double[] values = path(inputs, random.nextInt(100_000));
        oneProject(values, inputs);
      }
    }
  }

  private static void oneProject(double[] values, Map<String, Double> inputs) {
    double ticket = requireNonNull(inputs.get("inputs.ticket"));
    double[] paid = line(values, "ticket_paid");
    double[] total = line(values, "total_investment_paid");
    assertThat(sum(line(values, "exited_cost"))).isEqualTo(sum(paid), within(1e-12 * ticket));
    assertThat(sum(paid)).isLessThanOrEqualTo(ticket * (1 + 1e-12));
    assertThat(Arrays.stream(paid).min().orElseThrow()).isNotNegative();
    String[] sources = {
      "bank_loans", "foreign_capital", "domestic_capital", "local_fiscal", "local_capital"
    };
    double last = 0;
    for (int t = 0; t <= PERIODS; t++) {
      double all = paid[t];
      for (String source : sources) {
        double part = line(values, source)[t];
        assertThat(part).as(source).isNotNegative();
        all += part;
      }
      assertThat(all).isCloseTo(total[t], within(1e-12 * (1 + total[t])));
      double state = line(values, "state")[t];
      assertThat(state).isGreaterThanOrEqualTo(last);
      last = state;
      boolean paidNothing = sum(Arrays.copyOf(paid, t + 1)) == 0;
      assertThat(line(values, "landed")[t] == 0).isEqualTo(paidNothing);
    }
    assertThat(line(values, "value")[PERIODS]).isZero();
    assertThat(sum(line(values, "lands"))).isIn(0.0, 1.0);
  }

  /** A ticket of twice the size makes twice the money, whatever happens. */
  @Test
  void allMoneyIsProportionalToTheTicket() {
    Random random = new Random(12);
    for (int k = 0; k < 300; k++) {
      Map<String, Double> inputs = candidate(random);
      int number = random.nextInt(100_000);
      double[] one = path(inputs, number);
      inputs.computeIfPresent("inputs.ticket", (key, ticket) -> 2 * ticket);
      double[] two = path(inputs, number);
      for (String money :
          List.of("ticket_paid", "proceeds", "exited_cost", "value", "foreign_capital", "jobs")) {
        double[] doubled = Arrays.stream(line(one, money)).map(v -> 2 * v).toArray();
        assertThat(line(two, money)).as(money).containsExactly(doubled, within(1e-9));
      }
      assertThat(line(two, "state")).containsExactly(line(one, "state"));
    }
  }

  @Test
  void aLaterEntryShiftsEverything() {
    Random random = new Random(13);
    for (int k = 0; k < 300; k++) {
      Map<String, Double> inputs = candidate(random);
      inputs.put("inputs.entry", 0.0);
      inputs.put("inputs.latest_exit", 9.0);
      int number = random.nextInt(100_000);
      double[] now = line(path(inputs, number), "ticket_paid");
      double[] proceeds = line(path(inputs, number), "proceeds");
      inputs.put("inputs.entry", 1.0);
      inputs.put("inputs.latest_exit", 10.0);
      assertThat(Arrays.copyOfRange(line(path(inputs, number), "ticket_paid"), 4, 49))
          .containsExactly(Arrays.copyOf(now, 45), within(1e-12));
      assertThat(Arrays.copyOfRange(line(path(inputs, number), "proceeds"), 4, 49))
          .containsExactly(Arrays.copyOf(proceeds, 45), within(1e-9));
    }
  }

  private static Map<String, Double> candidate(Random random) {
    Map<String, Double> inputs = new HashMap<>(LOWERED.values());
    inputs.put("inputs.ticket", 0.05 + 5 * random.nextDouble());
    inputs.put("inputs.total_multiple", 0.5 + 10 * random.nextDouble());
    inputs.put("inputs.entry", random.nextInt(16) * 0.25);
    inputs.put("inputs.entry_state", (double) random.nextInt(4));
    inputs.put("inputs.signing_probability", 0.3 + 0.7 * random.nextDouble());
    inputs.put("inputs.failure_probability", random.nextDouble());
    inputs.put("inputs.failure_recovery", random.nextDouble());
    inputs.put("inputs.first_payment", 0.05 + 0.95 * random.nextDouble());
    inputs.put("inputs.foreign", (double) random.nextInt(2));
    inputs.put("inputs.foreign_share", random.nextDouble());
    inputs.put("inputs.outside_share", random.nextDouble());
    inputs.put("inputs.fiscal_share", random.nextDouble());
    inputs.put("inputs.latest_exit", 1 + 11 * random.nextDouble());
    inputs.put("inputs.holding_median", 0.5 + 6 * random.nextDouble());
    inputs.put("inputs.market_loading", 0.8 * random.nextDouble());
    inputs.put("inputs.fate_loading", random.nextDouble());
    return inputs;
  }

  private static double[] path(Map<String, Double> inputs, int number) {
    RunPlan plan = RunPlan.of(PROGRAM, inputs).withPaths(100_000);
    return Replay.path(LOWERED.graph(), plan, number);
  }

  private static double[] line(double[] values, String name) {
    double[] line = new double[PERIODS + 1];
    for (int t = 0; t <= PERIODS; t++) {
      line[t] = values[requireNonNull(LOWERED.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  // Probabilities.

  @Test
  void theFunnelAndTheMultipleAreThoseGiven() {
    for (int state = 0; state <= 3; state++) {
      Map<String, Double> inputs = new HashMap<>(LOWERED.values());
      inputs.put("inputs.entry_state", (double) state);
      inputs.put("inputs.latest_exit", 12.0);
      Paths run = Simulation.run(RunPlan.of(PROGRAM, inputs).withPaths(20_000), (_, _) -> true);
      double signs = state >= 1 ? 1 : 0.12;
      double lands = state >= 2 ? 1 : signs * 0.55;
      probability(run, "signings", signs);
      probability(run, "lands_at_all", lands);
      probability(run, "fails_at_all", lands * 0.18);
    }
  }

  private static void probability(Paths run, String output, double expected) {
    double mean = Arrays.stream(run.output(output)).average().orElseThrow();
    double error = Math.sqrt(expected * (1 - expected) / 20_000);
    assertThat(mean).as(output).isCloseTo(expected, within(4 * error + 1e-12));
  }

  /**
   * With nothing that fails, stalls or is cut short, the mean multiple is that of the lognormal.
   */
  @Test
  void theMeanMultipleIsTheLognormals() {
    Map<String, Double> inputs = new HashMap<>(LOWERED.values());
    inputs.put("inputs.entry_state", 3.0);
    inputs.put("inputs.failure_probability", 0.0);
    inputs.put("inputs.full_exit_share", 1.0);
    inputs.put("inputs.ticket", 1.0);
    inputs.put("inputs.holding_median", 2.0);
    Paths run = Simulation.run(RunPlan.of(PROGRAM, inputs).withPaths(40_000), (_, _) -> true);
    double[] received = run.output("received");
    double expected = 2 * Math.exp(0.7 * 0.7 / 2);
    double sd = expected * Math.sqrt(Math.exp(0.49) - 1);
    assertThat(Arrays.stream(received).average().orElseThrow())
        .isCloseTo(expected, within(4 * sd / 200));
    inputs.put("inputs.full_exit_share", 0.0);
    run = Simulation.run(RunPlan.of(PROGRAM, inputs).withPaths(40_000), (_, _) -> true);
    assertThat(Arrays.stream(run.output("received")).average().orElseThrow())
        .isCloseTo(0.6 * expected, within(0.6 * 4 * sd / 200));
  }
}
