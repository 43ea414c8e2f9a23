package quanmai.models.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Terms that made flows are found again from the flows. */
class PacingFitTest {

  @Test
  void termsAreRecoveredFromTheirFlows() {
    Random random = new Random(7);
    for (int n = 0; n < 60; n++) {
      Pacing terms =
          new Pacing(
              List.of(
                  0.1 + 0.3 * random.nextDouble(),
                  0.2 + 0.3 * random.nextDouble(),
                  0.3 + 0.5 * random.nextDouble()),
              6 + random.nextInt(8),
              0.6 + 4 * random.nextDouble(),
              -0.05 + 0.3 * random.nextDouble(),
              n % 3 == 0 ? 0.03 : 0);
      Pacing.Flows flows = terms.flows(25);
      double[] values = n % 2 == 0 ? flows.values() : new double[0];
      PacingFit.Fitted fit =
          PacingFit.fit(25, flows.contributions(), flows.distributions(), values, 3, terms.yield());
      assertThat(fit.error()).isLessThan(1e-8);
      assertThat(fit.pacing().bow()).isCloseTo(terms.bow(), within(1e-5));
      assertThat(fit.pacing().growth()).isCloseTo(terms.growth(), within(1e-6));
      for (int k = 0; k < 3; k++) {
        assertThat(fit.pacing().rates().get(k)).isCloseTo(terms.rates().get(k), within(1e-12));
      }
    }
  }

  @Test
  void noisyFlowsGiveNearbyTermsAndAnError() {
    Random random = new Random(11);
    Pacing terms = new Pacing(List.of(0.25, 0.33, 0.5), 10, 2.5, 0.12, 0);
    Pacing.Flows flows = terms.flows(100);
    for (int k = 0; k < 10; k++) {
      flows.distributions()[k] *= 1 + 0.05 * random.nextGaussian();
    }
    PacingFit.Fitted fit =
        PacingFit.fit(100, flows.contributions(), flows.distributions(), new double[0], 3, 0);
    assertThat(fit.error()).isBetween(1e-4, 0.05);
    assertThat(fit.pacing().growth()).isCloseTo(0.12, within(0.02));
    assertThat(fit.pacing().bow()).isCloseTo(2.5, within(0.4));
  }

  @Test
  void arraysOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> PacingFit.fit(1, new double[5], new double[4], new double[0], 3, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }
}
