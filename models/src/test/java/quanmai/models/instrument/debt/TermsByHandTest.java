package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.SheetText;

/** What is paid on single loans, calculated by hand. */
class TermsByHandTest {

  private static final Offset<Double> TINY = within(1e-9);

  private static SampleDeal deal(int periods, double[] cash, String... loans) {
    SheetText sheet = new SheetText("year", periods).schedule("cash", "亿元", cash);
    for (int k = 0; k < loans.length; k++) {
      sheet.use("abcdef".substring(k, k + 1), "type: loan, " + loans[k]);
    }
    return SampleDeal.of(sheet, periods);
  }

  private static void is(SampleDeal deal, String line, double... values) {
    assertThat(deal.line(line)).as(line).containsExactly(values, TINY);
  }

  @Test
  void whatCashDoesNotPayIsOverdueBearsInterestAndIsPaidFirst() {
    SampleDeal deal =
        deal(
            5,
            new double[] {0, 3, 0, 4.5, 2, 20},
            "draws: [10], rate: 10%, penalty: 5%, first_repayment: 1, instalments: 5, cash: cash,"
                + " cfads: cash");
    is(deal, "a.interest", 0, 1, 0.8, 1.02, 0.598, 0.4877);
    is(deal, "a.scheduled", 0, 2, 2, 2, 2, 2);
    is(deal, "a.due", 0, 3, 2.8, 5.82, 3.918, 4.4057);
    is(deal, "a.paid", 0, 3, 0, 4.5, 2, 4.4057);
    is(deal, "a.overdue", 0, 0, 2.8, 1.32, 1.918, 0);
    is(deal, "a.balance", 10, 8, 8.8, 5.32, 3.918, 0);
    is(deal, "a.interest_paid", 0, 1, 0, 1.02, 0.598, 0.4877);
    is(deal, "a.repayment", 0, 2, 0, 3.48, 1.402, 3.918);
    is(deal, "a.left", 0, 0, 0, 0, 0, 15.5943);
    is(deal, "a.debt_service", 0, 3, 2.8, 3.02, 2.598, 2.4877);
    is(deal, "a.dscr", 99, 1, 0, 4.5 / 3.02, 2 / 2.598, 20 / 2.4877);
  }

  @Test
  void aBlockedLoanWaitsAndAnAcceleratedOneTakesAllAndLosesTheRest() {
    double[] cash = {0, 5, 5, 5, 5};
    String rest = ", rate: 10%, profile: bullet, first_repayment: 4, cash: cash";
    SampleDeal deal =
        deal(
            4,
            cash,
            "draws: [8], sweep: 50%, sweep_from: 1, blocked: t == 2" + rest,
            "draws: [8], accelerated: t == 2" + rest,
            "draws: [4], pik: 5%, accelerated: t == 3" + rest);
    is(deal, "a.paid", 0, 0.8, 0, 1.239, 4.42145);
    is(deal, "a.sweep", 0, 2.1, 0, 1.8805, 0);
    is(deal, "a.overdue", 0, 0, 0.59, 0, 0);
    is(deal, "a.left", 0, 2.1, 5, 1.8805, 0.57855);
    is(deal, "b.paid", 0, 0.8, 5, 0, 0);
    is(deal, "b.loss", 0, 0, 3.8, 0, 0);
    is(deal, "b.balance", 8, 8, 0, 0, 0);
    is(deal, "b.overdue", 0, 0, 0, 0, 0);
    is(deal, "c.pik", 0, 0.2, 0.21, 0.2205, 0);
    is(deal, "c.paid", 0, 0.4, 0.42, 5, 0);
    is(deal, "c.loss", 0, 0, 0, 0.441 + 4.41 + 0.2205 - 5, 0);
    is(deal, "c.cost", 0, 0.6, 0.63, 0.6615, 0);
  }

  @Test
  void addedInterestIsRepaidWithTheBulletAndNotBefore() {
    SampleDeal deal =
        deal(
            3,
            new double[] {0, 1, 1, 9},
            "draws: [4], rate: 5%, pik: 10%, profile: bullet, first_repayment: 3, cash: cash",
            "draws: [4], rate: 5%, pik: 10%, profile: bullet",
            "draws: [4], rate: 5%, pik: 10%, first_repayment: 1, instalments: 2, cfads: cash,"
                + " sweep: 50%");
    is(deal, "a.balance", 4, 4.4, 4.84, 0);
    is(deal, "a.paid", 0, 0.2, 0.22, 0.242 + 4.84 + 0.484);
    is(deal, "b.balance", 4, 4.4, 4.84, 5.324);
    is(deal, "b.scheduled", 0, 0, 0, 0);
    is(deal, "b.next_service", 0.2, 0.22, 0.242, 0);
    is(deal, "c.scheduled", 0, 2, 2.64, 0);
    is(deal, "c.balance", 4, 2.4, 0, 0);
    is(deal, "c.sweep", 0, 0, 0, 0);
  }

  @Test
  void aBalloonIsLeftForTheLastInstalment() {
    SampleDeal deal =
        deal(
            5,
            new double[] {0, 3, 3, 3, 3, 3},
            "draws: [10], rate: 0, first_repayment: 1, instalments: 4, balloon: 40%",
            "draws: [10], rate: 6%, profile: annuity, first_repayment: 2, instalments: 4, balloon:"
                + " 30%",
            "draws: [10], rate: 0, first_repayment: 1, instalments: 4, balloon: 40%, cfads: cash,"
                + " sweep: 1");
    is(deal, "a.scheduled", 0, 1.5, 1.5, 1.5, 5.5, 0);
    is(deal, "a.next_service", 1.5, 1.5, 1.5, 1.5, 0, 0);
    double level = 7 * 0.06 / (1 - Math.pow(1.06, -4)) + 3 * 0.06;
    is(deal, "b.debt_service", 0, 0.6, level, level, level, level + 3);
    is(deal, "b.next_service", 0.6, level, level, level, level, 0);
    is(deal, "c.balance", 10, 7, 4, 1, 0, 0);
  }

  @Test
  void theNextServiceIsWhatThenIsDue() {
    Random random = new Random(7);
    String common = "draws: [10], rate: 5%, first_repayment: 3, ";
    SampleDeal deal =
        deal(
            9,
            new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
            common + "instalments: 6",
            common + "profile: annuity, instalments: 6",
            common + "profile: shares, shares: [10%, 20%, 40%, 20%]",
            common.substring(13)
                + "profile: sculpted, sizing: cash, target_dscr: 1.2, instalments: 6",
            common + "profile: sculpted, cfads: cash, target_dscr: 1.2");
    for (int k = 0; k < 50; k++) {
      double flat = 1 + 2 * random.nextDouble();
      for (int t = 0; t <= 9; t++) {
        deal.set("schedules.cash[" + t + "]", flat);
      }
      deal.compute();
      for (String loan : List.of("a", "b", "c", "d", "e")) {
        double[] next = deal.line(loan + ".next_service");
        double[] service = deal.line(loan + ".debt_service");
        for (int t = 0; t < 9; t++) {
          assertThat(next[t]).as(loan + " at " + t).isCloseTo(service[t + 1], TINY);
        }
        assertThat(next[9]).isZero();
      }
    }
  }

  @Test
  void feesAreOnTheCommitmentAndOnWhatIsNotDrawn() {
    SampleDeal deal =
        deal(
            5,
            new double[] {0, 1},
            "draws: [15, 3, 10], commitment: 20, available_to: 3, arrangement_fee: 1%,"
                + " commitment_fee: 0.5%, rate: 0, profile: bullet, cash: cash",
            "draws: [0, 15, 3], closing: 1, commitment: 20, commitment_fee: 0.5%, rate: 0, profile:"
                + " shares, shares: [10%], first_repayment: 3, arrangement_fee: 1%",
            "draws: [5, 3], arrangement_fee: 2%, rate: 0, profile: bullet");
    is(deal, "a.draws", 15, 3, 2, 0, 0, 0);
    is(deal, "a.arrangement_fee", 0.2, 0, 0, 0, 0, 0);
    is(deal, "a.commitment_fee", 0, 0.025, 0.01, 0, 0, 0);
    is(deal, "a.fees", 0.2, 0.025, 0.01, 0, 0, 0);
    is(deal, "b.arrangement_fee", 0, 0.2, 0, 0, 0, 0);
    is(deal, "b.commitment_fee", 0, 0, 0.025, 0, 0, 0);
    is(deal, "c.fees", 0.1, 0.06, 0, 0, 0, 0);
  }

  @Test
  void theSweepTakesFromTheCashItIsGivenAndPrepaymentFromElsewhere() {
    SampleDeal deal =
        deal(
            4,
            new double[] {0, 4, 4, 4, 4},
            "draws: [10], rate: 0, first_repayment: 1, instalments: 5, cash: cash, sweep: 50%,"
                + " sweep_from: 2, sweep_cash: 'a.after_service - 1[亿元]', prepaid: {0..2: -1, 3: 3}",
            "draws: [2], rate: 0, first_repayment: 1, instalments: 2, prepaid: {1: 5}",
            "draws: [6], rate: 0, first_repayment: 1, instalments: 2, cash: 0, prepaid: {2: 5}");
    is(deal, "a.after_service", 0, 2, 2, 2, 4);
    is(deal, "a.sweep", 0, 0, 0.5, 0.5, 0);
    is(deal, "a.prepaid", 0, 0, 0, 3, 0);
    is(deal, "a.balance", 10, 8, 5.5, 0, 0);
    is(deal, "a.left", -1, 1, 0.5, 0.5, 3);
    is(deal, "a.repayment", 0, 2, 2.5, 5.5, 0);
    is(deal, "b.prepaid", 0, 1, 0, 0, 0);
    is(deal, "b.balance", 2, 0, 0, 0, 0);
    is(deal, "b.repayment", 0, 2, 0, 0, 0);
    is(deal, "c.overdue", 0, 3, 1, 1, 1);
    is(deal, "c.balance", 6, 6, 1, 1, 1);
  }
}
