package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.models.pacing.Pacing;

/**
 * Pacing by its recursion, computed independently: seven cases with contributions, distributions
 * and values by year.
 */
class BlindPoolTest {

  private static final String SHEET =
      """
      schedules:
        rates: {unit: share, values: %s, after: hold}
        index: {unit: ratio, values: %s, after: hold}
      instruments:
        pool:
          type: blind-pool
          commitment: %s
          contributions: rates
          life: %s
          bow: %s
          growth: %s
          yield: %s
          index: index
      """;

  static JsonNode read(String name) throws IOException {
    try (InputStream in = BlindPoolTest.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
    }
  }

  private static List<Double> rates(JsonNode of) {
    List<Double> rates = new ArrayList<>();
    of.forEach(rate -> rates.add(rate.asDouble()));
    return rates;
  }

  @Test
  void everyYearOfEveryCaseIsAsComputed() throws IOException {
    JsonNode cases = read("takahashi_alexander_computed.json").get("cases");
    assertThat(cases).hasSize(7);
    for (JsonNode one : cases) {
      JsonNode p = one.get("params");
      int life = p.get("L").asInt();
      List<Double> rates = rates(p.get("RC"));
      String byYear = "{1: %s, 2: %s, 3: %s}".formatted(rates.get(0), rates.get(1), rates.get(2));
      FundSheet sheet =
          FundSheet.yearly(
                  life,
                  SHEET.formatted(
                      byYear,
                      "{0: 1}",
                      p.get("commitment"),
                      life,
                      p.get("B"),
                      p.get("G"),
                      p.get("Y")))
              .path(0);
      Pacing.Flows plain =
          new Pacing(
                  rates, life, p.get("B").asDouble(), p.get("G").asDouble(), p.get("Y").asDouble())
              .flows(p.get("commitment").asDouble());
      for (JsonNode row : one.get("table")) {
        int year = row.get("year").asInt();
        String which = one.get("name").asText() + " year " + year;
        near(which, sheet.at("pool.contribution", year), row.get("contribution"));
        near(which, sheet.at("pool.distribution", year), row.get("distribution"));
        near(which, sheet.at("pool.value", year), row.get("nav_end"));
        near(which, plain.contributions()[year - 1], row.get("contribution"));
        near(which, plain.distributions()[year - 1], row.get("distribution"));
        near(which, plain.values()[year - 1], row.get("nav_end"));
      }
    }
  }

  private static void near(String which, double value, JsonNode expected) {
    assertThat(value).as(which).isCloseTo(expected.asDouble(), within(1e-9));
  }

  @Test
  void growthFollowsAnIndex() {
    FundSheet sheet =
        FundSheet.yearly(
                3, SHEET.formatted("{1: 0.5}", "[1, 1, 2, 1]", "100", "3", "1", "10%", "0"))
            .path(0);
    assertThat(sheet.at("pool.grown", 2)).isCloseTo(50 * 1.1 * 2, within(1e-12));
    assertThat(sheet.at("pool.grown", 3))
        .isCloseTo((50 * 1.1 * 2 / 3 + 25) * 1.1 / 2, within(1e-12));
    assertThat(sheet.at("pool.value", 3)).isCloseTo(12.5, within(1e-12));
  }

  @Test
  void byQuarterTheRatesOfAYearAddUp() {
    FundSheet sheet =
        FundSheet.of(
                FundSheet.text(
                    "quarter",
                    12,
                    SHEET.formatted("{1: 0.4}", "{0: 1}", "100", "3", "2", "12%", "0")))
            .path(0);
    assertThat(sheet.at("pool.paid_in", 4)).isCloseTo(40, within(1e-9));
    assertThat(sheet.at("pool.paid_in", 8)).isCloseTo(64, within(1e-9));
    double balance = 0;
    for (int t = 1; t <= 12; t++) {
      balance =
          balance * Math.pow(1.12, 0.25)
              + sheet.at("pool.contribution", t)
              - sheet.at("pool.distribution", t);
      assertThat(sheet.at("pool.value", t)).isCloseTo(balance, within(1e-9));
    }
    assertThat(sheet.at("pool.distribution", 12))
        .isCloseTo(sheet.at("pool.grown", 12), within(1e-9));
  }
}
