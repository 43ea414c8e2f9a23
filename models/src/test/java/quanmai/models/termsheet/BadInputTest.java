package quanmai.models.termsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of bad files: the place, the rule, what was read, and "Maybe", in two languages. */
class BadInputTest {

  private static final String HEAD =
      "quanmai: 1\nkind: deal\nname: x\ntimeline: {start: 2026-11-24, step: year, periods: 8}\n";
  private static final String TAIL = "outputs: {x: sum(flow)}\n";

  private static List<Finding> findings(String text) {
    var read = TermSheetReader.read("bad.yaml", text);
    assertThat(read.sheet()).isNull();
    assertThat(read.findings()).allSatisfy(BadInputTest::teaches);
    return read.findings();
  }

  private static void teaches(Finding finding) {
    assertThat(finding.advice().en()).startsWith("Maybe ");
    assertThat(finding.advice().zh()).startsWith("也许");
    assertThat(finding.what().zh()).isNotBlank();
    assertThat(finding.where().file()).isEqualTo("bad.yaml");
  }

  private static Finding only(String text) {
    var findings = findings(text);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  /** The section stands in line 5; the column is counted there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "inptus: {a: 1} | unknown-key | 5:1 | inptus | no key inptus | Maybe inputs",
        "单位: {a: 1} | unknown-key | 5:1 | 单位 | no key 单位 | Maybe one of quanmai",
        "inputs: {a: {valeu: 1, value: 2}} | unknown-key | 5:14 | inputs.a.valeu | valeu | Maybe value",
        "inputs: {a: 1, a: 2} | duplicate-key | 5:16 | inputs.a | first in line 5 | delete or rename",
        "inputs: {a: {unit: CNY}} | missing-value | 5:10 | inputs.a | a has no value | a: {value:",
        "inputs: {a: NaN} | not-finite | 5:13 | inputs.a | 'NaN' | finite number",
        "inputs: {a: .inf} | not-finite | 5:13 | inputs.a | '.inf' | finite number",
        "inputs: {a: -.INF} | not-finite | 5:13 | inputs.a | '-.INF' | finite number",
        "inputs: {a: 1e999} | not-finite | 5:13 | inputs.a | '1e999' | finite number",
        "inputs: {a: １２} | not-a-number | 5:13 | inputs.a | '１２' | Maybe 12 in ASCII",
        "inputs: {a: ٣} | not-a-number | 5:13 | inputs.a | expected a number | Maybe a number",
        "inputs: {a: '1,000'} | not-a-number | 5:14 | inputs.a | '1,000' | Maybe 1000, without",
        "inputs: {a: 20亿元} | not-a-number | 5:13 | inputs.a | '20亿元' | unit: 亿元",
        "inputs: {a: 0x1F} | not-a-number | 5:13 | inputs.a | '0x1F' | Maybe",
        "inputs: {a: 2026-02-30} | not-a-date | 5:13 | inputs.a | no calendar | 2026-11-24",
        "inputs: {a: b * c} | not-a-value | 5:13 | inputs.a | 'b * c' | belongs into lines",
        "inputs: {a: } | missing-value | 5:10 | inputs.a | no value | a: {value:",
        "inputs: {a: {value: }} | empty-value | 5:20 | inputs.a.value | no value | delete the key",
        "events: {e: } | missing-key | 5:10 | events.e | hazard or competing | hazard: 5%",
        "inputs: {a: [1]} | wrong-shape | 5:13 | inputs.a | a list, expected one value | value: 20",
        "inputs: [1] | wrong-shape | 5:9 | inputs | a list, expected entries | capacity:",
        "inputs: {1a: 2} | bad-name | 5:10 | inputs.1a | no digit first | Maybe x_1a",
        "inputs: {ａ: 2} | bad-name | 5:10 | inputs.ａ | full-width | Maybe a",
        "inputs: {dt: 2} | bad-name | 5:10 | inputs.dt | reserved | Maybe dt_1",
        "inputs: {irr: 2} | bad-name | 5:10 | inputs.irr | function | Maybe irr_1",
        "inputs: {a: {value: 1, confidence: X}} | unknown-word | 5:36 | inputs.a.confidence | V or V-news | one of",
        "inputs: {a: {value: 1, range: [9, 1]}} | reversed-range | 5:32 | inputs.a.range[0] | [9, 1] | [1, 9]",
        "inputs: {a: {value: 1, range: [9]}} | wrong-length | 5:31 | inputs.a.range | 1 items and needs 2 | range:",
        "inputs: {a: {options: {b: 60%, c: 50%}, value: b}} | probabilities | 5:10 | inputs.a | sum to 1.1 | missing",
        "inputs: {a: {options: {b: 60, c: 40%}, value: b}} | probabilities | 5:27 | inputs.a.options.b | 60 is no | 60%",
        "inputs: {a: {options: {bear: 60%, c: 40%}, value: bera}} | unknown-option | 5:51 | inputs.a.value | bera | Maybe bear",
        "inputs: {a: {value: 1, distribution: {pert: {}, beta: {}}}} | too-many-keys | 5:38 | inputs.a.distribution | one key only | pert",
        "inputs: {a: {value: 1, distribution: {normal: {mean: .nan}}}} | not-finite | 5:54 | inputs.a.distribution.normal.mean | '.nan' | finite",
        "inputs: {a: 1}\\nlines: {a: {unit: 亿元, formula: b}} | duplicate-name | 6:9 | lines.a | in inputs | a_2",
        "schedules: {s: {unit: 亿元}} | missing-key | 5:16 | schedules.s.values | known values | values:",
        "schedules: {s: {values: {-1: 2}}} | bad-periods | 5:26 | schedules.s.values.-1 | '-1' | 5..12",
        "schedules: {s: {values: {2026-13-01: 2}}} | not-a-date | 5:26 | schedules.s.values.2026-13-01 | no calendar | Maybe",
        "schedules: {s: {values: [1, x]}} | not-a-number | 5:29 | schedules.s.values[1] | 'x' | Maybe",
        "factors: {p: {drift: 1}} | missing-key | 5:14 | factors.p.process | kind of process | process: gbm",
        "correlation: {pairs: [[a, b, 1.5]]} | out-of-range | 5:30 | correlation.pairs[0][2] | outside -1..1 | 1.5%",
        "correlation: {pairs: [[a, a, 0.5]]} | self-correlation | 5:23 | correlation.pairs[0] | itself | another",
        "correlation: {pairs: [[a, b]]} | wrong-length | 5:23 | correlation.pairs[0] | 2 items and needs 3 | pairs:",
        "correlation: {copula: t} | missing-key | 5:14 | correlation | degrees of freedom | nu: 4",
        "correlation: {copula: student} | unknown-word | 5:23 | correlation.copula | gaussian or t | Maybe",
        "correlation: {pairs: [[a, b, 0]], drivers: {m: {a: 0.5}}} | two-correlations | 5:14 | correlation | not several | pairs",
        "correlation: {matrix: {names: [a, b], rows: [[1, 0]]}} | wrong-length | 5:45 | correlation.matrix.rows | 2 rows of 2 | missing",
        "events: {e: {label: x}} | missing-key | 5:10 | events.e | hazard or competing | hazard: 5%",
        "events: {e: {hazard: 1%, competing: {a: 1%}}} | two-hazards | 5:10 | events.e | not both | hazard",
        "lines: {a: b * c} | wrong-shape | 5:12 | lines.a | 'b * c' | revenue: {unit: 亿元, formula:",
        "lines: {a: {formula: b}} | missing-key | 5:12 | lines.a.unit | unit is missing | unit: 亿元",
        "lines: {a: {unit: 亿元, formula: {p: b}, phase: q}} | phase-twice | 5:47 | lines.a.phase | by phase | delete phase",
        "lines: {a: {unit: 亿元, formula: inf}} | not-finite | 5:32 | lines.a.formula | 'inf' | finite",
        "lines: {a: {unit: 亿元, formula: b, replace: yes}} | not-a-flag | 5:44 | lines.a.replace | 'yes' | Maybe true",
        "instruments: {i: {rate: 5%}} | missing-key | 5:18 | instruments.i.type | kind of instrument | type:",
        "report: {cashflow: a b} | bad-name | 5:20 | report.cashflow | 'a b' | loan.balance",
        "template: no-such-thing | unknown-template | 5:11 | template | greenfield-plant | Maybe",
        "template: ../../etc/passwd | bad-word | 5:11 | template | one word | punctuation",
        "note: !!java.io.File x | tag | 5:7 | note | the tag | quotes",
        "note: &a x | anchor | 5:7 | note | the anchor &a | make it an input",
        "note: *a | alias | 5:7 | note | the alias *a | make it an input",
        "<<: {a: 1} | unknown-key | 5:1 | << | no key << | Maybe",
        "'': 1 | bad-key | 5:2 | `` | one name | colon",
        "? [a] : 1 | bad-key | 5:3 | `` | one name | colon",
      })
  void sections(
      String section, String rule, String place, String path, String said, String advice) {
    var finding = findings(HEAD + section.replace("\\n", "\n") + "\n" + TAIL).getFirst();
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.where().line() + ":" + finding.where().column()).isEqualTo(place);
    assertThat(finding.where().path()).isEqualTo(path == null ? "" : path);
    assertThat(finding.what().en()).contains(said);
    assertThat(finding.advice().en()).contains(advice);
  }

  @Test
  void allFindingsAtOnceInTheOrderOfTheFile() {
    var findings =
        findings(
            "quanmai: 2\nkind: dael\ntimeline: {start: tomorrow, step: yaer}\n"
                + "inputs: {a: NaN, b: {vlaue: 1}}\nlines: {a: 1}\n");
    assertThat(findings)
        .extracting(f -> f.rule() + " " + f.where().line() + ":" + f.where().path())
        .containsExactly(
            "missing-key 1:name",
            "missing-key 1:outputs",
            "unknown-word 1:quanmai",
            "unknown-word 2:kind",
            "not-a-date 3:timeline.start",
            "unknown-word 3:timeline.step",
            "not-finite 4:inputs.a",
            "missing-value 4:inputs.b",
            "unknown-key 4:inputs.b.vlaue",
            "duplicate-name 5:lines.a",
            "wrong-shape 5:lines.a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~", "\uFEFF"})
  void emptyFiles(String text) {
    var finding = only(text);
    assertThat(finding.rule()).isEqualTo("empty-file");
    assertThat(finding.advice().en()).contains("quanmai: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: b: c | 1:5 | colon",
        "a: [1, 2 | 2:1 | comma or closing bracket",
        "a: 'x | 2:1 | closing quote",
        "a: 1\\n  b: 2 | 2:4 | indentation",
        "a:\\n\\tb: 1 | 2:1 | tab by spaces",
        "名称：示例\\nkind: deal | 2:5 | full-width",
        "a: @x | 1:4 | needs quotes",
      })
  void brokenYaml(String text, String place, String advice) {
    var finding = only(text.replace("\\n", "\n").replace("\\t", "\t") + "\n");
    assertThat(finding.rule()).isEqualTo("yaml-syntax");
    assertThat(finding.where().line() + ":" + finding.where().column()).isEqualTo(place);
    assertThat(finding.advice().en()).contains(advice);
  }

  @Test
  void fullWidthBlanksAreNoIndentation() {
    var finding = findings(HEAD + TAIL + "inputs:\n\u3000capacity: 20\n").getFirst();
    assertThat(finding.rule()).isEqualTo("wide-blank");
    assertThat(finding.where().line()).isEqualTo(7);
    assertThat(finding.advice().en()).isEqualTo("Maybe replace it by spaces");
  }

  @Test
  void secondDocument() {
    var finding = findings(HEAD + TAIL + "---\na: 1\n").getFirst();
    assertThat(finding.rule()).isEqualTo("second-document");
    assertThat(finding.where().line()).isEqualTo(6);
  }

  @Test
  void notAMapping() {
    assertThat(only("- a\n- b\n").rule()).isEqualTo("wrong-shape");
    assertThat(only("hello\n").advice().en()).contains("wrong file");
  }

  @Test
  void binaryFilesNameTheirByte() {
    byte[] bytes = "quanmai: 1\nab\0c".getBytes(StandardCharsets.UTF_8);
    var finding = TermSheetReader.read("bad.yaml", bytes).findings().getFirst();
    assertThat(finding.rule()).isEqualTo("binary-file");
    assertThat(finding.what().en()).contains("byte 13 is NUL");
    assertThat(finding.where().line() + ":" + finding.where().column()).isEqualTo("2:3");
  }

  @Test
  void otherEncodingsAreNamed() {
    byte[] gbk = "quanmai: 1\nname: 测试\n".getBytes(Charset.forName("GBK"));
    var finding = TermSheetReader.read("bad.yaml", gbk).findings().getFirst();
    assertThat(finding.rule()).isEqualTo("not-utf8");
    assertThat(finding.what().en()).contains("byte 17 (0xB2)");
    assertThat(finding.where().line() + ":" + finding.where().column()).isEqualTo("2:7");
    assertThat(finding.advice().en()).contains("GBK");
    byte[] utf16 = "quanmai: 1\n".getBytes(StandardCharsets.UTF_16);
    assertThat(TermSheetReader.read("bad.yaml", utf16).findings().getFirst().advice().en())
        .isEqualTo("Maybe save it as UTF-8");
  }

  @Test
  void controlCharacters() {
    var finding = only(HEAD + "note: a\u0007b\n");
    assertThat(finding.rule()).isEqualTo("control-character");
    assertThat(finding.what().en()).contains("U+0007");
    assertThat(finding.where().line() + ":" + finding.where().column()).isEqualTo("5:8");
  }

  @Test
  void deepNestingStopsEarly() {
    var finding = only(HEAD + "note: " + "[".repeat(1_000_000) + "\n");
    assertThat(finding.rule()).isEqualTo("too-deep");
    assertThat(only("a: ".repeat(1) + "{a: ".repeat(100_000)).rule()).isEqualTo("too-deep");
  }

  @Test
  void aliasBombsDoNotGrow() {
    var bomb = new StringBuilder(HEAD + "note: x\nb0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("b" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
    }
    assertThat(findings(bomb.toString())).extracting(Finding::rule).contains("anchor", "alias");
  }

  @Test
  void manyValuesAndManyFindings() {
    assertThat(findings(HEAD + "note: [" + "1,".repeat(300_000) + "1]\n"))
        .extracting(Finding::rule)
        .containsExactly("too-many-values");
    var unknown = new StringBuilder(HEAD);
    for (int i = 0; i < 2_000; i++) {
      unknown.append("key").append(i).append(": 1\n");
    }
    var findings = findings(unknown + TAIL);
    assertThat(findings).hasSize(Findings.LIMIT + 1);
    assertThat(findings.getLast().what().en()).isEqualTo("1500 more findings are not listed");
  }

  @Test
  void longFormula() {
    String formula = "1" + "+1".repeat(500_000);
    var finding = only(HEAD + "lines: {a: {unit: 亿元, formula: " + formula + "}}\n" + TAIL);
    assertThat(finding.rule()).isEqualTo("text-too-long");
    assertThat(finding.where().path()).isEqualTo("lines.a.formula");
    assertThat(finding.what().en()).contains("1000001 characters, more than 10000");
  }

  @Test
  void largeFilesAreRefusedUnread(@TempDir Path folder) throws IOException {
    Path large = folder.resolve("large.yaml");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100L << 20);
    }
    var finding = TermSheetReader.read(large).findings().getFirst();
    assertThat(finding.rule()).isEqualTo("file-too-large");
    assertThat(finding.what().en()).contains("104857600 bytes");
    assertThat(TermSheetReader.read("x", new byte[FileText.MAX_BYTES + 1]).findings())
        .extracting(Finding::rule)
        .containsExactly("file-too-large");
  }

  @Test
  void filesThatCannotBeRead(@TempDir Path folder) throws IOException {
    assertThat(TermSheetReader.read(folder).findings().getFirst().what().en()).contains("folder");
    assertThat(TermSheetReader.read(folder.resolve("none.yaml")).findings().getFirst().rule())
        .isEqualTo("unreadable-file");
    Path good = folder.resolve("good.yaml");
    Files.writeString(good, HEAD + TAIL);
    assertThat(TermSheetReader.read(good).findings()).isEmpty();
  }
}
