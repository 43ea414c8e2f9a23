package quanmai.models.instrument.listed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.instrument.SheetText;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;

/** Laws of holdings of listed shares over thousands of random deals and prices. */
class SellDownTest {

  private static final int N = 48;
  private static final double DT = 1 / 12.0;
  private static final Offset<Double> TINY = within(1e-9);

  /** Two purchases; a large holder's limits, a venture fund's, and none. */
  private static final String SHEET =
      """
      quanmai: 1
      kind: deal
      name: sales
      timeline: {start: 2026-12-31, step: month, periods: 48}
      inputs:
        early: {unit: 股, value: 100, range: [0, ~]}
        second: {unit: 股, value: 50, range: [0, ~]}
        later: {unit: count, value: 6}
        keeps: {unit: count, value: 30}
        before: {unit: month, value: 12}
        total: {unit: 股, value: 1000}
      factors:
        index: {unit: ratio, process: gbm, start: 1, drift: 0, vol: 38%}
      lines:
        bought: {unit: 股, formula: 'if(t == 1, early, 0) + if(t == later, second, 0)'}
        price: {unit: 元/股, formula: '10[元/股] * index'}
        held_for: {unit: year, formula: before + years}
      instruments:
        large: {type: sell-limit}
        venture: {type: sell-limit, rule: venture, held: held_for}
        big: {type: sell-down, acquired: bought, price: price, total_shares: total, auction: large.auction, block: large.block}
        fund: {type: sell-down, acquired: bought, price: price, lock: 6, total_shares: total, auction: venture.auction, costs: 0.1%}
        free: {type: sell-down, acquired: bought, price: price, lock: 12, wanted: 'if(t >= keeps, 50%, 0)', stamp: 0}
      outputs: {n: N}
      """;

  private static final DealPaths DEAL = DealPaths.of(SHEET, Mode.STOCHASTIC);

  /** One deal of random terms, on one path. */
  private static final class Path {
    private final Map<String, Double> terms;
    private final double[] values;

    Path(Random random, long number) {
      terms = new HashMap<>(DEAL.lowered().values());
      terms.put("inputs.early", 200 * random.nextDouble());
      terms.put("inputs.second", 100 * random.nextDouble());
      terms.put("inputs.later", (double) random.nextInt(40));
      terms.put("inputs.keeps", (double) random.nextInt(50));
      terms.put("inputs.before", random.nextInt(60) / 12.0);
      terms.put("inputs.big.lock", random.nextInt(30) / 12.0);
      terms.put("inputs.big.block_discount", 0.2 * random.nextDouble());
      terms.put("inputs.large.by_auction", 0.02 * random.nextDouble());
      terms.put("inputs.venture.by_auction", 0.02 * random.nextDouble());
      values = DEAL.path(number, terms);
    }

    double at(String line, int t) {
      return t < 0
          ? 0
          : values[Objects.requireNonNull(DEAL.lowered().nodes().get(new LineAt(line, t)), line)];
    }

    double term(String name) {
      return Objects.requireNonNull(terms.get("inputs." + name), name);
    }
  }

  private interface Law {
    void holds(Path path);
  }

  private static void over(long seed, Law law) {
    Random random = new Random(seed);
    for (int k = 0; k < 2000; k++) {
      law.holds(new Path(random, k));
    }
  }

  @Test
  void sharesAreConservedNeverBelowNoneAndNeverSoldInLockUp() {
    double[] months = {0, 6, 12};
    String[] holders = {"big", "fund", "free"};
    int[] sales = new int[3];
    over(
        1,
        path -> {
          months[0] = Math.rint(12 * path.term("big.lock"));
          for (int h = 0; h < 3; h++) {
            double held = 0;
            int bought = -99;
            for (int t = 0; t <= N; t++) {
              double sold = path.at(holders[h] + ".sold", t);
              boolean buys = path.at("bought", t) > 0;
              bought = buys ? t : bought;
              boolean locked = t - bought < months[h];
              assertThat(sold).isBetween(0.0, held + 1e-9);
              if (locked) {
                assertThat(sold).as(holders[h] + " at " + t).isZero();
              }
              sales[h] += sold > 0 ? 1 : 0;
              held += path.at("bought", t) - sold;
              assertThat(path.at(holders[h] + ".held", t)).isCloseTo(held, TINY);
              assertThat(path.at(holders[h] + ".locked", t)).isCloseTo(locked ? held : 0, TINY);
              assertThat(path.at(holders[h] + ".value", t))
                  .isCloseTo(held * path.at("price", t), TINY);
            }
          }
        });
    assertThat(Arrays.stream(sales).min().orElseThrow()).isGreaterThan(500);
  }

  /** Windows of three months by auction and by block; all that both allow is sold. */
  @Test
  void aLargeHolderSellsWhatEachWindowAllows() {
    over(
        2,
        path -> {
          double auction = path.term("large.by_auction") / 3 * 1000;
          double block = 0.02 / 3 * 1000;
          for (int t = 1; t <= N; t++) {
            double free = path.at("big.free", t);
            double byAuction = Math.min(free, auction);
            double byBlock = Math.min(free - byAuction, block);
            assertThat(path.at("big.by_auction", t)).isCloseTo(byAuction, TINY);
            assertThat(path.at("big.by_block", t)).isCloseTo(byBlock, TINY);
            assertThat(path.at("big.sold", t)).isCloseTo(byAuction + byBlock, TINY);
            double gross = byAuction + byBlock * (1 - path.term("big.block_discount"));
            assertThat(path.at("big.proceeds", t))
                .isCloseTo(gross * path.at("price", t) * 0.9995, within(1e-15));
            double window = 0;
            for (int s = Math.max(1, t - 2); s <= t; s++) {
              window += path.at("big.by_auction", s);
            }
            assertThat(window).isLessThanOrEqualTo(3 * auction + 1e-9);
          }
        });
  }

  /** Holding under 36 months: three months a window; under 48: two; under 60: one; then none. */
  @Test
  void aVentureFundSellsFasterTheLongerItHasHeld() {
    int[] steps = new int[4];
    over(
        3,
        path -> {
          long before = Math.round(12 * path.term("before"));
          double by = path.term("venture.by_auction");
          for (int t = 1; t <= N; t++) {
            long held = before + t;
            double limit = by / (held < 36 ? 3 : held < 48 ? 2 : 1) * 1000;
            boolean limited = held < 60;
            double free = path.at("fund.free", t);
            double sold = limited ? Math.min(free, limit) : free;
            assertThat(path.at("fund.sold", t)).as("held " + held).isCloseTo(sold, TINY);
            assertThat(path.at("fund.proceeds", t))
                .isCloseTo(sold * path.at("price", t) * (1 - 0.0005 - 0.001), within(1e-15));
            steps[limited ? held < 36 ? 0 : held < 48 ? 1 : 2 : 3] += sold > 0 ? 1 : 0;
          }
        });
    assertThat(Arrays.stream(steps).min().orElseThrow()).isGreaterThan(500);
  }

  @Test
  void withoutLimitsWhatIsWantedGoesAndTheRestStays() {
    over(
        4,
        path -> {
          for (int t = 1; t <= N; t++) {
            double held = path.at("free.held", t - 1);
            boolean locked = path.at("free.locked", t) > 0 || path.at("free.since", t) < 1 - 1e-6;
            double sold = locked || t < path.term("keeps") ? 0 : held / 2;
            assertThat(path.at("free.sold", t)).isCloseTo(sold, TINY);
            assertThat(path.at("free.proceeds", t))
                .isCloseTo(sold * path.at("price", t), within(1e-15));
          }
        });
  }

  @Test
  void theLastPurchaseLocksAllShares() {
    over(
        5,
        path -> {
          for (int t = 1; t <= N; t++) {
            double since = path.at("bought", t) > 0 ? 0 : path.at("big.since", t - 1) + DT;
            assertThat(path.at("big.since", t)).isCloseTo(since, TINY);
          }
        });
  }

  /** Shares a year, of all of the company's, for the published windows. */
  @ParameterizedTest
  @CsvSource({
    "0, 0.04, 0.08",
    "35, 0.04, 0.08",
    "35.9999999, 0.06, 0.12",
    "36, 0.06, 0.12",
    "47, 0.06, 0.12",
    "47.9999999, 0.12, 0.24",
    "48, 0.12, 0.24",
    "59, 0.12, 0.24",
    "59.9999999, 1000, 1000",
    "60, 1000, 1000"
  })
  void thePublishedTable(double months, double auction, double block) {
    DealPaths x =
        DealPaths.of(
            new SheetText("year", 3)
                .schedule("held", "month", 0, months)
                .use("x", "type: sell-limit, rule: venture, held: held")
                .use("y", "type: sell-limit")
                .toString(),
            Mode.BASE);
    assertThat(x.line("x.auction", 1)).isCloseTo(auction, within(1e-9));
    assertThat(x.line("x.block", 1)).isCloseTo(block, within(1e-9));
    assertThat(x.line("y.auction", 1)).isCloseTo(0.04, within(1e-9));
    assertThat(x.line("y.block", 1)).isCloseTo(0.08, within(1e-9));
  }
}
