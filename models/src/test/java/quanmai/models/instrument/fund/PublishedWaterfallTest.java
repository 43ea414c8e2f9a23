package quanmai.models.instrument.fund;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/**
 * The published cases of a waterfall calculator (waterfall.json): one deal, bought and sold a year
 * later, amounts in yuan rounded to cents.
 *
 * <p>Two of its answers are conventions of its own: case 09 splits on at 20% once the catch-up has
 * given the manager 20% of the preferred return only; by the usual definition, until carry is 20%
 * of all profit, the manager gets 40,000. Case 06 rounds to cents, which we do not.
 */
class PublishedWaterfallTest {

  static JsonNode cases(String file) throws IOException {
    try (var in = PublishedWaterfallTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(requireNonNull(in, file));
    }
  }

  private static String terms(JsonNode tiers) {
    String hurdle = "0";
    String catchUp = "0";
    String carry = "0";
    for (JsonNode tier : tiers) {
      switch (tier.path("tierType").asText()) {
        case "preferred_return" -> hurdle = tier.path("rate").asText();
        case "gp_catch_up" -> catchUp = tier.path("catchUpRate").asText();
        case "carry" -> carry = tier.path("rate").asText();
        default -> assertThat(tier.path("tierType").asText()).isEqualTo("return_of_capital");
      }
    }
    return "hurdle: " + hurdle + ", catch_up: " + catchUp + ", carry: " + carry;
  }

  private static double amount(JsonNode from, String field) {
    return Double.parseDouble(from.path(field).asText());
  }

  @Test
  void everyTierOfEveryCaseIsAsPublished() throws IOException {
    int tiers = 0;
    for (JsonNode one : cases("waterfall.json")) {
      ManyDeals fund =
          ManyDeals.of(
                  new SheetText("year", 1)
                      .schedule("cost", "元", amount(one.path("input"), "dealCost"))
                      .schedule("money", "元", 0, amount(one.path("input"), "exitProceeds"))
                      .use(
                          "w",
                          "type: european-waterfall, unit: 元, contributed: cost, proceeds: money, "
                              + terms(one.path("input").path("policy").path("tiers")))
                      .toString())
              .compute();
      boolean own = one.path("scenario").asText().startsWith("09");
      var cents = within(0.0101);
      double lp = 1e8 * fund.line("w.lp")[1];
      double carry = 1e8 * fund.line("w.carry")[1];
      String name = one.path("scenario").asText();
      JsonNode expected = one.path("expected");
      assertThat(carry)
          .as(name)
          .isEqualTo(own ? 40_000 : amount(expected, "gpDistribution"), cents);
      assertThat(lp)
          .as(name)
          .isEqualTo(own ? 1_160_000 : amount(expected, "lpDistribution"), cents);
      for (JsonNode tier : expected.path("breakdown")) {
        double published = amount(tier, "lpAmount") + amount(tier, "gpAmount");
        String line =
            switch (tier.path("tier").asText()) {
              case "return_of_capital" -> "w.returned";
              case "preferred_return" -> "w.preferred_paid";
              case "gp_catch_up" -> "w.catch_up";
              default -> "w.split";
            };
        if (!own || line.equals("w.returned") || line.equals("w.preferred_paid")) {
          assertThat(1e8 * fund.line(line)[1]).as(name + " " + line).isEqualTo(published, cents);
          tiers++;
        }
      }
    }
    assertThat(tiers).isGreaterThan(30);
  }
}
