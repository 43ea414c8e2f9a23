package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import quanmai.models.instrument.SheetText;

/** Reserve and cash accounts, refinancing, enforcement, limits and kicker by hand. */
class AccountsAndRefinancingTest {

  private static void is(SampleDeal deal, String line, double... values) {
    assertThat(deal.line(line)).as(line).containsExactly(values, within(1e-12));
  }

  @Test
  void aReserveIsFilledDrawnAndReleased() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("year", 6)
                .schedule("cash", "亿元", 0, 5, 3, 2, 1, 8, 3)
                .schedule("due", "亿元", 0, 3, 3, 3, 3, 3, 3)
                .use(
                    "r",
                    "type: reserve-account, inflow: cash, after: r.available - due, target: 2,"
                        + " from: 1, to: 6, rate: 10%"),
            6);
    is(deal, "r.available", 0, 5, 5.2, 4.2, 2.32, 8, 5.2);
    is(deal, "r.balance", 0, 2, 2, 1.2, 0, 2, 0);
    is(deal, "r.left", 0, 0, 0.2, 0, -0.68, 3, 2.2);
  }

  @Test
  void aReserveFundedAtCloseIsAUseOfMoney() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("quarter", 4)
                .schedule("next", "亿元", 3, 4, 2, 0.3, 0)
                .use(
                    "r",
                    "type: reserve-account, inflow: 1, after: 'r.available - 1[亿元]', service: next,"
                        + " months: 6, funded: close"),
            4);
    is(deal, "r.target", 6, 8, 4, 0.6, 0);
    is(deal, "r.funding", 6, 0, 0, 0, 0);
    is(deal, "r.balance", 6, 6, 4, 0.6, 0);
    is(deal, "r.left", 0, 0, 2, 3.4, 0.6);
  }

  @Test
  void anAccountKeepsAMinimumOrAllWhenLockedAndOwnersPayWhatLacks() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("year", 4)
                .schedule("cash", "亿元", 0, 5, 5, -4, 5)
                .schedule("due", "亿元", 0, 2, 2, 2, 2)
                .use(
                    "k",
                    "type: cash-account, inflow: cash, after: k.available - due, minimum: 1, locked:"
                        + " t == 2, to: 4")
                .use("m", "type: cash-account, inflow: cash, after: m.available, minimum: -3"),
            4);
    is(deal, "k.available", 0, 5, 6, 0, 5);
    is(deal, "k.balance", 0, 1, 4, 0, 0);
    is(deal, "k.support", 0, 0, 0, 2, 0);
    is(deal, "k.distributed", 0, 2, 0, 0, 3);
    is(deal, "m.balance", 0, 0, 0, 0, 0);
    is(deal, "m.support", 0, 0, 0, 4, 0);
  }

  @Test
  void aNewLoanPaysOffTheOldOneWithItsCosts() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("year", 6)
                .use(
                    "old",
                    "type: loan, draws: [10], rate: 5%, first_repayment: 1, instalments: 10,"
                        + " prepaid: refi.payoff")
                .use("refi", "type: refinancing, at: 3, owed: old.owed, fee: 1%, break_cost: 2%")
                .use(
                    "new",
                    "type: loan, draws: refi.draw, rate: 3%, profile: bullet, first_repayment: 6")
                .use(
                    "larger",
                    "type: refinancing, at: 3, owed: old.owed, fee: 1%, break_cost: 2%, amount: 9"),
            6);
    double draw = 7.14 / 0.99;
    is(deal, "refi.payoff", 0, 0, 0, 7, 0, 0, 0);
    is(deal, "refi.draw", 0, 0, 0, draw, 0, 0, 0);
    is(deal, "refi.fee", 0, 0, 0, draw / 100, 0, 0, 0);
    is(deal, "refi.surplus", 0, 0, 0, 0, 0, 0, 0);
    is(deal, "old.balance", 10, 9, 8, 0, 0, 0, 0);
    is(deal, "old.debt_service", 0, 1.5, 1.45, 1.4, 0, 0, 0);
    is(deal, "new.balance", 0, 0, 0, draw, draw, draw, 0);
    is(deal, "larger.surplus", 0, 0, 0, 9 - 0.09 - 7.14, 0, 0, 0);
  }

  @Test
  void anEnforcementGetsAShareOfTheValueOnceItHappens() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("year", 4)
                .schedule("value", "亿元", 1, 2, 3, -4, 5)
                .use("e", "type: enforcement, when: t == 2, value: value, recovery: 60%")
                .use("f", "type: enforcement, when: t == 3, value: value, recovery: 60%"),
            4);
    is(deal, "e.proceeds", 0, 0, 1.8, 0, 0);
    is(deal, "e.happened", 0, 0, 1, 1, 1);
    is(deal, "f.proceeds", 0, 0, 0, 0, 0);
  }

  @Test
  void limitsOfAcquisitionLoansAreSaid() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("year", 3)
                .schedule("value", "亿元", 1, 2, 3, 0.5)
                .use("a", "type: acquisition-limit, loan: 71, price: 100")
                .use("b", "type: acquisition-limit, loan: 70, price: 100, tenor: 10")
                .use("c", "type: acquisition-limit, loan: 50, price: 100, tenor: 10.5")
                .use("d", "type: acquisition-limit, kind: minority, loan: 60, price: 100, tenor: 7")
                .use("e", "type: acquisition-limit, kind: minority, loan: 61, price: 100")
                .use(
                    "f",
                    "type: acquisition-limit, kind: minority, loan: 65, price: 100, tenor: 8, most:"
                        + " 65%, longest: 8")
                .use("g", "type: acquisition-limit, kind: minority, loan: 0, price: 0, tenor: 8")
                .use("k", "type: equity-kicker, equity: value, share: 20%, strike: 1")
                .use("l", "type: equity-kicker, equity: value, share: 20%"),
            3);
    double[] expected = {1, 0, 1, 0, 1, 0, 1};
    for (int k = 0; k < expected.length; k++) {
      String use = "abcdefg".substring(k, k + 1);
      assertThat(deal.line(use + ".exceeded")[0]).as(use).isEqualTo(expected[k]);
    }
    is(deal, "a.excess", 1, 1, 1, 1);
    is(deal, "b.excess", 0, 0, 0, 0);
    assertThat(deal.line("e.share_of_price")[1]).isCloseTo(0.61, within(1e-12));
    assertThat(deal.line("g.share_of_price")[1]).isZero();
    is(deal, "k.value", 0, 0.2, 0.4, 0);
    is(deal, "l.value", 0.2, 0.4, 0.6, 0.1);
  }
}
