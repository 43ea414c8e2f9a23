package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.equity.EquityDeal.Values;

/** Who gets what at an exit: by hand, and laws over thousands of random companies. */
class EquityWaterfallTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final List<String> ROUNDS = List.of("a", "b", "c");
  private static final List<String> PARTICIPATION = List.of("none", "full", "capped, cap: 2");
  private static final List<String> RANKS =
      List.of("[c, b, a]", "[[c, b, a]]", "[c, [a, b]]", "[a, b, c]", "[[b, a], c]");

  /** Three rounds in years 1 to 3, and an exit at any later year. */
  private static String company(List<String> terms, String ranks, String more) {
    StringBuilder body = new StringBuilder("inputs: {v: {unit: 亿元, value: 30}}\ninstruments:\n");
    body.append("  cap: {type: cap-table, founders: 10, rounds: [a, b, c]}\n");
    for (int k = 0; k < 3; k++) {
      body.append(
          "  %s: {type: share-round, table: cap, at: %d, pre_money: 20, raise: 5, multiple: 1, %s}\n"
              .formatted(ROUNDS.get(k), k + 1, terms.get(k)));
    }
    return body
        + "  exit: {type: equity-waterfall, value: v, table: cap, ranks: "
        + ranks
        + more
        + "}\n";
  }

  private static String terms(Random random) {
    String dividend =
        switch (random.nextInt(3)) {
          case 0 -> ", dividend: 8%";
          case 1 -> ", dividend: 8%, dividend_basis: compound";
          default -> "";
        };
    return "participation: " + PARTICIPATION.get(random.nextInt(3)) + dividend;
  }

  /** Companies of one structure each, by what they are called. */
  private static final Map<String, EquityDeal> COMPANIES = companies();

  private static Map<String, EquityDeal> companies() {
    Random random = new Random(7);
    Map<String, EquityDeal> all = new LinkedHashMap<>();
    for (int structure = 0; structure < 25; structure++) {
      List<String> terms = List.of(terms(random), terms(random), terms(random));
      String ranks = RANKS.get(structure % RANKS.size());
      all.put(terms + " " + ranks, EquityDeal.of(4, company(terms, ranks, "")));
    }
    return all;
  }

  /** Calls {@code law} for some thousands of companies, values already set. */
  private static void everywhere(long seed, Law law) {
    Random random = new Random(seed);
    for (Map.Entry<String, EquityDeal> company : COMPANIES.entrySet()) {
      EquityDeal deal = company.getValue();
      for (int k = 0; k < 80; k++) {
        for (String round : ROUNDS) {
          deal.with(round + ".pre_money", 5 + 60 * random.nextDouble());
          deal.with(round + ".raise", random.nextInt(5) == 0 ? 0 : 0.5 + 10 * random.nextDouble());
          deal.with(round + ".multiple", 0.5 + 2 * random.nextDouble());
        }
        deal.with(
            "v", random.nextInt(3) == 0 ? 15 * random.nextDouble() : 200 * random.nextDouble());
        law.check(deal, company.getKey() + " #" + k, random);
      }
    }
  }

  private interface Law {
    void check(EquityDeal deal, String name, Random random);
  }

  @Test
  void holdersTogetherGetWhatIsDistributed() {
    everywhere(
        1,
        (deal, name, _) -> {
          Values values = deal.values();
          for (int t = 0; t <= 4; t++) {
            double sum = values.at("exit.paid_common", t);
            for (String round : ROUNDS) {
              assertThat(values.at("exit.paid_" + round, t)).as(name).isGreaterThanOrEqualTo(0);
              sum += values.at("exit.paid_" + round, t);
            }
            assertThat(sum).as(name + " t=" + t).isCloseTo(values.at("exit.value", t), TINY);
          }
        });
  }

  @Test
  void aConvertedSeriesHasNoPreferenceAndNoneThatHoldsOneIsConverted() {
    int[] seen = new int[2];
    everywhere(
        2,
        (deal, name, _) -> {
          Values values = deal.values();
          for (String round : ROUNDS) {
            boolean converted = values.at("exit.converted_" + round, 4) > 0;
            double preference = values.at("exit.preference_" + round, 4);
            seen[converted ? 1 : 0]++;
            if (converted) {
              assertThat(preference).as(name).isZero();
              assertThat(values.at("exit.paid_" + round, 4))
                  .as(name)
                  .isCloseTo(
                      values.at(round + ".as_converted", 4) * values.at("exit.per_share", 4), TINY);
            }
          }
        });
    assertThat(seen[0]).isGreaterThan(500);
    assertThat(seen[1]).isGreaterThan(500);
  }

  /** Every other set of decisions, worked out from the contract: none wins by changing its own. */
  @Test
  void noSeriesRegretsItsDecision() {
    everywhere(
        3,
        (deal, name, _) -> {
          Values values = deal.values();
          WaterfallByHand hand = WaterfallByHand.read(values, name, 4);
          boolean[] decided = new boolean[3];
          for (int k = 0; k < 3; k++) {
            decided[k] = values.at("exit.converted_" + ROUNDS.get(k), 4) > 0;
          }
          double[] paid = hand.paid(decided);
          for (int k = 0; k < 3; k++) {
            assertThat(values.at("exit.paid_" + ROUNDS.get(k), 4))
                .as(name + " round " + k)
                .isCloseTo(paid[k], within(1e-8));
            boolean[] other = decided.clone();
            other[k] = !other[k];
            assertThat(hand.paid(other)[k])
                .as(name + " round " + k)
                .isLessThanOrEqualTo(paid[k] + 1e-8);
          }
        });
  }

  @Test
  void moreToDistributeHurtsNobody() {
    everywhere(
        4,
        (deal, name, random) -> {
          Values before = deal.values();
          deal.with(
              "v",
              before.at("exit.value", 4)
                  + (random.nextBoolean() ? 1e-3 : 20 * random.nextDouble()));
          Values after = deal.values();
          List<String> holders = new ArrayList<>(ROUNDS);
          holders.add("common");
          for (String holder : holders) {
            assertThat(after.at("exit.paid_" + holder, 4))
                .as(name + " " + holder)
                .isGreaterThanOrEqualTo(before.at("exit.paid_" + holder, 4) - 1e-9);
          }
        });
  }

  @Test
  void aSeriesGetsItsPreferenceWhereTheSeniorOnesLeaveIt() {
    everywhere(
        5,
        (deal, name, _) -> {
          Values values = deal.values();
          WaterfallByHand hand = WaterfallByHand.read(values, name, 4);
          for (int k = 0; k < 3; k++) {
            double left = values.at("exit.value", 4) - hand.seniorTo(k);
            double least = Math.min(hand.preference(k), Math.max(0, left) * hand.partOfRank(k));
            assertThat(values.at("exit.paid_" + ROUNDS.get(k), 4))
                .as(name + " round " + k)
                .isGreaterThanOrEqualTo(least - 1e-9);
          }
        });
  }

  @Test
  void thePreferenceIsARightAndNeverABurden() {
    everywhere(
        6,
        (deal, name, _) -> {
          Values with = deal.values();
          Values without = deal.with("a.multiple", 0).values();
          if (!name.startsWith("[participation: capped")) { // its cap belongs to the right
            assertThat(with.at("exit.paid_a", 4))
                .as(name)
                .isGreaterThanOrEqualTo(without.at("exit.paid_a", 4) - 1e-9);
          }
        });
  }

  /**
   * One million at 2x not participating, 30% of the company: flat at 2 from 2 to 6.67, then 30%.
   */
  @Test
  void aSingleSeriesByHand() {
    String body =
        """
        inputs: {v: {unit: 亿元, value: 5}}
        instruments:
          cap: {type: cap-table, founders: 70, rounds: [a]}
          a: {type: share-round, table: cap, at: 0, pre_money: 2.3333333333333335, raise: 1, multiple: 2, %s}
          exit: {type: equity-waterfall, value: v, table: cap, ranks: a}
        """;
    EquityDeal none = EquityDeal.of(1, body.formatted("participation: none"));
    assertThat(none.values().at("a.stake", 0)).isCloseTo(0.3, TINY);
    double[][] expected = {{1, 1}, {2, 2}, {5, 2}, {6.6, 2}, {7, 2.1}, {10, 3}};
    for (double[] row : expected) {
      assertThat(none.with("v", row[0]).values().at("exit.paid_a", 0)).isCloseTo(row[1], TINY);
    }
    assertThat(none.values().at("exit.converts_from_a", 0)).isCloseTo(2 / 0.3, TINY);
    assertThat(none.values().at("exit.converts_price_a", 0)).isCloseTo(2 / 30.0, TINY);
    EquityDeal full = EquityDeal.of(1, body.formatted("participation: full"));
    double[][] shared = {{1, 1}, {2, 2}, {5, 2.9}, {10, 4.4}, {1000, 2 + 0.3 * 998}};
    for (double[] row : shared) {
      assertThat(full.with("v", row[0]).values().at("exit.paid_a", 0)).isCloseTo(row[1], TINY);
      assertThat(full.values().at("exit.converted_a", 0)).isZero();
    }
    // Up to 3 in all: reached at 2 + 0.3 (v - 2) = 3, left at 0.3 v = 3.
    EquityDeal capped = EquityDeal.of(1, body.formatted("participation: capped, cap: 3"));
    double[][] upTo = {{1, 1}, {5, 2.9}, {5.3, 2.99}, {5.4, 3}, {9.9, 3}, {10.1, 3.03}};
    for (double[] row : upTo) {
      assertThat(capped.with("v", row[0]).values().at("exit.paid_a", 0)).isCloseTo(row[1], TINY);
    }
    assertThat(capped.values().at("exit.filled_from_a", 0)).isCloseTo(2 + 1 / 0.3, TINY);
    assertThat(capped.values().at("exit.filled_price_a", 0)).isCloseTo(1 / 30.0, TINY);
    assertThat(capped.values().at("exit.converts_from_a", 0)).isCloseTo(10, TINY);
  }

  /** In a listing all convert, whatever it costs them. */
  @Test
  void inAListingAllConvert() {
    for (String participation : PARTICIPATION) {
      List<String> terms =
          List.of("participation: " + participation, "class: common", "participation: none");
      String body =
          company(terms, "[c, b, a]", ", all_convert: true")
              .replace(
                  "table: cap, at: 2, pre_money: 20, raise: 5, multiple: 1,",
                  "table: cap, at: 2, pre_money: 20, raise: 5,");
      Values values = EquityDeal.of(4, body).with("v", 3).values();
      for (String round : ROUNDS) {
        assertThat(values.at("exit.paid_" + round, 4))
            .as(participation)
            .isCloseTo(3 * values.at(round + ".stake", 4), TINY);
        assertThat(values.at("exit.converted_" + round, 4)).isEqualTo(1);
      }
    }
  }

  /** A common round has no preference: it shares with the founders. */
  @Test
  void aCommonRoundSharesWithTheFounders() {
    List<String> terms = List.of("participation: none", "class: common", "participation: none");
    String body =
        company(terms, "[c, b, a]", "")
            .replace(
                "at: 2, pre_money: 20, raise: 5, multiple: 1,", "at: 2, pre_money: 20, raise: 5,");
    EquityDeal deal = EquityDeal.of(4, body);
    Values low = deal.with("v", 9).values();
    assertThat(low.at("exit.paid_b", 4)).isZero();
    assertThat(low.at("exit.paid_c", 4)).isCloseTo(5, TINY);
    assertThat(low.at("exit.paid_a", 4)).isCloseTo(4, TINY);
    Values some = deal.with("v", 12).values();
    assertThat(some.at("exit.paid_b", 4) / some.at("exit.paid_common", 4))
        .isCloseTo(some.at("b.as_converted", 4) / 10, TINY);
    assertThat(some.at("exit.left", 4)).isCloseTo(2, TINY);
  }

  /** In one rank what there is is shared by the preferences. */
  @Test
  void equalsShareByWhatTheyClaim() {
    List<String> terms =
        List.of("participation: none", "participation: full", "participation: none");
    EquityDeal deal = EquityDeal.of(4, company(terms, "[[c, b, a]]", "")).with("b.raise", 10);
    Values values = deal.with("v", 8).values();
    assertThat(values.at("exit.paid_a", 4)).isCloseTo(2, TINY);
    assertThat(values.at("exit.paid_b", 4)).isCloseTo(4, TINY);
    assertThat(values.at("exit.paid_c", 4)).isCloseTo(2, TINY);
    assertThat(values.at("exit.paid_common", 4)).isZero();
  }
}
