package quanmai.models.starter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Templates;
import quanmai.models.workbook.Meaning;

/** What {@code quanmai new} writes checks and runs as it is, whatever the template. */
class StarterTest {

  static Stream<String> templates() {
    return Templates.names().stream();
  }

  private static Checked checked(String file, byte[] bytes) {
    DealReader.Outcome outcome = DealReader.read(file, bytes);
    assertThat(outcome.findings())
        .as("%s%n%s", file, file.endsWith("x") ? "" : new String(bytes, StandardCharsets.UTF_8))
        .isEmpty();
    return requireNonNull(outcome.checked());
  }

  private static Checked text(String template, String language) {
    String yaml = requireNonNull(Starter.of(template)).yaml(language, "deal.yaml");
    return checked(template + ".yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aStarterChecksAndHasABaseCase(String template) {
    var meaning = Meaning.of(text(template, "zh"));
    assertThat(meaning).isEqualTo(Meaning.of(text(template, "en")));
    assertThat(Meaning.outputs(text(template, "en")).values())
        .as("base case of %s", template)
        .allMatch(Double::isFinite);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void theWorkbookIsTheSameDeal(String template) {
    byte[] workbook = requireNonNull(Starter.of(template)).workbook();
    assertThat(Meaning.of(checked(template + ".xlsx", workbook)))
        .isEqualTo(Meaning.of(text(template, "zh")));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyInputOfTheTemplateIsThere(String template) {
    String yaml = requireNonNull(Starter.of(template)).yaml("en", "deal.yaml");
    Set<String> lacking = new TreeSet<>();
    for (var input : text(template, "en").sheet().inputs()) {
      boolean own = !input.name().contains(".");
      if (own
          && !yaml.matches(
              "(?s).*\\n  (# )?" + input.name() + ": .*|(?s).*\\n  " + input.name() + ":\\n.*")) {
        lacking.add(input.name());
      }
    }
    assertThat(lacking).isEmpty();
  }

  static Stream<String> cases() {
    return Bundled.CASES.names().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aCaseIsTheSameDealAsAWorkbook(String name) {
    byte[] yaml = requireNonNull(Bundled.CASES.bytes(name));
    byte[] workbook = requireNonNull(Starter.workbookOfCase(name));
    assertThat(Meaning.of(checked(name + ".xlsx", workbook)))
        .isEqualTo(Meaning.of(checked(name + ".yaml", yaml)));
  }

  @Test
  void thereIsNoStarterOfAnUnknownTemplate() {
    assertThat(Starter.of("greenfield")).isNull();
    assertThat(Starter.of("../cases/c1")).isNull();
    assertThat(Starter.workbookOfCase("c99")).isNull();
  }

  @Test
  void blankStandsAlone() {
    assertThat(requireNonNull(Starter.of("blank")).yaml("zh", "a.yaml"))
        .doesNotContain("template:")
        .contains("# 各线")
        .contains("formula");
  }
}
