package quanmai.scenarios.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Forwards at covered parity: an independent calculation, and published examples. */
class ForwardsTest {

  private static final MarketSnapshot MARKET = MarketSnapshot.latest();
  private static final LocalDate DAY = LocalDate.of(2026, 9, 18);

  @ParameterizedTest(name = "{0} months: {1}")
  @CsvSource({
    "3, 6.6569, -406",
    "6, 6.6171, -804",
    "12, 6.5397, -1578",
    "24, 6.3856, -3119",
    "36, 6.2352, -4623",
    "60, 5.9448, -7527"
  })
  void the_dollar_in_yuan(int months, double forward, int pips) {
    double found = MARKET.forward("USD", DAY.plusMonths(months));
    assertThat(found).isCloseTo(forward, within(0.00005));
    assertThat(Math.round((found - 6.6975) * 1e4)).isEqualTo(pips);
  }

  @Test
  void the_snapshot_has_its_day_and_its_currencies() {
    assertThat(MARKET.date()).isEqualTo(DAY);
    assertThat(MARKET.currencies()).containsExactly("USD");
    assertThat(MARKET.currency("EUR")).isEmpty();
    assertThat(MARKET.convert(6.6975, "CNY", "USD")).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("published")
  void published_examples(
      String pair, double spot, double price, double base, int days, double expected) {
    // months of the 30/360 year, which the examples count in
    MarketSnapshot market = MarketSnapshot.flat(DAY, "CNY", "USD", spot, price, base);
    assertThat(market.forward("USD", DAY.plusMonths(days / 30)))
        .as(pair)
        .isCloseTo(expected, within(1e-9 * expected));
  }

  static Stream<Arguments> published() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ForwardsTest.class.getResourceAsStream("cip_fx_forwards.json"))) {
      JsonNode cases = new ObjectMapper().readTree(in).path("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .filter(one -> one.path("recomputed").isNumber() && one.path("r_base_ccy").isNumber())
          .map(
              one ->
                  Arguments.of(
                      one.path("pair").asText(),
                      one.path("spot").doubleValue(),
                      one.path("r_price_ccy").doubleValue(),
                      one.path("r_base_ccy").doubleValue(),
                      days(one.path("T").asText()),
                      one.path("recomputed").doubleValue()))
          .toList()
          .stream();
    }
  }

  private static int days(String term) {
    return switch (term) {
      case "3M" -> 90;
      case "6M", "180/360" -> 180;
      case "1Y" -> 360;
      default -> throw new AssertionError(term);
    };
  }
}
