package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** What holds for every waterfall, over thousands of random funds. */
class WaterfallLawsTest {

  private static final Offset<Double> TINY = within(1e-7);
  private static final int N = 16;

  private static final String TERMS =
      "hurdle: 8%, carry: 20%, catch_up: 80%, gp_share: 2%, tiers: {a: {irr: 15%, carry: 25%},"
          + " b: {multiple: 2.5, carry: 30%}}";
  private static final String EUROPEAN =
      "type: european-waterfall, contributed: calls, proceeds: money, ";
  private static final String AMERICAN =
      "type: american-waterfall, contributed: calls, proceeds: money, exited_cost: exited, ";

  private static ManyDeals fund(String use) {
    return ManyDeals.of(
        new SheetText("quarter", N)
            .schedule("calls", "亿元", new double[N + 1])
            .schedule("money", "亿元", new double[N + 1])
            .schedule("exited", "亿元", new double[N + 1])
            .schedule("worth", "亿元", new double[N + 1])
            .schedule("down", "亿元", new double[N + 1])
            .use("w", use)
            .toString()
            .replace(
                "outputs: {n: N}", "outputs: {n: sum(calls + money + exited + worth + down)}"));
  }

  private static final List<ManyDeals> FUNDS =
      List.of(
          fund(EUROPEAN + TERMS),
          fund(EUROPEAN + "basis: compound, calls: period-start, gp_carry: free, " + TERMS),
          fund(EUROPEAN + "basis: daily, hurdle: 8%, carry: 20%, catch_up: 0"),
          fund(AMERICAN + TERMS),
          fund(AMERICAN + "basis: compound, expenses: 0.02 * calls, " + TERMS),
          fund(
              AMERICAN
                  + "basis: compound, gp_carry: free, value: worth, cover: 1.25, written_down: down, "
                  + TERMS));

  /** Random terms and flows; all is sold by the end. */
  private static double[] flows(ManyDeals fund, Random random) {
    double[] calls = SheetText.uniform(random, N, 0, 0, 10);
    double[] money = SheetText.uniform(random, N, 2, 0, random.nextInt(40));
    double[] exited = new double[N + 1];
    double[] down = new double[N + 1];
    double held = 0;
    for (int t = 0; t <= N; t++) {
      if (t > 8 || random.nextInt(3) == 0) {
        calls[t] = 0;
      }
      if (random.nextInt(3) == 0) {
        money[t] = 0;
      }
      held += calls[t];
      exited[t] = t == N ? held : random.nextInt(3) == 0 ? held * random.nextDouble() : 0;
      held -= exited[t];
      down[t] = held * random.nextDouble();
    }
    fund.schedule("calls", calls)
        .schedule("money", money)
        .schedule("exited", exited)
        .schedule("worth", SheetText.uniform(random, N, 0, 0, 60))
        .schedule("down", down)
        .input("w.hurdle", 0.12 * random.nextDouble())
        .input("w.carry_share", 0.3 * random.nextDouble());
    return money;
  }

  private interface Law {
    void holds(ManyDeals fund, double[] money, Random random);
  }

  private static void overFunds(int each, long seed, Law law) {
    Random random = new Random(seed);
    for (ManyDeals fund : FUNDS) {
      for (int k = 0; k < each; k++) {
        double[] money = flows(fund, random);
        fund.compute();
        law.holds(fund, money, random);
      }
    }
  }

  static double sum(double[] line) {
    double sum = 0;
    for (double x : line) {
      sum += x;
    }
    return sum;
  }

  @Test
  void allThatIsDistributedGoesToInvestorsAndTheManager() {
    overFunds(
        600,
        1,
        (fund, money, _) -> {
          double[] lp = fund.line("w.lp");
          double[] gp = fund.line("w.gp");
          double[] carry = fund.line("w.carry");
          for (int t = 0; t <= N; t++) {
            assertThat(lp[t] + gp[t] + carry[t]).isEqualTo(money[t], TINY);
            assertThat(Math.min(lp[t], Math.min(gp[t], carry[t]))).isGreaterThan(-1e-9);
          }
        });
  }

  @Test
  void noTierPaysAboveWhatIsDueAndNoBalanceIsNegative() {
    overFunds(
        600,
        2,
        (fund, _, _) -> {
          for (String line :
              List.of("returned", "preferred_paid", "excess", "split", "capital", "preferred")) {
            for (double x : fund.line("w." + line)) {
              assertThat(x).as(line).isGreaterThan(-1e-9);
            }
          }
          double[] paidIn = fund.line("w.paid_in");
          double[] returned = fund.line("w.returned");
          double[] capital = fund.line("w.capital");
          double left = 0;
          for (int t = 0; t <= N; t++) {
            left += paidIn[t] - returned[t];
            assertThat(capital[t]).isEqualTo(left, TINY);
          }
        });
  }

  /** No carry while investors lack capital or return that is due; European only. */
  @Test
  void aWholeFundWaterfallPaysCarryOnlyWhenNothingElseIsDue() {
    overFunds(
        600,
        3,
        (fund, _, _) -> {
          if (fund == FUNDS.get(0) || fund == FUNDS.get(1) || fund == FUNDS.get(2)) {
            double[] carry = fund.line("w.carry");
            for (int t = 0; t <= N; t++) {
              if (carry[t] > 1e-9) {
                assertThat(fund.line("w.capital")[t]).isLessThan(1e-9);
                assertThat(fund.line("w.preferred")[t]).isLessThan(1e-9);
              }
            }
          }
        });
  }

  /** Of one yuan more in a period, investors get some and not more than all, in that period. */
  @Test
  void moreProceedsNeverHurtAnInvestor() {
    overFunds(
        400,
        4,
        (fund, money, random) -> {
          double[] before = fund.line("w.partners");
          double[] carryBefore = fund.line("w.carry");
          int at = 1 + random.nextInt(N);
          double more = 5 * random.nextDouble();
          double[] with = money.clone();
          with[at] += more;
          fund.schedule("money", with).compute();
          double gained = fund.line("w.partners")[at] - before[at];
          assertThat(gained).isBetween(-1e-9, more + 1e-9);
          assertThat(fund.line("w.carry")[at]).isGreaterThan(carryBefore[at] - 1e-9);
          assertThat(sum(fund.line("w.partners"))).isGreaterThan(sum(before) - 1e-9);
        });
  }

  @Test
  void withoutCarryInvestorsGetAllThatThereIs() {
    for (String use : List.of(EUROPEAN, AMERICAN)) {
      ManyDeals fund = fund(use + "hurdle: 8%, carry: 0%");
      Random random = new Random(5);
      for (int k = 0; k < 1000; k++) {
        double[] money = flows(fund, random);
        fund.input("w.carry_share", 0).compute();
        assertThat(fund.line("w.lp")).containsExactly(money, TINY);
      }
    }
  }

  /** A single deal whose whole cost counts as realised with its first proceeds. */
  @Test
  void americanWithOneDealIsEuropean() {
    for (String basis : List.of("simple", "compound", "daily")) {
      String terms = "basis: " + basis + ", " + TERMS;
      ManyDeals european = fund(EUROPEAN + terms);
      ManyDeals american = fund(AMERICAN + terms);
      Random random = new Random(6);
      for (int k = 0; k < 700; k++) {
        double[] calls = SheetText.uniform(random, N, 0, 0, 20);
        double[] money = SheetText.uniform(random, N, 4, 0, 15);
        double cost = 0;
        for (int t = 0; t <= N; t++) {
          calls[t] = t < 4 ? calls[t] : 0;
          cost += calls[t];
        }
        double[] exited = new double[N + 1];
        exited[4] = cost;
        for (ManyDeals one : List.of(european, american)) {
          one.schedule("calls", calls)
              .schedule("money", money)
              .schedule("exited", exited)
              .compute();
        }
        assertThat(american.line("w.carry")).containsExactly(european.line("w.carry"), TINY);
        assertThat(american.line("w.lp")).containsExactly(european.line("w.lp"), TINY);
      }
    }
  }

  /** Where nothing is called after the first distribution. */
  @Test
  void fullCatchUpLeavesTheManagerItsShareOfProfitOnceItIsCaughtUp() {
    ManyDeals fund = fund(EUROPEAN + "hurdle: 8%, basis: compound, carry: 20%");
    Random random = new Random(8);
    int caughtUp = 0;
    for (int k = 0; k < 1500; k++) {
      double[] money = flows(fund, random);
      double[] calls = SheetText.uniform(random, N, 0, 0, 15);
      for (int t = 0; t <= N; t++) {
        calls[t] = t < 6 ? calls[t] : 0;
        money[t] = t < 6 ? 0 : money[t];
      }
      fund.schedule("calls", calls).schedule("money", money);
      fund.input("w.carry_share", 0.2).compute();
      double profit = sum(money) - sum(fund.line("w.contributed"));
      double carry = sum(fund.line("w.carry"));
      if (fund.line("w.behind")[N] < 1e-9 && fund.line("w.preferred")[N] < 1e-9 && profit > 0) {
        caughtUp++;
        assertThat(carry).isEqualTo(0.2 * profit, TINY);
      } else {
        assertThat(carry).isLessThan(0.2 * Math.max(0, profit) + 1e-7);
      }
    }
    assertThat(caughtUp).isGreaterThan(300);
  }
}
