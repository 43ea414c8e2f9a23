package quanmai.models.instrument.city;

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

/** What a deal takes from a city and brings to it, by hand. */
class CityTest {

  private static final Offset<Double> TINY = within(1e-12);
  private static final double MU = 10_000 / 15.0;

  @Test
  void landIsPaidOnceAndComparedByWhatWasReallyPaid() {
    String land = "type: land, area: 300, price: 30, benchmark: 40, minimum: 25.2";
    NaiveSheet sheet =
        new SheetText("year", 3)
            .use("land", land)
            .use("later", land + ", at: late, returned: 40%, deed_tax_rate: 4%")
            .use("dear", "type: land, area: 100, price: 50, benchmark: 40")
            .sheet();
    // 300 mu at 300,000 yuan are 0.9 亿元.
    assertThat(sheet.line("land.premium")).containsExactly(new double[] {0.9, 0, 0, 0}, TINY);
    assertThat(sheet.line("land.deed_tax")[0]).isCloseTo(0.027, TINY);
    assertThat(sheet.line("land.cost")).containsExactly(new double[] {0.927, 0, 0, 0}, TINY);
    assertThat(sheet.line("land.area")[2]).isCloseTo(300 * MU, within(1e-9));
    assertThat(sheet.line("land.price_vs_benchmark")[2]).isCloseTo(0.75, TINY);
    assertThat(sheet.line("land.price_vs_minimum")[2]).isCloseTo(30 / 25.2, TINY);
    assertThat(sheet.line("land.discount")).containsExactly(new double[] {0.3, 0, 0, 0}, TINY);
    assertThat(sheet.line("later.returned")).containsExactly(new double[] {0, 0, 0, 0.36}, TINY);
    assertThat(sheet.line("later.cost")[3]).isCloseTo(0.9 + 0.036 - 0.36, TINY);
    assertThat(sheet.line("later.price_vs_benchmark")[0]).isCloseTo(18 / 40.0, TINY);
    assertThat(sheet.line("later.price_vs_minimum")[0]).isCloseTo(18 / 25.2, TINY);
    assertThat(sheet.line("later.discount")).containsExactly(new double[] {0, 0, 0, 0.66}, TINY);
    assertThat(sheet.line("dear.discount")).containsExactly(new double[] {0, 0, 0, 0}, TINY);
    assertThat(sheet.line("dear.price_vs_benchmark")[0]).isCloseTo(1.25, TINY);
  }

  @Test
  void subsidiesAreCappedAndSayWhatTheyGoBy() {
    NaiveSheet sheet =
        new SheetText("year", 3)
            .schedule("capex", "亿元", 10, 20, 30, 40)
            .use(
                "open",
                "type: subsidy, kind: capex, basis: general-policy, share: 10%, of: capex, cap: 4.5")
            .use(
                "named", "type: subsidy, kind: tax-refund, basis: named-firm, amount: {1: 2, 2: 3}")
            .sheet();
    assertThat(sheet.line("open.amount")).containsExactly(new double[] {1, 2, 1.5, 0}, TINY);
    assertThat(sheet.line("open.received")).containsExactly(new double[] {1, 3, 4.5, 4.5}, TINY);
    assertThat(sheet.line("open.selective")).containsExactly(0, 0, 0, 0);
    assertThat(sheet.line("open.tax_linked")).containsExactly(0, 0, 0, 0);
    assertThat(sheet.line("open.kind")).containsExactly(0, 0, 0, 0);
    assertThat(sheet.line("named.amount")).containsExactly(new double[] {0, 2, 3, 0}, TINY);
    assertThat(sheet.line("named.received")[3]).isCloseTo(5, TINY);
    assertThat(sheet.line("named.selective")).containsExactly(1, 1, 1, 1);
    assertThat(sheet.line("named.tax_linked")).containsExactly(1, 1, 1, 1);
    assertThat(sheet.line("named.kind")[0]).isEqualTo(8);
  }

  @Test
  void aSubsidyIsAnAmountOrAShareOfSomething() {
    String open = "type: subsidy, kind: jobs, basis: general-policy";
    for (String wrong :
        new String[] {
          "", ", share: 10%", ", of: x", ", amount: 1, of: x", ", amount: 1, share: 1%"
        }) {
      var findings =
          NaiveSheet.findings(
              new SheetText("year", 1).schedule("x", "亿元", 1).use("s", open + wrong).toString());
      assertThat(findings).as(wrong).hasSize(1);
      assertThat(findings.getFirst().rule()).isEqualTo("subsidy-amount");
      assertThat(findings.getFirst().advice().en()).startsWith("Maybe");
    }
    assertThat(
            NaiveSheet.findings(
                new SheetText("year", 1).use("s", "type: subsidy, amount: 1").toString()))
        .extracting(Finding::rule)
        .containsExactly("missing-setting", "missing-setting");
  }

  @Test
  void aLeaseIsFreeForItsFirstMonths() {
    NaiveSheet sheet =
        new SheetText("quarter", 6)
            .schedule("index", "ratio", 1, 1, 1, 1, 1.1, 1.1, 1.1)
            .use(
                "lease",
                "type: lease, area: 100000, market_rent: 30, rent: 20, from: 2, free: 4, index:"
                    + " index")
            .use("plain", "type: lease, area: 100000, market_rent: 30, from: 0")
            .sheet();
    // 100,000 m2 at 30 yuan a month are 0.09 亿元 a quarter.
    double[] market = {0, 0, 0.09, 0.09, 0.099, 0.099, 0.099};
    assertThat(sheet.line("lease.market")).containsExactly(market, TINY);
    assertThat(sheet.line("lease.charged"))
        .containsExactly(new double[] {0, 0, 0, 0.04, 0.066, 0.066, 0.066}, TINY);
    assertThat(sheet.line("lease.relief"))
        .containsExactly(new double[] {0, 0, 0.09, 0.05, 0.033, 0.033, 0.033}, TINY);
    assertThat(sheet.line("lease.charged_share")[3]).isCloseTo(0.04 / 0.18, TINY);
    assertThat(sheet.line("plain.charged")).containsExactly(sheet.line("plain.market"), TINY);
    assertThat(sheet.line("plain.market"))
        .containsExactly(new double[] {0, 0.09, 0.09, 0.09, 0.09, 0.09, 0.09}, TINY);
    assertThat(sheet.line("plain.charged_share")).containsExactly(1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void theFreeTimeIsFreeOnceWhateverThePeriods() {
    ManyDeals deals =
        ManyDeals.of(
            new SheetText("quarter", 20)
                .use("lease", "type: lease, area: 1e8, market_rent: 1, free: 4")
                .toString());
    Random random = new Random(4);
    for (int k = 0; k < 2000; k++) {
      double free = 6 * random.nextDouble();
      deals.input("lease.free", free).compute();
      double charged = Arrays.stream(deals.line("lease.charged")).sum();
      assertThat(charged).isCloseTo(12 * (5 - Math.min(5, free)), within(1e-10));
      assertThat(Arrays.stream(deals.line("lease.relief")).min().orElseThrow())
          .isGreaterThan(-1e-12);
    }
  }

  @Test
  void aFootprintSumsTheTaxesAndPutsThemOnTheLand() {
    NaiveSheet sheet =
        new SheetText("quarter", 2)
            .schedule("invested", "亿元", 6, 3, 0)
            .schedule("paid", "亿元", 0, 0.5, 0.7)
            .schedule("energy", "GWh", 0, 100, 120)
            .use(
                "city",
                "type: footprint, foreign: invested, domestic: 1, public: 2, total_investment:"
                    + " invested, fai: invested, output: paid, jobs: 1800, energy: energy, land:"
                    + " 600, income_tax: paid, vat: 1, other_tax: 0.1")
            .use(
                "own",
                "type: footprint, vat: 2, income_tax: 1, local_vat: 25%, local_income_tax: 10%")
            .use("bare", "type: footprint, land: {1: 600}, other_tax: paid")
            .sheet();
    assertThat(sheet.line("city.foreign")).containsExactly(6, 3, 0);
    assertThat(sheet.line("city.jobs")[2]).isEqualTo(1800);
    assertThat(sheet.line("city.tax_paid")).containsExactly(new double[] {1.1, 1.6, 1.8}, TINY);
    assertThat(sheet.line("city.tax_local")).containsExactly(new double[] {0.6, 0.8, 0.88}, TINY);
    // 1.6 亿元 in a quarter on 600 mu are 1.0667 million yuan a mu and year.
    assertThat(sheet.line("city.tax_per_mu"))
        .containsExactly(new double[] {0, 6.4 / (600 * MU), 7.2 / (600 * MU)}, TINY);
    assertThat(sheet.line("city.investment_per_mu"))
        .containsExactly(new double[] {6 / (600 * MU), 9 / (600 * MU), 9 / (600 * MU)}, TINY);
    assertThat(sheet.line("city.energy_per_output"))
        .containsExactly(new double[] {0, 200, 120 / 0.7}, within(1e-9));
    assertThat(sheet.line("own.tax_local")[1]).isCloseTo(0.6, TINY);
    assertThat(sheet.line("bare.tax_local")).containsExactly(sheet.line("bare.tax_paid"), TINY);
    assertThat(sheet.line("bare.tax_per_mu"))
        .containsExactly(new double[] {0, 2 / (600 * MU), 0}, TINY);
  }

  @Test
  void aCityCountsInYuanAlsoWhereTheDealDoesNot() {
    String deal =
        new SheetText("year", 1)
            .schedule("paid", "亿元", 1)
            .use("city", "type: footprint, foreign: paid, vat: 1, land: 5")
            .use("land", "type: land, area: 5, price: 5, benchmark: 6")
            .use("lease", "type: lease, area: 5, market_rent: 5")
            .use("grant", "type: subsidy, kind: other, basis: general-policy, amount: paid")
            .use("again", "type: footprint, foreign: paid, unit: 万元")
            .toString()
            .replace("currency: CNY", "currency: USD");
    assertThat(ManyDeals.of(deal).compute().line("city.foreign")[0]).isEqualTo(1);
  }
}
