package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** What a government as a partner gives up, bears and leaves for: by hand and by law. */
class GovernmentTermsTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int N = 10;

  /** A quarter of the reference fund: 25 in, 45 out; 3% on what is outstanding is 2.325. */
  private static ManyDeals giveUp(String terms) {
    return ManyDeals.of(
            new SheetText("year", 7)
                .schedule("paid", "亿元", 7.5, 7.5, 10, 0, 0, 0, 0, 0)
                .schedule("got", "亿元", 0, 0, 0, 5, 10, 15, 9, 6)
                .use("g", "type: give-up, contributed: paid, received: got, share: 50%, " + terms)
                .toString())
        .compute();
  }

  private static double sum(double[] line) {
    return WaterfallLawsTest.sum(line);
  }

  @Test
  void theReferenceGovernmentGivesUpHalfOf17675() {
    ManyDeals fund = giveUp("when: t == N");
    assertThat(fund.line("g.base")[7]).isEqualTo(2.325, TINY);
    assertThat(fund.line("g.excess")[7]).isEqualTo(17.675, TINY);
    assertThat(fund.line("g.given")[7]).isEqualTo(8.8375, TINY);
    assertThat(sum(fund.line("g.kept")) - 25).isEqualTo(11.1625, TINY);
  }

  @Test
  void itGivesAsSoonAsItsOwnMoneyIsBackWhereTheConditionSaysSo() {
    ManyDeals fund = giveUp("when: g.dpi >= 1, to: {manager: {share: 60%}, others: {share: 40%}}");
    // At t = 5 it has 30 for 25: (5 - 2.325) / 2, then half of 9 and of 6.
    assertThat(fund.line("g.given"))
        .containsExactly(new double[] {0, 0, 0, 0, 0, 1.3375, 4.5, 3}, TINY);
    assertThat(fund.line("g.manager.paid")[6]).isEqualTo(2.7, TINY);
    assertThat(fund.line("g.others.paid")[6]).isEqualTo(1.8, TINY);
  }

  @Test
  void outOfDistributionsItGivesNoMoreThanItGets() {
    ManyDeals fund = giveUp("when: t == N, paid_from: distributions");
    assertThat(fund.line("g.given")[7]).isEqualTo(6, TINY);
  }

  @Test
  void aGovernmentNeverGivesUpMoreThanItsShareOfWhatIsAboveTheBase() {
    for (String from : new String[] {"income", "distributions"}) {
      ManyDeals fund =
          ManyDeals.of(
              new SheetText("quarter", N)
                  .schedule("paid", "亿元", new double[N + 1])
                  .schedule("got", "亿元", new double[N + 1])
                  .schedule("met", "count", new double[N + 1])
                  .use(
                      "g",
                      "type: give-up, contributed: paid, received: got, share: 50%,"
                          + " when: met > 0.5, rate: 3%, to: {gp: {share: 100%}}, paid_from: "
                          + from)
                  .toString());
      Random random = new Random(21);
      for (int k = 0; k < 1500; k++) {
        double share = random.nextDouble();
        double[] got = SheetText.uniform(random, N, 0, 0, 10);
        fund.schedule("paid", SheetText.uniform(random, N, 0, 0, 10))
            .schedule("got", got)
            .schedule("met", SheetText.uniform(random, N, 0, 0, 1))
            .input("g.given_share", share)
            .compute();
        double most = 0;
        double given = 0;
        for (int t = 0; t <= N; t++) {
          most = Math.max(most, share * fund.line("g.excess")[t]);
          double now = fund.line("g.given")[t];
          given += now;
          assertThat(now).isGreaterThan(-1e-12);
          assertThat(given).isLessThan(most + 1e-9);
          assertThat(fund.line("g.kept")[t] + fund.line("g.gp.paid")[t]).isEqualTo(got[t], TINY);
          if (from.equals("distributions")) {
            assertThat(now).isLessThan(got[t] + 1e-9);
          }
        }
      }
    }
  }

  private static ManyDeals loss(double gov, double others, String terms) {
    return ManyDeals.of(
            new SheetText("year", 2)
                .schedule("gin", "亿元", 40)
                .schedule("gout", "亿元", 0, 0, gov)
                .schedule("oin", "亿元", 60)
                .schedule("oout", "亿元", 0, 0, others)
                .use(
                    "l",
                    "type: loss-sharing, government_contributed: gin, government_received: gout,"
                        + " others_contributed: oin, others_received: oout, "
                        + terms)
                .toString())
        .compute();
  }

  @Test
  void theGovernmentBearsMoreOfALossUpToItsCapAndNothingElse() {
    // 50 of 100 are lost, pro rata 20 and 30: at 60% it bears 30, leaving 10 to the others.
    ManyDeals fund = loss(20, 30, "share: 60%, cap: 100%");
    assertThat(fund.line("l.transfer")[2]).isEqualTo(10, TINY);
    assertThat(fund.line("l.others")[2]).isEqualTo(40, TINY);
    // Capped at 60% of the 40 that it paid in.
    assertThat(loss(20, 30, "share: 60%, cap: 60%").line("l.transfer")[2]).isEqualTo(4, TINY);
    // It leaves what it would get, and pays nothing in: 95 lost.
    assertThat(loss(2, 3, "share: 60%, cap: 100%").line("l.transfer")[2]).isEqualTo(2, TINY);
    // No loss, no transfer.
    assertThat(loss(40, 60, "share: 60%, cap: 100%").line("l.transfer")[2]).isEqualTo(0, TINY);
    assertThat(loss(80, 120, "share: 60%, cap: 100%").line("l.government")[2]).isEqualTo(80, TINY);
  }

  @Test
  void lossSharingMovesMoneyToTheOthersAndNeverMakesThemWhole() {
    ManyDeals fund = loss(20, 30, "share: 60%, cap: 60%");
    Random random = new Random(5);
    int moved = 0;
    for (int k = 0; k < 3000; k++) {
      double gov = 60 * random.nextDouble();
      double others = 1.5 * gov;
      double share = 0.99 * random.nextDouble();
      fund.schedule("gout", 0, 0, gov)
          .schedule("oout", 0, 0, others)
          .input("l.share", share)
          .input("l.cap", random.nextDouble())
          .compute();
      double transfer = fund.line("l.transfer")[2];
      moved += transfer > 0 ? 1 : 0;
      assertThat(transfer).isBetween(0.0, gov);
      assertThat(fund.line("l.government")[2] + fund.line("l.others")[2])
          .isEqualTo(gov + others, TINY);
      double loss = 100 - gov - others;
      if (loss > 0) {
        double lost = 60 - fund.line("l.others")[2];
        assertThat(lost).isGreaterThan((1 - Math.max(share, 0.4)) * loss - 1e-9);
      } else {
        assertThat(transfer).isZero();
      }
    }
    assertThat(moved).isGreaterThan(300);
  }

  private static ManyDeals exit(String terms) {
    return ManyDeals.of(
            new SheetText("year", 6)
                .schedule("paid", "亿元", 10, 10, 0, 0, 5, 0, 0)
                .schedule("got", "亿元", 0, 0, 0, 6, 0, 20, 30)
                .schedule("ready", "count", 0, 1, 0, 1, 1, 1, 1)
                .use(
                    "x",
                    "type: early-exit, contributed: paid, received: got, trigger: ready > 0.5, "
                        + terms)
                .toString())
        .compute();
  }

  @Test
  void itLeavesAtCostWithSimpleInterestInTheWindow() {
    ManyDeals fund = exit("from: 2, to: 4");
    // 20 less 6 of cost; interest 0.3 at t = 1 and 0.6 in each of two years.
    assertThat(fund.line("x.paid")[3]).isEqualTo(14 + 1.5, TINY);
    assertThat(fund.line("x.government"))
        .containsExactly(new double[] {0, 0, 0, 21.5, 0, 0, 0}, TINY);
    assertThat(fund.line("x.calls")).containsExactly(new double[] {10, 10, 0, 0, 0, 0, 0}, TINY);
    assertThat(fund.line("x.buyer")).containsExactly(new double[] {0, 0, 0, 0, 0, 20, 30}, TINY);
    assertThat(fund.line("x.buyer_calls"))
        .containsExactly(new double[] {0, 0, 0, 15.5, 5, 0, 0}, TINY);
  }

  @Test
  void aStatedPriceAndAWindowThatIsMissed() {
    assertThat(exit("from: 2, price: '12[亿元]'").line("x.paid")[3]).isEqualTo(12, TINY);
    ManyDeals missed = exit("from: 2, to: 2");
    assertThat(sum(missed.line("x.paid"))).isZero();
    assertThat(missed.line("x.government")[6]).isEqualTo(30, TINY);
    ManyDeals valued = exit("from: 2, value: '40[亿元]'");
    assertThat(valued.line("x.held_value")[2]).isEqualTo(40, TINY);
    assertThat(valued.line("x.buyer_value")[3]).isEqualTo(40, TINY);
  }

  @Test
  void whoeverHoldsItTheFundPaysAndGetsTheSame() {
    ManyDeals fund = exit("from: 1, to: 6");
    Random random = new Random(9);
    for (int k = 0; k < 2000; k++) {
      double[] paid = SheetText.uniform(random, 6, 0, 0, 10);
      double[] got = SheetText.uniform(random, 6, 0, 0, 20);
      fund.schedule("paid", paid)
          .schedule("got", got)
          .schedule("ready", SheetText.uniform(random, 6, 0, 0, 0.7))
          .compute();
      int exits = 0;
      for (int t = 0; t <= 6; t++) {
        double net = fund.line("x.government")[t] - fund.line("x.calls")[t];
        double buyers = fund.line("x.buyer")[t] - fund.line("x.buyer_calls")[t];
        assertThat(net + buyers).isEqualTo(got[t] - paid[t], TINY);
        assertThat(fund.line("x.paid")[t]).isGreaterThan(-1e-9);
        exits += fund.line("x.exits")[t] > 0 ? 1 : 0;
      }
      assertThat(exits).isLessThanOrEqualTo(1);
    }
  }
}
