package quanmai.models.instrument.debt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.termsheet.Finding;

/** Settings of debt that need, or exclude, each other. */
class RefusalsTest {

  private static List<Finding> findings(String settings) {
    return NaiveSheet.findings(
        new SheetText("year", 8).schedule("x", "亿元", 1, 1, 1).use("use", settings).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "need: x | draws",
        "share: 50% | draws",
        "draws: x, share: 50% | share",
        "draws: x, penalty: 2% | overdue",
        "draws: x, commitment_fee: 1% | commitment",
        "draws: x, sweep: 50% | sweep",
        "draws: x, interest_on: average, cash: x | average",
        "draws: x, interest_on: average, pik: 2% | average",
        "draws: x, sizing: x | sizing",
        "draws: x, profile: straight | instalments",
        "draws: x, profile: straight, instalments: 3 | first_repayment",
      })
  void aLoanSaysWhatItLacks(String settings, String named) {
    String bullet = settings.contains("profile") ? "" : ", profile: bullet";
    List<Finding> findings = findings("type: loan, rate: 3%, " + settings + bullet);
    assertThat(findings)
        .isNotEmpty()
        .allSatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo("loan-settings");
              assertThat(finding.advice().en()).startsWith("Maybe write");
              assertThat(finding.advice().zh()).startsWith("也许");
            })
        .anySatisfy(finding -> assertThat(finding.what().en()).contains(named));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target_dscr: 1.2, first_repayment: 1 | instalments",
        "instalments: 5, first_repayment: 1 | target_dscr",
        "target_dscr: 1.2, instalments: 5, first_repayment: 1, pik: 2% | pik",
      })
  void aLoanThatIsSizedSaysWhatItLacks(String settings, String named) {
    assertThat(findings("type: loan, rate: 3%, profile: sculpted, sizing: x, " + settings))
        .singleElement()
        .satisfies(finding -> assertThat(finding.what().en()).contains(named));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reserve-account, inflow: x, after: x | reserve-target",
        "reserve-account, inflow: x, after: x, months: 6 | reserve-target",
        "reserve-account, inflow: x, after: x, service: x | reserve-target",
        "reserve-account, inflow: x, after: x, target: 1, months: 6, service: x | reserve-target",
        "covenant, amount: x, base: x, level: 1, from: 5, to: 4 | covenant-window",
        "covenant, amount: x, base: x | missing-setting",
        "enforcement, when: t == 1, value: x | missing-setting",
        "refinancing, at: 3 | missing-setting",
        "acquisition-limit, loan: 3, price: 4, longest: 5 | setting-without-effect",
        "loan, rate: 3%, draws: x, profile: bullet, blocked: t == 1 | setting-without-effect",
        "loan, rate: 3%, draws: x, profile: bullet, balloon: 10% | setting-without-effect",
      })
  void theOthersDoToo(String settings, String rule) {
    assertThat(findings("type: " + settings))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(rule));
  }
}
