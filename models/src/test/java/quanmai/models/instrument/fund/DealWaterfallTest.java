package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** The waterfall deal by deal, and that on realised investments, by hand and by law. */
class DealWaterfallTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int N = 10;

  private static SheetText deals(double[][] flows, String terms) {
    return new SheetText("year", N)
        .schedule("a_in", "亿元", flows[0])
        .schedule("a_out", "亿元", flows[1])
        .schedule("b_in", "亿元", flows[2])
        .schedule("b_out", "亿元", flows[3])
        .schedule("a_ends", "count", flows[4])
        .schedule("b_ends", "count", flows[5])
        .use(
            "w",
            "type: deal-waterfall, deals: {a: {contributed: a_in, proceeds: a_out,"
                + " closed: a_ends > 0}, b: {contributed: b_in, proceeds: b_out,"
                + " closed: b_ends > 0}}, "
                + terms);
  }

  private static double[] at(int t, double x) {
    double[] line = new double[N + 1];
    line[t] = x;
    return line;
  }

  private static double[] from(int t) {
    double[] line = new double[N + 1];
    for (int s = t; s <= N; s++) {
      line[s] = 1;
    }
    return line;
  }

  /** Deal a: 100 in, 300 back: carry 40. Deal b, 100 in, is lost after. */
  @Test
  void aLossAfterCarryWasPaidLeavesTheManagerWithTooMuch() {
    double[][] flows = {at(0, 100), at(2, 300), at(0, 100), at(4, 0), from(2), from(4)};
    ManyDeals fund = ManyDeals.of(deals(flows, "hurdle: 0%, carry: 20%").toString()).compute();
    assertThat(fund.line("w.carry")[2]).isEqualTo(40, TINY);
    assertThat(fund.line("w.losses")[4]).isEqualTo(100, TINY);
    assertThat(fund.line("w.capital")[N]).isEqualTo(100, TINY);
  }

  /** The loss first: 100 of deal a's profit make it good with 8% simple for 4 years, in all. */
  @Test
  void anEarlierLossIsMadeGoodWithItsReturnBeforeCarry() {
    double[][] flows = {at(0, 100), at(4, 300), at(0, 100), at(2, 0), from(4), from(2)};
    ManyDeals fund =
        ManyDeals.of(deals(flows, "hurdle: 8%, carry: 20%, catch_up: 0").toString()).compute();
    // 300 - 100 - 32 of deal a, - 100 - 32 of deal b, leave 36.
    assertThat(fund.line("w.rest")[4]).isEqualTo(168, TINY);
    assertThat(fund.line("w.made_good")[4]).isEqualTo(100, TINY);
    assertThat(fund.line("w.made_good_preferred")[4]).isEqualTo(32, TINY);
    assertThat(fund.line("w.carry")[4]).isEqualTo(0.2 * 36, TINY);
  }

  @Test
  void oneDealIsAWholeFund() {
    ManyDeals both =
        ManyDeals.of(
            deals(new double[][] {at(0, 1), at(2, 1), at(0, 1), at(2, 1), from(9), from(9)}, TERMS)
                .use("e", "type: european-waterfall, contributed: a_in, proceeds: a_out, " + TERMS)
                .toString());
    Random random = new Random(11);
    for (int k = 0; k < 2000; k++) {
      both.schedule("a_in", SheetText.uniform(random, N, 0, 0, 20))
          .schedule("a_out", SheetText.uniform(random, N, 0, 0, 40))
          .schedule("b_in", new double[N + 1])
          .schedule("b_out", new double[N + 1])
          .schedule("a_ends", from(2 + random.nextInt(20)))
          .compute();
      for (String line : List.of("lp", "gp", "carry", "returned", "preferred_paid")) {
        assertThat(both.line("w." + line))
            .as(line)
            .containsExactly(both.line("e." + line), within(1e-8));
      }
    }
  }

  private static final String TERMS =
      "hurdle: 8%, basis: compound, carry: 20%, catch_up: 60%, gp_share: 3%, gp_carry: free,"
          + " tiers: {a: {irr: 20%, carry: 30%}}";

  @Test
  void overRandomDealsMoneyIsConservedAndCapitalComesFirst() {
    ManyDeals fund =
        ManyDeals.of(
            deals(
                    new double[][] {at(0, 1), at(2, 1), at(0, 1), at(2, 1), from(9), from(9)},
                    "expenses: 0.1 * a_in, " + TERMS)
                .toString());
    Random random = new Random(12);
    for (int k = 0; k < 2000; k++) {
      double[] aOut = SheetText.uniform(random, N, 1, 0, 40);
      double[] bOut = SheetText.uniform(random, N, 1, 0, 40);
      fund.schedule("a_in", SheetText.uniform(random, N, 0, 0, 20))
          .schedule("a_out", aOut)
          .schedule("b_in", SheetText.uniform(random, N, 0, 0, 20))
          .schedule("b_out", bOut)
          .schedule("a_ends", from(2 + random.nextInt(9)))
          .schedule("b_ends", from(2 + random.nextInt(9)))
          .compute();
      double left = 0;
      for (int t = 0; t <= N; t++) {
        assertThat(fund.line("w.lp")[t] + fund.line("w.gp")[t] + fund.line("w.carry")[t])
            .isEqualTo(aOut[t] + bOut[t], within(1e-9));
        left += fund.line("w.paid_in")[t] - fund.line("w.returned")[t];
        assertThat(fund.line("w.capital")[t]).isEqualTo(left, within(1e-8));
        for (String line : List.of("capital", "preferred", "losses", "excess", "a.rest", "carry")) {
          assertThat(fund.line("w." + line)[t]).as(line).isGreaterThan(-1e-9);
        }
        if (fund.line("w.carry")[t] > 1e-9) {
          assertThat(fund.line("w.losses")[t] + fund.line("w.losses_preferred")[t])
              .isLessThan(1e-8);
        }
      }
    }
  }

  private static ManyDeals realised(String more) {
    return ManyDeals.of(
            new SheetText("year", 5)
                .schedule("calls", "亿元", 110, 0, 0, 0, 0, 0)
                .schedule("bought", "亿元", 100, 0, 0, 0, 0, 0)
                .schedule("money", "亿元", 0, 0, 90, 0, 90, 0)
                .schedule("sold", "亿元", 0, 0, 40, 20, 40, 0)
                .schedule("worth", "亿元", 100, 100, 60, 40, 0, 0)
                .use(
                    "w",
                    "type: american-waterfall, contributed: calls, invested: bought,"
                        + " proceeds: money, exited_cost: sold, hurdle: 8%, carry: 20%,"
                        + " catch_up: 0"
                        + more)
                .toString()
                .replace("outputs: {n: N}", "outputs: {n: sum(worth)}"))
        .compute();
  }

  /** 40 of 100 are sold: 40% of the 110 paid in and of their 17.6 of return are due. */
  @Test
  void expensesFollowTheCostThatIsRealised() {
    ManyDeals fund = realised("");
    assertThat(fund.line("w.returned")[2]).isEqualTo(44, TINY);
    assertThat(fund.line("w.preferred_paid")[2]).isEqualTo(0.4 * 17.6, TINY);
    assertThat(fund.line("w.carry")[2]).isEqualTo(0.2 * (90 - 44 - 7.04), TINY);
  }

  /**
   * A third of the rest, 22, is written off at t = 3: due at t = 4 with 44, and all their return.
   */
  @Test
  void aWriteOffIsCarriedForwardAndMadeGood() {
    ManyDeals fund = realised("");
    assertThat(fund.line("w.realised")[3]).isEqualTo(22, TINY);
    assertThat(fund.line("w.returned")[4]).isEqualTo(66, TINY);
    // 66 paid in for 4 years at 8% simple: 21.12.
    assertThat(fund.line("w.preferred_paid")[4]).isEqualTo(21.12, TINY);
    assertThat(fund.line("w.carry")[4]).isEqualTo(0.2 * (90 - 66 - 21.12), TINY);
  }

  @Test
  void aTestOfValueThatFailsReturnsTheWholePoolFirst() {
    // 60 of value for 66 of capital held fails at 1.25: 66 and 10.56 are paid ahead, as far as
    // 38.96
    // go.
    ManyDeals fund = realised(", value: worth, cover: 1.25");
    assertThat(fund.line("w.carry")[2]).isEqualTo(0, TINY);
    assertThat(fund.line("w.ahead")[2]).isEqualTo(38.96, TINY);
    assertThat(fund.line("w.held")[2]).isEqualTo(66 - 38.96, TINY);
    // At 0.9 it passes.
    ManyDeals passes = realised(", value: worth, cover: 0.9");
    assertThat(passes.line("w.carry")[2]).isEqualTo(0.2 * 38.96, TINY);
  }

  @Test
  void writeDownsAndExpensesAreReturnedFirstWhereTheTermsSaySo() {
    ManyDeals fund = realised(", written_down: 'if(t == 2, 15[亿元], 0)', expenses: calls - bought");
    // All 10 of expenses and 40 of cost at t = 2, the 40 with their own return of 6.4, 1.6 on 10;
    // 15 of the 60 held are written down.
    assertThat(fund.line("w.first")[0]).isEqualTo(10, TINY);
    assertThat(fund.line("w.returned")[2]).isEqualTo(50 + 15, TINY);
    assertThat(fund.line("w.preferred_paid")[2]).isEqualTo(6.4 + 1.6, TINY);
    assertThat(fund.line("w.carry")[2]).isEqualTo(0.2 * (90 - 65 - 8), TINY);
  }

  /** What was paid ahead for a write-down is not asked for again while it stands. */
  @Test
  void aWriteDownIsMadeGoodOnce() {
    ManyDeals fund =
        ManyDeals.of(
                new SheetText("year", 3)
                    .schedule("calls", "亿元", 100)
                    .schedule("money", "亿元", 0, 20, 20, 20)
                    .schedule("down", "亿元", 0, 15, 15, 18)
                    .use(
                        "w",
                        "type: american-waterfall, contributed: calls, proceeds: money,"
                            + " exited_cost: 0, hurdle: 0%, carry: 20%, written_down: down")
                    .toString())
            .compute();
    assertThat(fund.line("w.ahead")).containsExactly(new double[] {0, 15, 0, 3}, TINY);
    assertThat(fund.line("w.carry")).containsExactly(new double[] {0, 1, 4, 3.4}, TINY);
  }
}
