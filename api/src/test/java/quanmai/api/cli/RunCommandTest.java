package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.scenarios.report.Width;

/** {@code run} as a user meets it. */
class RunCommandTest {

  @TempDir private Path folder = Path.of("");

  private JsonNode json(String... more) throws Exception {
    List<String> args = new java.util.ArrayList<>(List.of("run", Cli.c1(folder), "--json"));
    args.addAll(List.of(more));
    Cli ran = Cli.run(args.toArray(String[]::new));
    assertThat(ran.code()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  @Test
  void json_is_one_object_with_the_agreed_keys() throws Exception {
    JsonNode root = json("--paths", "2000", "--seed", "5", "--threads", "1");
    JsonNode run = root.get("run");
    assertThat(run.get("seed").asLong()).isEqualTo(5);
    assertThat(run.get("paths").asInt()).isEqualTo(2000);
    assertThat(run.get("sampling").asText()).isEqualTo("random");
    assertThat(run.get("programHash").asText()).matches("[0-9a-f]{64}");
    assertThat(run.get("inputsHash").asText()).matches("[0-9a-f]{64}");
    assertThat(run.get("version").asText()).isNotEmpty();
    assertThat(run.get("seconds").asDouble()).isPositive();
    JsonNode irr = root.get("outputs").get("fund_irr");
    assertThat(irr.get("unit").asText()).isEqualTo("share");
    assertThat(irr.get("base").asDouble()).isCloseTo(0.232124, within(5e-7));
    for (String key : List.of("mean", "standardError", "sd", "expectedShortfall95", "undefined")) {
      assertThat(irr.get(key).isNumber()).as(key).isTrue();
    }
    for (String p : List.of("p1", "p5", "p25", "p50", "p75", "p95", "p99")) {
      assertThat(irr.get("quantiles").get(p).isNumber()).as(p).isTrue();
      assertThat(irr.get("quantileErrors").get(p).asDouble()).as(p).isPositive();
    }
    JsonNode probability = root.get("outputs").get("below_hurdle");
    assertThat(probability.get("probability").asDouble()).isBetween(0.3, 0.6);
    assertThat(probability.get("probabilityError").asDouble()).isBetween(0.005, 0.02);
  }

  @Test
  void the_base_case_stays_optimistic_and_the_report_says_so() throws Exception {
    String zh = Cli.run("run", Cli.c1(folder), "--paths", "3000", "--lang", "zh").out();
    assertThat(zh)
        .contains("【合成】鲁源星能电池(济南)有限公司")
        .contains("2026年11月24日")
        .contains("23.21%")
        .contains("3.80x")
        .contains("基准是乐观情形")
        .contains("假设")
        .contains("仅供内部投资决策使用, 不构成对投资者的业绩预测或承诺");
    String en = Cli.run("run", Cli.c1(folder), "--paths", "3000", "--lang=en").out();
    assertThat(en).contains("IRR of the fund").contains("it is an optimistic mode");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 140})
  void tables_fit_the_terminal(int columns) throws Exception {
    Cli ran =
        Cli.run(
            new Terminal(columns, false), "run", Cli.c1(folder), "--paths", "500", "--lang", "zh");
    ran.out()
        .lines()
        .filter(line -> !line.startsWith("注意") && !line.startsWith("估值日"))
        .filter(line -> !line.contains("░ P5"))
        .forEach(line -> assertThat(Width.of(line)).as(line).isLessThanOrEqualTo(columns));
  }

  @Test
  void the_same_plan_gives_the_same_bits_on_one_and_two_threads() throws Exception {
    JsonNode one = json("--paths", "4000", "--threads", "1").get("outputs");
    JsonNode two = json("--paths", "4000", "--threads", "2").get("outputs");
    assertThat(two).isEqualTo(one);
  }

  @Test
  void out_writes_data_and_charts() throws Exception {
    Path out = folder.resolve("结果 1");
    Cli ran = Cli.run("run", Cli.c1(folder), "--paths", "2000", "--out", out.toString());
    assertThat(ran.code()).isZero();
    assertThat(new ObjectMapper().readTree(out.resolve("run.json").toFile()).get("run"))
        .isNotNull();
    byte[] csv = Files.readAllBytes(out.resolve("outputs.csv"));
    assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(csv, StandardCharsets.UTF_8).lines()).hasSize(17);
    assertThat(Files.readString(out.resolve("fan.csv")).lines()).hasSize(10);
    for (String chart : List.of("histogram-fund_irr.svg", "fan.svg", "tornado-fund_irr.svg")) {
      String root =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(out.resolve(chart).toFile())
              .getDocumentElement()
              .getTagName();
      assertThat(root).isEqualTo("svg");
      assertThat(Files.readString(out.resolve(chart))).doesNotContain("NaN").contains("<text");
    }
  }

  @Test
  void an_adaptive_run_reaches_its_error() throws Exception {
    JsonNode root = json("--until-error", "fund_irr=0.15%", "--max-paths", "100000");
    assertThat(root.get("outputs").get("fund_irr").get("standardError").asDouble())
        .isLessThanOrEqualTo(0.0015);
    assertThat(root.get("run").get("paths").asInt()).isEqualTo(16_384);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--paths 0|0 paths",
        "--paths -5|-5 paths",
        "--paths many|many",
        "--threads 0|0 threads",
        "--sampling dice|dice",
        "--sampling sobol --replicates 1|1 replicates",
        "--until-error fund_irr|fund_irr",
        "--until-error fund_irr=-1|fund_irr=-1",
        "--until-error nothing=0.1|nothing",
        "--colour red|colour"
      })
  void bad_options_are_refused_with_a_word_on_each(String options, String named) throws Exception {
    List<String> args = new java.util.ArrayList<>(List.of("run", Cli.c1(folder), "--lang", "en"));
    args.addAll(List.of(options.split(" ")));
    Cli ran = Cli.run(args.toArray(String[]::new));
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains(named);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void a_missing_file_is_refused() {
    Cli ran = Cli.run("run", folder.resolve("none.yaml").toString(), "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("none.yaml");
  }

  @Test
  void progress_is_drawn_on_terminals_only() throws Exception {
    String file = Cli.c1(folder);
    assertThat(Cli.run(new Terminal(100, false), "run", file, "--paths", "500").err()).isEmpty();
  }
}
