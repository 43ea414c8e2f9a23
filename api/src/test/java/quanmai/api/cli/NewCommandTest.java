package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.models.termsheet.Templates;

/** {@code new} as a user meets it, and its files in every command. */
class NewCommandTest {

  @TempDir private Path folder = Path.of("");

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static JsonNode run(String file) throws Exception {
    Cli ran = Cli.run("run", file, "--paths", "64", "--json");
    assertThat(ran.code()).as(ran.err()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  static Stream<String> templates() {
    return Templates.names().stream();
  }

  @ParameterizedTest
  @MethodSource("templates")
  void aStarterAndItsWorkbookRunAlike(String template) throws Exception {
    String text = at(template + ".yaml");
    String workbook = at(template + ".xlsx");
    assertThat(Cli.run("new", template, text, "--lang", "zh").code()).isZero();
    assertThat(Cli.run("new", template, workbook, "--xlsx").code()).isZero();
    JsonNode fromText = run(text);
    JsonNode fromWorkbook = run(workbook);
    assertThat(fromWorkbook.get("run").get("programHash"))
        .isEqualTo(fromText.get("run").get("programHash"));
    assertThat(fromWorkbook.get("run").get("inputsHash"))
        .isEqualTo(fromText.get("run").get("inputsHash"));
    assertThat(fromWorkbook.get("outputs")).isEqualTo(fromText.get("outputs"));
    Cli check = Cli.run("check", text, "--lang", "en");
    assertThat(check.err()).isEmpty();
    assertThat(check.out()).contains("nothing wrong");
  }

  @Test
  void everyCommandReadsAWorkbook() {
    String file = at("deal.xlsx");
    assertThat(Cli.run("new", "blank", file).code()).isZero();
    assertThat(Cli.run("list", file, "--lang", "en").out()).contains("deal.xlsx 各线 lines!A");
    assertThat(Cli.run("explain", file, "--base", "--line", "flow").out()).contains("-1");
    assertThat(Cli.run("gradient", file, "--paths", "200", "--json").code()).isZero();
  }

  @Test
  void commentsAreInTheLanguageAsked() throws Exception {
    Cli.run("new", "blank", at("zh.yaml"), "--lang", "zh");
    Cli.run("new", "blank", at("en.yaml"), "--lang", "en");
    assertThat(Files.readString(folder.resolve("zh.yaml")))
        .contains("# 输入")
        .contains("quanmai run");
    assertThat(Files.readString(folder.resolve("en.yaml"))).contains("# inputs:");
  }

  @Test
  void aFileThatIsThereIsKept() throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "mine");
    Cli kept = Cli.run("new", "blank", file.toString(), "--lang", "en");
    assertThat(kept.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(kept.err()).contains("mine.yaml").contains("--force");
    assertThat(Files.readString(file)).isEqualTo("mine");
    assertThat(Cli.run("new", "blank", file.toString(), "--force").code()).isZero();
    assertThat(Files.readString(file)).contains("kind: deal");
  }

  @Test
  void anUnknownTemplateIsToldWithAll() {
    Cli ran = Cli.run("new", "greenfeld-plant", at("x.yaml"), "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err())
        .contains("blank, ")
        .contains("listed-relocation")
        .contains("Maybe greenfield-plant");
    assertThat(folder.resolve("x.yaml")).doesNotExist();
    assertThat(Cli.run("new", "--lang", "en").out()).contains("greenfield-plant").contains("c1");
  }

  @Test
  void bundledCasesRunByName() throws Exception {
    JsonNode byName = run("c1");
    String file = at("mine.xlsx");
    assertThat(Cli.run("new", "--case", "c1", file).code()).isZero();
    assertThat(run(file).get("outputs")).isEqualTo(byName.get("outputs"));
    Cli wrong = Cli.run("run", "c99", "--lang", "en");
    assertThat(wrong.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(wrong.err()).contains("c99").contains("Maybe").contains("c1");
    assertThat(Cli.run("new", "--case", "c77", "--lang", "en").err()).contains("c1");
  }

  @Test
  void aBadWorkbookNamesItsCells() throws Exception {
    String file = at("bad.xlsx");
    Cli.run("new", "blank", file);
    byte[] bytes = Files.readAllBytes(Path.of(file));
    Files.write(Path.of(file), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Cli ran = Cli.run("run", file, "--lang", "zh");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("bad.xlsx").contains("broken-workbook").contains("也许");
  }
}
