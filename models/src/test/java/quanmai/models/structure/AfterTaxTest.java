package quanmai.models.structure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * After-tax returns by an independent calculation: I = 100, dividends 2, 3, 4 in years 3 to 5, sold
 * for 200 in year 5; and those of the data centre that a foreign partner holds.
 */
class AfterTaxTest {

  private static final double HALF_BASIS_POINT = 0.00005;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "fdi-10, 0.1476, 98.1",
    "fdi-hk-5-exempt, 0.1596, 108.55",
    "fdi-hk-5-taxed, 0.1482, 98.55",
    "qflp-foreign-foreign-no-pe, 0.1476, 98.1",
    "qflp-foreign-foreign-pe, 0.1278, 81.75",
    "qflp-corporate-wht10, 0.1202, 75.6",
    "qflp-corporate-hk5, 0.1256, 79.8",
    "red-chip-exempt, 0.1596, 108.55",
    "red-chip-bulletin-7, 0.1482, 98.55",
    "qflp-domestic-foreign-no-pe, 0.1476, 78.48",
    "qflp-domestic-foreign-pe, 0.1278, 65.4",
    "parallel-no-pe, 0.1476, 49.05",
    "parallel-pe, 0.1278, 40.875",
    "qflp-foreign-domestic, 0.1278, 81.75",
    "domestic-rmb, 0.1278, 81.75",
  })
  void a_known_cash_flow_gives_the_published_return(String view, double irr, double net) {
    LaidDeal deal = LaidDeal.base("tax-compare", view, Map.of());
    Party first = deal.laid().parties().getFirst();
    assertThat(deal.irr(0)).isCloseTo(irr, within(HALF_BASIS_POINT));
    assertThat(
            deal.paths().line("structure." + first.name() + ".flow").stream()
                .mapToDouble(Double::doubleValue)
                .sum())
        .isCloseTo(net, within(1e-9));
  }

  @Test
  void a_platform_pays_tax_on_the_gain_alone() {
    LaidDeal deal = LaidDeal.base("tax-compare", "platform-direct", Map.of());
    assertThat(deal.paths().line("structure.platform.flow").stream().map(x -> x + 0.0))
        .containsExactly(-100.0, 0.0, 0.0, 2.0, 3.0, 4 + 200 - 25.0);
  }

  @ParameterizedTest(name = "data centre, {0}")
  @CsvSource({"no-pe, 0.1081", "pe, 0.0903"})
  void the_data_centre_through_a_qflp(String answer, double irr) {
    LaidDeal deal = LaidDeal.base("c5", "qflp-foreign-foreign-" + answer, Map.of());
    assertThat(deal.irr(0)).isCloseTo(irr, within(HALF_BASIS_POINT));
  }

  @Test
  void each_planned_receipt_of_the_data_centre_sold_forward() {
    LaidDeal deal = LaidDeal.base("c5", "qflp-foreign-foreign-no-pe", Map.of());
    Party partner = deal.laid().parties().getFirst();
    assertThat(deal.paths().output(requireNonNull(partner.strip()).irr()))
        .isCloseTo(0.1348, within(HALF_BASIS_POINT));
  }
}
