package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
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
import quanmai.models.starter.Starter;

/** The industrial park that a starter writes: figures by hand, and where every yuan goes. */
class IndustrialParkTest {

  private static final Checked DEAL = checked();
  private static final DealPaths BASE = DealPaths.of(DEAL, Mode.BASE);
  private static final Offset<Double> TINY = within(1e-10);

  private static Checked checked() {
    String text = Objects.requireNonNull(Starter.of("industrial-park")).yaml("zh", "park.yaml");
    DealReader.Outcome read = DealReader.read("park.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.checked());
  }

  @Test
  void landConstructionAndRentsByHand() {
    // 300 mu at 350,000 yuan, 3% deed tax; 300,000 m2 that can be built.
    assertThat(BASE.line("land.cost", 0)).isCloseTo(1.05 * 1.03, TINY);
    assertThat(BASE.line("buildable", 1)).isCloseTo(300_000, within(1e-6));
    assertThat(BASE.line("construction_cost", 0)).isCloseTo(120_000 * .4 * 3300 / 1e8, TINY);
    assertThat(BASE.line("construction_cost", 3))
        .isCloseTo(105_000 * .6 * 3300 / 1e8 * Math.pow(1.02, 3), TINY);
    assertThat(BASE.line("stage_1.let", 2)).isCloseTo(120_000 * .85 / 3, within(1e-6));
    assertThat(BASE.line("stage_1.let", 10)).isCloseTo(80_000 * .85, within(1e-6));
    assertThat(BASE.line("stage_3.let", 7)).isCloseTo(75_000 * .85 * 2 / 3, within(1e-6));
    double rents = 260_000 * .85 * 12 * 32 / 1e8 * Math.pow(1.02, 10);
    assertThat(BASE.line("property_tax", 10)).isCloseTo(.12 * rents, TINY);
    assertThat(BASE.line("noi", 10)).isCloseTo(rents * (36 / 32.0 * .8 - .12), TINY);
    assertThat(BASE.output("exit_value")).isCloseTo(BASE.line("noi", 10) / .065, TINY);
    assertThat(BASE.line("stage_1.sales", 3))
        .isCloseTo(20_000 * 5500 / 1e8 * Math.pow(1.02, 3), TINY);
    assertThat(BASE.line("city.jobs", 10)).isCloseTo(260_000 * .85 / 40, within(1e-6));
  }

  @Test
  void aReitIsValuedAtALowerRate() {
    Lowered lowered = Lowering.lower(DEAL, Mode.STOCHASTIC);
    RunPlan plan = RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(200);
    int reits = 0;
    for (long k = 0; k < 200; k++) {
      double[] values = Replay.path(lowered.graph(), plan, k);
      double sale = values[Objects.requireNonNull(lowered.inputs().get("sale_cap_rate"))];
      double route = values[Objects.requireNonNull(lowered.inputs().get("exit_route"))];
      double rate = at(lowered, values, "cap_rate", 10);
      assertThat(rate).isCloseTo(sale - 0.012 * route, TINY);
      reits += (int) route;
      conserved(lowered, values);
    }
    assertThat(reits).isBetween(35, 85);
  }

  /** What holders and lender put in and get is what the park costs and yields. */
  private static void conserved(Lowered lowered, double[] values) {
    for (int t = 0; t <= 10; t++) {
      double held = at(lowered, values, "equity_flow", t);
      double lent =
          at(lowered, values, "loan.debt_service", t) - at(lowered, values, "loan.draws", t);
      double atExit = t == 10 ? at(lowered, values, "loan.balance", t) : 0;
      double spared = Math.max(0, atExit - value(lowered, values));
      assertThat(held + lent + atExit - (t == 10 ? spared : 0))
          .as("t = " + t)
          .isCloseTo(at(lowered, values, "project_flow", t), within(1e-9));
    }
  }

  private static double value(Lowered lowered, double[] values) {
    return at(lowered, values, "exit.enterprise_value", 10)
        - at(lowered, values, "exit.selling_costs", 10);
  }

  private static double at(Lowered lowered, double[] values, String line, int t) {
    return values[Objects.requireNonNull(lowered.nodes().get(new LineAt(line, t)), line)];
  }
}
