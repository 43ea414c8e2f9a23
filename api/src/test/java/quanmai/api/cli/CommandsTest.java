package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every other command as a user meets it. */
class CommandsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  @Test
  void version_and_help_in_both_languages() {
    assertThat(Cli.run("--version").out()).startsWith("quanmai ");
    assertThat(Cli.run("--help", "--lang", "zh").out()).contains("检查项目条款书");
    assertThat(Cli.run("--help", "--lang", "en").out()).contains("check a term sheet");
    assertThat(Cli.run("--lang", "en").out()).contains("Usage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new",
        "check",
        "policy",
        "run",
        "stress",
        "list",
        "explain",
        "gradient",
        "compare",
        "irr",
        "schema",
        "demo"
      })
  void every_command_has_help(String command) {
    PrintStream err = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      for (String language : List.of("zh", "en")) {
        Cli help = Cli.run(command, "--help", "--lang", language);
        assertThat(help.code()).isZero();
        assertThat(help.out().lines().count()).isGreaterThan(3);
        assertThat(help.out()).doesNotContain("%%");
      }
    } finally {
      System.setErr(err);
    }
    assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void both_languages_say_the_same_things() {
    var zh =
        java.util.ResourceBundle.getBundle("quanmai.api.cli.messages", java.util.Locale.of("zh"));
    var en =
        java.util.ResourceBundle.getBundle("quanmai.api.cli.messages", java.util.Locale.of("en"));
    assertThat(zh.keySet()).isEqualTo(en.keySet());
  }

  @Test
  void the_language_is_that_of_the_environment() {
    assertThat(Main.systemLanguage(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo("zh");
    assertThat(Main.systemLanguage(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_US.UTF-8")))
        .isEqualTo("en");
    assertThat(Main.systemLanguage(Map.of("LC_ALL", "C.UTF-8", "LANG", "zh"))).isEqualTo("zh");
  }

  @Test
  void an_unknown_command_is_refused() {
    Cli ran = Cli.run("runn", "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("runn").contains("run");
  }

  @Test
  void check_says_what_is_fine() throws Exception {
    Cli ran = Cli.run("check", Cli.c1(folder), "--lang", "en");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("nothing wrong");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void check_tells_all_findings_at_once_with_their_places() throws Exception {
    String file =
        Cli.file(
            folder,
            "bad.yaml",
            """
            quanmai: 1
            kind: deal
            name: bad
            currency: CNY
            colour: red
            timeline: {start: 2026-01-01, step: year, periods: 2}
            inputs:
              price: {unit: 亿元, value: 1}
            lines:
              flow: {unit: 亿元, formula: prise * 2}
            outputs:
              total: sum(flow)
            """);
    Cli ran = Cli.run("check", file, "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("bad.yaml:5:1").contains("colour").contains("Maybe");
    assertThat(Cli.run("run", file, "--json").code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void list_prints_every_line_with_its_origin_and_the_operations() throws Exception {
    String out = Cli.run("list", Cli.c1(folder), "--lang", "en").out();
    assertThat(out)
        .contains("revenue  [亿元]  revenue  varies by path")
        .contains("= capacity * dt * price * utilisation")
        .contains("instrument loan")
        .contains("fma");
  }

  @Test
  void explain_shows_a_path_and_the_base_case() throws Exception {
    String file = Cli.c1(folder);
    String base = Cli.run("explain", file, "--base", "--line", "revenue", "--lang", "en").out();
    assertThat(base).contains("22.8000").contains("44.2320").contains("55.4742");
    String path = Cli.run("explain", file, "--path", "7", "--lang", "en").out();
    assertThat(path).contains("path 7").contains("utilisation").contains("fund_irr");
    assertThat(Cli.run("explain", file, "--lang", "en").code()).isEqualTo(ExitCode.REFUSED);
    assertThat(Cli.run("explain", file, "--path", "-1").code()).isEqualTo(ExitCode.REFUSED);
    Cli wrong = Cli.run("explain", file, "--path", "1", "--line", "revenues", "--lang", "en");
    assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.err()).contains("revenue");
  }

  @Test
  void gradient_lists_the_parameters_that_matter_first() throws Exception {
    Cli ran = Cli.run("gradient", Cli.c1(folder), "--paths", "4000", "--json");
    JsonNode root = MAPPER.readTree(ran.out());
    assertThat(root.get("output").asText()).isEqualTo("fund_irr");
    List<Double> effects = new ArrayList<>();
    root.get("gradient").forEach(row -> effects.add(-Math.abs(row.get("effect").asDouble())));
    assertThat(effects).isSorted().hasSizeGreaterThan(40);
    Cli probability =
        Cli.run("gradient", Cli.c1(folder), "--output", "below_hurdle", "--lang", "en");
    assertThat(probability.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void schema_is_json() throws Exception {
    assertThat(MAPPER.readTree(Cli.run("schema").out()).get("$schema").asText())
        .contains("json-schema.org");
  }

  @Test
  void demo_prints_the_sample_case() {
    Cli ran = Cli.run("demo", "--paths", "2000", "--lang", "zh");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("鲁源星能电池").contains("23.21%").contains("quanmai explain");
  }

  static List<JsonNode> published() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(CommandsTest.class.getResourceAsStream("/irr/xirr_daycount.json"))) {
      List<JsonNode> cases = new ArrayList<>();
      MAPPER.readTree(in).get("cases").forEach(cases::add);
      return cases;
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void irr_gives_the_published_rates(JsonNode published) throws Exception {
    StringBuilder csv = new StringBuilder("date,amount\n");
    for (int k = 0; k < published.get("dates").size(); k++) {
      csv.append(published.get("dates").get(k).asText())
          .append(',')
          .append(published.get("amounts").get(k).asText())
          .append('\n');
    }
    String name =
        switch (published.get("day_count").asText()) {
          case "act/360" -> "Act/360";
          case "act/365F" -> "Act/365F";
          case "act/act ISDA" -> "Act/Act ISDA";
          case "30/360 SIA" -> "30U/360";
          case "30/360 ISDA" -> "30/360 ISDA";
          case "30E/360" -> "30E/360";
          default -> throw new AssertionError(published.toString());
        };
    String file = Cli.file(folder, "flows.csv", csv.toString());
    JsonNode found = MAPPER.readTree(Cli.run("irr", file, "--daycount", name, "--json").out());
    assertThat(found.get("rate").asDouble())
        .isCloseTo(published.get("expected").asDouble(), within(1e-9));
    assertThat(found.get("status").asText()).isEqualTo("unique");
  }

  @Test
  void irr_says_when_there_is_none_or_there_are_several() throws Exception {
    String none = Cli.file(folder, "none.csv", "2026-01-01,-100\n2027-01-01,-5\n");
    JsonNode node = MAPPER.readTree(Cli.run("irr", none, "--json").out());
    assertThat(node.get("rate").isNull()).isTrue();
    assertThat(node.get("roots")).isEmpty();
    assertThat(node.get("status").asText()).isEqualTo("no-sign-change");
    JsonNode lost = MAPPER.readTree(Cli.run("irr", none, "--total-loss", "-1", "--json").out());
    assertThat(lost.get("rate").asDouble()).isEqualTo(-1);
    String two = Cli.file(folder, "two.csv", "2025-01-01,-100\n2026-01-01,230\n2027-01-01,-132\n");
    JsonNode several = MAPPER.readTree(Cli.run("irr", two, "--json").out());
    assertThat(several.get("roots")).hasSize(2);
    assertThat(several.get("roots").get(0).asDouble()).isCloseTo(0.1, within(1e-9));
    assertThat(several.get("roots").get(1).asDouble()).isCloseTo(0.2, within(1e-9));
    assertThat(several.get("status").asText()).isEqualTo("several");
    assertThat(Cli.run("irr", two, "--lang", "zh").out()).contains("10.00%").contains("20.00%");
  }

  @Test
  void irr_refuses_bad_lines_all_at_once_with_their_numbers() throws Exception {
    String file =
        Cli.file(
            folder,
            "bad.csv",
            "date,amount\n2026-01-01,-100\n2026-13-01,5\n2027-01-01,1,000\n2027-01-01,NaN\nx\n");
    Cli ran = Cli.run("irr", file, "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err())
        .contains("bad.csv:3:1")
        .contains("bad.csv:4:1")
        .contains("bad.csv:5:")
        .contains("bad.csv:6:1")
        .contains("4 to mend");
    String fine = Cli.file(folder, "fine.csv", "2026-01-01,-100\n2027-01-01,110\n");
    assertThat(Cli.run("irr", fine, "--daycount", "moon").code()).isEqualTo(ExitCode.REFUSED);
    String empty = Cli.file(folder, "empty.csv", "");
    assertThat(Cli.run("irr", empty).code()).isEqualTo(ExitCode.REFUSED);
  }
}
