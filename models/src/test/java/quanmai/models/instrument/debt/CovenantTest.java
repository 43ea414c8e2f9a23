package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import quanmai.models.instrument.SheetText;

/** Tests, cures, lock-ups and defaults by hand. */
class CovenantTest {

  private static SampleDeal deal(String settings, double[] amount, double[] base) {
    return SampleDeal.of(
        new SheetText("year", 8)
            .schedule("x", "亿元", amount)
            .schedule("y", "亿元", base)
            .use("c", "type: covenant, amount: x, base: y, " + settings),
        8);
  }

  private static void is(SampleDeal deal, String line, double... values) {
    assertThat(deal.line("c." + line)).as(line).containsExactly(values, within(1e-12));
  }

  private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1, 1};

  @Test
  void aBreachIsCuredOnceThenLocksAndTwoInARowAreADefault() {
    double[] amount = {0, 0.5, 1.0, 1.1, 1.5, 1.2, 0.9, 0.8, 0};
    SampleDeal deal =
        deal("level: 1.2, from: 2, to: 7, cures: 1, lock_tests: 2, default_after: 2", amount, ONES);
    is(deal, "ratio", amount);
    is(deal, "shortfall", 0, 0, 0.2, 0.1, 0, 0, 0.3, 0.4, 0);
    is(deal, "cure", 0, 0, 0.2, 0, 0, 0, 0, 0, 0);
    is(deal, "cures", 0, 0, 1, 1, 1, 1, 1, 1, 1);
    is(deal, "breached", 0, 0, 0, 1, 0, 0, 1, 1, 0);
    is(deal, "breaches", 0, 0, 0, 1, 1, 1, 2, 3, 3);
    is(deal, "locked", 0, 0, 0, 1, 1, 0, 1, 1, 1);
    is(deal, "default", 0, 0, 0, 0, 0, 0, 0, 1, 0);
    is(deal, "defaulted", 0, 0, 0, 0, 0, 0, 0, 1, 1);
  }

  @Test
  void curesAreLimitedInMoneyToo() {
    double[] amount = {1, 0.8, 0.9, 0.95, 0.99, 1, 1, 1, 1};
    SampleDeal limited = deal("level: 1, cure_limit: 0.26", amount, ONES);
    is(limited, "cure", 0, 0.2, 0, 0.05, 0.01, 0, 0, 0, 0);
    is(limited, "cured_amount", 0, 0.2, 0.2, 0.25, 0.26, 0.26, 0.26, 0.26, 0.26);
    is(limited, "breached", 0, 0, 1, 0, 0, 0, 0, 0, 0);
    is(limited, "locked", 0, 0, 1, 0, 0, 0, 0, 0, 0);
    SampleDeal both = deal("level: 1, cure_limit: 0.26, cures: 1", amount, ONES);
    is(both, "cure", 0, 0.2, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void debtOverEarningsIsTestedWithoutDividing() {
    double[] debt = {9, 4.5, 4.5, 4.5, 4.5, 3, 3, 0, 2};
    double[] earned = {1, 1, 1, 1, 1, 1, 0, 0, -1};
    SampleDeal deal =
        deal("test: at-most, level: {0..3: 5, 4..8: 4}, default_after: 1", debt, earned);
    is(deal, "ratio", 9, 4.5, 4.5, 4.5, 4.5, 3, 99, 0, 99);
    is(deal, "shortfall", 0, 0, 0, 0, 0.5, 0, 3, 0, 6);
    is(deal, "breached", 0, 0, 0, 0, 1, 0, 1, 0, 1);
    is(deal, "default", 0, 0, 0, 0, 1, 0, 0, 0, 0);
    is(deal, "defaulted", 0, 0, 0, 0, 1, 1, 1, 1, 1);
  }

  @Test
  void nothingDueIsAlwaysCovered() {
    SampleDeal deal = deal("level: 1.1", ONES, new double[9]);
    is(deal, "ratio", 99, 99, 99, 99, 99, 99, 99, 99, 99);
    is(deal, "breached", new double[9]);
  }
}
