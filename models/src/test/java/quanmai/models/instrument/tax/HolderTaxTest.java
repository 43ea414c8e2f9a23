package quanmai.models.instrument.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;

/** Tax withheld from dividends and on gains, stamp duty, and the years that a loss lasts. */
class HolderTaxTest {

  private static final Offset<Double> TINY = within(1e-12);

  /**
   * The domain reference: 100 in, dividends 2, 3, 4, sold for 200 after five years. Net proceeds of
   * direct holding at 10%, by treaty at 5% and exempt, and of an establishment at 25%.
   */
  @Test
  void taxesOfTheWaysToHold() {
    String sale = ", dividends: paid, proceeds: sold, cost: 100";
    NaiveSheet sheet =
        new SheetText("year", 5)
            .schedule("paid", "亿元", 0, 0, 0, 2, 3, 4)
            .schedule("sold", "亿元", 0, 0, 0, 0, 0, 200)
            .use("direct", "type: withholding, dividend_rate: 10%, gain_rate: 10%" + sale)
            .use("treaty", "type: withholding, dividend_rate: 5%, gain_rate: 0%" + sale)
            .use(
                "pe",
                "type: withholding, dividend_rate: 25%, gain_rate: 25%, deductible: 2.5" + sale)
            .use("kept", "type: withholding, dividends: paid, dividend_rate: 10%")
            .sheet();
    assertThat(sheet.line("direct.net"))
        .containsExactly(new double[] {0, 0, 0, 1.8, 2.7, 3.6 + 190}, TINY);
    assertThat(sheet.line("direct.due")[5]).isCloseTo(10.4, TINY);
    assertThat(sheet.line("treaty.net")[5]).isCloseTo(203.8, TINY);
    assertThat(sheet.line("pe.dividend_tax"))
        .containsExactly(new double[] {0, 0, 0, 0, 0.125, 0.375}, TINY);
    assertThat(sheet.line("pe.gain")[5]).isCloseTo(100, TINY);
    assertThat(sheet.line("pe.net")[5]).isCloseTo(204 - 0.375 - 25, TINY);
    assertThat(sheet.line("kept.net")).containsExactly(new double[] {0, 0, 0, 1.8, 2.7, 3.6}, TINY);
  }

  @Test
  void aLossOnTheSaleIsNotTaxed() {
    NaiveSheet sheet =
        new SheetText("year", 1)
            .use(
                "wht",
                "type: withholding, dividends: 0, dividend_rate: 10%, proceeds: 60, cost: 100,"
                    + " gain_rate: 10%")
            .sheet();
    assertThat(sheet.line("wht.gain")[1]).isZero();
    assertThat(sheet.line("wht.net")[1]).isCloseTo(60, TINY);
  }

  @Test
  void aSaleIsProceedsCostAndRate() {
    for (String part : new String[] {"proceeds: 5", "cost: 5", "gain_rate: 10%"}) {
      var findings =
          NaiveSheet.findings(
              new SheetText("year", 1)
                  .use("wht", "type: withholding, dividends: 1, dividend_rate: 10%, " + part)
                  .toString());
      assertThat(findings).as(part).hasSize(1);
      assertThat(findings.getFirst().rule()).isEqualTo("withholding-sale");
      assertThat(findings.getFirst().advice().en()).isEqualTo("Maybe add gain_rate: 10%.");
    }
  }

  @Test
  void stampDutyByWhatTheDocumentIsAbout() {
    SheetText text = new SheetText("year", 1).schedule("price", "亿元", 0, 10000);
    String[] of = {
      "equity-transfer",
      "listed-shares",
      "capital",
      "loan",
      "sale",
      "construction",
      "lease",
      "land-use"
    };
    double[] due = {5, 5, 2.5, 0.5, 3, 3, 10, 5};
    for (int k = 0; k < of.length; k++) {
      text.use("s" + k, "type: stamp-duty, amount: price, of: " + of[k]);
    }
    NaiveSheet sheet =
        text.use("both", "type: stamp-duty, amount: price, sides: both")
            .use("own", "type: stamp-duty, amount: price, rate: 1%")
            .sheet();
    for (int k = 0; k < of.length; k++) {
      assertThat(sheet.line("s" + k + ".due"))
          .as(of[k])
          .containsExactly(new double[] {0, due[k]}, TINY);
    }
    assertThat(sheet.line("both.due")[1]).isCloseTo(10, TINY);
    assertThat(sheet.line("own.due")[1]).isCloseTo(100, TINY);
  }

  @Test
  void lossesCanBeLeftOutAndTheRateCanChange() {
    NaiveSheet sheet =
        new SheetText("year", 4)
            .schedule("profit", "亿元", 0, -5, 2, 4, 8)
            .use("none", "type: tax, profit: profit, rate: 25%, loss_years: 0")
            .use(
                "high_tech", "type: tax, profit: profit, rate: {1..3: 15%, 4: 25%}, loss_years: 10")
            .sheet();
    assertThat(sheet.line("none.due")).containsExactly(new double[] {0, 0, 0.5, 1, 2}, TINY);
    assertThat(sheet.line("high_tech.due")).containsExactly(new double[] {0, 0, 0, 0.15, 2}, TINY);
  }

  @Test
  void noMoreLossIsUsedThanWasMadeWithinItsYears() {
    for (int years : new int[] {5, 10}) {
      ManyDeals deals =
          ManyDeals.of(
              new SheetText("year", 14)
                  .schedule("profit", "亿元", new double[15])
                  .use("tax", "type: tax, profit: profit, rate: 25%, loss_years: " + years)
                  .toString());
      Random random = new Random(years);
      for (int k = 0; k < 1000; k++) {
        double[] profit = SheetText.uniform(random, 14, 0, -8, 6);
        double[] taxable = deals.schedule("profit", profit).compute().line("tax.taxable");
        double[] used = new double[15];
        for (int t = 0; t <= 14; t++) {
          used[t] = Math.max(0, profit[t]) - taxable[t];
          assertThat(used[t]).isBetween(0.0, Math.max(0, profit[t]));
        }
        for (int from = 0; from <= 14; from++) {
          for (int to = from; to <= 14; to++) {
            // What is used in these years was made from the first of them less its life on.
            assertThat(sum(used, from, to))
                .isLessThanOrEqualTo(losses(profit, from - years, to - 1) + 1e-12);
          }
        }
      }
    }
  }

  private static double sum(double[] values, int from, int to) {
    double sum = 0;
    for (int t = Math.max(0, from); t <= to; t++) {
      sum += values[t];
    }
    return sum;
  }

  private static double losses(double[] profit, int from, int to) {
    double sum = 0;
    for (int t = Math.max(0, from); t <= to; t++) {
      sum += Math.max(0, -profit[t]);
    }
    return sum;
  }
}
