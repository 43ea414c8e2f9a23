package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.SheetText;

/** A loan sized by its cover: it is worth what the cash pays, and its schedule pays just that. */
class SizedLoanTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final double TARGET = 1.3;
  private static final List<String> RATES =
      List.of("rate: 4%", "rate: 0", "reference: lpr, margin: 0.8%, cap: 7%, floor: 1%");

  private static double[] ones(int periods) {
    double[] all = new double[periods + 1];
    Arrays.fill(all, 1);
    return all;
  }

  /** A loan drawn at close, with {@code grace} periods of interest only, on cash that is known. */
  private static SampleDeal deal(String step, int n, int grace, String rate, String more) {
    int periods = n + grace;
    SheetText sheet = new SheetText(step, periods).schedule("cash", "亿元", ones(periods));
    if (rate.contains("lpr")) {
      sheet.schedule("lpr", "1/year", ones(periods));
    }
    return SampleDeal.of(
        sheet.use(
            "loan",
            "type: loan, "
                + rate
                + ", profile: sculpted, sizing: cash, cfads: cash, target_dscr: "
                + TARGET
                + ", first_repayment: "
                + (grace + 1)
                + ", instalments: "
                + n
                + more),
        periods);
  }

  /** The yearly rates of the loan. */
  private static double[] rates(SampleDeal deal, double dt) {
    return Arrays.stream(deal.line("loan.period_rate")).map(rate -> rate / dt).toArray();
  }

  /** The present value at {@code from} of a flow at the rates of the loan. */
  private static double presentValue(double[] flow, double[] rate, double dt, int from) {
    double value = 0;
    for (int t = flow.length - 1; t > from; t--) {
      value = (value + flow[t]) / (1 + rate[t] * dt);
    }
    return value;
  }

  /** Whether the flow pays at least the interest on its own present value in every period. */
  private static boolean repaysAlways(double[] flow, double[] rate, double dt) {
    double after = 0;
    for (int t = flow.length - 1; t > 0; t--) {
      double before = (after + flow[t]) / (1 + rate[t] * dt);
      if (before < after) {
        return false;
      }
      after = before;
    }
    return true;
  }

  @Test
  void debtIsThePresentValueOfCashOverTargetAndServiceIsThatInEveryPeriod() {
    Random random = new Random(1);
    for (String step : List.of("year", "quarter", "month")) {
      double dt = step.equals("year") ? 1 : step.equals("quarter") ? 0.25 : 1 / 12.0;
      for (int n : new int[] {3, 7, 24}) {
        for (String rate : RATES) {
          SampleDeal deal = deal(step, n, 0, rate, "");
          int sized = 0;
          for (int k = 0; k < 100; k++) {
            double low = n * dt > 10 ? 2.5 : 1;
            deal.randomise("lpr", random, 0, 0.06).randomise("cash", random, low, 3).compute();
            double[] rates = rates(deal, dt);
            double[] service = deal.line("loan.debt_service");
            double[] cash = deal.line("cash");
            double[] wanted = Arrays.stream(cash).map(x -> x / TARGET).toArray();
            if (!repaysAlways(wanted, rates, dt)) {
              continue; // the loan is smaller then, as another test shows
            }
            sized++;
            String name = step + " " + n + " " + rate + " " + k;
            assertThat(deal.line("loan.draws")[0])
                .as(name)
                .isCloseTo(presentValue(wanted, rates, dt, 0), TINY);
            for (int t = 1; t <= n; t++) {
              assertThat(service[t]).as(name + " at " + t).isCloseTo(wanted[t], TINY);
              assertThat(deal.line("loan.dscr")[t]).as(name).isCloseTo(TARGET, TINY);
            }
            assertThat(deal.line("loan.balance")[n]).as(name).isCloseTo(0, TINY);
          }
          assertThat(sized).as(step + " " + n + " " + rate).isGreaterThan(50);
        }
      }
    }
  }

  @Test
  void interestOnTheAverageBalanceIsPaidByTheSameCash() {
    Random random = new Random(2);
    for (String rate : RATES) {
      SampleDeal deal = deal("quarter", 12, 0, rate, ", interest_on: average");
      for (int k = 0; k < 200; k++) {
        deal.randomise("lpr", random, 0, 0.08).randomise("cash", random, 1, 3).compute();
        double[] service = deal.line("loan.debt_service");
        double[] balance = deal.line("loan.balance");
        double[] interest = deal.line("loan.interest");
        for (int t = 1; t <= 12; t++) {
          assertThat(service[t]).isCloseTo(deal.line("cash")[t] / TARGET, TINY);
          assertThat(interest[t])
              .isCloseTo(
                  deal.line("loan.period_rate")[t] * (balance[t - 1] + balance[t]) / 2, TINY);
        }
        assertThat(balance[12]).isCloseTo(0, TINY);
      }
    }
  }

  @Test
  void cashThatDoesNotPayTheInterestMakesTheLoanSmallerAndItsCoverIsKept() {
    Random random = new Random(3);
    SampleDeal deal = deal("year", 15, 0, RATES.get(2), "");
    int bound = 0;
    for (int k = 0; k < 1000; k++) {
      deal.randomise("lpr", random, 0, 0.08).randomise("cash", random, -0.5, 3);
      int weak = 1 + random.nextInt(5);
      deal.set("schedules.cash[" + weak + "]", 0.2 * random.nextDouble()).compute();
      double[] cash = deal.line("cash");
      double[] cover = deal.line("loan.dscr");
      double[] service = deal.line("loan.debt_service");
      double[] balance = deal.line("loan.balance");
      double[] wanted = Arrays.stream(cash).map(x -> Math.max(0, x) / TARGET).toArray();
      double value = presentValue(wanted, rates(deal, 1), 1, 0);
      assertThat(balance[0]).isBetween(0.0, value + 1e-9);
      bound += balance[0] < value - 1e-9 ? 1 : 0;
      for (int t = 1; t <= 15; t++) {
        assertThat(service[t]).as(k + " at " + t).isLessThanOrEqualTo(wanted[t] + 1e-9);
        assertThat(balance[t]).as(k + " at " + t).isBetween(-1e-12, balance[t - 1] + 1e-9);
        assertThat(cover[t] > TARGET - 1e-9 || service[t] < 1e-8).isTrue();
      }
      assertThat(balance[15]).isCloseTo(0, TINY);
    }
    assertThat(bound).isGreaterThan(100);
  }

  @Test
  void graceKeepsTheBalanceOrLetsInterestGrowIntoIt() {
    Random random = new Random(4);
    for (String on : List.of("opening", "average")) {
      String more = ", interest_on: " + on;
      SampleDeal paid = deal("quarter", 8, 4, "reference: lpr", more);
      SampleDeal grown =
          deal(
              "quarter",
              8,
              4,
              "reference: lpr",
              more + ", interest_from: 4, construction_interest: capitalised");
      for (int k = 0; k < 100; k++) {
        long seed = random.nextLong();
        for (SampleDeal deal : List.of(paid, grown)) {
          Random same = new Random(seed);
          deal.randomise("lpr", same, 0.01, 0.08).randomise("cash", same, 1, 3).compute();
          double[] planned = deal.line("loan.planned");
          assertThat(deal.line("loan.balance")).containsExactly(planned, TINY);
          double[] service = deal.line("loan.debt_service");
          for (int t = 5; t <= 12; t++) {
            assertThat(service[t]).isCloseTo(deal.line("cash")[t] / TARGET, TINY);
          }
        }
        double[] flat = paid.line("loan.balance");
        double[] grows = grown.line("loan.balance");
        for (int t = 0; t < 4; t++) {
          assertThat(flat[t]).isCloseTo(flat[4], TINY);
        }
        assertThat(grows[4]).isCloseTo(flat[4], TINY);
        assertThat(grows[3]).isCloseTo(flat[4], TINY);
        assertThat(grows[0]).isLessThan(flat[0]);
      }
    }
  }

  @Test
  void drawsByNeedStopAtTheSizeAndRepaymentsWaitForThePlan() {
    SampleDeal deal =
        SampleDeal.of(
            new SheetText("year", 8)
                .schedule("cash", "亿元", 0, 0, 0, 1.3, 1.3, 1.3, 1.3)
                .schedule("need", "亿元", 1, 2, 5, 5)
                .use(
                    "loan",
                    "type: loan, need: need, share: 50%, rate: 0, profile: sculpted, sizing: cash,"
                        + " target_dscr: 1.3, first_repayment: 3, instalments: 4")
                .use(
                    "small",
                    "type: loan, draws: [1, 0.5], rate: 0, profile: sculpted, sizing: cash,"
                        + " target_dscr: 1.3, first_repayment: 3, instalments: 4, arrangement_fee:"
                        + " 2%"),
            8);
    assertThat(deal.line("loan.draws"))
        .containsExactly(new double[] {0.5, 1, 2.5, 0, 0, 0, 0, 0, 0}, TINY);
    assertThat(deal.line("loan.balance"))
        .containsExactly(new double[] {0.5, 1.5, 4, 3, 2, 1, 0, 0, 0}, TINY);
    assertThat(deal.line("small.balance"))
        .containsExactly(new double[] {1, 1.5, 1.5, 1.5, 1.5, 1, 0, 0, 0}, TINY);
    assertThat(deal.line("small.fees")).startsWith(0.02, 0.01, 0);
  }
}
