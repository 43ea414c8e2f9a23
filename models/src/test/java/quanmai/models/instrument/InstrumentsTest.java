package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Finding;

/** What is refused, where, and with what advice. */
class InstrumentsTest {

  private static List<Finding> findings(String settings) {
    return NaiveSheet.findings(
        new SheetText("year", 8).schedule("x", "亿元", 1, 1, 1).use("use", settings).toString());
  }

  private static Finding only(String settings) {
    List<Finding> findings = findings(settings);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  @Test
  void anUnknownInstrumentIsRefusedWithTheNearest() {
    Finding finding = only("type: loann, rate: 3%");
    assertThat(finding.rule()).isEqualTo("unknown-instrument");
    assertThat(finding.where().path()).startsWith("instruments.use");
    assertThat(finding.advice().en()).startsWith("Maybe").contains("loan");
    assertThat(finding.advice().zh()).startsWith("也许").contains("loan");
  }

  @Test
  void unknownAndMissingSettingsAreRefusedAllAtOnce() {
    List<Finding> findings = findings("type: tax, profits: x, rat: 25%");
    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactly(
            "unknown-setting", "unknown-setting", "missing-setting", "missing-setting");
    assertThat(findings.getFirst().where().path()).isEqualTo("instruments.use.profits");
    assertThat(findings.getFirst().advice().en()).isEqualTo("Maybe profit");
  }

  @Test
  void wordsCountsAndPeriodsAreChecked() {
    String loan = "type: loan, draws: x, rate: 4%, ";
    assertThat(only(loan + "first_repayment: 3, profile: bullit").advice().en()).contains("bullet");
    assertThat(only(loan + "first_repayment: 9, profile: bullet").rule())
        .isEqualTo("setting-period");
    assertThat(only(loan + "first_repayment: lat, profile: bullet").rule())
        .isEqualTo("setting-period");
    assertThat(only(loan + "first_repayment: 3, instalments: 2.5").rule())
        .isEqualTo("setting-count");
    assertThat(only(loan + "first_repayment: 3, instalments: 0").rule()).isEqualTo("setting-count");
    assertThat(only("type: exit-multiple, at: 9, ebitda: x, multiple: 8").rule())
        .isEqualTo("setting-period");
    assertThat(only("type: exit-multiple, at: {1: 2}, ebitda: x, multiple: 8").rule())
        .isEqualTo("setting-period");
  }

  @Test
  void settingsThatNeedOrExcludeEachOtherAreRefused() {
    assertThat(findings("type: loan, first_repayment: 3, sweep: 1"))
        .extracting(Finding::rule)
        .containsOnly("loan-settings")
        .hasSize(4);
    String loan = "type: loan, draws: x, first_repayment: 3, profile: bullet, ";
    assertThat(only(loan + "rate: 3%, reference: 3%").rule()).isEqualTo("loan-settings");
    assertThat(only(loan + "rate: 3%, construction_interest: capitalised").rule())
        .isEqualTo("loan-settings");
    assertThat(only("type: depreciation, base: 3, life: 5").rule()).isEqualTo("depreciation-base");
    assertThat(only("type: depreciation, additions: x, life: 0.3").rule())
        .isEqualTo("depreciation-life");
    assertThat(only("type: working-capital, revenue: x").rule()).isEqualTo("working-capital-basis");
    assertThat(only("type: working-capital, revenue: x, payable_days: 30").rule())
        .isEqualTo("working-capital-basis");
    assertThat(only("type: tax, profit: x, rate: 25%, loss_years: 121").rule())
        .isEqualTo("tax-pools");
  }

  @Test
  void numbersOutsideTheirRangeAreRefused() {
    assertThat(only("type: depreciation, base: 3, from: 1, life: 0").rule())
        .isEqualTo("setting-positive");
    assertThat(only("type: depreciation, additions: x, life: -2").rule())
        .isEqualTo("setting-positive");
    String loan = "type: loan, draws: x, first_repayment: 3, cfads: x, ";
    assertThat(only(loan + "rate: 3%, profile: sculpted, target_dscr: 0").rule())
        .isEqualTo("setting-positive");
    for (String use :
        List.of(
            loan + "rate: 3%, profile: bullet, sweep: 120%",
            loan + "rate: 3%, profile: shares, shares: [50%, -10%]",
            "type: tax, profit: x, rate: 250%",
            "type: depreciation, base: 3, from: 1, life: 5, residual: -5%",
            "type: exit-multiple, at: 5, ebitda: x, multiple: -8")) {
      String sheet =
          new SheetText("year", 8).schedule("x", "亿元", 1, 1, 1).use("use", use).toString();
      assertThat(C1Oracle.check(sheet).findings())
          .as(use)
          .anySatisfy(
              finding -> {
                assertThat(finding.severity()).isEqualTo(Finding.Severity.REFUSED);
                assertThat(finding.where().path()).startsWith("instruments.use.");
              });
    }
  }

  @Test
  void aSettingThatIsAFormulaIsCheckedAtItsOwnPlace() {
    String sheet =
        new SheetText("year", 8)
            .schedule("x", "亿元", 1, 1, 1)
            .use("use", "type: tax, profit: x * y, rate: x")
            .toString();
    assertThat(C1Oracle.check(sheet).findings())
        .filteredOn(finding -> finding.severity() == Finding.Severity.REFUSED)
        .extracting(finding -> finding.where().path())
        .containsExactlyInAnyOrder("instruments.use.profit", "instruments.use.rate");
  }

  @Test
  void aSettingWithoutEffectIsRefused() {
    Finding finding =
        only(
            "type: loan, draws: x, rate: 4%, margin: 1%, first_repayment: 3, profile:" + " bullet");
    assertThat(finding.rule()).isEqualTo("setting-without-effect");
    assertThat(finding.where().path()).isEqualTo("instruments.use.margin");
  }

  @Test
  void everyInstrumentIsDescribedInBothLanguagesAndItsSettingsHaveDistinctNames() {
    Set<String> types = new HashSet<>();
    for (Instrument instrument : Instruments.all()) {
      assertThat(types.add(instrument.type())).isTrue();
      assertThat(instrument.description().zh()).isNotEqualTo(instrument.description().en());
      Set<String> names = new HashSet<>();
      for (Instrument.SettingSpec setting : instrument.settings()) {
        assertThat(names.add(setting.name())).as(setting.name()).isTrue();
        assertThat(setting.description().zh()).isNotBlank();
        assertThat(setting.description().en()).isNotBlank();
        assertThat(setting.words().isEmpty()).isEqualTo(setting.shape() != Instrument.Shape.WORD);
      }
    }
  }
}
