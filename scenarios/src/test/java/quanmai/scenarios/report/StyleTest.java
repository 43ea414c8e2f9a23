package quanmai.scenarios.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How figures and their errors are written. */
class StyleTest {

  @Test
  void an_error_has_two_significant_digits_in_the_unit_of_its_value() {
    assertThat(Style.PERCENT.error(0.000443)).isEqualTo("±0.044%");
    assertThat(Style.MULTIPLE.error(0.0064)).isEqualTo("±0.0064x");
    assertThat(Style.AMOUNT.error(12.3)).isEqualTo("±12");
    assertThat(Style.AMOUNT.error(2.4e-8)).isEqualTo("±0.00000002");
    assertThat(Style.AMOUNT.error(Double.NaN)).isEqualTo(Style.NONE);
  }

  @Test
  void an_error_that_is_only_rounding_is_none() {
    assertThat(Style.PERCENT.error(0)).isEqualTo("±0%");
    assertThat(Style.PERCENT.error(3e-18)).isEqualTo("±0%");
  }
}
