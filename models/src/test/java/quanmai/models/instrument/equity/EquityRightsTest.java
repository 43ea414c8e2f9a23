package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.equity.EquityDeal.Values;

/** Drag and tag along, rollover and the sponsor's support. */
class EquityRightsTest {

  private static final Offset<Double> TINY = within(1e-12);

  private static EquityDeal drag(String more) {
    return EquityDeal.of(
        8,
        """
        schedules:
          bid: {unit: 亿元, values: {3: 30, 4: 20, 5: 18, 6: 25, 7: 40}}
        instruments:
          drag: {type: drag-along, offer: bid, from: 5%s}
        """
            .formatted(more));
  }

  @Test
  void aSaleIsForcedFromItsYearOnAtItsLeastPrice() {
    Values any = drag("").values();
    assertThat(any.at("drag.value", 5)).isCloseTo(18, TINY);
    assertThat(any.sum("drag.value", 8)).isCloseTo(18, TINY);
    assertThat(any.at("drag.dragged", 5)).isEqualTo(1);
    assertThat(any.at("drag.sold", 4)).isZero();
    assertThat(any.at("drag.sold", 8)).isEqualTo(1);
    assertThat(any.sum("drag.sells", 8)).isEqualTo(1);
    EquityDeal least = drag(", least: 25");
    assertThat(least.values().at("drag.value", 6)).isCloseTo(25, TINY);
    assertThat(least.values().sum("drag.value", 8)).isCloseTo(25, TINY);
    assertThat(least.with("drag.least", 41).values().sum("drag.value", 8)).isZero();
    Values none = least.with("drag.least", 41).values();
    assertThat(none.at("drag.sold", 8)).isZero();
    Values agreed = drag(", least: 25, agreed: true").values();
    assertThat(agreed.at("drag.value", 3)).isCloseTo(30, TINY);
    assertThat(agreed.sum("drag.dragged", 8)).isZero();
    assertThat(agreed.sum("drag.value", 8)).isCloseTo(30, TINY);
  }

  private static EquityDeal tag() {
    return EquityDeal.of(
        4,
        """
        schedules:
          bought: {unit: share, values: {1: 30%, 2: 0, 3: 0}}
        instruments:
          tag: {type: tag-along, bought: bought, value: 50, stake: 10%, seller_stake: 50%}
        """);
  }

  @Test
  void aHolderSellsBesideTheSellerInProportion() {
    Values values = tag().values();
    assertThat(values.at("tag.sells", 1)).isCloseTo(0.05, TINY);
    assertThat(values.at("tag.seller_sells", 1)).isCloseTo(0.25, TINY);
    assertThat(values.at("tag.proceeds", 1)).isCloseTo(2.5, TINY);
    assertThat(values.at("tag.left", 2)).isCloseTo(0.05, TINY);
    assertThat(values.at("tag.seller_left", 2)).isCloseTo(0.25, TINY);
    assertThat(values.at("tag.proceeds", 2)).isZero();
    Values all = tag().with("schedules.bought[2]", 0.9).values();
    assertThat(all.at("tag.sells", 2)).isCloseTo(0.05, TINY);
    assertThat(all.at("tag.seller_sells", 2)).isCloseTo(0.25, TINY);
    assertThat(all.at("tag.sold", 4)).isCloseTo(0.1, TINY);
    assertThat(all.at("tag.seller_sold", 4)).isCloseTo(0.5, TINY);
  }

  @Test
  void nobodySellsMoreThanItHas() {
    Random random = new Random(1);
    EquityDeal deal = tag();
    for (int n = 0; n < 1000; n++) {
      double own = random.nextInt(5) == 0 ? 0 : random.nextDouble() / 2;
      double other = random.nextInt(5) == 0 ? 0 : random.nextDouble() / 2;
      deal.with("tag.stake", own).with("tag.seller_stake", other);
      for (int t = 1; t <= 3; t++) {
        deal.with("schedules.bought[" + t + "]", random.nextDouble() / 2);
      }
      Values values = deal.values();
      assertThat(values.at("tag.sold", 4)).isBetween(0.0, own + 1e-12);
      assertThat(values.at("tag.seller_sold", 4)).isBetween(0.0, other + 1e-12);
      for (int t = 1; t <= 3; t++) {
        double sold = values.at("tag.sells", t) + values.at("tag.seller_sells", t);
        assertThat(sold).isLessThanOrEqualTo(values.at("tag.bought", t) + 1e-12);
        double left = values.at("tag.left", t) + values.at("tag.seller_left", t);
        assertThat(sold).isCloseTo(Math.min(left, values.at("tag.bought", t)), TINY);
      }
    }
  }

  @Test
  void managersKeepAPartOfThePriceAsEquity() {
    Values values =
        EquityDeal.of(
                5,
                """
                schedules:
                  price: {unit: 亿元, values: {0: 2.5}}
                  equity: {unit: 亿元, values: {0: 10, 1: 0}}
                  out: {unit: 亿元, values: {5: 26.75}}
                instruments:
                  team: {type: management-rollover, proceeds: price, share: 40%, equity: equity, value: out}
                """)
            .values();
    assertThat(values.at("team.rolled", 0)).isCloseTo(1, TINY);
    assertThat(values.at("team.cash", 0)).isCloseTo(1.5, TINY);
    assertThat(values.at("team.stake", 5)).isCloseTo(0.1, TINY);
    assertThat(values.at("team.received", 5)).isCloseTo(2.675, TINY);
    assertThat(values.at("team.flow", 0)).isCloseTo(1.5, TINY);
    assertThat(values.at("team.flow", 5)).isCloseTo(2.675, TINY);
  }

  private static EquityDeal support(String more) {
    return EquityDeal.of(
        6,
        """
        schedules:
          cash: {unit: 亿元, values: {1: -2, 2: -3, 3: 1, 4: -1, 5: 4, 6: 9}}
        instruments:
          sponsor: {type: sponsor-support, cash: cash%s}
        """
            .formatted(more));
  }

  @Test
  void theSponsorCoversAShortfallAndIsRepaidFirst() {
    Values free = support("").values();
    double[] balance = {0, 2, 5, 4, 5, 1, 0};
    double[] distributed = {0, 0, 0, 0, 0, 0, 8};
    for (int t = 0; t <= 6; t++) {
      assertThat(free.at("sponsor.balance", t)).isCloseTo(balance[t], TINY);
      assertThat(free.at("sponsor.distributable", t)).isCloseTo(distributed[t], TINY);
      assertThat(free.at("sponsor.uncovered", t)).isZero();
    }
    Values capped = support(", cap: 4").values();
    assertThat(capped.at("sponsor.drawn", 2)).isCloseTo(2, TINY);
    assertThat(capped.at("sponsor.uncovered", 2)).isCloseTo(1, TINY);
    assertThat(capped.at("sponsor.repaid", 3)).isCloseTo(1, TINY);
    assertThat(capped.at("sponsor.balance", 4)).isCloseTo(4, TINY);
    Values priced = support(", cap: 4, rate: 10%").values();
    assertThat(priced.at("sponsor.owed", 2)).isCloseTo(2.2, TINY);
    assertThat(priced.at("sponsor.drawn", 2)).isCloseTo(1.8, TINY);
    assertThat(priced.at("sponsor.balance", 3)).isCloseTo(3.4, TINY);
    assertThat(priced.at("sponsor.drawn", 4)).isCloseTo(4 - 3.74, TINY);
  }

  @Test
  void supportIsConserved() {
    Random random = new Random(2);
    EquityDeal deal = support(", cap: 4, rate: 10%");
    for (int n = 0; n < 2000; n++) {
      for (int t = 1; t <= 6; t++) {
        deal.with("schedules.cash[" + t + "]", 3 * random.nextGaussian());
      }
      double cap = 5 * random.nextDouble();
      Values values =
          deal.with("sponsor.cap", cap).with("sponsor.rate", 0.2 * random.nextDouble()).values();
      for (int t = 1; t <= 6; t++) {
        double cash = values.at("sponsor.cash", t);
        double drawn = values.at("sponsor.drawn", t);
        double repaid = values.at("sponsor.repaid", t);
        assertThat(values.at("sponsor.balance", t)).isGreaterThanOrEqualTo(-1e-12);
        assertThat(drawn * repaid).isZero();
        assertThat(cash + drawn - repaid + values.at("sponsor.uncovered", t))
            .isCloseTo(values.at("sponsor.distributable", t), TINY);
        if (drawn > 0) {
          assertThat(values.at("sponsor.balance", t)).isLessThanOrEqualTo(cap + 1e-12);
        }
        if (values.at("sponsor.distributable", t) > 0) {
          assertThat(values.at("sponsor.balance", t)).isCloseTo(0, TINY);
        }
      }
    }
  }
}
