package quanmai.models.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import quanmai.models.ledger.TargetPack.Target;
import quanmai.models.termsheet.Finding;

/** The pack that comes with the program: every target that it measures, met and missed. */
class JinanTargetsTest {

  private static final TargetPack PACK = TargetPack.bundled("jinan-2022");
  private static final LedgerSheet.Settings SETTINGS =
      LedgerSheet.Settings.from(LocalDate.of(2026, 12, 31), 5);

  private static Ledger ledger() {
    return new Ledger(PACK, SETTINGS)
        .input("domestic_capital_base", 1000)
        .input("domestic_capital_growth", 0)
        .input("foreign_capital_base", 100)
        .input("foreign_capital_growth", 0)
        .input("manufacturing_foreign_capital_part", 0.1);
  }

  /** The document's own numbers; what cannot be measured says why. */
  @Test
  void allTwentySevenTargetsAreThere() {
    assertThat(PACK.targets()).hasSize(27);
    assertThat(PACK.units()).hasSize(14);
    assertThat(PACK.targets().stream().filter(target -> target.measure() != null).map(Target::id))
        .containsExactly(
            "T01", "T02", "T03", "T04", "T08", "T09", "T10", "T11", "T12", "T14", "T15", "T16",
            "T19", "T20", "T24");
    assertThat(PACK.targets().stream().filter(target -> target.measure() == null))
        .allSatisfy(target -> assertThat(target.reason()).isNotNull());
    assertThat(PACK.target("T08").orElseThrow().exceptions())
        .containsExactlyInAnyOrder("商河县", "平阴县", "钢城区");
    assertThat(PACK.target("T09").orElseThrow().exceptions()).isEmpty();
    assertThat(PACK.target("T14").orElseThrow().policyConflict()).contains("国办发〔2025〕1号");
  }

  @Test
  void theExpiredWindowIsSaidAloud() {
    LedgerSheet.Written written = LedgerSheet.write(PACK, SETTINGS);
    assertThat(written.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
              assertThat(finding.rule()).isEqualTo("targets-moved");
              assertThat(finding.what().en())
                  .isEqualTo(
                      "the window 2022-2024, expired on 2024-12-31, is moved by 5 years to 2027-2029");
              assertThat(finding.advice().en()).startsWith("Maybe ");
            });
    assertThat(requireNonNull(written.text()))
        .contains("平移 5 年至 2027-2029")
        .contains("T25 qualitative");
  }

  @Test
  void aWindowOutsideTheLedgerIsRefused() {
    LedgerSheet.Written written =
        LedgerSheet.write(PACK, LedgerSheet.Settings.from(LocalDate.of(2026, 12, 31), 2));
    assertThat(written.text()).isNull();
    assertThat(written.findings()).extracting(Finding::rule).containsExactly("window-outside");
  }

  // Growth: 1.15^3 = 1.520875 of the base is the floor, so the book must bring 520.875 of 1,000.

  @Test
  void t01DomesticCapital() {
    hitAndMiss(
        "T01",
        book -> book.feed("domestic_capital_历城区", 0, 0, 0, 520.876),
        book -> book.feed("domestic_capital_历城区", 0, 0, 0, 520.874));
    Ledger ledger = ledger().feed("domestic_capital_历城区", 0, 0, 0, 520.875);
    assertThat(ledger.line("domestic_capital_average_growth", 1)).isCloseTo(0.15, within(1e-12));
    assertThat(ledger.output("T01_attainment")).isCloseTo(1, within(1e-9));
  }

  @Test
  void t02ForeignCapital() {
    hitAndMiss(
        "T02",
        book -> book.feed("foreign_capital_市级", 0, 0, 0, 33.11),
        book -> book.feed("foreign_capital_市级", 0, 0, 0, 33.09));
  }

  /** (30 + m) / (300 + f) of 15 percent, with 300 and 30 in the rest of the city. */
  @Test
  void t03ManufacturingShare() {
    Consumer<Ledger> all = book -> book.feed("foreign_capital_章丘区", 0, 20, 20, 20);
    hitAndMiss(
        "T03",
        all.andThen(book -> book.feed("manufacturing_foreign_capital_市级", 0, 8, 8, 8.01)),
        all.andThen(book -> book.feed("manufacturing_foreign_capital_市级", 0, 8, 8, 7.99)));
  }

  // Relative growth. The city grows by 10 percent to 133.1; the zones' own shares of 100 are 18 and
  // 10.

  @Test
  void t04TheHighTechZoneGrowsHalfAsFastAgain() {
    double least = 18 * Math.pow(1.15, 3) - 18;
    hitAndMiss(
        "T04",
        relative("foreign_capital", "济南高新区", least, 0.001),
        relative("foreign_capital", "济南高新区", least, -0.001));
  }

  @Test
  void t19TheStartUpAreaGrowsTwiceAsFast() {
    Consumer<Ledger> base = book -> book.input("domestic_capital_base", 100);
    double least = 10 * Math.pow(1.2, 3) - 10;
    hitAndMiss(
        "T19",
        base.andThen(relative("domestic_capital", "起步区", least, 0.001)),
        base.andThen(relative("domestic_capital", "起步区", least, -0.001)));
  }

  @Test
  void t20TheStartUpAreaGrowsTwiceAsFast() {
    double least = 10 * Math.pow(1.2, 3) - 10;
    hitAndMiss(
        "T20",
        relative("foreign_capital", "起步区", least, 0.001),
        relative("foreign_capital", "起步区", least, -0.001));
  }

  /**
   * The zone is part of the city: what it brings, another unit does not, so that the city stays.
   */
  private static Consumer<Ledger> relative(String metric, String unit, double least, double more) {
    return book ->
        book.feed(metric + "_" + unit, 0, 0, 0, least + more)
            .feed(metric + "_历下区", 0, 0, 0, 33.1 - least - more);
  }

  /** What the zone brings raises the city that it is measured by. */
  @Test
  void aZoneIsInTheAverageOfTheCity() {
    Ledger ledger = ledger().feed("foreign_capital_起步区", 0, 0, 0, 30);
    assertThat(ledger.line("foreign_capital_average_growth", 1))
        .isCloseTo(Math.cbrt(1.3) - 1, within(1e-12));
    assertThat(ledger.line("foreign_capital_average_growth_起步区", 1))
        .isCloseTo(Math.cbrt(4) - 1, within(1e-12));
    assertThat(ledger.output("T20_attainment"))
        .isCloseTo((Math.cbrt(4) - 1) / (2 * (Math.cbrt(1.3) - 1)), within(1e-9));
  }

  /**
   * In a city that shrinks, a zone that shrinks less than twice as fast does not meet its target.
   */
  @Test
  void shrinkingIsNoSuccess() {
    Ledger ledger = ledger().input("foreign_capital_growth", -0.05);
    assertThat(ledger.output("T20")).isZero();
    assertThat(ledger.output("T20_attainment")).isZero();
  }

  // Counts.

  @Test
  void t08CentralHeadquartersButForThreeUnits() {
    eachUnit("T08", "central_hq", List.of("商河县", "平阴县", "钢城区"));
  }

  @Test
  void t09ProvincialHeadquartersInEveryUnit() {
    eachUnit("T09", "provincial_hq", List.of());
  }

  @Test
  void t10MajorDomesticProjects() {
    eachUnit("T10", "major_domestic", List.of());
  }

  @Test
  void t11MajorForeignProjects() {
    eachUnit("T11", "major_foreign", List.of());
  }

  @Test
  void t12SmallChampions() {
    eachUnit("T12", "sme_champion", List.of());
  }

  private static void eachUnit(String id, String metric, List<String> exceptions) {
    for (TargetPack.UnitDef unit : PACK.units()) {
      Consumer<Ledger> others =
          book -> {
            for (TargetPack.UnitDef other : PACK.units()) {
              if (!other.equals(unit) && !exceptions.contains(other.name())) {
                book.feed(metric + "_" + other.name(), 0, 1, 2, 1);
              }
            }
          };
      String feed = metric + "_" + unit.name();
      if (exceptions.contains(unit.name())) {
        Ledger ledger = ledger();
        others.accept(ledger);
        assertThat(ledger.output(id)).isOne();
        continue;
      }
      hitAndMiss(
          id,
          others.andThen(book -> book.feed(feed, 0, 1, 1, 1)),
          others.andThen(book -> book.feed(feed, 5, 1, 0, 3)));
      Ledger missing = ledger();
      others.andThen(book -> book.feed(feed, 0, 1, 0, 1)).accept(missing);
      assertThat(missing.output(id + "_" + unit.name())).isZero();
      int asked = 14 - exceptions.size();
      assertThat(missing.output(id + "_attainment"))
          .isCloseTo((3 * asked - 1) / (3.0 * asked), within(1e-12));
    }
    // What comes besides the book counts too.
    assertThat(ledger().input(metric + "_elsewhere", 1).output(id)).isOne();
  }

  @Test
  void t15LeadingFirms() {
    hitAndMiss(
        "T15",
        book -> book.feed("leaders_市级", 0, 30, 30, 31),
        book -> book.feed("leaders_市级", 0, 60, 29, 60));
  }

  @Test
  void t16QualityProjects() {
    hitAndMiss(
        "T16",
        book -> book.feed("quality_projects_市级", 0, 100, 100, 100, 0),
        book -> book.feed("quality_projects_市级", 200, 100, 99, 100));
  }

  // Sizes "of about 10 bn yuan": 90 percent of it, at the end of the window.

  @Test
  void t14ParkFunds() {
    hitAndMiss(
        "T14",
        book -> book.feed("park_fund_size_市级", 0, 10, 50, 90),
        book -> book.feed("park_fund_size_市级", 0, 100, 100, 89.9, 100));
  }

  @Test
  void t24MergerFunds() {
    hitAndMiss(
        "T24",
        book -> book.feed("ma_fund_size_市级", 0, 10, 60, 100),
        book -> book.feed("ma_fund_size_市级", 0, 60, 60, 60));
    Ledger ledger = ledger().feed("ma_fund_size_市级", 0, 60, 60, 60);
    assertThat(ledger.output("T24_attainment")).isCloseTo(0.6, within(1e-12));
  }

  private static void hitAndMiss(String id, Consumer<Ledger> hit, Consumer<Ledger> miss) {
    Ledger good = ledger();
    hit.accept(good);
    assertThat(good.output(id)).as(id + " met").isOne();
    assertThat(good.output(id + "_attainment")).as(id).isGreaterThan(0.89);
    Ledger bad = ledger();
    miss.accept(bad);
    assertThat(bad.output(id)).as(id + " missed").isZero();
  }

  // Leverage and reinvestment.

  /** Jinan at mid-2024: 305.46 paid in, of which 41.58 by the city's guidance funds. */
  @Test
  void leverageOfJinan() {
    Ledger ledger =
        ledger()
            .feed("government_paid_in_市级", 20, 21.58)
            .feed("fund_paid_in_市级", 105.46, 200)
            .always("fund_committed_市级", 890.8)
            .feed("total_investment_历下区", 0, 500, 331.6);
    assertThat(ledger.output("leverage_paid_in_at_end")).isCloseTo(7.346, within(5e-4));
    assertThat(ledger.output("leverage_committed_at_end")).isCloseTo(890.8 / 41.58, within(1e-9));
    assertThat(ledger.output("leverage_total_at_end")).isCloseTo(20, within(1e-9));
    assertThat(ledger.line("leverage_paid_in", 0)).isCloseTo(105.46 / 20, within(1e-9));
  }

  /** The mother fund of sample case 6: sub-funds of 34 bn on the city's 3 bn. */
  @Test
  void leverageOnTheCitysOwnMoney() {
    Ledger ledger =
        ledger()
            .feed("government_paid_in_市级", 0, 9, 9, 6, 6)
            .feed("fund_committed_市级", 340, 340, 340, 340, 340, 340);
    assertThat(ledger.output("leverage_committed_at_end")).isCloseTo(11.33, within(5e-3));
  }

  /** 3.0 at one, 0.8 at two, 0.5 at one and a half and 0.4 at a half make 5.55 of 5.5. */
  @Test
  void reinvestmentOfTheReferenceCalculation() {
    Map<Double, Double> recognised = Map.of(3.0, 1.0, 0.8, 2.0, 0.5, 1.5, 0.4, 0.5);
    double sum = recognised.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum();
    assertThat(sum).isCloseTo(5.55, within(1e-12));
    Ledger ledger =
        ledger()
            .feed("government_paid_in_市级", 2, 3)
            .feed("recognised_reinvestment_市级", 0, 3, sum - 3);
    assertThat(ledger.output("reinvestment_rate_at_end")).isCloseTo(5.55 / 5.5, within(1e-9));
    assertThat(ledger.output("reinvestment_met")).isOne();
    ledger.feed("recognised_reinvestment_市级", 0, 3, 2.49);
    assertThat(ledger.output("reinvestment_met")).isZero();
  }

  @Test
  void withoutFiscalMoneyThereIsNoLeverage() {
    assertThat(ledger().always("fund_paid_in_市级", 5).output("leverage_paid_in_at_end")).isZero();
  }
}
