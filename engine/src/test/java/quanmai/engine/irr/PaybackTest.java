package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaybackTest {

  private static final double[] YEARS = {0, 1, 2, 3, 4};

  @Test
  void interpolatesWithinThePeriodThatPaysBack() {
    assertThat(Payback.simple(new double[] {-100, 30, 40, 60, 10}, YEARS)).hasValue(2.5);
  }

  @Test
  void discountingDelaysIt() {
    double[] flows = {-100, 110, 0, 0, 0};
    assertThat(Payback.discounted(0.10, flows, YEARS).orElseThrow()).isCloseTo(1, within(1e-12));
    assertThat(Payback.discounted(0.11, flows, YEARS)).isEmpty();
  }

  @Test
  void withoutAnOutlayItIsZeroAndWithoutAReturnThereIsNone() {
    assertThat(Payback.simple(new double[] {0, 1, -0.5, 0, 0}, YEARS)).hasValue(0);
    assertThat(Payback.simple(new double[] {-1, 0.5, 0, 0, 0}, YEARS)).isEmpty();
  }

  @Test
  void theFirstTimeCounts() {
    assertThat(Payback.simple(new double[] {-1, 2, -3, 3, 0}, YEARS)).hasValue(0.5);
  }
}
