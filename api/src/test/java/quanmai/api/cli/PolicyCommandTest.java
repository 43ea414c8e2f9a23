package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code policy}, {@code check} and {@code run} say of rules. */
class PolicyCommandTest {

  private static final String PACK =
      """
      quanmai: 1
      kind: policy
      name: {zh: 本公司规则, en: our rules}
      dated: 2026-11-01
      rules:
        - {id: OUR-001, name: 返投, applies: fund, condition: reinvest_ratio > 1.2, severity: BLOCK,
           message: {zh: 不得, en: not allowed}, citation: 制度, effective_from: 2026-01-01}
      """;

  @Test
  void policyListsEveryRuleWithItsCitation() {
    Cli ran = Cli.run("policy", "c4", "--lang", "en");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("HIT     HIGH  FC-021")
        .contains("UNKNOWN BLOCK FC-019")
        .contains("not known: tax_refund_linked, subsidy_selective")
        .contains("公平竞争审查条例第八、九条")
        .contains("policy on 2026-11-24");
  }

  @Test
  void aRuleThatForbidsIsLoudAndHasItsOwnExitCode() {
    for (String command : new String[] {"policy", "check"}) {
      Cli ran = Cli.run(command, "c5", "--lang", "en");
      assertThat(ran.code()).isEqualTo(ExitCode.BLOCKED);
      assertThat(ran.out()).contains("BLOCKED by FX-025").contains("HIT     INFO  TAX-028");
    }
    assertThat(Cli.run("check", "c5", "--lang", "zh").out()).contains("禁止：FX-025");
  }

  @Test
  void runShowsItsNumbersUnderTheFlag() throws Exception {
    Cli text = Cli.run("run", "c5", "--paths", "300", "--lang", "en");
    assertThat(text.code()).isZero();
    assertThat(text.out()).contains("BLOCKED by FX-025").contains("IRR of the fund");
    Cli plain = Cli.run("run", "c3", "--paths", "300", "--lang", "en");
    assertThat(plain.out()).doesNotContain("policy on");
    JsonNode json =
        new ObjectMapper().readTree(Cli.run("run", "c5", "--paths", "300", "--json").out());
    assertThat(json.get("policy").get("blocked").asBoolean()).isTrue();
    assertThat(json.get("outputs").get("fund_irr").get("mean").isNumber()).isTrue();
  }

  @Test
  void theDateChoosesTheLaw() {
    Cli before = Cli.run("policy", "c4", "--date", "2024-07-31", "--lang", "en");
    assertThat(before.out()).doesNotContain("FC-021").contains("MA-024");
    Cli wrong = Cli.run("policy", "c4", "--date", "2024-02-30", "--lang", "en");
    assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.err()).contains("Maybe 2026-11-24");
  }

  @Test
  void aPackIsAddedByFile(@TempDir Path folder) throws Exception {
    String pack = Cli.file(folder, "our.yaml", PACK);
    Cli ran = Cli.run("check", "c1", "--policy", pack, "--lang", "en");
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.BLOCKED);
    assertThat(ran.out()).contains("our rules 2026-11-01").contains("OUR-001");
    String broken = Cli.file(folder, "bad.yaml", PACK.replace("reinvest_ratio", "reinvst_ratio"));
    Cli refused = Cli.run("policy", "c1", "--policy", broken, "--lang", "en");
    assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("unknown-field").contains("Maybe reinvest_ratio");
  }

  @Test
  void jsonHasEveryRuleWithItsFacts() throws Exception {
    Cli ran = Cli.run("policy", "c4", "--json");
    JsonNode root = new ObjectMapper().readTree(ran.out());
    assertThat(root.get("date").asText()).isEqualTo("2026-11-24");
    JsonNode first = root.get("rules").get(0);
    assertThat(first.get("id").asText()).isEqualTo("FC-021");
    assertThat(first.get("result").asText()).isEqualTo("HIT");
    assertThat(first.get("facts").get("relocation_required").asBoolean()).isTrue();
    assertThat(root.get("rules").size()).isEqualTo(13);
  }
}
