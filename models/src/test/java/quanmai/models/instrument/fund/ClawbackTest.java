package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** What the manager gives back: published cases, figures by hand, and the law that it restores. */
class ClawbackTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int N = 12;

  private static double[] at(int periods, int t, double x) {
    double[] line = new double[periods + 1];
    line[t] = x;
    return line;
  }

  /**
   * The published ledger (waterfall-ledger.json): carry above cost without a hurdle, and a floor on
   * the investors' multiple. In case L08 investors lack 20,000 of their floor and carry is 20,000;
   * the usual clawback is all of it, where that ledger takes a fifth. L04 recycles, and is in
   * {@link RecyclingTest}.
   */
  @Test
  void theLedgerOfACalculatorComesOutAsPublished() throws IOException {
    int seen = 0;
    for (JsonNode one : PublishedWaterfallTest.cases("waterfall-ledger.json")) {
      String name = one.path("scenario").asText();
      if (name.startsWith("L04")) {
        continue;
      }
      JsonNode config = one.path("input").path("config");
      boolean enabled = config.path("clawbackEnabled").asBoolean(false);
      double floor = enabled ? config.path("clawbackLpHurdleMultiple").asDouble(1) : 0;
      ManyDeals fund = ledger(one, config, floor);
      JsonNode totals = one.path("expected").path("totals");
      boolean usual = name.startsWith("L08");
      near(name, totals, "gpCarryTotal", WaterfallLawsTest.sum(fund.line("w.carry")));
      double clawback = 1e8 * WaterfallLawsTest.sum(fund.line("c.returned"));
      assertThat(clawback)
          .as(name)
          .isEqualTo(usual ? 20_000 : totals.path("gpClawback").asDouble(0), within(0.01));
      if (!usual) {
        near(name, totals, "distributed", WaterfallLawsTest.sum(fund.line("c.partners")));
        near(name, totals, "gpCarryNet", WaterfallLawsTest.sum(fund.line("c.gp")));
      }
      for (JsonNode row : one.path("expected").path("rows")) {
        int t = row.path("quarter").asInt();
        assertThat(1e8 * fund.line("w.carry")[t])
            .as(name)
            .isEqualTo(row.path("gpCarry").asDouble(), within(0.01));
      }
      seen++;
    }
    assertThat(seen).isEqualTo(13);
  }

  private static ManyDeals ledger(JsonNode one, JsonNode config, double floor) {
    return ManyDeals.of(
            new SheetText("quarter", 24)
                .schedule("calls", "元", flows(one, "contributions", "amount"))
                .schedule("money", "元", flows(one, "exits", "grossProceeds"))
                .schedule("least", "ratio", at(24, 0, floor))
                .use(
                    "w",
                    "type: european-waterfall, contributed: calls, proceeds: money,"
                        + " hurdle: 0%, catch_up: 0, carry: "
                        + config.path("carryPct").asText())
                .use(
                    "c",
                    "type: clawback, carry: w.carry, share: "
                        + config.path("carryPct").asText()
                        + ", contributed: calls, distributed: w.partners,"
                        + " shortfall: 'first_value(least) * cum(calls) - cum(w.partners)'")
                .toString())
        .compute();
  }

  private static void near(String name, JsonNode totals, String field, double amount) {
    if (totals.has(field)) {
      assertThat(1e8 * amount)
          .as(name + " " + field)
          .isEqualTo(totals.path(field).asDouble(), within(0.01));
    }
  }

  static double[] flows(JsonNode one, String list, String amount) {
    double[] line = new double[25];
    for (JsonNode flow : one.path("input").path(list)) {
      line[flow.path("quarter").asInt()] += flow.path(amount).asDouble();
    }
    return line;
  }

  /** Carry of 40 on a first deal, then 100 is lost: profit is 100, carry may be 20. */
  private static ManyDeals early(String terms) {
    return ManyDeals.of(
            new SheetText("year", 6)
                .schedule("calls", "亿元", 200)
                .schedule("carry", "亿元", 0, 0, 40, 0, 0, 0, 0)
                .schedule("got", "亿元", 0, 0, 260, 0, 0, 0, 0)
                .schedule("worth", "亿元", 100, 100, 100, 50, 0, 0, 0)
                .use(
                    "c",
                    "type: clawback, carry: carry, share: 20%, contributed: calls,"
                        + " distributed: got"
                        + terms)
                .toString()
                .replace("outputs: {n: N}", "outputs: {n: sum(worth)}"))
        .compute();
  }

  @Test
  void excessCarryIsGivenBackAtTheEnd() {
    ManyDeals fund = early("");
    assertThat(fund.line("c.returned")[6]).isEqualTo(20, TINY);
    assertThat(fund.line("c.partners")[6]).isEqualTo(20, TINY);
    assertThat(WaterfallLawsTest.sum(fund.line("c.gp"))).isEqualTo(20, TINY);
  }

  @Test
  void taxThatWasPaidIsNotGivenBack() {
    // Of 40 it keeps 24 after 40% tax; investors lack 30 of what they were promised.
    ManyDeals fund = early(", tax: 40%, shortfall: '30[亿元]'");
    assertThat(fund.line("c.owed")[6]).isEqualTo(30, TINY);
    assertThat(fund.line("c.returned")[6]).isEqualTo(24, TINY);
    assertThat(fund.line("c.limited")[6]).isEqualTo(1);
    assertThat(fund.line("c.kept")[6]).isEqualTo(0, TINY);
    assertThat(early(", tax: 40%").line("c.limited")[6]).isEqualTo(0);
  }

  @Test
  void escrowPaysFirstAndWhatRemainsIsReleased() {
    ManyDeals fund = early(", escrow: 30%");
    assertThat(fund.line("c.gp")[2]).isEqualTo(28, TINY);
    assertThat(fund.line("c.escrow")[5]).isEqualTo(12, TINY);
    assertThat(fund.line("c.from_escrow")[6]).isEqualTo(12, TINY);
    assertThat(fund.line("c.gp")[6]).isEqualTo(-8, TINY);
    assertThat(fund.line("c.escrow")[6]).isEqualTo(0, TINY);
    ManyDeals released = early(", escrow: 80%, release: t == 4");
    assertThat(released.line("c.released")[4]).isEqualTo(32, TINY);
    assertThat(early(", escrow: 80%").line("c.released")[6]).isEqualTo(32 - 20, TINY);
  }

  @Test
  void whatEscrowHasReleasedCanBeAskedBackAfterTax() {
    ManyDeals fund = early(", escrow: 80%, release: t == 4, tax: 40%, shortfall: '30[亿元]'");
    assertThat(fund.line("c.limit")[6]).isEqualTo(0.6 * 40, TINY);
    assertThat(fund.line("c.returned")[6]).isEqualTo(24, TINY);
  }

  @Test
  void anInterimTestCountsWhatHoldingsAreWorth() {
    // At t = 2: 260 + 40 + 100 - 200 is a profit of 200, carry 40 is right; at t = 3 half is lost.
    assertThat(early(", interim: t == 2, value: worth").line("c.returned")[2]).isEqualTo(0, TINY);
    ManyDeals fund = early(", interim: t == 3, value: worth");
    assertThat(fund.line("c.returned")[3]).isEqualTo(40 - 0.2 * 150, TINY);
    assertThat(fund.line("c.returned")[6]).isEqualTo(10, TINY);
  }

  @Test
  void afterItTheManagerHoldsNoMoreThanItsShareOfProfit() {
    for (String escrow : new String[] {"", ", escrow: 30%", ", escrow: 60%, release: t == 8"}) {
      ManyDeals fund = random(escrow);
      Random random = new Random(3);
      int restored = 0;
      int limited = 0;
      for (int k = 0; k < 1500; k++) {
        double[] calls = SheetText.uniform(random, N, 0, 0, 10);
        double[] money = SheetText.uniform(random, N, 1, 0, 20);
        double[] exited = SheetText.uniform(random, N, 1, 0, 4);
        for (int t = 0; t <= N; t++) {
          calls[t] = t > 6 ? 0 : calls[t];
          money[t] = random.nextInt(3) > 0 ? 0 : money[t];
        }
        double tax = k % 2 == 0 ? 0 : 0.4 * random.nextDouble();
        fund.schedule("calls", calls)
            .schedule("money", money)
            .schedule("exited", exited)
            .input("c.tax", tax)
            .compute();
        double profit = WaterfallLawsTest.sum(money) - WaterfallLawsTest.sum(calls);
        double net = WaterfallLawsTest.sum(fund.line("c.gp"));
        boolean limits = fund.line("c.limited")[N] > 0;
        limited += limits ? 1 : 0;
        restored += fund.line("c.returned")[N] > 1e-9 ? 1 : 0;
        if (tax == 0 && escrow.isEmpty()) {
          assertThat(net).isGreaterThan(-1e-9);
        }
        if (!limits) {
          assertThat(net).isLessThan(0.2 * Math.max(0, profit) + 1e-7);
          if (fund.line("c.returned")[N] > 1e-9) {
            double lacks = fund.line("w.capital")[N] + fund.line("w.preferred")[N];
            assertThat(WaterfallLawsTest.sum(fund.line("c.returned")))
                .isGreaterThan(Math.min(lacks, 1e9) - 1e-7);
          }
        } else {
          assertThat(fund.line("c.kept")[N])
              .as("all that was left after tax")
              .isEqualTo(0, within(1e-7));
        }
        // Nothing is lost between manager, escrow and partners.
        double all = net + WaterfallLawsTest.sum(fund.line("c.partners"));
        assertThat(all).isEqualTo(WaterfallLawsTest.sum(money), within(1e-7));
      }
      assertThat(restored).isGreaterThan(200);
      assertThat(limited).isBetween(50, 1400);
    }
  }

  private static ManyDeals random(String escrow) {
    return ManyDeals.of(
        new SheetText("quarter", N)
            .schedule("calls", "亿元", at(N, 0, 1))
            .schedule("money", "亿元", at(N, N, 1))
            .schedule("exited", "亿元", at(N, N, 1))
            .use(
                "w",
                "type: american-waterfall, contributed: calls, proceeds: money,"
                    + " exited_cost: exited, hurdle: 6%, carry: 20%")
            .use(
                "c",
                "type: clawback, carry: w.carry, share: 20%, contributed: calls,"
                    + " distributed: w.partners, tax: 20%, interim: t == 6,"
                    + " shortfall: w.capital + w.preferred"
                    + escrow)
            .toString());
  }
}
