package quanmai.models.instrument.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** Sample case c4 against its published figures and the law of its share price. */
class CaseC4Test {

  private static final int PATHS = 20_000;
  private static final Checked DEAL = checked();
  private static final DealPaths BASE = DealPaths.of(DEAL, Mode.BASE);
  private static final Lowered LOWERED = Lowering.lower(DEAL, Mode.STOCHASTIC);
  private static final RunPlan PLAN =
      RunPlan.of(Program.compile(LOWERED.graph()), LOWERED.values()).withPaths(PATHS);
  private static final Paths RUN = Simulation.run(PLAN, (_, _) -> true);

  private static String text() {
    try (InputStream in = CaseC4Test.class.getResourceAsStream("/quanmai/models/cases/c4.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Checked checked() {
    DealReader.Outcome read = DealReader.read("c4.yaml", text());
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.checked());
  }

  /** The rate at which a cost grows to what is worth {@code price} a share three years later. */
  private static double rate(double cost, double shares, double price) {
    double low = -0.99;
    double high = 1;
    for (int k = 0; k < 200; k++) {
      double rate = (low + high) / 2;
      double npv = -cost + shares * price / Math.pow(1 + rate, 3);
      low = npv > 0 ? rate : low;
      high = npv > 0 ? high : rate;
    }
    return low;
  }

  @Test
  void theTermsAreThoseOfTheSample() {
    assertThat(BASE.output("total_cost")).isCloseTo(13.6, within(1e-12));
    assertThat(BASE.output("average_cost") * 1e8).isCloseTo(9.7143, within(5e-5));
    assertThat(BASE.output("stake_after")).isCloseTo(0.29167, within(5e-6));
    assertThat(BASE.output("offer_triggered")).isZero();
    assertThat(BASE.output("terms_allowed")).isEqualTo(1);
    assertThat(BASE.output("votes_after")).isCloseTo(1.4 / 4.4, within(1e-12));
    assertThat(BASE.line("transfer.paid", 3)).isCloseTo(7.2, within(1e-12));
    assertThat(BASE.line("placement.paid", 3)).isCloseTo(6.4, within(1e-12));
    assertThat(BASE.line("stake", 38)).isCloseTo(1.4 / 4.8, within(1e-12));
  }

  /** Published: -10.35%, 0.97%, 10.20%, 18.10%. */
  @Test
  void theTermCheckIsThePublishedTable() {
    double[] prices = {7, 10, 13, 16};
    double[] published = {-0.1035, 0.0097, 0.1020, 0.1810};
    for (int k = 0; k < 4; k++) {
      double irr = BASE.output("check_irr_" + (k + 1));
      assertThat(irr).isCloseTo(published[k], within(5.0001e-5));
      assertThat(irr).isCloseTo(rate(13.6, 1.4, prices[k]), within(1e-9));
    }
  }

  @Test
  void theBaseCaseIsTheTableAtTodaysPrice() {
    assertThat(BASE.output("fund_irr")).isCloseTo(0.0097, within(5.0001e-5));
    assertThat(BASE.output("fund_moic")).isCloseTo(14 / 13.6, within(1e-12));
    assertThat(BASE.line("fund_flow", 3)).isCloseTo(-13.6, within(1e-12));
    assertThat(BASE.line("fund_flow", 39)).isCloseTo(14, within(1e-9));
    assertThat(BASE.line("fund_flow").stream().filter(flow -> flow != 0)).hasSize(2);
  }
}
