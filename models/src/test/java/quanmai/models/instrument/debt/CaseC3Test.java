package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;

/**
 * Sample case 3 against its published base case, and path by path against a calculation by hand.
 */
class CaseC3Test {

  private static final int PATHS = 20_000;

  /** What is published, rounded to three decimals: EBITDA, interest, tax, debt, cover, leverage. */
  private static final double[][] YEARS = {
    {3.18, 0.619, 0.46, 13.154, 1.393, 4.137},
    {3.371, 0.566, 0.516, 11.771, 1.516, 3.492},
    {3.573, 0.506, 0.575, 10.24, 1.228, 2.866},
    {3.787, 0.44, 0.64, 8.551, 1.132, 2.258},
    {4.015, 0.368, 0.709, 6.693, 1.062, 1.667}
  };

  private static final String[] LINES = {
    "ebitda", "senior.interest", "tax.due", "senior.balance", "senior.dscr", "leverage.ratio"
  };

  static String text(String file) {
    try (InputStream in =
        Objects.requireNonNull(CaseC3Test.class.getResourceAsStream("/quanmai/models/" + file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DealPaths base() {
    return DealPaths.of(text("cases/c3.yaml"), Mode.BASE);
  }

  @Test
  void theBaseCaseIsWhatIsPublished() {
    DealPaths deal = base();
    for (int k = 0; k < LINES.length; k++) {
      for (int year = 1; year <= 5; year++) {
        assertThat(deal.line(LINES[k], year))
            .as(LINES[k] + " in year " + year)
            .isCloseTo(YEARS[year - 1][k], within(0.0005000001));
      }
    }
    for (int year = 1; year < 5; year++) {
      assertThat(deal.line("equity_flow", year)).isCloseTo(0, within(1e-12));
    }
    assertThat(deal.line("equity_flow", 0)).isCloseTo(-10, within(1e-12));
    assertThat(deal.line("fund_flow", 0)).isCloseTo(-7, within(1e-12));
    assertThat(deal.line("management_flow", 0)).isCloseTo(-1, within(1e-12));
    assertThat(deal.line("platform_flow", 0)).isCloseTo(-2, within(1e-12));
    assertThat(deal.output("exit_value")).isCloseTo(34.125, within(0.0005));
    assertThat(deal.output("exit_equity")).isCloseTo(26.750, within(0.0005));
    assertThat(deal.output("fund_irr")).isCloseTo(0.2175, within(0.00005));
    assertThat(deal.output("fund_moic")).isCloseTo(2.675, within(0.0005));
    assertThat(deal.output("loan_share")).isCloseTo(0.60, within(1e-12));
    assertThat(deal.output("cover_warning")).as("cover of 1.06 is below 1.10").isEqualTo(1);
    assertThat(deal.output("cover_below_one")).isZero();
    assertThat(deal.output("limit_exceeded")).isZero();
  }

  @Test
  void theCalculationByHandIsWhatIsPublishedToo() {
    BuyoutByHand.Path path = BuyoutByHand.planned().path();
    for (int year = 1; year <= 5; year++) {
      assertThat(path.debt()[year - 1]).isCloseTo(YEARS[year - 1][3], within(0.0005000001));
      assertThat(path.cover()[year - 1]).isCloseTo(YEARS[year - 1][4], within(0.0005000001));
    }
    assertThat(path.irr()).isCloseTo(0.2175, within(0.00005));
    assertThat(path.moic()).isCloseTo(2.675, within(0.0005));
  }

  @Test
  void stressesAreInputs() {
    DealPaths deal =
        base()
            .with("schedules.ebitda_shock[2]", -0.15)
            .with("inputs.exit_multiple", 7.0)
            .with("inputs.rate_shift", 0.01);
    double[] flat = {1, 1, 1, 1, 1};
    BuyoutByHand.Path hand = new BuyoutByHand(0.06, flat, 7.0, -0.15, 0.053).path();
    assertThat(deal.output("fund_irr")).isCloseTo(hand.irr(), within(1e-9));
    assertThat(deal.output("fund_moic")).isCloseTo(hand.moic(), within(1e-9));
    assertThat(deal.output("min_dscr")).isCloseTo(hand.minCover(), within(1e-9));
    assertThat(hand.minCover()).isLessThan(1);
    assertThat(base().with("inputs.acquisition_loan", 17).output("limit_exceeded")).isEqualTo(1);
    assertThat(base().with("inputs.loan_tenor", 11).output("limit_exceeded")).isEqualTo(1);
  }

  @Test
  void pathByPathOnTheEnginesDraws() {
    Lowered lowered = DealPaths.of(text("cases/c3.yaml"), Mode.STOCHASTIC).lowered();
    RunPlan plan = plan(lowered);
    int belowOne = 0;
    for (long k = 0; k < 300; k++) {
      double[] values = Replay.path(lowered.graph(), plan, k);
      double[] index = line(lowered, values, "ebitda_index");
      BuyoutByHand.Path hand =
          new BuyoutByHand(
                  values[input(lowered, "growth")],
                  Arrays.copyOfRange(index, 1, 6),
                  values[input(lowered, "exit_multiple")],
                  0,
                  0.043)
              .path();
      assertThat(line(lowered, values, "equity_flow"))
          .as("path " + k)
          .containsExactly(hand.equity(), within(1e-9));
      assertThat(Arrays.copyOfRange(line(lowered, values, "senior.balance"), 1, 6))
          .as("path " + k)
          .containsExactly(hand.debt(), within(1e-9));
      assertThat(values[output(lowered, "fund_irr")]).isCloseTo(hand.irr(), within(1e-8));
      assertThat(values[output(lowered, "fund_moic")]).isCloseTo(hand.moic(), within(1e-9));
      assertThat(values[output(lowered, "min_dscr")]).isCloseTo(hand.minCover(), within(1e-9));
      belowOne += hand.minCover() < 1 ? 1 : 0;
    }
    assertThat(belowOne).isGreaterThan(50);
  }

  /**
   * The bands are those of a quick simulation of 20,000 paths whose process is not stated to the
   * last detail; ours is a geometric Brownian motion beside a growth that is drawn once a path.
   */
  @Test
  void theDistributionIsWhereAnEarlierSimulationSawIt() {
    Lowered lowered = DealPaths.of(text("cases/c3.yaml"), Mode.STOCHASTIC).lowered();
    Paths paths = Simulation.run(plan(lowered), Progress.NONE);
    double[] irr = paths.output("fund_irr").clone();
    Arrays.sort(irr);
    assertThat(irr[PATHS / 20]).isCloseTo(0.001, within(0.010));
    assertThat(irr[PATHS / 2]).isCloseTo(0.208, within(0.008));
    assertThat(irr[PATHS * 19 / 20]).isCloseTo(0.395, within(0.010));
    assertThat(mean(paths.output("fund_loses"))).isCloseTo(0.05, within(0.01));
    assertThat(mean(paths.output("cover_below_one"))).isCloseTo(0.44, within(0.03));
  }

  /**
   * All that the lenders, the owners and the accounts get is what the business and its sale bring.
   */
  @Test
  void sourcesAreUsesAndNoYuanIsLostWithEveryOptionTaken() {
    String all =
        text("cases/c3.yaml")
                .replace("  rollover:", "  mezzanine_amount: {value: 1.5}\n  rollover:")
                .replace("  rollover:", "  seller_note_amount: {value: 1}\n  rollover:")
                .replace("  rollover:", "  mezzanine_kicker: {value: 5%}\n  rollover:")
                .replace("  rollover:", "  reserve_months: {value: 6}\n  rollover:")
                .replace("  rollover:", "  minimum_cash: {value: 0.3}\n  rollover:")
                .replace("  rollover:", "  loan_fee: {value: 1%}\n  rollover:")
                .replace("  rollover:", "  net_debt: {value: 2}\n  rollover:")
                .replace("  rollover:", "  enforced: {value: 1}\n  rollover:")
                .replace("sweep_share: {value: 100%", "sweep_share: {value: 50%")
            + "  default_test: {cures: 1}\n";
    Lowered lowered = DealPaths.of(all, Mode.STOCHASTIC).lowered();
    RunPlan plan = plan(lowered);
    int enforced = 0;
    for (long k = 0; k < 500; k++) {
      double[] values = Replay.path(lowered.graph(), plan, k);
      double[] project = line(lowered, values, "project_flow");
      double[] held = new double[6];
      for (String who : new String[] {"senior", "mezzanine", "seller_note", "fund"}) {
        add(held, line(lowered, values, who + "_flow"));
      }
      add(held, line(lowered, values, "platform_flow"));
      add(held, line(lowered, values, "management_flow"));
      double[] reserve = line(lowered, values, "reserve.balance");
      double[] account = line(lowered, values, "account.balance");
      for (int t = 0; t <= 5; t++) {
        double kept = reserve[t] + account[t] - (t == 0 ? 0 : reserve[t - 1] + account[t - 1]);
        assertThat(held[t] + kept).as(k + " at " + t).isCloseTo(project[t], within(1e-9));
      }
      assertThat(reserve[0]).isPositive();
      assertThat(reserve[5] + account[5]).isZero();
      assertThat(values[output(lowered, "total_equity")])
          .isCloseTo(24 + 0.4 + 0.144 + reserve[0] - 14.4 - 2.5, within(1e-9));
      double[] proceeds = line(lowered, values, "enforcement.proceeds");
      boolean happened = Arrays.stream(proceeds).sum() > 0;
      enforced += happened ? 1 : 0;
      if (happened) {
        assertThat(line(lowered, values, "debt")[5]).isZero();
        assertThat(values[output(lowered, "exit_equity")]).isZero();
      }
    }
    assertThat(enforced).isBetween(20, 480);
  }

  private static void add(double[] sum, double[] flow) {
    for (int t = 0; t < sum.length; t++) {
      sum[t] += flow[t];
    }
  }

  private static RunPlan plan(Lowered lowered) {
    return RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(PATHS);
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static int input(Lowered lowered, String name) {
    return Objects.requireNonNull(lowered.inputs().get(name), name);
  }

  private static int output(Lowered lowered, String name) {
    return Objects.requireNonNull(lowered.graph().outputs().get(name), name);
  }

  private static double[] line(Lowered lowered, double[] values, String name) {
    double[] line = new double[6];
    for (int t = 0; t <= 5; t++) {
      line[t] = values[Objects.requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }
}
