package quanmai.models.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;

/** Packs that users add: what they may say, and how mistakes are told. */
class RulebookTest {

  private static final String PACK =
      """
      quanmai: 1
      kind: policy
      name: {zh: 本公司规则, en: our rules}
      dated: 2026-11-01
      fields:
        esg_score: {type: number, zh: 评分, en: score}
      rules:
        - id: OUR-001
          name: 评分过低
          applies: deal
          condition: "esg_score < 60 and not is_listed_target"
          severity: WARN
          escalate: [{condition: "esg_score < 30", severity: BLOCK}]
          message: {zh: 评分低于 60, en: score below 60}
          citation: 本公司制度
          effective_from: 2026-01-01
          effective_to: 2026-12-31
      """;

  private static List<Finding> findings(String pack) {
    var findings = new Findings();
    Rulebook.bundled()
        .with(new Rulebook.Added("our.yaml", pack.getBytes(StandardCharsets.UTF_8)), findings);
    return findings.isEmpty() ? List.of() : findings.all();
  }

  @Test
  void aPackAddsRulesAndFieldsToThoseOfTheProgram() {
    var findings = new Findings();
    Rulebook book =
        Rulebook.bundled()
            .with(new Rulebook.Added("our.yaml", PACK.getBytes(StandardCharsets.UTF_8)), findings);
    assertThat(findings.isEmpty()).isTrue();
    assertThat(book.packs()).hasSize(2);
    assertThat(book.fields()).containsKeys("esg_score", "is_listed_target");
    assertThat(book.rules()).hasSize(Rulebook.bundled().rules().size() + 1);
  }

  @ParameterizedTest(name = "{2}: {0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "esg_score < 60 and | esg_scor < 60 and | unknown-field | Maybe esg_score | 11",
        "severity: WARN | severity: WARM | unknown-severity | Maybe WARN | 12",
        "effective_from: 2026-01-01 | effective_from: 2026-02-30 | not-a-date | 2026-11-24 | 16",
        "effective_to: 2026-12-31 | effective_to: 2025-12-31 | reversed-dates | exchanged | 17",
        "esg_score < 60 and | esg_score < 60 && | bad-condition | write and | 11",
        "id: OUR-001 | id: GF-001 | duplicate-id | another id | 8",
        "applies: deal | applies: deals | unknown-applies | Maybe deal | 10",
        "citation: | citaton: | unknown-key | Maybe citation | 15",
        "citation: 本公司制度 | optional: true | missing-key | citation | 8",
        "type: number | type: nombre | unknown-type | Maybe number | 6",
        "esg_score: {type | level: {type | duplicate-field | delete it | 6",
        "severity: BLOCK | severity: INFO | no-escalation | graver | 13",
        "esg_score < 30 | esg_score | condition-type | comparison | 13",
        "kind: policy | kind: deal | unknown-word | no pack | 2",
        "rules: | rulez: | unknown-key | Maybe rules | 7",
      })
  void aMistakeIsAFindingThatTeaches(
      String right, String wrong, String rule, String advice, int line) {
    String pack = PACK.replace(right.strip(), wrong.strip());
    assertThat(pack).isNotEqualTo(PACK);
    Finding found =
        findings(pack).stream()
            .filter(finding -> finding.rule().equals(rule.strip()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(findings(pack)));
    assertThat(found.where().file()).isEqualTo("our.yaml");
    assertThat(found.where().line()).isEqualTo(line);
    assertThat(found.advice().en()).startsWith("Maybe").contains(advice.strip());
    assertThat(found.advice().zh()).startsWith("也许");
  }

  @Test
  void oneIdMayHaveVersionsThatAreNotInForceAtOnce() {
    int at = PACK.indexOf("  - id");
    String older =
        PACK.substring(at).replace("2026-01-01", "2025-01-01").replace("2026-12-31", "2025-12-31");
    assertThat(findings(PACK + older)).isEmpty();
    assertThat(findings(PACK + older.replace("2025-12-31", "2026-01-01")))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("duplicate-id"));
  }

  @Test
  void allMistakesAreToldAtOnceAndNothingThrows() {
    String pack =
        PACK.replace("severity: WARN", "severity: BAD")
            .replace("2026-01-01", "soon")
            .replace("esg_score < 60 and", "esg_scr < 60 and");
    assertThat(findings(pack)).hasSizeGreaterThanOrEqualTo(3);
    for (String broken : List.of("", "x", "[]", "rules: 3", "rules: [1, {}]", PACK + "\t: {")) {
      assertThat(findings(broken)).as(broken).isNotEmpty();
    }
  }
}
