package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.SheetText;

/** Laws of loans that rank behind one another, with all that a tranche can have. */
class WaterfallTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int PERIODS = 20;
  private static final List<String> TRANCHES = List.of("senior", "second", "mezzanine", "seller");

  private static SampleDeal deal(String step) {
    return SampleDeal.of(
        new SheetText(step, PERIODS)
            .schedule("earned", "亿元", ones())
            .schedule("lpr", "1/year", ones())
            .schedule("trouble", "count", ones())
            .schedule("offer", "亿元", ones())
            .use(
                "account",
                "type: cash-account, inflow: earned, after: senior.left, minimum: 0.5, locked:"
                    + " cover.locked, to: 20")
            .use(
                "senior",
                "type: loan, draws: [8], reference: lpr, margin: 1%, cap: 6%, floor: 2%, penalty:"
                    + " 2%, profile: annuity, first_repayment: 2, instalments: 14, balloon: 20%,"
                    + " cfads: earned, cash: dsra.available, sweep: 50%, sweep_cash: dsra.left,"
                    + " accelerated: trouble > 0.995")
            .use(
                "second",
                "type: loan, draws: [4, 1], rate: 5%, profile: straight, first_repayment: 3,"
                    + " instalments: 10, cash: senior.after_service, accelerated: trouble > 0.995")
            .use(
                "mezzanine",
                "type: loan, draws: [3], rate: 6%, pik: 4%, profile: bullet, first_repayment: 16,"
                    + " cash: second.left, blocked: trouble > 0.7, prepaid: offer, accelerated:"
                    + " trouble > 0.995")
            .use(
                "seller",
                "type: loan, draws: [2], rate: 0, pik: 5%, profile: shares, shares: [20%, 30%, 60%],"
                    + " first_repayment: 17, cash: mezzanine.left, sweep: 25%, sweep_from: 10,"
                    + " accelerated: trouble > 0.995")
            .use(
                "dsra",
                "type: reserve-account, inflow: account.available, after: seller.left, service:"
                    + " senior.next_service + second.next_service, months: 6, to: 19, rate: 1%")
            .use(
                "cover",
                "type: covenant, amount: earned, base: senior.debt_service + second.debt_service,"
                    + " level: 1.2, from: 2, cures: 2, lock_tests: 2, default_after: 3"),
        PERIODS);
  }

  private static double[] ones() {
    double[] all = new double[PERIODS + 1];
    java.util.Arrays.fill(all, 1);
    return all;
  }

  private static SampleDeal random(SampleDeal deal, Random random) {
    double scale = 0.3 + random.nextDouble();
    return deal.randomise("earned", random, -0.3 * scale, 2.5 * scale)
        .randomise("lpr", random, 0.005, 0.07)
        .randomise("trouble", random, 0, 1)
        .randomise("offer", random, -0.5, 0.5);
  }

  @Test
  void nothingIsNegativeAndEveryYuanGoesSomewhere() {
    Random random = new Random(1);
    for (String step : List.of("year", "quarter", "month")) {
      SampleDeal deal = deal(step);
      for (int k = 0; k < 700; k++) {
        random(deal, random).compute();
        holds(deal, step + " " + k);
      }
    }
  }

  private static void holds(SampleDeal deal, String name) {
    double[] in = deal.line("earned");
    double[] income = deal.line("dsra.income");
    double[] support = deal.line("account.support");
    double[] distributed = deal.line("account.distributed");
    double[] account = deal.line("account.balance");
    double[] dsra = deal.line("dsra.balance");
    double[] paid = new double[PERIODS + 1];
    for (String tranche : TRANCHES) {
      double[] now = paid(deal, tranche);
      double[] balance = deal.line(tranche + ".balance");
      double[] overdue = deal.line(tranche + ".overdue");
      for (int t = 0; t <= PERIODS; t++) {
        paid[t] += now[t];
        String at = name + " " + tranche + " at " + t;
        assertThat(balance[t]).as(at).isGreaterThanOrEqualTo(-1e-12);
        assertThat(now[t]).as(at).isGreaterThanOrEqualTo(-1e-12);
        assertThat(overdue[t]).as(at).isBetween(-1e-12, balance[t] + 1e-9);
      }
      rolls(deal, tranche, name);
    }
    for (int t = 1; t <= PERIODS; t++) {
      String at = name + " at " + t;
      assertThat(in[t] + income[t] + support[t] + account[t - 1] + dsra[t - 1])
          .as(at)
          .isCloseTo(paid[t] + distributed[t] + account[t] + dsra[t], TINY);
      assertThat(Math.min(support[t], distributed[t])).as(at).isZero();
      assertThat(dsra[t]).as(at).isGreaterThanOrEqualTo(0);
      assertThat(account[t]).as(at).isGreaterThanOrEqualTo(0);
      assertThat(distributed[t]).as(at).isGreaterThanOrEqualTo(-1e-12);
    }
    assertThat(dsra[19]).isZero();
    assertThat(account[20]).isZero();
  }

  /** Cash of the waterfall that goes to a tranche. */
  private static double[] paid(SampleDeal deal, String tranche) {
    double[] paid = deal.line(tranche + ".paid");
    if (!tranche.equals("second") && !tranche.equals("mezzanine")) {
      double[] sweep = deal.line(tranche + ".sweep");
      for (int t = 0; t <= PERIODS; t++) {
        paid[t] += sweep[t];
      }
    }
    return paid;
  }

  /** What was owed, lent and charged is repaid, lost or still owed. */
  private static void rolls(SampleDeal deal, String tranche, String name) {
    double[] balance = deal.line(tranche + ".balance");
    double[] draws = deal.line(tranche + ".draws");
    double[] cost = deal.line(tranche + ".cost");
    double[] paid = paid(deal, tranche);
    double[] loss = deal.line(tranche + ".loss");
    double[] prepaid =
        tranche.equals("mezzanine") ? deal.line("mezzanine.prepaid") : new double[PERIODS + 1];
    double[] repayment = deal.line(tranche + ".repayment");
    double[] interestPaid = deal.line(tranche + ".interest_paid");
    for (int t = 1; t <= PERIODS; t++) {
      assertThat(balance[t - 1] + draws[t] + cost[t])
          .as(name + " " + tranche + " at " + t)
          .isCloseTo(balance[t] + paid[t] + prepaid[t] + loss[t], TINY);
      assertThat(repayment[t] + interestPaid[t]).isCloseTo(paid[t] + prepaid[t], TINY);
    }
  }

  @Test
  void moreCashNeverHurtsASeniorClaim() {
    Random random = new Random(2);
    SampleDeal deal = deal("quarter");
    for (int k = 0; k < 600; k++) {
      random(deal, random).compute();
      double[] owed = deal.line("senior.balance");
      double[] loss = deal.line("senior.loss");
      int at = 1 + random.nextInt(PERIODS);
      String name = "schedules.earned[" + at + "]";
      deal.set(name, deal.line("earned")[at] + 2 * random.nextDouble()).compute();
      double[] then = deal.line("senior.balance");
      double[] lost = deal.line("senior.loss");
      double before = 0;
      double after = 0;
      for (int t = 0; t <= PERIODS; t++) {
        before += loss[t];
        after += lost[t];
        assertThat(then[t]).as(k + " at " + t).isLessThanOrEqualTo(owed[t] + 1e-9);
      }
      assertThat(after).as("loss " + k).isLessThanOrEqualTo(before + 1e-9);
    }
  }
}
