package quanmai.models.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.policy.Verdict.Outcome;
import quanmai.models.starter.Starter;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Finding;

/** Which rules a sheet hits, by what it states, computes and says in its terms. */
class SheetFactsTest {

  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      name: 【合成】 d
      timeline: {start: 2026-11-24, step: year, periods: 3}
      inputs:
        price: {unit: 亿元, value: 10}
        debt: {unit: 亿元, value: 7.5, distribution: {normal: {mean: 3, sd: 1}}}
      lines:
        flow: {unit: 亿元, formula: 'if(t == 0, -price - debt, 8[亿元])'}
      outputs: {moic: moic(flow)}
      """;

  private static Checked checked(byte[] bytes) {
    DealReader.Outcome outcome = DealReader.read("d.yaml", bytes);
    assertThat(outcome.findings()).isEmpty();
    return Objects.requireNonNull(outcome.checked());
  }

  private static Checked deal(String more) {
    return checked((DEAL + more).getBytes(StandardCharsets.UTF_8));
  }

  private static PolicyReport report(Checked checked) {
    Policy.Outcome outcome = Policy.of(checked, List.of(), null);
    assertThat(outcome.findings()).isEmpty();
    return Objects.requireNonNull(outcome.report());
  }

  private static List<String> ids(PolicyReport report, Outcome outcome) {
    return report.with(outcome).stream().map(verdict -> verdict.rule().id()).toList();
  }

  private static byte[] bundled(String name) {
    return Objects.requireNonNull(Bundled.CASES.bytes(name));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "c1,GF-005",
    "c2,",
    "c3,",
    "c4,FC-021 MA-024",
    "c5,FX-025 TAX-028",
  })
  void theSampleCasesHitWhatTheyMust(String name, String expected) {
    PolicyReport report = report(checked(bundled(name)));
    List<String> wanted = expected == null ? List.of() : List.of(expected.split(" "));
    assertThat(ids(report, Outcome.HIT)).containsExactlyElementsOf(wanted);
    assertThat(report.date()).isEqualTo(LocalDate.of(2026, 11, 24));
    assertThat(report.blocked()).isEqualTo(name.equals("c5"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"1.0,CLEAR,HIGH", "0.95,HIT,HIGH", "0.65,HIT,BLOCK"})
  void landBelowItsBenchmarkIsFlaggedInC1(String ratio, Outcome outcome, Severity severity) {
    String text = new String(bundled("c1"), StandardCharsets.UTF_8);
    String with = text.replace("facts:\n", "facts:\n  land_price_vs_benchmark: " + ratio + "\n");
    PolicyReport report = report(checked(with.getBytes(StandardCharsets.UTF_8)));
    assertThat(of(report, "FC-020").outcome()).isEqualTo(outcome);
    assertThat(of(report, "FC-020").severity()).isEqualTo(severity);
    assertThat(of(report(checked(bundled("c1"))), "FC-020").outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  private static Verdict of(PolicyReport report, String id) {
    return report.verdicts().stream()
        .filter(verdict -> verdict.rule().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLimitOfAnAcquisitionLoanIsReadFromItsTerms() {
    Verdict verdict = of(report(checked(bundled("c3"))), "MA-022");
    assertThat(verdict.outcome()).isEqualTo(Outcome.CLEAR);
    assertThat(verdict.used())
        .containsEntry("acquisition_type", new Fact.Words("control"))
        .containsEntry("acquisition_loan", new Fact.Number(14.4))
        .containsEntry("deal_price", new Fact.Number(24))
        .containsEntry("acquisition_loan_years", new Fact.Number(10));
  }

  @Test
  void whatTheCityGivesIsReadFromItsInstruments() {
    PolicyReport report =
        report(
            deal(
                """
                instruments:
                  plot: {type: land, area: 100, price: 30, benchmark: 40}
                  grant: {type: subsidy, kind: tax-refund, basis: general-policy, amount: 0.1}
                """));
    assertThat(of(report, "FC-020").used())
        .containsEntry("land_price_vs_benchmark", new Fact.Number(0.75));
    assertThat(of(report, "FC-020").severity()).isEqualTo(Severity.HIGH);
    assertThat(of(report, "FC-019").outcome()).isEqualTo(Outcome.HIT);
    assertThat(of(report(deal("")), "FC-019").outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void factsByFormulaAreThoseOfTheBaseCaseInTheFieldsUnit() {
    PolicyReport report =
        report(
            deal(
                """
                facts:
                  acquisition_type: control
                  acquisition_loan: {formula: debt}
                  deal_price: {formula: 'sum(max(0[亿元], -flow)) - debt', source: 合同}
                  acquisition_loan_years: {formula: '120[month]'}
                  is_listed_target: {formula: 'price > 20[亿元]'}
                """));
    Verdict loan = of(report, "MA-022");
    assertThat(loan.outcome()).isEqualTo(Outcome.HIT);
    assertThat(loan.used())
        .containsEntry("acquisition_loan", new Fact.Number(7.5))
        .containsEntry("acquisition_loan_years", new Fact.Number(10));
    assertThat(of(report, "MA-024").outcome()).isEqualTo(Outcome.CLEAR);
  }

  @Test
  void aLineOfTheFieldsNameIsAFactUnlessOneIsStated() {
    String line = "  deal_price: {unit: 万元, formula: 3 * price}\n";
    Checked derived =
        checked(DEAL.replace("outputs:", line + "outputs:").getBytes(StandardCharsets.UTF_8));
    assertThat(of(report(derived), "MA-022").used())
        .containsEntry("deal_price", new Fact.Number(30));
    Checked stated =
        checked(
            (DEAL.replace("outputs:", line + "outputs:") + "facts: {deal_price: 20}\n")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(of(report(stated), "MA-022").used())
        .containsEntry("deal_price", new Fact.Number(20));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "is_listed_target: yes | fact-type | Maybe true or false",
        "is_listed_target: ~ | fact-type | Maybe true or false",
        "deal_price: many | fact-type | Maybe a number in 亿元",
        "acquisition_type: contrl | unknown-word | Maybe control",
        "deal_price: {formula: 'price / debt'} | fact-type | Maybe a number in 亿元",
        "deal_price: {formula: 'price > debt'} | fact-type | Maybe a number in 亿元",
        "is_listd_target: true | unknown-fact | Maybe is_listed_target",
      })
  void aFactThatDoesNotFitIsAFinding(String fact, String rule, String advice) {
    Policy.Outcome outcome = Policy.of(deal("facts:\n  " + fact.strip() + "\n"), List.of(), null);
    Finding finding = outcome.findings().getFirst();
    assertThat(finding.rule()).isEqualTo(rule.strip());
    assertThat(finding.where().line()).isEqualTo(12);
    assertThat(finding.advice().en()).startsWith(advice.strip());
    assertThat(outcome.report() == null).isEqualTo(!rule.strip().equals("unknown-fact"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "facts: {deal_price: {value: 1, formula: price}} | two-values",
        "facts: {deal_price: {source: x}} | missing-key",
        "facts: {deal_price: {formula: flow}} | output-not-scalar",
        "facts: {deal_price: {formula: prise}} | undeclared-name",
        "policy: {applies: [deals]} | unknown-word",
        "policy: {pack: x} | unknown-key",
      })
  void theReaderRefusesWhatIsNoFact(String section, String rule) {
    DealReader.Outcome outcome = DealReader.read("d.yaml", DEAL + section.strip() + "\n");
    assertThat(outcome.checked()).isNull();
    assertThat(outcome.findings()).anyMatch(finding -> finding.rule().equals(rule.strip()));
  }

  @Test
  void packsStandBesideTheDealAndTheDateIsChosen(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("our.yaml"),
        """
        quanmai: 1
        kind: policy
        name: ours
        dated: 2026-11-01
        rules:
          - {id: OUR-001, name: 单笔过大, applies: deal, condition: deal_price > 5, severity: BLOCK,
             message: 单笔不得超过 5 亿元, citation: 本公司制度, effective_from: 2026-06-01}
        """);
    String facts = "facts: {deal_price: 6}\npolicy: {packs: [our.yaml]}\n";
    Path file = Files.writeString(folder.resolve("d.yaml"), DEAL + facts);
    Checked checked = Objects.requireNonNull(DealReader.read(file).checked());
    assertThat(ids(report(checked), Outcome.HIT)).containsExactly("OUR-001");
    Policy.Outcome before = Policy.of(checked, List.of(), LocalDate.of(2026, 5, 31));
    assertThat(ids(Objects.requireNonNull(before.report()), Outcome.HIT)).isEmpty();
    Policy.Outcome twice = Policy.of(checked, List.of(folder.resolve("our.yaml")), null);
    assertThat(twice.findings()).as("the same file is read once").isEmpty();
    Policy.Outcome missing = Policy.of(checked, List.of(folder.resolve("none.yaml")), null);
    assertThat(missing.report()).isNull();
    assertThat(missing.findings().getFirst().rule()).isEqualTo("unreadable-file");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"c1", "c2", "c3", "c4", "c5"})
  void aWorkbookTellsTheSameFacts(String name) {
    byte[] workbook = Objects.requireNonNull(Starter.workbookOfCase(name));
    PolicyReport book = report(checked(workbook));
    PolicyReport text = report(checked(bundled(name)));
    assertThat(book.applies()).isEqualTo(text.applies());
    for (Verdict verdict : text.verdicts()) {
      Verdict same = of(book, verdict.rule().id());
      assertThat(same.outcome()).as(verdict.rule().id()).isEqualTo(verdict.outcome());
      assertThat(same.used()).as(verdict.rule().id()).isEqualTo(verdict.used());
    }
  }
}
