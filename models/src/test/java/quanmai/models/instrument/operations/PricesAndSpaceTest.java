package quanmai.models.instrument.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;

/** Price indices, space to let, and the ways to depreciate. */
class PricesAndSpaceTest {

  private static final Offset<Double> TINY = within(1e-12);

  @Test
  void anIndexGrowsByPeriodByYearOrEveryFewYears() {
    NaiveSheet years =
        new SheetText("year", 5)
            .use("a", "type: indexation, rate: 2%")
            .use("b", "type: indexation, rate: {3: 10%, 4: -10%}, from: 2, start: 1.5")
            .use("c", "type: indexation, rise: 5%, every: 2, from: 1")
            .sheet();
    for (int t = 0; t <= 5; t++) {
      assertThat(years.line("a.index")[t]).isCloseTo(Math.pow(1.02, t), TINY);
    }
    assertThat(years.line("b.index"))
        .containsExactly(new double[] {1.5, 1.5, 1.5, 1.65, 1.485, 1.485}, TINY);
    assertThat(years.line("c.index"))
        .containsExactly(new double[] {1, 1, 1, 1.05, 1.05, 1.1025}, TINY);
    NaiveSheet quarters =
        new SheetText("quarter", 9)
            .use("a", "type: indexation, rate: 8%")
            .use("b", "type: indexation, rate: 8%, step: year")
            .use("c", "type: indexation, rise: 8%, every: 2, from: 1")
            .sheet();
    for (int t = 0; t <= 9; t++) {
      assertThat(quarters.line("a.index")[t]).isCloseTo(Math.pow(1.08, t / 4.0), TINY);
    }
    assertThat(quarters.line("b.index"))
        .containsExactly(new double[] {1, 1, 1, 1, 1.08, 1.08, 1.08, 1.08, 1.1664, 1.1664}, TINY);
    assertThat(quarters.line("c.index"))
        .containsExactly(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1.08}, TINY);
  }

  @Test
  void aShortFirstPeriodGrowsByItsLength() {
    NaiveSheet sheet =
        new SheetText("year", 3)
            .stub("2026-12-31")
            .use("a", "type: indexation, rate: 8%")
            .use("b", "type: indexation, rate: 8%, from: 1")
            .sheet();
    assertThat(sheet.line("a.index")[1]).isCloseTo(Math.pow(1.08, sheet.dt(1)), TINY);
    assertThat(sheet.line("a.index")[2]).isCloseTo(Math.pow(1.08, sheet.dt(1) + 1), TINY);
    assertThat(sheet.line("b.index")).containsExactly(new double[] {1, 1, 1.08, 1.1664}, TINY);
  }

  @Test
  void anIndexHasOneBasis() {
    for (String wrong :
        new String[] {
          "from: 1", "rate: 2%, rise: 5%, every: 3", "rise: 5%", "rate: 2%, every: 3"
        }) {
      refused("type: indexation, " + wrong, "indexation-basis");
    }
  }

  private static void refused(String use, String rule) {
    var findings = NaiveSheet.findings(new SheetText("year", 3).use("use", use).toString());
    assertThat(findings).as(use).hasSize(1);
    assertThat(findings.getFirst().rule()).isEqualTo(rule);
    assertThat(findings.getFirst().advice().en()).startsWith("Maybe write");
    assertThat(findings.getFirst().advice().zh()).startsWith("也许写成");
  }

  @Test
  void spaceIsLetAndSoldInParts() {
    NaiveSheet sheet =
        new SheetText("quarter", 6)
            .schedule("index", "ratio", 1, 1, 1, 1, 1.1, 1.1, 1.1)
            .schedule("offered", "m2", 0, 0, 0, 20000, 0, 90000, 5)
            .use(
                "a",
                "type: letting, area: 100000, from: 2, stable: 80%, ramp: 1, rent: 30, fee: 5,"
                    + " index: index, sold: offered, price: 6000")
            .use("b", "type: letting, area: 100000, from: 0, occupancy: {2..: 50%}, rent: 30")
            .sheet();
    assertThat(sheet.line("a.sold"))
        .containsExactly(new double[] {0, 0, 0, 20000, 0, 80000, 0}, TINY);
    assertThat(sheet.line("a.held"))
        .containsExactly(new double[] {0, 0, 1e5, 8e4, 8e4, 0, 0}, TINY);
    assertThat(sheet.line("a.let"))
        .containsExactly(new double[] {0, 0, 2e4, 3.2e4, 4.8e4, 0, 0}, within(1e-9));
    // 20,000 m2 at 30 yuan a month for a quarter: 1.8 million yuan.
    assertThat(sheet.line("a.rents"))
        .containsExactly(new double[] {0, 0, 0.018, 0.0288, 0.04752, 0, 0}, TINY);
    assertThat(sheet.line("a.fees")[4]).isCloseTo(0.00792, TINY);
    assertThat(sheet.line("a.revenue")[4]).isCloseTo(0.05544, TINY);
    assertThat(sheet.line("a.sales")).containsExactly(new double[] {0, 0, 0, 1.2, 0, 4.8, 0}, TINY);
    assertThat(sheet.line("b.revenue"))
        .containsExactly(new double[] {0, 0, 0.045, 0.045, 0.045, 0.045, 0.045}, TINY);
    assertThat(sheet.line("b.held")[1]).isEqualTo(1e5);
  }

  @Test
  void settingsOfSpaceThatDoNotFitAreRefused() {
    String space = "type: letting, area: 5, from: 1, rent: 3";
    for (String wrong :
        new String[] {
          "",
          ", stable: 80%",
          ", ramp: 2",
          ", occupancy: 50%, stable: 80%, ramp: 2",
          ", occupancy: 50%, ramp: 2",
          ", occupancy: 50%, sold: 5",
          ", occupancy: 50%, price: 5"
        }) {
      refused(space + wrong, "letting-settings");
    }
    refused(space + ", stable: 80%, ramp: 0", "setting-positive");
  }

  /** Cost 100, five years, residual 4%, from the second period on. */
  @Test
  void sumOfYearsAndTheSwitchAreTheTextbookExamples() {
    String asset = "type: depreciation, base: 100, from: 2, life: 5, residual: ";
    NaiveSheet sheet =
        new SheetText("year", 8)
            .use("digits", asset + "4%, method: sum-of-years")
            .use("turn", asset + "0%, method: declining-switch")
            .use("high", asset + "10%, method: declining-switch")
            .sheet();
    assertThat(sheet.line("digits.charge"))
        .containsExactly(new double[] {0, 0, 32, 25.6, 19.2, 12.8, 6.4, 0, 0}, TINY);
    assertThat(sheet.line("digits.book")[8]).isCloseTo(4, TINY);
    assertThat(sheet.line("turn.charge"))
        .containsExactly(new double[] {0, 0, 40, 24, 14.4, 10.8, 10.8, 0, 0}, TINY);
    // Two fifths of 21.6 are 8.64, more than half of 11.6; the last year takes what is left.
    assertThat(sheet.line("high.charge"))
        .containsExactly(new double[] {0, 0, 40, 24, 14.4, 8.64, 2.96, 0, 0}, TINY);
  }

  @Test
  void everyMethodWearsOffTheCostLessItsResidualAndNeverMore() {
    String[] methods = {"straight", "double-declining", "declining-switch", "sum-of-years"};
    for (String method : methods) {
      ManyDeals deals =
          ManyDeals.of(
              new SheetText("quarter", 50)
                  .stub("2026-11-30")
                  .schedule("cost", "亿元", 1, 1, 1)
                  .use(
                      "asset",
                      "type: depreciation, base: sum(cost), from: late, residual: 5%, life: 6,"
                          + " method: "
                          + method)
                  .toString());
      Random random = new Random(5);
      for (int k = 0; k < 600; k++) {
        double residual = random.nextInt(20) / 100.0;
        double[] cost = SheetText.uniform(random, 2, 0, 0, 50);
        deals
            .schedule("cost", cost)
            .input("asset.residual", residual)
            .input("asset.life", 2.5 + 9 * random.nextDouble())
            .compute();
        double whole = Arrays.stream(cost).sum();
        double[] charge = deals.line("asset.charge");
        double[] book = deals.line("asset.book");
        double left = whole;
        for (int t = 3; t <= 50; t++) {
          left -= charge[t];
          assertThat(charge[t]).as(method).isGreaterThanOrEqualTo(-1e-12);
          assertThat(book[t]).as(method).isCloseTo(left, within(1e-10));
          assertThat(left).as(method).isGreaterThan(residual * whole - 1e-10);
        }
        assertThat(left).as(method).isCloseTo(residual * whole, within(1e-10));
      }
    }
  }

  @Test
  void workingCapitalIsBoundAndSetFreeAgain() {
    ManyDeals deals =
        ManyDeals.of(
            new SheetText("quarter", 8)
                .schedule("revenue", "亿元", new double[9])
                .schedule("cost", "亿元", new double[9])
                .use(
                    "a",
                    "type: working-capital, revenue: revenue, cost: cost, receivable_days: 60,"
                        + " inventory_days: 45, payable_days: 30")
                .use("b", "type: working-capital, revenue: revenue, share: 15%")
                .toString());
    Random random = new Random(6);
    for (int k = 0; k < 1000; k++) {
      double[] revenue = SheetText.uniform(random, 8, 1, 0, 9);
      double[] cost = SheetText.uniform(random, 8, 1, 0, 9);
      revenue[8] = 0;
      cost[8] = 0;
      deals.schedule("revenue", revenue).schedule("cost", cost).compute();
      for (int t = 1; t <= 8; t++) {
        assertThat(deals.line("a.balance")[t])
            .isCloseTo(4 * (revenue[t] * 60 + cost[t] * 15) / 365, within(1e-12));
        assertThat(deals.line("b.balance")[t]).isCloseTo(0.15 * revenue[t], within(1e-12));
      }
      assertThat(Arrays.stream(deals.line("a.change")).sum()).isCloseTo(0, within(1e-12));
      assertThat(Arrays.stream(deals.line("b.change")).sum()).isCloseTo(0, within(1e-12));
    }
  }
}
