package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;

/** Laws of the loan over random terms, and what each profile promises. */
class LoanTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final List<String> STEPS = List.of("year", "quarter", "month");

  /** A loan with random terms, drawn in 0..3 and repaid from 5 on. */
  private record Terms(
      String profile, String on, String before, boolean sweeps, int n, double rate, double target) {

    static Terms random(Random random) {
      return new Terms(
          List.of("straight", "annuity", "bullet", "sculpted", "shares").get(random.nextInt(5)),
          random.nextBoolean() ? "opening" : "average",
          List.of("paid", "capitalised", "included").get(random.nextInt(3)),
          random.nextInt(3) == 0,
          3 + random.nextInt(9),
          random.nextInt(4) == 0 ? 0 : Math.round(1500 * random.nextDouble()) / 1e4,
          1.05 + Math.round(100 * random.nextDouble()) / 100.0);
    }

    String settings() {
      return "type: loan, draws: plan, cfads: cash, first_repayment: 5, rate: "
          + rate
          + ", profile: "
          + profile
          + ", interest_on: "
          + on
          + (before.equals("paid") ? "" : ", interest_from: 4, construction_interest: " + before)
          + (sweeps ? ", sweep: 40%" : "")
          + switch (profile) {
            case "straight", "annuity" -> ", instalments: " + n;
            case "sculpted" -> ", target_dscr: " + target + (n > 7 ? ", instalments: " + n : "");
            case "shares" -> ", shares: [10%, 20%, 30%, 25%, 30%]";
            default -> "";
          };
    }

    boolean average() {
      return on.equals("average");
    }
  }

  private static final int PERIODS = 20;

  private static SheetText sheet(Random random, String settings) {
    double[] plan = SheetText.uniform(random, 3, 0, 0, 10);
    return new SheetText(STEPS.get(random.nextInt(3)), PERIODS)
        .schedule("plan", "亿元", plan)
        .schedule("cash", "亿元", SheetText.uniform(random, PERIODS, 4, -1, 8))
        .use("loan", settings);
  }

  @Test
  void whatIsLentIsRepaidOrStillOwedAndNeverLessThanNothing() {
    Random random = new Random(1);
    for (int k = 0; k < 40; k++) {
      Terms terms = Terms.random(random);
      NaiveSheet sheet = sheet(random, terms.settings()).sheet();
      double[] balance = sheet.line("loan.balance");
      double[] repayment = sheet.line("loan.repayment");
      double[] lent = sheet.line("loan.lent");
      double repaid = 0;
      for (int t = 0; t <= PERIODS; t++) {
        repaid += repayment[t];
        assertThat(balance[t]).as(terms + " at " + t).isGreaterThanOrEqualTo(-1e-9);
        assertThat(repayment[t]).as(terms + " at " + t).isGreaterThanOrEqualTo(-1e-9);
        assertThat(lent[t]).as(terms + " at " + t).isCloseTo(repaid + balance[t], TINY);
      }
    }
  }

  @Test
  void interestIsTheRateOnTheBalanceItIsSaidToBeOn() {
    Random random = new Random(2);
    for (int k = 0; k < 40; k++) {
      Terms terms = Terms.random(random);
      NaiveSheet sheet = sheet(random, terms.settings()).sheet();
      double[] balance = sheet.line("loan.balance");
      double[] paid = sheet.line("loan.interest");
      double[] added =
          terms.before().equals("capitalised")
              ? sheet.line("loan.capitalised")
              : new double[PERIODS + 1];
      for (int t = 1; t <= PERIODS; t++) {
        double bearing = terms.average() ? (balance[t - 1] + balance[t]) / 2 : balance[t - 1];
        boolean unseen = terms.before().equals("included") && t < 4;
        assertThat(paid[t] + added[t])
            .as(terms + " at " + t)
            .isCloseTo(unseen ? 0 : terms.rate() * sheet.dt(t) * bearing, TINY);
      }
    }
  }

  @Test
  void theSweepTakesItsShareOfWhatIsLeftAfterDebtService() {
    Random random = new Random(3);
    for (int k = 0; k < 40; k++) {
      Terms terms = Terms.random(random);
      NaiveSheet sheet =
          sheet(random, terms.settings() + (terms.sweeps() ? "" : ", sweep: 1")).sheet();
      double share = terms.sweeps() ? 0.4 : 1;
      double[] swept = sheet.line("loan.sweep");
      double[] cash = sheet.line("cash");
      double[] service = sheet.line("loan.debt_service");
      double[] scheduled = sheet.line("loan.scheduled");
      double[] balance = sheet.line("loan.balance");
      for (int t = 5; t <= PERIODS; t++) {
        double most = balance[t - 1] - scheduled[t];
        double wanted = share * Math.max(0, cash[t] - service[t]);
        assertThat(swept[t]).as(terms + " at " + t).isCloseTo(Math.min(most, wanted), TINY);
      }
    }
  }

  @Test
  void anAnnuityIsLevelAndEndsAtNothing() {
    Random random = new Random(4);
    for (int k = 0; k < 30; k++) {
      Terms any = Terms.random(random);
      Terms terms = new Terms("annuity", any.on(), any.before(), false, any.n(), any.rate(), 1);
      NaiveSheet sheet = sheet(random, terms.settings()).sheet();
      double[] service = sheet.line("loan.debt_service");
      for (int t = 6; t < 5 + terms.n(); t++) {
        assertThat(service[t]).as(terms + " at " + t).isCloseTo(service[5], TINY);
      }
      assertThat(sheet.line("loan.balance")[4 + terms.n()]).isCloseTo(0, TINY);
    }
  }

  @Test
  void aSculptedLoanHasItsTargetCoverWherePaymentsAreNotBounded() {
    Random random = new Random(5);
    int free = 0;
    for (int k = 0; k < 30; k++) {
      Terms any = Terms.random(random);
      Terms terms =
          new Terms("sculpted", any.on(), any.before(), false, 3, any.rate(), any.target());
      NaiveSheet sheet = sheet(random, terms.settings()).sheet();
      double[] scheduled = sheet.line("loan.scheduled");
      double[] balance = sheet.line("loan.balance");
      double[] cover = sheet.line("loan.dscr");
      for (int t = 5; t <= PERIODS; t++) {
        if (scheduled[t] > 0 && scheduled[t] < balance[t - 1]) {
          free++;
          assertThat(cover[t]).as(terms + " at " + t).isCloseTo(terms.target(), TINY);
        } else if (scheduled[t] > 0) {
          assertThat(cover[t]).as(terms + " at " + t).isGreaterThan(terms.target() - 1e-9);
        } else if (balance[t] > 1e-9 && terms.rate() > 0) {
          assertThat(cover[t]).as(terms + " at " + t).isLessThan(terms.target() + 1e-9);
        }
      }
    }
    assertThat(free).isGreaterThan(50);
  }

  @Test
  void straightInstalmentsAreEqualAndSharesAreShares() {
    NaiveSheet sheet =
        new SheetText("year", 9)
            .use(
                "loan",
                "type: loan, draws: {0: 6, 1: 4}, rate: 5%, first_repayment: 3,"
                    + " instalments: 4")
            .use(
                "other",
                "type: loan, draws: [10], rate: 5%, first_repayment: 2, profile: shares,"
                    + " shares: [5%, 15%, 80%]")
            .use(
                "bullet",
                "type: loan, draws: [10], rate: 5%, first_repayment: late, profile: bullet")
            .sheet();
    assertThat(sheet.line("loan.scheduled")).containsExactly(0, 0, 0, 2.5, 2.5, 2.5, 2.5, 0, 0, 0);
    assertThat(sheet.line("other.scheduled"))
        .containsExactly(new double[] {0, 0, 0.5, 1.5, 8, 0, 0, 0, 0, 0}, TINY);
    assertThat(sheet.line("bullet.scheduled")).containsExactly(0, 0, 0, 10, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void drawsExceedNeitherThePlanNorTheNeedNorTheCommitment() {
    Random random = new Random(6);
    for (int k = 0; k < 50; k++) {
      double[] plan = SheetText.uniform(random, 8, 0, 0, 5);
      double[] need = SheetText.uniform(random, 8, 0, -2, 5);
      String rest = ", rate: 4%, profile: bullet, first_repayment: 8";
      NaiveSheet sheet =
          new SheetText("year", 8)
              .schedule("plan", "亿元", plan)
              .schedule("need", "亿元", need)
              .use("a", "type: loan, draws: plan, need: need" + rest)
              .use("b", "type: loan, need: need, share: 60%, commitment: 4" + rest)
              .sheet();
      double[] a = sheet.line("a.draws");
      double[] b = sheet.line("b.draws");
      double drawn = 0;
      for (int t = 0; t <= 8; t++) {
        assertThat(a[t]).isEqualTo(Math.max(0, Math.min(plan[t], need[t])));
        assertThat(b[t]).isCloseTo(Math.min(0.6 * Math.max(0, need[t]), 4 - drawn), TINY);
        drawn += b[t];
      }
    }
  }

  @Test
  void aFloatingRateIsTheReferenceAndTheMarginWithinItsBounds() {
    NaiveSheet sheet =
        new SheetText("year", 5)
            .schedule("lpr", "1/year", 0.035, 0.031, 0.035, 0.045, 0.010, 0.030)
            .use(
                "loan",
                "type: loan, draws: [10], reference: lpr, margin: 0.5%, cap: 4.5%, floor:"
                    + " 2%, profile: bullet, first_repayment: 5")
            .sheet();
    assertThat(sheet.line("loan.interest"))
        .containsExactly(new double[] {0, 0.36, 0.40, 0.45, 0.20, 0.35}, TINY);
  }

  @Test
  void coverIsNinetyNineWhereNothingIsDue() {
    NaiveSheet sheet =
        new SheetText("year", 4)
            .schedule("cash", "亿元", 0, 3, 3, 3, 3)
            .use(
                "loan",
                "type: loan, draws: [4], rate: 5%, first_repayment: 1, instalments: 2,"
                    + " cfads: cash")
            .sheet();
    assertThat(sheet.line("loan.dscr"))
        .containsExactly(new double[] {99, 3 / 2.2, 3 / 2.1, 99, 99}, TINY);
    assertThat(sheet.line("loan.min_dscr")[0]).isCloseTo(3 / 2.2, TINY);
  }
}
