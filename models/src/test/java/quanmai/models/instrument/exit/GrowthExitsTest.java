package quanmai.models.instrument.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Replay;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** All seven routes in one deal, together with a redemption right and the limits on sales. */
class GrowthExitsTest {

  private static final int PATHS = 20_000;
  private static final Lowered LOWERED = Lowering.lower(checked(), Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(PATHS);
  private static final Paths RUN = Simulation.run(PLAN, (_, _) -> true);

  private static Checked checked() {
    String file = "/quanmai/models/cases/growth-exits.yaml";
    try (InputStream in = Objects.requireNonNull(GrowthExitsTest.class.getResourceAsStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      DealReader.Outcome read = DealReader.read("growth-exits.yaml", text);
      assertThat(read.findings()).isEmpty();
      return Objects.requireNonNull(read.checked());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The usual shares of growth deals within seven years. */
  @ParameterizedTest
  @CsvSource({
    "a_ipo, 0.12, 0.18",
    "hk_ipo, 0.04, 0.07",
    "sale, 0.12, 0.18",
    "transfer, 0.15, 0.20",
    "buyback, 0.20, 0.25",
    "write_off, 0.12, 0.18",
    "held, 0.05, 0.15"
  })
  void eachRouteIsTakenAsOftenAsUsual(String route, double low, double high) {
    assertThat(Arrays.stream(RUN.output(route)).average().orElseThrow()).isBetween(low, high);
  }

  private static double at(double[] values, String line, int t) {
    return values[Objects.requireNonNull(LOWERED.nodes().get(new LineAt(line, t)), line)];
  }

  @Test
  void theRedemptionPriceAndTheSellingLimitsMeetTheRoutesByName() {
    int bought = 0;
    int listed = 0;
    for (long k = 0; k < 400; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      double recovery = values[Objects.requireNonNull(LOWERED.inputs().get("recovery"))];
      double gone = 0;
      for (int t = 0; t <= 28; t++) {
        double sold = at(values, "exit.a_ipo.sold", t);
        // From the fifth year on nothing limits a venture fund; before, 3% of all shares a month.
        double limit = t >= 20 ? 1 : 0.03 * 3 / (t < 12 ? 3 : t < 16 ? 2 : 1) / 0.05;
        assertThat(sold).isLessThanOrEqualTo(limit + 1e-9);
        listed += sold > 0 ? 1 : 0;
        double portion = at(values, "exit.buyback.sold", t);
        double late = at(values, "exit.buyback.settled", t) * 0.9;
        double price = 2 * (1 + 0.08 * t / 4);
        assertThat(at(values, "exit.buyback.proceeds", t))
            .isCloseTo((portion + late) * price * recovery, within(1e-9));
        bought += portion > 0 ? 1 : 0;
        gone += at(values, "exit.sold", t);
      }
      assertThat(gone).isCloseTo(1, within(1e-9));
    }
    assertThat(bought).isGreaterThan(20);
    assertThat(listed).isGreaterThan(20);
  }

  @Test
  void whatTheFundGetsIsWhatTheRoutesYield() {
    double[] moic = RUN.output("moic");
    for (int k = 0; k < 200; k++) {
      double[] values = Replay.path(LOWERED.graph(), PLAN, k);
      double all = 0;
      for (int t = 0; t <= 28; t++) {
        all += at(values, "exit.proceeds", t);
      }
      assertThat(moic[k]).isCloseTo(all / 2, within(1e-9));
    }
  }
}
