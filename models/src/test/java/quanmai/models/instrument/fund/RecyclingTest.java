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

/** What is kept of proceeds: a published ledger, and the limits over random funds. */
class RecyclingTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int N = 24;

  /** A fund of 0.01亿元 that keeps {@code part} of its proceeds, and distributes the rest. */
  private static ManyDeals fund(double[] calls, double[] money, String terms) {
    return ManyDeals.of(
        new SheetText("quarter", N)
            .schedule("calls", "元", calls)
            .schedule("money", "元", money)
            .use("term", "type: fund-term, investment: 3, exit: 3")
            .use(
                "r",
                "type: recycling, term: term, commitments: '1000000[元]', proceeds: money, " + terms)
            .use(
                "w",
                "type: european-waterfall, contributed: calls, proceeds: money - r.kept,"
                    + " hurdle: 0%, catch_up: 0, carry: 20%")
            .toString());
  }

  /**
   * Case L04 of the published ledger (waterfall-ledger.json): half of each distribution is kept for
   * 12 quarters, up to 15% of commitments. Half of 500,000 is above 150,000; investors get the
   * other 350,000, and no carry is paid below cost.
   */
  @Test
  void theLedgerOfACalculatorRecyclesAsPublished() throws IOException {
    int seen = 0;
    for (JsonNode one : PublishedWaterfallTest.cases("waterfall-ledger.json")) {
      JsonNode config = one.path("input").path("config");
      if (!config.path("recyclingEnabled").asBoolean(false)) {
        continue;
      }
      assertThat(config.path("recyclingWindowQuarters").asInt()).isEqualTo(12);
      ManyDeals fund =
          fund(
                  ClawbackTest.flows(one, "contributions", "amount"),
                  ClawbackTest.flows(one, "exits", "grossProceeds"),
                  "most: %s, part: %s"
                      .formatted(
                          1 + config.path("recyclingCapPctOfCommitted").asDouble(),
                          config.path("recyclingTakePctPerEvent").asText()))
              .compute();
      JsonNode totals = one.path("expected").path("totals");
      double kept = 1e8 * WaterfallLawsTest.sum(fund.line("r.kept"));
      assertThat(kept).isGreaterThan(totals.path("recycled_min").asDouble());
      assertThat(kept).isLessThanOrEqualTo(totals.path("recycled_max").asDouble() + 0.001);
      assertThat(kept).isEqualTo(150_000, within(0.01));
      assertThat(1e8 * fund.line("w.lp")[4]).isEqualTo(350_000, within(0.01));
      assertThat(1e8 * WaterfallLawsTest.sum(fund.line("w.carry"))).isEqualTo(0, within(0.01));
      seen++;
    }
    assertThat(seen).isEqualTo(1);
  }

  @Test
  void nothingIsKeptAboveTheLimitsOrAfterTheInvestmentPeriod() {
    ManyDeals fund = fund(new double[N + 1], new double[N + 1], "most: 1.2, part: 50%");
    Random random = new Random(4);
    int full = 0;
    for (int k = 0; k < 2000; k++) {
      double[] money = SheetText.uniform(random, N, 0, -0.0005, 0.002);
      double most = 1 + 0.5 * random.nextDouble();
      double part = random.nextDouble();
      fund.schedule("money", money).input("r.most", most).input("r.part", part).compute();
      double[] kept = fund.line("r.kept");
      double limit = (most - 1) * 0.01;
      double total = 0;
      for (int t = 0; t <= N; t++) {
        double may = t > 12 ? 0 : Math.min(part * Math.max(0, money[t]), limit - total);
        assertThat(kept[t]).isEqualTo(may, TINY);
        total += kept[t];
      }
      full += total > limit - 1e-12 ? 1 : 0;
    }
    assertThat(full).as("funds that reach the limit").isBetween(200, 1800);
  }
}
