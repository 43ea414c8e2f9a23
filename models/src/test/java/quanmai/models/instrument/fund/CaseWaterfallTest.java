package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;

/** The sample fund: its base case is the reference, and every path keeps its money. */
class CaseWaterfallTest {

  private static final Checked FUND = checked();

  private static Checked checked() {
    try (var in =
        DealReader.class.getResourceAsStream("/quanmai/models/cases/waterfall-oracle.yaml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      DealReader.Outcome read = DealReader.read("waterfall-oracle.yaml", text);
      assertThat(read.findings()).isEmpty();
      return Objects.requireNonNull(read.checked());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theBaseCaseIsTheReference() {
    DealPaths base = DealPaths.of(FUND, Mode.BASE);
    assertThat(base.output("lp_total")).isEqualTo(180, within(1e-9));
    assertThat(base.output("carry_sixth")).isEqualTo(14, within(1e-9));
    assertThat(base.output("carry_seventh")).isEqualTo(6, within(1e-9));
    assertThat(base.output("gross_irr")).isEqualTo(0.18995, within(5e-6));
    assertThat(base.output("net_irr")).isEqualTo(0.16407, within(5e-6));
    assertThat(base.output("given_up")).isEqualTo(8.8375, within(1e-9));
    assertThat(base.output("government_gain")).isEqualTo(11.1625, within(1e-9));
  }

  @Test
  void onEveryPathInvestorsAndManagerGetAllAndCarryIsAtMostAFifthOfProfit() {
    DealPaths paths = DealPaths.of(FUND, Mode.STOCHASTIC);
    int given = 0;
    for (int k = 0; k < 2000; k++) {
      double[] values = paths.path(k);
      double proceeds = 0;
      double paid = 0;
      double carry = 0;
      for (int t = 0; t <= 7; t++) {
        proceeds += at(paths, values, "proceeds", t);
        paid += at(paths, values, "investors.fiscal.paid", t);
        paid += at(paths, values, "investors.institution.paid", t);
        carry += at(paths, values, "clawback.gp", t);
      }
      assertThat(paid + carry).isEqualTo(proceeds, within(1e-9));
      assertThat(carry).isBetween(-1e-9, 0.2 * Math.max(0, proceeds - 100) + 1e-9);
      double give = at(paths, values, "give.so_far", 7);
      assertThat(give).isLessThanOrEqualTo(0.5 * Math.max(0, at(paths, values, "give.gain", 7)));
      given += give > 0 ? 1 : 0;
    }
    assertThat(given).isBetween(200, 1800);
  }

  private static double at(DealPaths paths, double[] values, String line, int t) {
    return values[Objects.requireNonNull(paths.lowered().nodes().get(new LineAt(line, t)), line)];
  }
}
