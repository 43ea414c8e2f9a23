package quanmai.models.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;

/** What is wrong with a structure or with a deal for one is told with a repair. */
class BadStructureTest {

  private static final String GOOD =
      """
      quanmai: 1
      kind: structure
      name: test
      inputs: {wht: {unit: share, value: 10%}}
      entities:
        a: {type: company}
        b: {type: partnership}
        lp: {type: investor}
        gp: {type: manager}
      edges:
        - {from: deal, to: a, share: 40%}
        - {from: deal, to: b, share: 60%}
        - {from: a, to: lp, tax: {dividend: wht}}
        - {from: b, to: lp}
        - {from: b, to: gp, fee: 2%}
      """;

  @TempDir private Path folder = Path.of("");

  private List<Finding> findings(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("own.yaml"), text, StandardCharsets.UTF_8);
    var findings = new Findings();
    Structures.select(List.of(file.toString()), findings);
    return findings.all();
  }

  @Test
  void the_structure_that_others_are_made_of_is_fine() throws Exception {
    assertThat(findings(GOOD)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "shares-above-one | to: b, share: 60% | to: b, share: 70% | Maybe leave out 'share'",
        "shares-below-one | to: b, share: 60% | to: b, share: 50% | Maybe leave out 'share'",
        "unknown-entity | from: a, to: lp | from: a, to: lpp | Maybe lp",
        "unknown-entity | {from: deal, to: a | {from: dael, to: a | Maybe deal",
        "unknown-structure-input | dividend: wht | dividend: whtt | Maybe wht",
        "structure-cycle | - {from: b, to: lp} | - {from: b, to: a} | Maybe remove one",
        "no-owner | - {from: b, to: lp} | | Maybe add an edge from: b",
        "edge-kind | type: manager | type: investor | Maybe change the type of gp",
        "edge-from | {from: b, to: gp, fee: 2%} | {from: lp, to: a, share: 0} | Maybe the edge",
        "unknown-word | type: company | type: firm | Maybe",
        "unknown-key | dividend: wht | dividends: wht | Maybe",
        "missing-key | kind: structure | | Maybe"
      })
  void each_is_refused_by_its_rule(String rule, String good, String bad, String advice)
      throws Exception {
    String replacement = bad == null ? "" : bad;
    String text = GOOD.replace(good, replacement);
    if (rule.equals("structure-cycle")) {
      text =
          text.replace(
              "- {from: a, to: lp, tax",
              "- {from: a, to: b, share: 50%}\n  - {from: a, to: lp, tax");
    }
    if (rule.equals("no-owner")) {
      text = text.replace("  - \n", "").replace("\n  \n", "\n");
    }
    List<Finding> findings = findings(text);
    assertThat(findings).extracting(Finding::rule).contains(rule);
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals(rule))
        .allSatisfy(
            finding -> {
              assertThat(finding.advice().en()).startsWith(advice);
              assertThat(finding.advice().zh()).startsWith("也许");
            });
  }

  @Test
  void an_unknown_structure_is_told_with_the_nearest() {
    var findings = new Findings();
    Structures.select(List.of("fdi-11", "red-chip"), findings);
    assertThat(findings.all())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("unknown-structure");
              assertThat(finding.advice().en()).isEqualTo("Maybe fdi-10");
            });
  }

  @Test
  void a_name_may_be_a_structure_or_one_view_of_it() {
    var findings = new Findings();
    assertThat(Structures.select(List.of("red-chip-bulletin-7", "parallel"), findings))
        .extracting(View::key)
        .containsExactly("red-chip-bulletin-7", "parallel-no-pe", "parallel-pe");
    assertThat(findings.isEmpty()).isTrue();
  }

  @Test
  void a_currency_without_a_rate_is_refused() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("euro.yaml"),
            """
            quanmai: 1
            kind: structure
            name: test
            entities: {lp: {type: investor, abroad: true, currency: UDS}}
            edges: [{from: deal, to: lp}]
            """);
    View view = Structures.select(List.of(file.toString()), new Findings()).getFirst();
    var outcome =
        LaidDeal.read(LaidDeal.bundled("tax-compare"), view, Map.of(), new AtomicReference<>());
    assertThat(outcome.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo("currency-without-rate");
              assertThat(finding.advice().en()).isEqualTo("Maybe USD");
            });
  }

  @Test
  void a_deal_must_say_what_its_investor_pays_and_gets() {
    String text = LaidDeal.bundled("tax-compare").replaceAll("(?s)  investor:.*", "");
    var outcome = LaidDeal.read(text, LaidDeal.view("fdi-10"), Map.of(), new AtomicReference<>());
    assertThat(outcome.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo("no-investor");
              assertThat(finding.advice().en()).contains("report: {investor: {investment: LINE");
            });
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "dividends: dividends, dividends: dividend, not-a-line, Maybe dividends",
    "exit: sale, exit: N, not-a-line, Maybe",
    "investment: invested, investment: share, investor-unit, Maybe name the line after"
  })
  void what_the_investor_gets_must_be_money_of_the_deal(
      String good, String bad, String rule, String advice) {
    String text =
        LaidDeal.bundled("tax-compare")
            .replace(good, bad)
            .replace("lines:\n", "lines:\n  share: {unit: share, formula: '0.5'}\n");
    var outcome = LaidDeal.read(text, LaidDeal.view("fdi-10"), Map.of(), new AtomicReference<>());
    assertThat(outcome.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.rule()).isEqualTo(rule);
              assertThat(finding.advice().en()).startsWith(advice);
            });
  }
}
