package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/**
 * Sample case 5, a foreign partner in a data centre: its base case against the figures of the
 * independent script, and its paths against a calculation that shares no code.
 */
class CaseC5Test {

  private static final Checked DEAL = checked();
  private static final DealPaths BASE = DealPaths.of(DEAL, Mode.BASE);
  private static final Lowered LOWERED = Lowering.lower(DEAL, Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(4000);

  private static final Offset<Double> BASIS_POINT = within(5.0001e-5);
  private static final double SPOT = 6.6975;

  /** The deal without a single finding, not even a warning. */
  private static Checked checked() {
    DealReader.Outcome read = DealReader.read("c5.yaml", C1Oracle.resource("c5.yaml"));
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.checked());
  }

  @Test
  void theBaseCaseIsTheOracles() {
    double[] flows = {-6.697, .045, .264, .409, .491, .518, 10.191};
    List<Double> ours = BASE.line("fund_flow");
    for (int t = 0; t <= 6; t++) {
      assertThat(ours.get(t)).as("t = " + t).isCloseTo(flows[t], within(5.001e-4));
    }
    assertThat(BASE.line("paid_in.converted", 0)).isCloseTo(6.6975, within(1e-12));
    assertThat(BASE.output("exit_value")).isCloseTo(10.003, within(5.001e-4));
    assertThat(BASE.output("fund_irr")).isCloseTo(0.1081, BASIS_POINT);
    assertThat(BASE.output("fund_irr_pe")).isCloseTo(0.0903, BASIS_POINT);
    assertThat(BASE.output("usd_irr_flat")).isCloseTo(0.1081, BASIS_POINT);
    assertThat(BASE.output("usd_irr_hedged")).isCloseTo(0.1348, BASIS_POINT);
  }

  @Test
  void theHedgeRatioGoesFromNoneToAll() {
    double none = with(0).output("usd_irr");
    double half = with(0.5).output("usd_irr");
    double all = with(1).output("usd_irr");
    assertThat(none).isEqualTo(BASE.output("usd_irr_unhedged"));
    assertThat(all).isEqualTo(BASE.output("usd_irr_hedged"));
    assertThat(half).isBetween(none, all).isCloseTo((none + all) / 2, within(1e-3));
    for (int t = 0; t <= 6; t++) {
      assertThat(with(0.5).line("usd_flow", t))
          .isCloseTo(
              (with(0).line("usd_flow", t) + with(1).line("usd_flow", t)) / 2, within(1e-12));
    }
  }

  private static DealPaths with(double hedgeRatio) {
    return DealPaths.of(DEAL, Mode.BASE).with("inputs.hedge_ratio", hedgeRatio);
  }

  /** The flows in yuan by year, for an exit multiple and the tax rates of the holder. */
  private static double[] yuan(double multiple, double onDividends, double onGain) {
    double[] utilisation = {0, .20, .50, .75, .90, .95, .95};
    double[] flows = new double[7];
    flows[0] = -SPOT;
    for (int t = 1; t <= 6; t++) {
      double ebitda = .027 * 30 * utilisation[t];
      double tax = Math.max(0, ebitda - .22 * 30 / 15) * .25;
      flows[t] = (ebitda - tax) * (1 - onDividends) - .015 * SPOT;
    }
    double sold = multiple * .027 * 30 * utilisation[6];
    flows[6] += sold - onGain * Math.max(0, sold - SPOT);
    return flows;
  }

  private static double irr(double[] flows) {
    double low = -0.99;
    double high = 5;
    for (int k = 0; k < 200; k++) {
      double rate = (low + high) / 2;
      double value = 0;
      for (int t = 6; t >= 0; t--) {
        value = value / (1 + rate) + flows[t];
      }
      if (value > 0) {
        low = rate;
      } else {
        high = rate;
      }
    }
    return low;
  }

  /** Conversion at the rate of the path; forwards of the outset on the flows that were planned. */
  private static double[] dollars(double[] flows, double[] rate, double hedged) {
    double[] planned = yuan(13, .10, .10);
    double[] dollars = new double[7];
    dollars[0] = -1;
    for (int t = 1; t <= 6; t++) {
      double forward = SPOT * Math.pow(1.0154 / 1.0399, t);
      dollars[t] = flows[t] / rate[t] + hedged * planned[t] * (1 / forward - 1 / rate[t]);
    }
    return dollars;
  }

  @Test
  void everyPathIsTheCalculationByHand() {
    Offset<Double> tiny = within(1e-9);
    for (long k = 0; k < 500; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      double multiple = values[Objects.requireNonNull(LOWERED.inputs().get("exit_multiple"))];
      double[] rate = line(values, "usdcny");
      double[] flows = yuan(multiple, .10, .10);
      String path = "path " + k;
      assertThat(line(values, "fund_flow")).as(path).containsExactly(flows, tiny);
      assertThat(output(values, "fund_irr")).as(path).isCloseTo(irr(flows), tiny);
      assertThat(output(values, "fund_irr_pe"))
          .as(path)
          .isCloseTo(irr(yuan(multiple, .25, .25)), tiny);
      assertThat(output(values, "usd_irr_unhedged"))
          .as(path)
          .isCloseTo(irr(dollars(flows, rate, 0)), tiny);
      assertThat(output(values, "usd_irr")).as(path).isCloseTo(irr(dollars(flows, rate, .5)), tiny);
      assertThat(output(values, "usd_irr_hedged"))
          .as(path)
          .isCloseTo(irr(dollars(flows, rate, 1)), tiny);
    }
  }

  /** ln S after t years is normal around ln 6.87 + (ln S0 - ln 6.87) e^-kt. */
  @Test
  void theRateRevertsAndTheMultipleScattersAsStated() {
    int paths = 4000;
    double[] sums = new double[4];
    for (long k = 0; k < paths; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      double rate = Math.log(line(values, "usdcny")[6]);
      double multiple =
          Math.log(values[Objects.requireNonNull(LOWERED.inputs().get("exit_multiple"))] / 13);
      sums[0] += rate / paths;
      sums[1] += rate * rate / paths;
      sums[2] += multiple / paths;
      sums[3] += multiple * multiple / paths;
    }
    double left = Math.exp(-.53 * 6);
    double sd = .041 * Math.sqrt((1 - left * left) / (2 * .53));
    scatter(sums[0], sums[1], Math.log(6.87) + left * Math.log(SPOT / 6.87), sd, paths);
    scatter(sums[2], sums[3], 0, .20, paths);
  }

  private static void scatter(double mean, double squares, double expected, double sd, int paths) {
    assertThat(mean).isCloseTo(expected, within(4 * sd / Math.sqrt(paths)));
    assertThat(Math.sqrt(squares - mean * mean))
        .isCloseTo(sd, within(4 * sd / Math.sqrt(2.0 * paths)));
  }

  /** What the state, the fund and the manager get is what the asset yields. */
  @Test
  void cashIsConserved() {
    for (long k = 0; k < 200; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      double[] yields = line(values, "ebitda");
      double[] sold = line(values, "exit.equity");
      double[] taxes = line(values, "city.tax_paid");
      double[] fees = line(values, "fee");
      double[] got = line(values, "fund_receipts");
      for (int t = 0; t <= 6; t++) {
        assertThat(taxes[t] + fees[t] + got[t]).isCloseTo(yields[t] + sold[t], within(1e-12));
      }
    }
    assertThat(BASE.line("reserve", 6)).isCloseTo(6.6975 - 6.6, within(1e-12));
    // 30 MW at 95% and a PUE of 1.25 for a year.
    assertThat(BASE.line("energy", 6)).isCloseTo(30 * 8.76 * .95 * 1.25, within(1e-9));
    assertThat(BASE.line("city.foreign", 0)).isCloseTo(6.6975, within(1e-12));
    assertThat(BASE.line("city.fai", 0)).isCloseTo(6.6, within(1e-12));
  }

  private static double[] line(double[] values, String name) {
    double[] line = new double[7];
    for (int t = 0; t <= 6; t++) {
      line[t] = values[Objects.requireNonNull(LOWERED.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }

  private static double output(double[] values, String name) {
    return values[Objects.requireNonNull(LOWERED.graph().outputs().get(name), name)];
  }
}
