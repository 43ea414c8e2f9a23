package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.equity.EquityDeal.Values;

/** Commitments of results: what is owed when they are missed, or exceeded. */
class CompensationTest {

  private static final Offset<Double> TINY = within(1e-12);

  private static String sheet(String instrument) {
    return """
    schedules:
      commit: {unit: 亿元, values: {1: 0.6, 2: 1.0, 3: 1.5}}
      result: {unit: 亿元, values: {1: 0.6, 2: 1.0, 3: 0.9, 4: 5}}
    instruments:
      vam: {commitment: commit, actual: result, %s}
    """
        .formatted(instrument);
  }

  private static EquityDeal results(EquityDeal deal, double first, double second, double third) {
    return deal.with("schedules.result[1]", first)
        .with("schedules.result[2]", second)
        .with("schedules.result[3]", third);
  }

  private static final String CASH = "type: performance-compensation, investment: 2.0";

  /** The published figures: 2.0 (1 - 0.9 / 1.5) = 0.80. */
  @Test
  void cashByHand() {
    Values values = EquityDeal.of(5, sheet(CASH + ", grace: 10%, redemption_above: 50%")).values();
    assertThat(values.at("vam.due", 3)).isCloseTo(0.80, TINY);
    assertThat(values.sum("vam.due", 5)).isCloseTo(0.80, TINY);
    assertThat(values.at("vam.total", 5)).isCloseTo(0.80, TINY);
    assertThat(values.at("vam.achieved", 3)).isCloseTo(0.6, TINY);
    assertThat(values.at("vam.miss", 3)).isCloseTo(0.4, TINY);
    assertThat(values.at("vam.miss", 4)).isZero();
    assertThat(values.at("vam.redemption_due", 3)).isZero();
  }

  /** 9.524% x 1.5 / 0.9 = 15.873%, which makes the post-money value 21 x 0.9 / 1.5. */
  @Test
  void sharesByHand() {
    String shares = "type: performance-compensation, form: shares, stake: 9.523809523809524%";
    EquityDeal deal = EquityDeal.of(5, sheet(shares + ", grace: 10%"));
    Values values = deal.values();
    assertThat(values.at("vam.adjusted_stake", 3)).isCloseTo(2 / (21 * 0.6), TINY);
    assertThat(values.at("vam.extra_stake", 2)).isZero();
    assertThat(values.at("vam.extra_stake", 3)).isCloseTo(2 / (21 * 0.6) - 2 / 21.0, TINY);
    assertThat(values.at("vam.extra_stake", 5)).isEqualTo(values.at("vam.extra_stake", 3));
    Values nothing = results(deal, 0.6, 1.0, 0).values();
    assertThat(nothing.at("vam.adjusted_stake", 3)).isCloseTo(1, TINY);
    Values bounded =
        results(EquityDeal.of(5, sheet(shares + ", most_stake: 12%")), 0.6, 1.0, 0.9).values();
    assertThat(bounded.at("vam.adjusted_stake", 3)).isCloseTo(0.12, TINY);
    assertThat(bounded.at("vam.extra_stake", 3)).isCloseTo(0.12 - 2 / 21.0, TINY);
    Values better = results(deal, 0.5, 2.0, 3.0).values();
    assertThat(better.at("vam.extra_stake", 5)).isCloseTo(2 / 21.0 * (0.6 / 0.5 - 1), TINY);
    assertThat(better.at("vam.adjusted_stake", 3)).isCloseTo(2 / 21.0, TINY);
  }

  @Test
  void eachYearsMissIsOwedOverWhatIsOwedAlready() {
    EquityDeal deducted = EquityDeal.of(5, sheet(CASH));
    Values values = results(deducted, 0.3, 0.6, 0.3).values();
    assertThat(values.at("vam.due", 1)).isCloseTo(1.0, TINY);
    assertThat(values.at("vam.due", 2)).isZero();
    assertThat(values.at("vam.formula", 2)).isCloseTo(0.8, TINY);
    assertThat(values.at("vam.due", 3)).isCloseTo(0.6, TINY);
    Values added =
        results(EquityDeal.of(5, sheet(CASH + ", earlier: added")), 0.3, 0.6, 0.3).values();
    assertThat(added.at("vam.due", 1)).isCloseTo(1.0, TINY);
    assertThat(added.at("vam.due", 2)).isCloseTo(0.8, TINY);
    assertThat(added.at("vam.due", 3)).isCloseTo(0.2, TINY);
  }

  @Test
  void cumulativeResultsAreTestedOnceAtTheEnd() {
    EquityDeal deal = EquityDeal.of(5, sheet(CASH + ", basis: cumulative"));
    Values values = results(deal, 0, 1.5, 0.98).values();
    assertThat(values.at("vam.due", 1)).isZero();
    assertThat(values.at("vam.committed", 3)).isCloseTo(3.1, TINY);
    assertThat(values.at("vam.reached", 3)).isCloseTo(2.48, TINY);
    assertThat(values.at("vam.due", 3)).isCloseTo(0.4, TINY);
    assertThat(values.sum("vam.due", 5)).isCloseTo(0.4, TINY);
  }

  @Test
  void theBandsBeginAndEndWhereTheySay() {
    String bands = CASH + ", grace: 10%, redemption_above: 50%";
    EquityDeal deal = EquityDeal.of(5, sheet(bands));
    double[][] rows = {
      {1.36, 0, 0}, {1.35, 0.2, 0}, {0.75, 1, 0}, {0.74, 0, 1}, {-3, 0, 1}, {2, 0, 0}
    };
    for (double[] row : rows) {
      Values values = results(deal, 0.6, 1.0, row[0]).values();
      assertThat(values.at("vam.due", 3)).as("result " + row[0]).isCloseTo(row[1], TINY);
      assertThat(values.at("vam.redemption_due", 3)).as("result " + row[0]).isEqualTo(row[2]);
      assertThat(values.at("vam.redeemed", 5)).as("result " + row[0]).isEqualTo(row[2]);
    }
    Values early = results(deal, 0.1, 0.8, 0.9).values();
    assertThat(early.at("vam.redeemed", 1)).isEqualTo(1);
    assertThat(early.sum("vam.due", 5)).isZero();
    Values kept =
        results(EquityDeal.of(5, sheet(bands + ", redemption_taken: false")), 0.6, 1.0, -3)
            .values();
    assertThat(kept.at("vam.redemption_due", 3)).isEqualTo(1);
    assertThat(kept.at("vam.redeemed", 5)).isZero();
    assertThat(kept.at("vam.due", 3)).isCloseTo(2.0, TINY);
  }

  @Test
  void compensationIsNeverNegativeNorAboveThePrice() {
    Random random = new Random(1);
    EquityDeal[] deals = {
      EquityDeal.of(5, sheet(CASH)),
      EquityDeal.of(5, sheet(CASH + ", earlier: added, grace: 5%")),
      EquityDeal.of(5, sheet(CASH + ", basis: cumulative, grace: 10%, redemption_above: 50%")),
      EquityDeal.of(5, sheet(LISTED + ", impairment: 1.5"))
    };
    for (int n = 0; n < 3000; n++) {
      EquityDeal deal = deals[n % 4];
      if (n % 4 == 3) {
        deal.with("vam.impairment", 4 * random.nextDouble());
      }
      Values values =
          results(deal, random.nextGaussian(), 1 + random.nextGaussian(), 1 + random.nextGaussian())
              .values();
      double total = 0;
      for (int t = 0; t <= 5; t++) {
        assertThat(values.at("vam.due", t)).isGreaterThanOrEqualTo(0);
        total += values.at("vam.due", t);
        assertThat(values.at("vam.total", t)).isCloseTo(total, TINY);
      }
      assertThat(total).isLessThanOrEqualTo(2 + 1e-12);
    }
  }

  private static final String LISTED = "type: listed-compensation, price: 2.0";

  private static EquityDeal listed(String more) {
    String body =
        """
        schedules:
          commit: {unit: 亿元, values: {1: 1.0, 2: 1.2, 3: 1.5}}
          result: {unit: 亿元, values: {1: 0.9, 2: 1.0, 3: 1.1, 4: 9}}
        instruments:
          vam: {type: listed-compensation, price: 20, commitment: commit, actual: result%s}
        """;
    return EquityDeal.of(5, body.formatted(more));
  }

  /** The published figures of the rule for listed companies. */
  @Test
  void theListedFormulaByItsOracle() {
    Values values = listed(", issue_price: '10[元]'").values();
    double[] due = {0, 0.5405, 1.0811, 2.1622, 0, 0};
    double[] shares = {0, 0.0541, 0.1081, 0.2162, 0, 0};
    for (int t = 0; t <= 5; t++) {
      assertThat(values.at("vam.due", t)).isCloseTo(due[t], within(5e-5));
      assertThat(values.at("vam.shares", t) / 1e8).isCloseTo(shares[t], within(5e-5));
      assertThat(values.at("vam.cash", t)).isCloseTo(0, TINY);
    }
    assertThat(values.at("vam.total", 5)).isCloseTo(3.7838, within(5e-5));
    assertThat(values.at("vam.total", 5)).isCloseTo(0.7 / 3.7 * 20, TINY);
    assertThat(values.at("vam.shortfall", 3)).isCloseTo(0.7, TINY);
    assertThat(listed("").values().at("vam.cash", 3)).isCloseTo(0.4 / 3.7 * 20, TINY);
  }

  @Test
  void cashIsPaidWhereSharesAreShort() {
    Values values = listed(", issue_price: '10[元]', shares_held: 10000000").values();
    double first = 0.1 / 3.7 * 20;
    double second = 0.2 / 3.7 * 20;
    assertThat(values.at("vam.shares", 1)).isCloseTo(first * 1e7, within(1e-6));
    assertThat(values.at("vam.shares", 2)).isCloseTo(1e7 - first * 1e7, within(1e-6));
    assertThat(values.at("vam.cash", 2)).isCloseTo(second - (1 - first), TINY);
    assertThat(values.at("vam.shares", 3)).isZero();
    assertThat(values.at("vam.cash", 3)).isCloseTo(0.4 / 3.7 * 20, TINY);
    assertThat(values.at("vam.shares_given", 5)).isCloseTo(1e7, within(1e-6));
  }

  @Test
  void laterSuccessIsNotRefundedAndOnlyTheRestIsOwed() {
    Values values = results(listed(""), 0.5, 2.0, 1.0).values();
    assertThat(values.at("vam.due", 1)).isCloseTo(0.5 / 3.7 * 20, TINY);
    assertThat(values.at("vam.due", 2)).isZero();
    assertThat(values.at("vam.due", 3)).isZero();
    Values worse = results(listed(""), 0.5, 2.0, 0.1).values();
    assertThat(worse.at("vam.due", 3)).isCloseTo((1.1 - 0.5) / 3.7 * 20, TINY);
  }

  @Test
  void theImpairmentTestAddsWhatIsNotCompensatedYet() {
    EquityDeal deal = listed(", impairment: 5");
    Values values = deal.values();
    assertThat(values.at("vam.by_impairment", 3)).isCloseTo(5 - 0.7 / 3.7 * 20, TINY);
    assertThat(values.at("vam.total", 5)).isCloseTo(5, TINY);
    assertThat(values.at("vam.by_impairment", 2)).isZero();
    assertThat(values.at("vam.by_impairment", 4)).isZero();
    assertThat(deal.with("vam.impairment", 3).values().at("vam.by_impairment", 3)).isZero();
    assertThat(deal.with("vam.impairment", 33).values().at("vam.total", 5)).isCloseTo(20, TINY);
    assertThat(results(deal, -99, 0, 0).values().at("vam.total", 1)).isCloseTo(20, TINY);
  }

  @Test
  void anEarnOutIsAShareOfTheExcessUpToItsCap() {
    String reward = "type: earn-out, share: 30%, cap: 0.4";
    EquityDeal yearly = EquityDeal.of(5, sheet(reward));
    Values values = results(yearly, 1.6, 0.5, 2.5).values();
    assertThat(values.at("vam.due", 1)).isCloseTo(0.3, TINY);
    assertThat(values.at("vam.due", 2)).isZero();
    assertThat(values.at("vam.due", 3)).isCloseTo(0.1, TINY);
    assertThat(values.at("vam.due", 4)).isZero();
    assertThat(values.at("vam.total", 5)).isCloseTo(0.4, TINY);
    EquityDeal together = EquityDeal.of(5, sheet(reward + ", basis: cumulative"));
    assertThat(results(together, 1.6, 0.5, 2.0).values().at("vam.due", 3)).isCloseTo(0.3, TINY);
    assertThat(results(together, 1.6, 0.5, 0.5).values().sum("vam.due", 5)).isZero();
    assertThat(results(together, 1.6, 0.5, 9).values().sum("vam.due", 5)).isCloseTo(0.4, TINY);
  }
}
