package quanmai.models.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An author mends a sheet once: what reading finds does not hide what checking would find. */
class AllFindingsTest {

  private static final String SHEET =
      """
      quanmai: 1
      kind: deal
      name: x
      currency: CNY
      timeline: {start: 2026-01-01, step: year, periods: 3}
      inputs:
        a: {unit: 亿元, value: %s}
        b: {unit: 亿元, value: 3%s}
      lines:
        l: {unit: 亿元, formula: %s}
        m: {unit: 亿元, formula: a + b}
      outputs: {o: sum(l) + sum(m)}
      """;

  private static List<String> rules(Object... parts) {
    return DealReader.read("x.yaml", SHEET.formatted(parts)).findings().stream()
        .map(finding -> finding.rule() + " " + finding.where().path())
        .toList();
  }

  @Test
  void findings_of_reading_and_of_checking_are_told_together() {
    assertThat(rules("1", "", "a")).isEmpty();
    assertThat(rules("abc", ", frob: 2", "a + zz"))
        .containsExactlyInAnyOrder(
            "unknown-key inputs.b.frob",
            "not-a-number inputs.a.value",
            "undeclared-name lines.l.formula");
  }

  @Test
  void nothing_more_is_said_of_an_entry_that_is_to_be_mended_anyway() {
    assertThat(rules("1", ", unit: 万元, unit: 元", "a")).allMatch(rule -> rule.startsWith("dup"));
  }

  @Test
  void what_could_not_be_read_at_all_is_not_called_undeclared() {
    String broken = SHEET.formatted("1", "", "a").replace("{unit: 亿元, value: 3}", "[1, 2]");
    assertThat(DealReader.read("x.yaml", broken).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("wrong-shape"));
  }
}
