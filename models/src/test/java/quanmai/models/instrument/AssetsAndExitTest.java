package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Depreciation, working capital and exit. */
class AssetsAndExitTest {

  private static final Offset<Double> TINY = within(1e-9);

  @Test
  void straightDepreciationSumsToTheCostLessItsResidualValue() {
    Random random = new Random(11);
    for (int k = 0; k < 40; k++) {
      String step = k % 2 == 0 ? "year" : "quarter";
      double life = Math.round(20 * (1 + 4 * random.nextDouble())) / 20.0;
      double[] capex = SheetText.uniform(random, 2, 0, 0, 10);
      NaiveSheet sheet =
          new SheetText(step, 30)
              .stub(k % 4 < 2 ? "2026-12-31" : "2026-11-30")
              .schedule("capex", "亿元", capex)
              .use(
                  "d", "type: depreciation, base: sum(capex), from: 3, residual: 5%, life: " + life)
              .sheet();
      double cost = Arrays.stream(capex).sum();
      double[] charge = sheet.line("d.charge");
      double age = 0;
      for (int t = 3; t <= 30; t++) {
        double share = (Math.min(life, age + sheet.dt(t)) - Math.min(life, age)) / life;
        age += sheet.dt(t);
        assertThat(charge[t])
            .as("life " + life + ", t = " + t)
            .isCloseTo(0.95 * cost * share, TINY);
      }
      assertThat(Arrays.stream(charge).sum()).isCloseTo(0.95 * cost, TINY);
      assertThat(sheet.line("d.book")[30]).isCloseTo(0.05 * cost, TINY);
    }
  }

  @Test
  void doubleDecliningIsTheTextbookExample() {
    // Cost 100, five years, residual 4%: two fifths of the book value, then the rest in two years.
    NaiveSheet sheet =
        new SheetText("year", 8)
            .use(
                "d",
                "type: depreciation, base: 100, from: 1, life: 5, residual: 4%, method:"
                    + " double-declining")
            .sheet();
    assertThat(sheet.line("d.charge"))
        .containsExactly(new double[] {0, 40, 24, 14.4, 8.8, 8.8, 0, 0, 0}, TINY);
    assertThat(sheet.line("d.book")[8]).isCloseTo(4, TINY);
  }

  @Test
  void doubleDecliningSumsToTheCostLessItsResidualValue() {
    Random random = new Random(12);
    for (int k = 0; k < 40; k++) {
      double life = 3 + random.nextInt(40) / 4.0;
      double residual = random.nextInt(10) / 100.0;
      NaiveSheet sheet =
          new SheetText("quarter", 60)
              .use(
                  "d",
                  "type: depreciation, base: 100, from: 2, method: double-declining, life: "
                      + life
                      + ", residual: "
                      + residual)
              .sheet();
      double[] charge = sheet.line("d.charge");
      assertThat(Arrays.stream(charge).min().orElseThrow()).isGreaterThanOrEqualTo(0);
      assertThat(Arrays.stream(charge).sum())
          .as("life " + life)
          .isCloseTo(100 * (1 - residual), TINY);
    }
  }

  @Test
  void eachAdditionIsDepreciatedFromItsOwnDate() {
    Random random = new Random(13);
    for (int k = 0; k < 40; k++) {
      int wait = random.nextInt(2);
      int life = 1 + random.nextInt(6);
      double[] additions = SheetText.uniform(random, 16, 0, 0, 10);
      NaiveSheet sheet =
          new SheetText("quarter", 16)
              .schedule("added", "亿元", additions)
              .use(
                  "d",
                  "type: depreciation, additions: added, residual: 10%, life: "
                      + life
                      + (wait == 0 ? "" : ", starts: next-period"))
              .sheet();
      double[] expected = new double[17];
      for (int made = 0; made <= 16; made++) {
        for (int t = made + wait; t <= Math.min(16, made + wait + 4 * life - 1); t++) {
          expected[t] += 0.9 * additions[made] / (4 * life);
        }
      }
      assertThat(sheet.line("d.charge")).as(life + " years").containsExactly(expected, TINY);
      assertThat(sheet.line("d.book")[16])
          .isCloseTo(Arrays.stream(additions).sum() - Arrays.stream(expected).sum(), TINY);
    }
  }

  @Test
  void workingCapitalByShareAndByDays() {
    NaiveSheet sheet =
        new SheetText("quarter", 3)
            .schedule("revenue", "亿元", 0, 10, 20, 0)
            .schedule("cost", "亿元", 0, 8, 12, 0)
            .use("a", "type: working-capital, revenue: revenue, share: 15%")
            .use(
                "b",
                "type: working-capital, revenue: revenue, cost: cost, receivable_days: 73,"
                    + " inventory_days: 36.5, payable_days: 54.75")
            .sheet();
    assertThat(sheet.line("a.change")).containsExactly(new double[] {0, 1.5, 1.5, -3}, TINY);
    // A year's revenue is 40; 73 days of it are 8; stock less payables are 5% of a year's cost,
    // -1.6.
    assertThat(sheet.line("b.balance")).containsExactly(new double[] {0, 6.4, 13.6, 0}, TINY);
    assertThat(sheet.line("b.change")).containsExactly(new double[] {0, 6.4, 7.2, -13.6}, TINY);
  }

  @Test
  void exitTakesTheMultipleOfThePeriodOrOfTheTwelveMonths() {
    NaiveSheet sheet =
        new SheetText("quarter", 6)
            .schedule("ebitda", "亿元", 0, 1, 2, 3, 4, 5, 6)
            .schedule("debt", "亿元", 30, 30, 30, 30, 30, 30, 30)
            .use(
                "a",
                "type: exit-multiple, at: 5, ebitda: ebitda, multiple: 8, net_debt: debt, costs:"
                    + " 2%")
            .use(
                "b",
                "type: exit-multiple, at: 5, ebitda: ebitda, basis: twelve-months, multiple: 8,"
                    + " net_debt: debt")
            .use(
                "c",
                "type: exit-multiple, at: late, ebitda: ebitda, multiple: 8, net_debt: debt, floor:"
                    + " none")
            .use("d", "type: exit-multiple, at: N - 1, ebitda: ebitda, multiple: 2, net_debt: debt")
            .sheet();
    assertThat(sheet.line("a.enterprise_value")).containsExactly(0, 0, 0, 0, 0, 40, 0);
    assertThat(sheet.line("a.equity")[5]).isCloseTo(40 - 0.8 - 30, TINY);
    assertThat(sheet.line("b.equity")).containsExactly(0, 0, 0, 0, 0, 8 * 14 - 30, 0);
    assertThat(sheet.line("c.equity")).containsExactly(0, 0, 0, 24 - 30, 0, 0, 0);
    assertThat(sheet.line("d.enterprise_value")[5]).isEqualTo(10);
    assertThat(sheet.line("d.equity")[5]).isEqualTo(0);
  }
}
