package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.instrument.equity.GrowthRoundByHand.Route;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** Sample case 2 against its published figures, and path by path against a calculation by hand. */
class CaseC2Test {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int PATHS = 20_000;
  private static final Checked DEAL = checked("c2.yaml");
  private static final Lowered LOWERED = Lowering.lower(DEAL, Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(PATHS);

  /** A case without a single finding, not even a warning. */
  private static Checked checked(String name) {
    return check(resource("cases/" + name));
  }

  private static Checked check(String text) {
    DealReader.Outcome outcome = DealReader.read("deal.yaml", text);
    assertThat(outcome.findings()).isEmpty();
    return Objects.requireNonNull(outcome.checked());
  }

  private static String resource(String name) {
    try (InputStream in = CaseC2Test.class.getResourceAsStream("/quanmai/models/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The base case, output by output. */
  private record Base(Lowered lowered, double[] values) {
    static Base of(Checked deal) {
      Lowered lowered = Lowering.lower(deal, Mode.BASE);
      return new Base(lowered, Evaluator.uniform(lowered.graph(), lowered.values()));
    }

    double output(String name) {
      return values[Objects.requireNonNull(lowered.graph().outputs().get(name), name)];
    }
  }

  private static Offset<Double> decimals(int n) {
    return within(0.5000001 * Math.pow(10, -n));
  }

  @Test
  void theTermChecksAreThePublishedFigures() {
    Base base = Base.of(DEAL);
    assertThat(base.output("check_cash")).isCloseTo(0.80, TINY);
    assertThat(base.output("check_stake")).isCloseTo(0.15873, decimals(5));
    assertThat(base.output("check_redemption_simple")).isCloseTo(2.64, TINY);
    assertThat(base.output("check_redemption_compound")).isCloseTo(2.721, decimals(4));
    assertThat(base.output("check_listing_irr")).isCloseTo(0.2106, decimals(4));
    assertThat(base.output("check_weak_irr")).isCloseTo(-0.0566, decimals(4));
  }

  @Test
  void theBaseCaseMeetsItsCommitmentsAndListsInTime() {
    Base base = Base.of(DEAL);
    assertThat(base.output("fund_irr")).isCloseTo(0.2106, decimals(4));
    assertThat(base.output("fund_moic")).isCloseTo(2.6, TINY);
    assertThat(base.output("fund_stake")).isCloseTo(0.09524, decimals(5));
    assertThat(base.output("compensation_due")).isZero();
    assertThat(base.output("put_due")).isZero();
    assertThat(base.output("put_exercised")).isZero();
  }

  @Test
  void theListedFormulaIsThePublishedOne() {
    Base base = Base.of(checked("earnings-commitment.yaml"));
    assertThat(base.output("due_2027")).isCloseTo(0.5405, decimals(4));
    assertThat(base.output("due_2028")).isCloseTo(1.0811, decimals(4));
    assertThat(base.output("due_2029")).isCloseTo(2.1622, decimals(4));
    assertThat(base.output("due_total")).isCloseTo(3.7838, decimals(4));
    assertThat(base.output("shares_given")).isCloseTo(0.37838e8, within(1e3));
    assertThat(base.output("cash_paid")).isCloseTo(0, TINY);
    assertThat(base.output("reward")).isZero();
  }

  /** C2 with some of its inputs written otherwise. */
  private static Base changed(String... changes) {
    String text = resource("cases/c2.yaml");
    for (int k = 0; k < changes.length; k += 2) {
      assertThat(text).contains(changes[k]);
      text = text.replace(changes[k], changes[k + 1]);
    }
    return Base.of(check(text));
  }

  private static final String PROFIT = "profit_multiplier:\n    value: 1\n";
  private static final String POORER = "profit_multiplier:\n    value: 0.6\n";
  private static final String INPUTS = "\ninputs:\n";

  /** All profits at 60%: cash of 2.0 x 40% x 45% in the first year, or a stake of 15.873%. */
  @Test
  void sharesInsteadOfCashAreSoldAtTheExit() {
    double cash = changed(PROFIT, POORER).output("fund_moic");
    assertThat(cash).isCloseTo(2.6 + 0.4 * 0.45, TINY);
    Base shares =
        changed(
            PROFIT,
            POORER,
            INPUTS,
            INPUTS
                + "  compensation_form:\n    options: {cash: 0, shares: 1}\n    value: shares\n"
                + "    confidence: U\n    source: test\n");
    assertThat(shares.output("fund_stake")).isCloseTo(0.15873, decimals(5));
    assertThat(shares.output("fund_moic")).isCloseTo(2.6 / 0.6, TINY);
  }

  /** Both investors of the round at the price of a later one at 60% of the first post-money. */
  @Test
  void theFundFollowsItsMoneyIntoALaterRound() {
    String[] round = {
      "{none: 0.7, held: 0.3}\n    value: none",
      "{none: 0.7, held: 0.3}\n    value: held",
      "    value: 1.3\n",
      "    value: 0.6\n"
    };
    double price = 12.6 / (100 + 3 / 0.18);
    double issued = 2 / price;
    double entry = 3 / (0.18 * (100 + 3 / 0.18 + 2 / 0.18) / (100 + 3 / 0.18 + issued));
    double stake = entry * 2 / 3 / (100 + entry + issued);
    Base base = changed(round);
    assertThat(base.output("diluted_by_down_round")).isEqualTo(1);
    assertThat(base.output("fund_stake")).isCloseTo(stake, TINY);
    assertThat(base.output("fund_moic")).isCloseTo(2.6 * 23 * stake / 2, TINY);
    Base follows =
        changed(
            round[0],
            round[1],
            round[2],
            round[3],
            INPUTS,
            INPUTS + "  pro_rata: {value: 100%, confidence: U, source: test}\n");
    double paid = 2 * 2 / 21.0;
    double more = stake + paid / 2 * issued / (100 + entry + issued);
    assertThat(follows.output("fund_stake")).isCloseTo(more, TINY);
    assertThat(follows.output("fund_moic")).isCloseTo(2.6 * 23 * more / (2 + paid), TINY);
  }

  /** An offer in year 4 that the founder refuses is forced in year 5, where it is high enough. */
  @Test
  void aSaleThatTheFounderRefusesIsForced() {
    String[] sale = {
      "held: 0.12}\n    value: a_ipo",
      "held: 0.12}\n    value: trade_sale",
      INPUTS,
      INPUTS
          + "  sale_time:\n    value: 4\n"
          + "  founder_agrees:\n    options: {agreed: 0.6, refused: 0.4}\n    value: refused\n"
    };
    Base base = changed(sale);
    assertThat(base.output("dragged")).isEqualTo(1);
    assertThat(base.output("fund_irr")).isCloseTo(Math.pow(1.8, 1 / 5.0) - 1, TINY);
    Base low = changed(sale[0], sale[1], sale[2], sale[3] + "  sale_value:\n    value: 0.9\n");
    assertThat(low.output("dragged")).isZero();
    assertThat(low.output("fund_irr"))
        .isCloseTo(Math.pow(Math.max(0.9 * 0.85, 2 / 2.0), 1 / 7.0) - 1, within(1e-9));
  }

  /** The template's own example, as a starter deal has it. */
  @Test
  void theTemplatesExampleIsADealWithoutFindings() {
    String template = resource("templates/growth-round.yaml");
    String example = template.substring(template.indexOf("\nexample:\n") + 10);
    Base base =
        Base.of(
            check(
                "quanmai: 1\nkind: deal\ntemplate: growth-round\n"
                    + example.replaceAll("(?m)^  ", "")));
    assertThat(base.output("fund_moic")).isCloseTo(3, TINY);
    assertThat(base.output("fund_irr")).isCloseTo(Math.pow(3, 0.2) - 1, TINY);
  }

  private static double input(double[] values, String name) {
    return values[Objects.requireNonNull(LOWERED.inputs().get(name), name)];
  }

  private static boolean chosen(double[] values, String name, int option) {
    return Math.round(input(values, name)) == option;
  }

  private static int years(double[] values, String name) {
    return (int) Math.round(input(values, name));
  }

  private static Route route(double[] values) {
    return Route.values()[(int) Math.round(input(values, "exit_route"))];
  }

  private static GrowthRoundByHand.Draws draws(double[] values) {
    Route route = route(values);
    String value =
        switch (route) {
          case A_IPO -> "a_ipo_value";
          case HK_IPO -> "hk_ipo_value";
          case TRADE_SALE -> "sale_value";
          case BUYBACK, LOSS, HELD -> "held_value";
        };
    return new GrowthRoundByHand.Draws(
        input(values, "profit_multiplier"),
        chosen(values, "milestone", 0),
        chosen(values, "follow_on", 1),
        input(values, "follow_on_step"),
        input(values, "founder_recovery"),
        input(values, "put_delay"),
        chosen(values, "founder_agrees", 0),
        route,
        years(values, "listing_time"),
        years(values, "sale_time"),
        years(values, "loss_time"),
        input(values, value),
        input(values, "loss_left"));
  }

  private static double at(double[] values, String line, int t) {
    return values[Objects.requireNonNull(LOWERED.nodes().get(new LineAt(line, t)), line)];
  }

  private static double sum(double[] values, String line) {
    return IntStream.rangeClosed(0, 8).mapToDouble(t -> at(values, line, t)).sum();
  }

  @Test
  void pathByPathOnTheEnginesDraws() {
    int[] routes = new int[Route.values().length];
    for (long k = 0; k < 600; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      GrowthRoundByHand hand = GrowthRoundByHand.of(draws(values));
      routes[route(values).ordinal()]++;
      for (int t = 0; t <= 8; t++) {
        assertThat(at(values, "fund_flow", t))
            .as("path %d, %s, t = %d", k, route(values), t)
            .isCloseTo(hand.flow()[t], TINY);
      }
      assertThat(sum(values, "cash_compensation.due"))
          .as("path " + k)
          .isCloseTo(hand.compensationDue(), TINY);
      assertThat(sum(values, "put.due")).as("path " + k).isCloseTo(hand.redemptionDue(), TINY);
      assertHoldersShareTheExit(values);
      assertThat(sum(values, "put_payment.paid"))
          .isLessThanOrEqualTo(input(values, "founder_recovery") * sum(values, "put.due") + 1e-12);
    }
    assertThat(routes).doesNotContain(0);
  }

  private static void assertHoldersShareTheExit(double[] values) {
    for (int t = 0; t <= 8; t++) {
      assertThat(
              at(values, "fund_exit", t)
                  + at(values, "founder_exit", t)
                  + at(values, "others_exit", t))
          .isCloseTo(at(values, "exit_value", t), TINY);
    }
  }

  /** Of founders who owe, those of worse companies pay less: a rank correlation of 0.4826. */
  @Test
  void whatTheFounderPaysMovesWithTheCompany() {
    int n = 2000;
    double[] profits = new double[n];
    double[] recoveries = new double[n];
    for (int k = 0; k < n; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      profits[k] = input(values, "profit_multiplier");
      recoveries[k] = input(values, "founder_recovery");
    }
    double expected = 6 / Math.PI * Math.asin(0.5 / 2);
    assertThat(rankCorrelation(profits, recoveries)).isCloseTo(expected, within(4 / Math.sqrt(n)));
    assertThat(Arrays.stream(recoveries).average().orElseThrow())
        .isCloseTo(0.45, within(4 * 0.25 / Math.sqrt(n)));
  }

  private static double rankCorrelation(double[] x, double[] y) {
    double[] a = ranks(x);
    double[] b = ranks(y);
    double middle = (x.length - 1) / 2.0;
    double cross = 0;
    double square = 0;
    for (int k = 0; k < x.length; k++) {
      cross += (a[k] - middle) * (b[k] - middle);
      square += (a[k] - middle) * (a[k] - middle);
    }
    return cross / square;
  }

  private static double[] ranks(double[] x) {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    return Arrays.stream(x).map(v -> Arrays.binarySearch(sorted, v)).toArray();
  }

  @Test
  void theRoutesHaveTheirProbabilities() {
    Paths paths = Simulation.run(PLAN, (_, _) -> true);
    double bought = Arrays.stream(paths.output("put_exercised")).average().orElseThrow();
    assertThat(bought).isCloseTo(0.28, within(4 * Math.sqrt(0.28 * 0.72 / PATHS)));
    double[] paid = paths.output("put_paid");
    double[] due = paths.output("put_due");
    for (int k = 0; k < PATHS; k++) {
      assertThat(paid[k]).isBetween(0.0, due[k]);
    }
  }
}
