package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import quanmai.engine.irr.Irr;

/** What holds in every fund of the templates, over random terms, portfolios and defaults. */
class FundLawsTest {

  private static final int PERIODS = 48;
  private static final int FUNDS = 1000;
  private static final List<String> CLASSES =
      List.of(
          "mother", "fiscal", "district", "platform", "institution", "industrial", "foreign", "gp");

  private static FundSheet fund(String template, String inputs) {
    StringBuilder zeros = new StringBuilder("[0");
    zeros.append(", 0".repeat(PERIODS)).append(']');
    StringBuilder text =
        new StringBuilder(
            "quanmai: 1\nkind: fund\ntemplate: %s\nname: test\ninputs: {%s}\nschedules:\n"
                .formatted(template, inputs));
    List<String> feeds =
        new ArrayList<>(
            List.of(
                "portfolio_calls",
                "portfolio_proceeds",
                "portfolio_exited_cost",
                "portfolio_value"));
    if (template.equals("sub-fund")) {
      feeds.add("local_investment");
    }
    for (String feed : feeds) {
      text.append("  ").append(feed).append(": {values: ").append(zeros).append("}\n");
    }
    return FundSheet.of(text.toString());
  }

  private static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A portfolio that is paid for in {@code until} periods, sometimes more than there is. */
  private static void portfolio(FundSheet fund, Random random, double size, int until) {
    double total = size * between(random, 0.3, 1.05);
    double gain = between(random, 0, 2.5);
    double held = 0;
    for (int t = 0; t <= PERIODS; t++) {
      double called = t <= until ? total / until * between(random, 0, 2) : 0;
      double sold = t > 8 ? held * between(random, 0, 0.25) : 0;
      held += called - sold;
      fund.schedule("portfolio_calls", t, called);
      fund.schedule("portfolio_exited_cost", t, sold);
      fund.schedule("portfolio_proceeds", t, random.nextInt(3) == 0 ? 0 : sold * gain);
      fund.schedule("portfolio_value", t, held * gain);
    }
  }

  private static void terms(FundSheet fund, Random random, int n, double size, double line) {
    fund.input("size", size)
        .input("mother_share", between(random, 0.1, 0.4))
        .input("institution_share", between(random, 0, 0.2))
        .input("fiscal_share", between(random, 0, 0.1))
        .input("social_default", between(random, 0, 0.6))
        .input("default_forfeits", between(random, 0, 1))
        .input("investment_years", 3 + random.nextInt(5))
        .input("exit_years", 1 + random.nextInt(3))
        .input("extension_years", random.nextInt(3))
        .input("fee_rate", between(random, 0, 0.03))
        .input("carry", between(random, 0, 0.3))
        .input("hurdle", between(random, 0, 0.1))
        .input("invest_total", n % 3 == 0 ? 1.2 : 1)
        .input("cash_rate", between(random, 0, 0.03))
        .input("line_share", line);
  }

  @Test
  void subFunds() {
    FundSheet fund = fund("sub-fund", "size: 10, mother_share: 25%");
    Random random = new Random(20261231);
    int defaults = 0;
    int advances = 0;
    int drawn = 0;
    int given = 0;
    for (int n = 0; n < FUNDS; n++) {
      double size = between(random, 1, 100);
      double line = n % 2 == 0 ? 0 : between(random, 0.1, 1);
      terms(fund, random, n, size, line);
      portfolio(fund, random, size, 12);
      fund.schedule("local_investment", 8, n % 4 == 0 ? 0 : size);
      fund.input("local_part", 0);
      fund.path(n);
      given += fund.output("given_up") > 0 ? 1 : 0;
      String which = "fund " + n;
      conserved(fund, which, CLASSES);
      defaults += fund.output("default_occurs") > 0 ? 1 : 0;
      advances += fund.output("advance_needed") > 0 ? 1 : 0;
      boolean whole = fund.at("lps.effective", PERIODS) == fund.at("lps.committed", PERIODS);
      for (int t = 0; t <= PERIODS; t++) {
        double balance = fund.at("line.balance", t);
        drawn += balance > 0 ? 1 : 0;
        assertThat(balance)
            .as(which)
            .isBetween(0.0, line * fund.at("lps.uncalled", t) + 1e-9 * size);
        if (t > 0 && t % 4 == 0) {
          assertThat(balance).as(which).isZero();
        }
        double capacity = fund.at("capacity", t);
        assertThat(capacity).as(which).isBetween(0.0, fund.at("lps.effective", t));
        if (t > 0 && whole) {
          assertThat(capacity).as(which).isGreaterThanOrEqualTo(fund.at("capacity", t - 1));
        }
        feeByHand(fund, which, t);
        assertThat(fund.at("partners_value", t) + fund.at("accrued_carry", t))
            .isCloseTo(fund.at("nav", t), within(1e-9 * size));
      }
    }
    assertThat(defaults).as("funds with a default").isBetween(FUNDS / 5, FUNDS);
    assertThat(advances).as("funds that lack money").isBetween(5, FUNDS);
    assertThat(given).as("funds with a give-up").isBetween(FUNDS / 10, FUNDS);
    assertThat(drawn).as("periods with a line drawn").isGreaterThan(FUNDS);
  }

  private static void feeByHand(FundSheet fund, String which, int t) {
    double end = fund.at("investment_years", 0);
    double exit = end + fund.at("exit_years", 0);
    double years = t / 4.0;
    double fee =
        t == 0
            ? 0
            : years <= end
                ? fund.at("fee_rate", 0) / 4 * fund.at("lps.paid_in", t - 1)
                : years <= exit
                    ? fund.at("exit_fee_rate", 0) / 4 * fund.at("unexited_cost", t - 1)
                    : 0;
    assertThat(fund.at("management_fee", t)).as(which).isCloseTo(fee, within(1e-12));
  }

  /** Money, interests and balances that every fund must keep. */
  private static void conserved(FundSheet fund, String which, List<String> classes) {
    double size = fund.at("size", 0);
    double close = fund.at("investment_years", 0) + fund.at("exit_years", 0);
    close += fund.at("extension_years", 0);
    double[] paid = new double[classes.size()];
    double paidIn = 0;
    double received = 0;
    double last = 0;
    for (int t = 0; t <= PERIODS; t++) {
      double flow = fund.at("portfolio_proceeds", t) + fund.at("account.interest", t);
      flow -= fund.at("portfolio_calls", t) + fund.at("management_fee", t);
      flow -= fund.at("fund_costs", t) + fund.at("gp_carry", t);
      double shares = 0;
      double worth = 0;
      for (int k = 0; k < classes.size(); k++) {
        String name = classes.get(k);
        double calls = fund.at("calls_" + name, t);
        double back = fund.at("paid_" + name, t);
        assertThat(calls).as(which).isGreaterThanOrEqualTo(-1e-12);
        assertThat(back).as(which).isGreaterThanOrEqualTo(-1e-12);
        paid[k] += calls;
        assertThat(paid[k])
            .as(which + ": " + name)
            .isLessThanOrEqualTo(fund.at("lps." + name + ".amount", t) + 1e-9);
        flow += calls - back;
        paidIn += calls;
        received += back;
        shares += fund.at("lps." + name + ".share", t);
        worth += fund.at("value_" + name, t);
      }
      double cash = fund.at("cash", t);
      double owed = fund.at("nav", t) - fund.at("portfolio_value", t) - cash;
      double held = cash + owed;
      assertThat(flow).as(which + " at " + t).isCloseTo(held - last, within(1e-9 * size));
      last = held;
      assertThat(fund.at("cash_error", t)).as(which).isCloseTo(0, within(1e-11 * size));
      assertThat(cash).as(which).isGreaterThanOrEqualTo(-1e-12);
      if (t / 4.0 >= close) {
        assertThat(cash).as(which + ": past its end").isZero();
      }
      assertThat(shares).as(which).isCloseTo(1, within(1e-9));
      assertThat(worth).as(which).isCloseTo(fund.at("partners_value", t), within(1e-9 * size));
      assertThat(fund.at("lps.paid_in", t)).as(which).isCloseTo(paidIn, within(1e-9 * size));
      assertThat(paidIn).as(which).isLessThanOrEqualTo(fund.at("lps.committed", t) + 1e-9);
      if (paidIn > 1e-6) {
        assertThat(fund.at("net.dpi", t)).as(which).isCloseTo(received / paidIn, within(1e-9));
        assertThat(fund.at("net.rvpi", t)).as(which).isCloseTo(worth / paidIn, within(1e-8));
        assertThat(fund.at("net.tvpi", t))
            .as(which)
            .isCloseTo(fund.at("net.dpi", t) + fund.at("net.rvpi", t), within(1e-9));
      }
    }
  }

  @Test
  void withoutFeesCarryAndLineTheNetReturnIsTheGrossReturn() {
    FundSheet fund =
        fund(
            "sub-fund",
            "size: 10, mother_share: 25%, fee_rate: 0, exit_fee_rate: 0, cost_rate: 0, carry: 0, give_up_rate: 0,"
                + " social_default: 0");
    Random random = new Random(3);
    for (int n = 0; n < 2000; n++) {
      portfolio(fund, random, 4.5, 12);
      fund.path(n);
      double gross = fund.output("gross_irr");
      if (Double.isNaN(gross)) {
        continue;
      }
      assertThat(fund.output("net_irr")).isCloseTo(gross, within(1e-9));
      assertThat(fund.output("mother_irr")).isCloseTo(gross, within(1e-9));
      for (int t = 0; t <= PERIODS; t++) {
        assertThat(fund.at("lps.calls", t)).isCloseTo(fund.at("portfolio_calls", t), within(1e-12));
      }
    }
  }

  @Test
  void aLineDefersCallsAndTheReturnWithoutItIsThatOfTheFundWithoutIt() {
    String same =
        "size: 10, mother_share: 25%, carry: 0, social_default: 0, cost_rate: 0, give_up_rate: 0";
    FundSheet with = fund("sub-fund", same + ", line_share: 80%");
    FundSheet without = fund("sub-fund", same + ", fee_rate: 0, exit_fee_rate: 0");
    with.input("fee_rate", 0).input("exit_fee_rate", 0);
    for (int n = 0; n < 50; n++) {
      portfolio(with, new Random(n), 4.5, 12);
      portfolio(without, new Random(n), 4.5, 12);
      with.path(n);
      without.path(n);
      double plain = without.output("net_irr");
      if (plain > 0.05) {
        assertThat(with.output("net_irr_without_line")).isCloseTo(plain, within(1e-9));
        assertThat(with.output("net_irr")).isGreaterThan(plain);
      }
    }
  }

  @Test
  void motherFunds() {
    FundSheet fund = fund("mother-fund", "size: 100");
    Random random = new Random(100);
    for (int n = 0; n < FUNDS; n++) {
      double size = between(random, 10, 200);
      fund.input("size", size)
          .input("social_default", n % 2 == 0 ? 0 : between(random, 0, 0.6))
          .input("default_forfeits", between(random, 0, 1))
          .input("investment_years", 4 + random.nextInt(5))
          .input("extension_years", random.nextInt(3))
          .input("carry", between(random, 0, 0.2))
          .input("cash_rate", between(random, 0, 0.03));
      portfolio(fund, random, size, 20);
      fund.path(n);
      conserved(fund, "mother " + n, List.of("fiscal", "district", "platform", "institution"));
      for (int t = 1; t <= PERIODS; t++) {
        double least = t >= 13 ? 1 : t >= 9 ? 0.8 : t >= 5 ? 0.6 : 0.3;
        assertThat(fund.at("lps.drawn", t)).isGreaterThanOrEqualTo(least - 1e-12);
        assertThat(fund.at("capacity", t)).isLessThanOrEqualTo(0.85 * size + 1e-9);
      }
      if (n % 2 == 0) {
        double[] flow = fund.line("net.net_flow", PERIODS);
        double irr = Irr.periodic(flow, 4).rate().orElse(Double.NaN);
        double told = fund.output("net_irr");
        assertThat(told).isCloseTo(irr, within(1e-7));
      }
    }
  }
}
