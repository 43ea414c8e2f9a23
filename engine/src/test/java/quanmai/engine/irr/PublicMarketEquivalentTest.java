package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PublicMarketEquivalentTest {

  /** An index that grows by the same rate each period earns it, whatever goes in and out. */
  @Test
  void aSteadyIndexEarnsItsGrowth() {
    var random = new SplittableRandom(15);
    for (int round = 0; round < 200; round++) {
      double growth = random.nextDouble(-0.05, 0.3);
      double[] flows = {
        -100, -random.nextDouble(50), 0, random.nextDouble(40), random.nextDouble(40), 0
      };
      double[] index = new double[6];
      Arrays.setAll(index, t -> 70 * Math.pow(1 + growth, t));
      double[] values = {100, 130, 140, 120, 90, 80};
      assertThat(PublicMarketEquivalent.pmePlus(flows, index, 20).rateOrNaN())
          .isCloseTo(growth, within(1e-12));
      assertThat(PublicMarketEquivalent.modified(flows, index, values).rateOrNaN())
          .isCloseTo(growth, within(1e-12));
      if (PublicMarketEquivalent.longNickelsValue(flows, index) > 0) {
        assertThat(PublicMarketEquivalent.longNickels(flows, index).rateOrNaN())
            .isCloseTo(growth, within(1e-12));
      }
    }
  }

  /** By hand: 100 grow to 121, of 60 scaled by f grow 66 f; the fund is worth 61, so f = 60/66. */
  @Test
  void theFactorOfPmePlusLeavesTheValueOfTheFund() {
    double[] flows = {-100, 60, 0};
    double[] index = {100, 110, 121};
    assertThat(PublicMarketEquivalent.pmePlusFactor(flows, index, 61))
        .isCloseTo(60 / 66.0, within(1e-15));
    assertThat(PublicMarketEquivalent.pmePlus(flows, index, 61).rateOrNaN())
        .isCloseTo(0.1, within(1e-14));
  }

  /** By hand: the fund pays 50 of 50 + 150, so a quarter of 110; 82.5 are left, and grow to 99. */
  @Test
  void theModifiedHoldingPaysTheShareThatTheFundPaid() {
    double[] flows = {-100, 50, 0};
    double[] index = {100, 110, 132};
    IrrResult rate = PublicMarketEquivalent.modified(flows, index, new double[] {100, 150, 170});
    assertThat(PresentValue.npv(rate.rateOrNaN(), new double[] {-100, 27.5, 99}))
        .isCloseTo(0, within(1e-11));
  }

  @Test
  void everyFlowNeedsItsIndexLevel() {
    assertThatThrownBy(() -> PublicMarketEquivalent.kaplanSchoar(new double[2], new double[3], 1))
        .hasMessageContaining("2 flows with 3 index levels");
  }
}
