package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Tax against a list of losses used one by one. */
class IncomeTaxTest {

  private static final Offset<Double> TINY = within(1e-9);

  /** The taxable income of each year, by a list of losses with their years. */
  private static double[] byList(double[] profits, int usableYears) {
    List<double[]> losses = new ArrayList<>();
    double[] taxable = new double[profits.length];
    for (int y = 0; y < profits.length; y++) {
      taxable[y] = Math.max(0, profits[y]);
      for (double[] loss : losses) {
        double used = y - loss[0] <= usableYears ? Math.min(loss[1], taxable[y]) : 0;
        loss[1] -= used;
        taxable[y] -= used;
      }
      losses.add(new double[] {y, Math.max(0, -profits[y])});
    }
    return taxable;
  }

  @Test
  void yearsOfLossesOldestFirstUntilTheyExpire() {
    Random random = new Random(7);
    for (int k = 0; k < 50; k++) {
      int usable = 1 + random.nextInt(6);
      double[] profits = SheetText.uniform(random, 18, 0, -3, 3);
      NaiveSheet sheet =
          new SheetText("year", 18)
              .schedule("profit", "亿元", profits)
              .use("tax", "type: tax, profit: profit, rate: 25%, loss_years: " + usable)
              .sheet();
      double[] expected = byList(profits, usable);
      double[] due = sheet.line("tax.due");
      for (int t = 0; t <= 18; t++) {
        assertThat(due[t]).as(usable + " years, t = " + t).isCloseTo(0.25 * expected[t], TINY);
      }
      everyLossIsUsedExpiredOrCarried(sheet, usable, 18);
    }
  }

  private static void everyLossIsUsedExpiredOrCarried(NaiveSheet sheet, int ages, int periods) {
    double open = 0;
    double[] made = sheet.line("tax.loss");
    double[] expired = sheet.line("tax.expired");
    double[] carried = sheet.line("tax.losses");
    for (int t = 0; t <= periods; t++) {
      double used = 0;
      for (int age = 1; age <= ages; age++) {
        double usedOfAge = sheet.line("tax.used_age_" + age)[t];
        assertThat(usedOfAge).isBetween(0.0, sheet.line("tax.loss_age_" + age)[t]);
        used += usedOfAge;
      }
      open += made[t] - used - expired[t];
      assertThat(carried[t]).as("t = " + t).isCloseTo(open, TINY);
    }
  }

  @Test
  void withoutALimitNothingExpires() {
    Random random = new Random(8);
    for (int k = 0; k < 30; k++) {
      double[] profits = SheetText.uniform(random, 30, 0, -3, 3);
      NaiveSheet sheet =
          new SheetText("quarter", 30)
              .schedule("profit", "亿元", profits)
              .use("tax", "type: tax, profit: profit, rate: 25%")
              .sheet();
      double[] expected = byList(profits, 1000);
      for (int t = 0; t <= 30; t++) {
        assertThat(sheet.line("tax.taxable")[t]).as("t = " + t).isCloseTo(expected[t], TINY);
      }
    }
  }

  @Test
  void settledByPeriodALossLastsItsYearsInPeriods() {
    Random random = new Random(9);
    double[] profits = SheetText.uniform(random, 24, 0, -3, 3);
    NaiveSheet sheet =
        new SheetText("quarter", 24)
            .schedule("profit", "亿元", profits)
            .use("tax", "type: tax, profit: profit, rate: 25%, loss_years: 2")
            .sheet();
    double[] expected = byList(profits, 8);
    for (int t = 0; t <= 24; t++) {
      assertThat(sheet.line("tax.taxable")[t]).as("t = " + t).isCloseTo(expected[t], TINY);
    }
  }

  @Test
  void settledByYearTheCalendarYearIsTaxedInItsLastPeriod() {
    Random random = new Random(10);
    for (int k = 0; k < 30; k++) {
      int usable = 1 + random.nextInt(3);
      boolean limited = random.nextBoolean();
      // From 2026-09-30: one quarter of 2026, then whole years, then two quarters of 2032.
      int periods = 23;
      double[] profits = SheetText.uniform(random, periods, 0, -3, 3);
      NaiveSheet sheet =
          new SheetText("quarter", periods)
              .schedule("profit", "亿元", profits)
              .use(
                  "tax",
                  "type: tax, profit: profit, rate: 25%, settled: year"
                      + (limited ? ", loss_years: " + usable : ""))
              .sheet();
      double[] years = new double[7];
      for (int t = 0; t <= periods; t++) {
        years[(t + 2) / 4] += profits[t];
      }
      double[] expected = byList(years, limited ? usable : 100);
      double[] due = sheet.line("tax.due");
      for (int t = 0; t <= periods; t++) {
        boolean settles = t == periods || t > 0 && (t - 1) % 4 == 0;
        assertThat(due[t])
            .as(usable + " years, limited " + limited + ", t = " + t)
            .isCloseTo(settles ? 0.25 * expected[(t + 2) / 4] : 0, TINY);
      }
    }
  }
}
