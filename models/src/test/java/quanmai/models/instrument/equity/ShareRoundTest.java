package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.equity.EquityDeal.Values;

/** Prices, pools, dilution and protection against it. */
class ShareRoundTest {

  private static final Offset<Double> TINY = within(1e-12);
  private static final List<String> PROTECTION =
      List.of("none", "weighted-average", "full-ratchet");

  private static String company(String first, String second, String third, String more) {
    return """
    instruments:
      cap: {type: cap-table, founders: 8, rounds: [a, b, c]}
      a: {type: share-round, table: cap, at: 0, pre_money: 8, raise: 2%s}
      b: {type: share-round, table: cap, at: 2, pre_money: 4, raise: 1%s}
      c: {type: share-round, table: cap, at: 3, pre_money: 30, raise: 3%s}
    %s"""
        .formatted(first, second, third, more);
  }

  /** 10 shares at 1; then 2.5 new ones at 0.4: the average is (1 x 10 + 1) / 12.5 = 0.88. */
  @Test
  void aDownRoundByHand() {
    double[] expected = {1, 0.88, 0.4};
    for (int k = 0; k < 3; k++) {
      String terms = ", anti_dilution: " + PROTECTION.get(k);
      Values values = EquityDeal.of(4, company(terms, "", "", "")).values();
      assertThat(values.at("a.price", 0)).isCloseTo(1, TINY);
      assertThat(values.at("a.conversion_price", 1)).isCloseTo(1, TINY);
      assertThat(values.at("a.as_converted", 1)).isCloseTo(2, TINY);
      assertThat(values.at("a.post_money", 0)).isCloseTo(10, TINY);
      assertThat(values.at("b.price", 2)).isCloseTo(0.4, TINY);
      assertThat(values.at("b.new_shares", 2)).isCloseTo(2.5, TINY);
      assertThat(values.at("a.conversion_price", 2)).isCloseTo(expected[k], TINY);
      assertThat(values.at("a.as_converted", 2)).isCloseTo(2 / expected[k], TINY);
      assertThat(values.at("cap.before", 2)).isCloseTo(10, TINY);
      assertThat(values.at("cap.shares", 2)).isCloseTo(8 + 2 / expected[k] + 2.5, TINY);
      assertThat(values.at("a.stake", 2))
          .isCloseTo(2 / expected[k] / (10.5 + 2 / expected[k]), TINY);
      // The up round changes nothing.
      assertThat(values.at("a.conversion_price", 3)).isCloseTo(expected[k], TINY);
      assertThat(values.at("cap.issue_price", 3)).isCloseTo(30 / values.at("cap.before", 3), TINY);
      assertThat(values.at("c.stake", 3)).isCloseTo(1 / 11.0, TINY);
      assertThat(values.at("a.price", 1)).isZero();
      assertThat(values.at("cap.issued", 1)).isZero();
      assertThat(values.at("b.conversion_price", 1)).isZero();
      assertThat(values.at("b.as_converted", 1)).isZero();
      assertThat(values.at("cap.before", 0)).isCloseTo(8, TINY);
    }
  }

  /** Two down rounds: each is averaged with what the first left. */
  @Test
  void aSecondDownRoundStartsFromTheFirst() {
    String terms = ", anti_dilution: weighted-average";
    EquityDeal deal = EquityDeal.of(4, company(terms, terms, "", "")).with("c.pre_money", 3);
    Values values = deal.values();
    double before = 8 + 2 / 0.88 + 2.5;
    double price = 3 / before;
    double issued = 3 / price;
    assertThat(values.at("a.conversion_price", 3))
        .isCloseTo((0.88 * before + 3) / (before + issued), TINY);
    assertThat(values.at("b.conversion_price", 3))
        .isCloseTo((0.4 * before + 3) / (before + issued), TINY);
  }

  @Test
  void aFullRatchetProtectsMoreThanTheAverageAndThatMoreThanNothing() {
    Random random = new Random(1);
    EquityDeal[] deals = new EquityDeal[3];
    for (int k = 0; k < 3; k++) {
      String terms = ", anti_dilution: " + PROTECTION.get(k);
      deals[k] = EquityDeal.of(4, company(terms, "", "", ""));
    }
    int lower = 0;
    for (int n = 0; n < 3000; n++) {
      double first = 30 * random.nextDouble() + 0.1;
      double second = 30 * random.nextDouble() + 0.1;
      double raise = random.nextInt(4) == 0 ? 0 : 8 * random.nextDouble();
      Values[] values = new Values[3];
      for (int k = 0; k < 3; k++) {
        values[k] =
            deals[k]
                .with("b.pre_money", first)
                .with("b.raise", raise)
                .with("c.pre_money", second)
                .values();
        double stakes =
            values[k].at("a.stake", 4) + values[k].at("b.stake", 4) + values[k].at("c.stake", 4);
        assertThat(stakes + 8 / values[k].at("cap.shares", 4)).isCloseTo(1, TINY);
        assertThat(values[k].at("a.conversion_price", 4)).isLessThanOrEqualTo(1).isPositive();
      }
      for (int k = 1; k < 3; k++) {
        assertThat(values[k].at("a.conversion_price", 2))
            .isLessThanOrEqualTo(values[k - 1].at("a.conversion_price", 2) + 1e-12);
        assertThat(values[k].at("a.stake", 2))
            .isGreaterThanOrEqualTo(values[k - 1].at("a.stake", 2) - 1e-12);
      }
      boolean up = first / 10 >= 1;
      if (up || raise == 0) {
        assertThat(values[2].at("a.conversion_price", 2)).isEqualTo(1);
        assertThat(values[1].at("a.conversion_price", 2)).isCloseTo(1, TINY);
      } else {
        lower++;
        assertThat(values[1].at("a.conversion_price", 2)).isLessThan(1).isGreaterThan(first / 10);
        assertThat(values[2].at("a.conversion_price", 2)).isCloseTo(first / 10, TINY);
      }
    }
    assertThat(lower).isGreaterThan(300);
  }

  @Test
  void aPoolBeforeTheRoundDilutesOnlyThoseWhoWereThere() {
    String pool = ", pool: 10%, pool_basis: ";
    Values pre = EquityDeal.of(4, company(pool + "pre", "", "", "")).values();
    assertThat(pre.at("a.stake", 0)).isCloseTo(0.2, TINY);
    assertThat(pre.at("a.pool_shares", 0) / pre.at("cap.shares", 0)).isCloseTo(0.1, TINY);
    assertThat(8 / pre.at("cap.shares", 0)).isCloseTo(0.7, TINY);
    assertThat(pre.at("a.price", 0)).isCloseTo(7 / 8.0, TINY);
    Values post = EquityDeal.of(4, company(pool + "post", "", "", "")).values();
    assertThat(post.at("a.stake", 0)).isCloseTo(0.2 * 0.9, TINY);
    assertThat(post.at("a.pool_shares", 0) / post.at("cap.shares", 0)).isCloseTo(0.1, TINY);
    assertThat(post.at("a.price", 0)).isCloseTo(1, TINY);
    assertThat(post.at("a.pool_shares", 1)).isCloseTo(post.at("a.pool_shares", 0), TINY);
    Values none = EquityDeal.of(4, company(pool + "post", "", "", "")).with("a.raise", 0).values();
    assertThat(none.at("a.pool_shares", 1)).isZero();
    assertThat(none.at("cap.shares", 1)).isCloseTo(8, TINY);
  }

  @Test
  void dividendsAccrueToThePreference() {
    String simple = ", multiple: 1.5, dividend: 8%";
    Values values = EquityDeal.of(4, company(simple, simple, "", "")).values();
    for (int t = 0; t <= 4; t++) {
      assertThat(values.at("a.preference", t)).isCloseTo(3 * (1 + 0.08 * t), TINY);
      assertThat(values.at("b.preference", t))
          .isCloseTo(t < 2 ? 0 : 1.5 * (1 + 0.08 * (t - 2)), TINY);
    }
    Values compound =
        EquityDeal.of("quarter", 4, company(simple + ", dividend_basis: compound", "", "", ""))
            .values();
    assertThat(compound.at("a.preference", 4)).isCloseTo(3 * 1.08, TINY);
    assertThat(compound.at("a.preference", 2)).isCloseTo(3 * Math.sqrt(1.08), TINY);
    assertThat(compound.at("b.preference", 2)).isCloseTo(1, TINY);
  }

  @Test
  void theCapIsOnTheMoneyAndNeverBelowThePreference() {
    String capped = ", multiple: 1.5, dividend: 20%, participation: capped, cap: 2";
    Values values = EquityDeal.of(4, company("", capped, "", "")).with("b.dividend", 0.4).values();
    assertThat(values.at("b.most", 1)).isZero();
    assertThat(values.at("b.most", 2)).isCloseTo(2, TINY);
    assertThat(values.at("b.most", 4)).isCloseTo(1.5 * 1.8, TINY);
  }

  private static final String FUND =
      "  fund: {type: share-holding, table: cap, tickets: {0: 1.5, 3: 0.3}%s}\n";

  /** 1.5 of 2 is three quarters of a; then a tenth of c. */
  @Test
  void aHoldingIsItsPartOfEachRound() {
    Values values =
        EquityDeal.of(4, company(", anti_dilution: full-ratchet", "", "", FUND.formatted("")))
            .values();
    assertThat(values.at("fund.stake", 0)).isCloseTo(0.15, TINY);
    assertThat(values.at("fund.paid", 0)).isCloseTo(1.5, TINY);
    assertThat(values.at("fund.paid", 2)).isZero();
    assertThat(values.at("fund.stake", 2)).isCloseTo(0.75 * 5 / 15.5, TINY);
    assertThat(values.at("fund.stake", 4))
        .isCloseTo(0.75 * values.at("a.stake", 4) + 0.1 * values.at("c.stake", 4), TINY);
    assertThat(values.at("fund.part_c", 4)).isCloseTo(0.1, TINY);
    assertThat(values.at("fund.shares", 4))
        .isCloseTo(values.at("fund.stake", 4) * values.at("cap.shares", 4), TINY);
  }

  @Test
  void theProRataRightKeepsTheStake() {
    Random random = new Random(2);
    EquityDeal deal =
        EquityDeal.of(4, company("", "", "", FUND.formatted(", pro_rata: 100%")))
            .with("schedules.fund.tickets[3]", 0);
    for (int n = 0; n < 500; n++) {
      Values values =
          deal.with("b.pre_money", 1 + 30 * random.nextDouble())
              .with("b.raise", 0.1 + 9 * random.nextDouble())
              .with("c.pre_money", 1 + 30 * random.nextDouble())
              .values();
      for (int t = 0; t <= 4; t++) {
        assertThat(values.at("fund.stake", t)).isCloseTo(0.15, TINY);
      }
      assertThat(values.at("fund.paid", 2)).isCloseTo(0.15 * values.at("b.raised", 2), TINY);
    }
    assertThat(deal.with("schedules.fund.tickets[3]", 100).values().at("fund.paid", 3))
        .isCloseTo(3, TINY);
  }

  @Test
  void whatAHoldingGetsIsItsPartOfWhatTheRoundsGet() {
    String more =
        FUND.formatted(", exit: exit")
            + "  exit: {type: equity-waterfall, value: 40, table: cap, ranks: [c, b, a]}\n";
    Values values = EquityDeal.of(4, company("", "", "", more)).values();
    for (int t = 0; t <= 4; t++) {
      assertThat(values.at("fund.received", t))
          .isCloseTo(
              0.75 * values.at("exit.paid_a", t) + (t < 3 ? 0 : 0.1 * values.at("exit.paid_c", t)),
              TINY);
    }
    assertThat(values.at("fund.received", 4)).isPositive();
  }
}
