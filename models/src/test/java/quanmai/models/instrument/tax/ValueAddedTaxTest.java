package quanmai.models.instrument.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.termsheet.Finding;

/** VAT by hand, and that no yuan of it is lost. */
class ValueAddedTaxTest {

  private static final Offset<Double> TINY = within(1e-12);
  private static final String ALL =
      "type: vat, sales: sales, rate: 13%, purchases: bought, purchase_rate: 13%, capex: built,"
          + " capex_rate: 9%";

  private static SheetText plant() {
    return new SheetText("year", 4)
        .schedule("sales", "亿元", 0, 10, 40, 50, 60)
        .schedule("bought", "亿元", 0, 20, 20, 30, 40)
        .schedule("built", "亿元", 20, 0, 0, 0, 0);
  }

  @Test
  void theCreditOfTheCapexIsUsedBeforeTaxIsPaid() {
    NaiveSheet sheet = plant().use("vat", ALL).sheet();
    // Input 1.8 at first, 1.3 more than output in the first year, then 2.6 less a year.
    assertThat(sheet.line("vat.output"))
        .containsExactly(new double[] {0, 1.3, 5.2, 6.5, 7.8}, TINY);
    assertThat(sheet.line("vat.input"))
        .containsExactly(new double[] {1.8, 2.6, 2.6, 3.9, 5.2}, TINY);
    assertThat(sheet.line("vat.credit")).containsExactly(new double[] {1.8, 3.1, 0.5, 0, 0}, TINY);
    assertThat(sheet.line("vat.payable")).containsExactly(new double[] {0, 0, 0, 2.1, 2.6}, TINY);
    assertThat(sheet.line("vat.surcharges"))
        .containsExactly(new double[] {0, 0, 0, 0.252, 0.312}, TINY);
    assertThat(sheet.line("vat.cash"))
        .containsExactly(new double[] {-1.8, -1.3, 2.6, 0.5, 0}, TINY);
  }

  @Test
  void creditCanBeRefundedAndTaxPaidLater() {
    NaiveSheet sheet =
        plant()
            .use("vat", ALL + ", refund: 50%, paid: next-period, surcharge: 10%")
            .use("sold", "type: vat, sales: sales, rate: 6%")
            .sheet();
    assertThat(sheet.line("vat.refunded")).containsExactly(new double[] {0, 0.9, 1.1, 0, 0}, TINY);
    assertThat(sheet.line("vat.credit")).containsExactly(new double[] {1.8, 2.2, 0, 0, 0}, TINY);
    assertThat(sheet.line("vat.payable")).containsExactly(new double[] {0, 0, 1.5, 2.6, 2.6}, TINY);
    assertThat(sheet.line("vat.paid")).containsExactly(new double[] {0, 0, 0, 1.5, 2.6}, TINY);
    assertThat(sheet.line("vat.cash"))
        .containsExactly(new double[] {-1.8, -0.4, 3.7, 1.1, 0}, TINY);
    assertThat(sheet.line("vat.surcharges")[2]).isCloseTo(0.15, TINY);
    assertThat(sheet.line("sold.payable"))
        .containsExactly(new double[] {0, 0.6, 2.4, 3, 3.6}, TINY);
  }

  @Test
  void creditIsNeverNegativeAndCashIsConserved() {
    for (String paid : new String[] {"same-period", "next-period"}) {
      ManyDeals deals =
          ManyDeals.of(plant().use("vat", ALL + ", refund: 30%, paid: " + paid).toString());
      Random random = new Random(3);
      for (int k = 0; k < 2000; k++) {
        for (String line : new String[] {"sales", "bought", "built"}) {
          deals.schedule(line, SheetText.uniform(random, 4, 0, 0, 20));
        }
        deals.input("vat.refund", random.nextInt(3) / 2.0).input("vat.rate", random.nextDouble());
        deals.compute();
        double[] credit = deals.line("vat.credit");
        double[] payable = deals.line("vat.payable");
        double[] cash = deals.line("vat.cash");
        double sum = 0;
        for (int t = 0; t <= 4; t++) {
          sum += cash[t];
          assertThat(Math.min(credit[t], payable[t])).isZero();
          assertThat(Math.max(credit[t], payable[t])).isNotNegative();
          double owed = paid.equals("same-period") ? 0 : payable[t];
          assertThat(sum).as("t = " + t).isCloseTo(owed - credit[t], within(1e-12));
        }
        double taxed = total(deals, "output") - total(deals, "input");
        double settled = total(deals, "payable") - total(deals, "refunded");
        assertThat(settled - credit[4]).isCloseTo(taxed, within(1e-12));
      }
    }
  }

  private static double total(ManyDeals deals, String line) {
    return Arrays.stream(deals.line("vat." + line)).sum();
  }

  @Test
  void anAmountGoesWithItsRate() {
    var findings =
        NaiveSheet.findings(
            plant()
                .use("a", "type: vat, sales: sales, rate: 13%, purchases: bought")
                .use("b", "type: vat, sales: sales, rate: 13%, capex_rate: 9%")
                .toString());
    assertThat(findings).extracting(Finding::rule).containsExactly("vat-rate", "vat-rate");
    assertThat(findings)
        .extracting(finding -> finding.where().path())
        .containsExactly("instruments.a.purchases", "instruments.b.capex_rate");
    assertThat(findings.getFirst().advice().en()).isEqualTo("Maybe add purchase_rate: 13%.");
  }
}
