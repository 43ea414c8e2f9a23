package quanmai.models.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;

/** What is wrong with a workbook is told all at once, each with its cell, rule and repair. */
class BadWorkbookTest {

  private static final String DEAL = "概况 deal";
  private static final String INPUTS = "输入 inputs";
  private static final String LINES = "各线 lines";

  private static List<Finding> findings(byte[] bytes) {
    DealReader.Outcome outcome = DealReader.read("bad.xlsx", bytes);
    outcome
        .findings()
        .forEach(
            finding -> {
              assertThat(finding.advice().en()).startsWith("Maybe ");
              assertThat(finding.advice().zh()).startsWith("也许");
            });
    return outcome.findings();
  }

  @Test
  void theSoundOneIsSound() {
    assertThat(findings(Pack.sound().bytes())).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '~',
      value = {
        // numbers
        "输入 inputs ~ C2 ~ many ~ not-a-number ~ inputs!C2",
        "输入 inputs ~ C2 ~ 3.5 ~ number-as-text ~ inputs!C2",
        "输入 inputs ~ C2 ~ 5% ~ number-as-text ~ inputs!C2",
        "输入 inputs ~ C2 ~ 1,000 ~ not-a-number ~ inputs!C2",
        "输入 inputs ~ C2 ~ ?1 ~ cell-type ~ inputs!C2",
        "输入 inputs ~ C2 ~ !#REF! ~ cell-error ~ inputs!C2",
        "输入 inputs ~ C2 ~ !#NAME? ~ cell-error ~ inputs!C2",
        "输入 inputs ~ C2 ~ =B7*2:4 ~ cell-formula ~ inputs!C2",
        "输入 inputs ~ C2 ~ @46350 ~ not-a-number ~ inputs!C2",
        "输入 inputs ~ C2 ~ #NaN ~ damaged-cell ~ inputs!C2",
        "输入 inputs ~ C2 ~ #1e999 ~ damaged-cell ~ inputs!C2",
        "输入 inputs ~ E3 ~ !#DIV/0! ~ cell-error ~ inputs!E3",
        "输入 inputs ~ I3 ~ low ~ text-for-number ~ inputs!I3",
        "输入 inputs ~ I3 ~ @46350 ~ date-for-number ~ inputs!I3",
        "输入 inputs ~ H6 ~ 0.6 ~ number-as-text ~ inputs!H6",
        "输入 inputs ~ H6 ~ %0.7 ~ probabilities ~ inputs!A5",
        "时间表 schedules ~ E2 ~ two ~ text-for-number ~ schedules!E2",
        "时间表 schedules ~ E2 ~ !#N/A ~ cell-error ~ schedules!E2",
        "时间表 schedules ~ D2 ~ 〃 ~ nothing-to-repeat ~ schedules!D2",
        // dates
        "概况 deal ~ B6 ~ #46350 ~ number-for-date ~ deal!B6",
        "概况 deal ~ B6 ~ @46350.5 ~ not-a-date ~ deal!B6",
        "概况 deal ~ B6 ~ soon ~ not-a-date ~ deal!B6",
        "概况 deal ~ B6 ~ @1e12 ~ not-a-date ~ deal!B6",
        "概况 deal ~ B8 ~ @46350 ~ date-for-number ~ deal!B8",
        "概况 deal ~ B9 ~ #1 ~ cell-type ~ deal!B9",
        "概况 deal ~ B9 ~ 是 ~ not-a-flag ~ deal!B9",
        // words and names
        "概况 deal ~ B7 ~ yearly ~ unknown-word ~ deal!B7",
        "概况 deal ~ A8 ~ timeline.priods ~ unknown-key ~ deal!A8",
        "概况 deal ~ A8 ~ timeline.step ~ duplicate-key ~ deal!A8",
        "概况 deal ~ A8 ~ timeline ~ duplicate-key ~ deal!A8",
        "输入 inputs ~ A3 ~ price ~ duplicate-name ~ inputs!A3",
        "输入 inputs ~ A2 ~ 2price ~ bad-name ~ inputs!A2",
        "输入 inputs ~ A2 ~ !#REF! ~ cell-error ~ inputs!A2",
        "输入 inputs ~ D3 ~ norm ~ unknown-distribution ~ inputs!D3",
        "输入 inputs ~ D3 ~ ?0 ~ cell-type ~ inputs!D3",
        "输入 inputs ~ E2 ~ #1 ~ without-distribution ~ inputs!E2",
        "输入 inputs ~ G2 ~ sale ~ empty-cell ~ inputs!H2",
        "输入 inputs ~ H2 ~ #1 ~ empty-cell ~ inputs!G2",
        "输入 inputs ~ B2 ~ 亿圆 ~ unknown-unit ~ inputs!B2",
        "各线 lines ~ B2 ~ =A1:0 ~ cell-formula ~ lines!B2",
        // formulas of the language
        "各线 lines ~ D3 ~ -capexx ~ undeclared-name ~ lines!D3:2",
        "各线 lines ~ D3 ~ =-capex:0 ~ cell-formula ~ lines!D3",
        "各线 lines ~ D3 ~ $ t=\"inlineStr\"><is><t>=-capex</t></is> ~ leading-equals ~ lines!D3",
        "各线 lines ~ D3 ~ ?1 ~ cell-type ~ lines!D3",
        "各线 lines ~ A5 ~ #5 ~ bad-name ~ lines!A5",
        "各线 lines ~ D5 ~ price ~ no-name ~ lines!A5",
        "各线 lines ~ A4 ~ flow ~ duplicate-name ~ lines!A4",
        // the table
        "输入 inputs ~ B1 ~ unti ~ unknown-column ~ inputs!B1",
        "输入 inputs ~ B1 ~ value ~ duplicate-column ~ inputs!C1",
        "输入 inputs ~ B1 ~ !#REF! ~ cell-error ~ inputs!B1",
        "输入 inputs ~ L3 ~ #7 ~ no-heading ~ inputs!L3",
        "输入 inputs ~ A1 ~ nom ~ missing-headings ~ inputs!A1",
        "时间表 schedules ~ E1 ~ 11..12 ~ nothing-to-repeat ~ schedules!F2",
        "时间表 schedules ~ E1 ~ #0 ~ duplicate-column ~ schedules!E1",
        // damage
        "输入 inputs ~ C2 ~ $ t=\"s\"><v>2000000000</v> ~ damaged-cell ~ inputs!C2",
        "输入 inputs ~ C2 ~ $ t=\"zzz\"><v>1</v> ~ damaged-cell ~ inputs!C2",
        "输入 inputs ~ C2 ~ $ t=\"b\"><v>7</v> ~ damaged-cell ~ inputs!C2",
      })
  void aBadCellIsNamed(String sheet, String address, String cell, String rule, String shown) {
    List<Finding> found = findings(Pack.sound().put(sheet, address, cell).bytes());
    assertThat(found)
        .as(found.toString())
        .anyMatch(
            finding ->
                finding.rule().equals(rule) && (finding.where() + " ").contains(shown + " "));
  }

  @Test
  void adviceOffersTheValue() {
    var pack =
        Pack.sound()
            .put(INPUTS, "C2", "=B7*2:4.25")
            .put(DEAL, "B6", "#46350")
            .put(INPUTS, "B1", "unti");
    assertThat(findings(pack.bytes()))
        .extracting(finding -> finding.advice().en())
        .contains("Maybe type its value, 4.25", "Maybe 2026-11-24, in a date format", "Maybe unit");
  }

  @Test
  void allAreToldAtOnceInTheOrderOfTheSheets() {
    var pack =
        Pack.sound()
            .put(LINES, "B2", "?1")
            .put(DEAL, "B6", "#46350")
            .put(INPUTS, "C2", "!#REF!")
            .put(INPUTS, "L9", "#1")
            .put("时间表 schedules", "E2", "two")
            .hide(LINES)
            .behind(INPUTS, "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>")
            .sheet("side", "#1|#2");
    assertThat(findings(pack.bytes()))
        .extracting(finding -> finding.rule() + " " + finding.where().shown())
        .containsExactly(
            "number-for-date bad.xlsx 概况 deal!B6",
            "merged-cells bad.xlsx 输入 inputs!A2",
            "cell-error bad.xlsx 输入 inputs!C2",
            "no-name bad.xlsx 输入 inputs!A9",
            "no-heading bad.xlsx 输入 inputs!L9",
            "text-for-number bad.xlsx 时间表 schedules!E2",
            "hidden-sheet bad.xlsx 各线 lines!A1",
            "cell-type bad.xlsx 各线 lines!B2",
            "unknown-sheet bad.xlsx side!A1");
  }

  static Stream<Arguments> shapes() {
    return Stream.of(
        shape("merged-cells", "inputs!B2", p -> p.behind(INPUTS, merge("B2:C2"))),
        shape("hidden-sheet", "inputs!A1", p -> p.hide(INPUTS)),
        shape("hidden-row", "inputs!A3", p -> p.row(INPUTS, 3, " hidden=\"1\"")),
        shape(
            "hidden-column",
            "inputs!C1",
            p -> p.behind(INPUTS, "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>")),
        shape("unknown-sheet", "inptus!A1", p -> p.sheet("inptus", "name")),
        shape("duplicate-sheet", "输入!A1", p -> p.sheet("输入", "name")),
        shape("missing-sheet", "bad.xlsx", p -> p.without(DEAL)),
        shape("macros", "bad.xlsx", p -> p.part("xl/vbaProject.bin", "x")),
        shape("macros", "bad.xlsx", p -> p.part("xl/macrosheets/sheet1.xml", "<a/>")),
        shape(
            "external-link", "bad.xlsx", p -> p.part("xl/externalLinks/externalLink1.xml", "<a/>")),
        shape("embedded-part", "bad.xlsx", p -> p.part("xl/embeddings/oleObject1.bin", "x")),
        shape("embedded-part", "bad.xlsx", p -> p.part("xl/connections.xml", "<a/>")),
        shape(
            "no-workbook",
            "bad.xlsx",
            p ->
                p.part(
                    "_rels/.rels",
                    "<a><b Type=\"x/officeDocument\" Id=\"1\" Target=\"nowhere.xml\"/></a>")),
        shape("broken-workbook", "bad.xlsx", p -> p.part("xl/workbook.xml", "<workbook><sheets>")),
        shape("broken-workbook", "deal!A1", p -> p.part("xl/worksheets/sheet1.xml", "<a><b></a>")),
        shape("broken-workbook", "bad.xlsx", p -> p.part("xl/styles.xml", "plain text")),
        shape("broken-workbook", "deal!A1", p -> p.part("xl/worksheets/sheet1.xml", LAUGHS)),
        shape("huge-sheet", "inputs!A1", p -> p.part("xl/worksheets/sheet2.xml", huge())),
        shape("zip-bomb", "bad.xlsx", p -> p.part("xl/media/a.png", new byte[61_000_000])));
  }

  private static final String LAUGHS =
      "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;&l;&l;\">]><a><c r=\"A1\"><v>&m;</v></c></a>";

  private static String merge(String range) {
    return "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>";
  }

  private static String huge() {
    var xml = new StringBuilder("<worksheet><sheetData>");
    for (int row = 0; row < 14; row++) {
      xml.append("<row>");
      for (int k = 0; k < 16_000; k++) {
        xml.append("<c><v>").append((row * 16_000 + k) * 7919L % 1_000_003).append("</v></c>");
      }
      xml.append("</row>");
    }
    return xml.append("</sheetData></worksheet>").toString();
  }

  private static Arguments shape(String rule, String where, UnaryOperator<Pack> damage) {
    return Arguments.of(rule, where, damage);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("shapes")
  void aBadShapeIsNamed(String rule, String where, UnaryOperator<Pack> damage) {
    List<Finding> found = findings(damage.apply(Pack.sound()).bytes());
    assertThat(found)
        .as(found.toString())
        .anyMatch(
            f ->
                f.rule().equals(rule) && f.where().shown().contains(where.replaceFirst("!.*", "")));
  }

  @Test
  void filesOfOtherKindsAreTold() {
    byte[] compound = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    assertThat(findings(compound)).extracting(Finding::rule).containsExactly("old-or-encrypted");
    byte[] sound = Pack.sound().bytes();
    for (int cut : new int[] {4, 30, 200, sound.length / 2, sound.length - 30}) {
      assertThat(findings(Arrays.copyOf(sound, cut)))
          .extracting(Finding::rule)
          .containsExactly("broken-workbook");
    }
    byte[] flipped = sound.clone();
    for (int k = 60; k < 400; k++) {
      flipped[k] ^= 0x55;
    }
    assertThat(findings(flipped)).isNotEmpty();
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int k = 0; k <= Unpacking.MAX_PARTS; k++) {
      many.put("p" + k, new byte[0]);
    }
    assertThat(findings(Pack.zip(many)))
        .extracting(Finding::rule)
        .containsExactly("too-many-parts");
    assertThat(findings(Pack.zip(Map.of("readme.txt", "hi".getBytes(StandardCharsets.UTF_8)))))
        .extracting(Finding::rule)
        .containsExactly("no-workbook");
  }

  @Test
  void nothingIsPrinted() {
    var printed = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      byte[] xml = "<worksheet><sheetData/></worksheet>".getBytes(StandardCharsets.UTF_8);
      xml[12] = (byte) 0xFF;
      var pack = Pack.sound().part("xl/worksheets/sheet2.xml", xml);
      assertThat(findings(pack.bytes())).extracting(Finding::rule).contains("broken-workbook");
    } finally {
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
    var pack =
        Pack.sound()
            .workbook("<workbookPr date1904=\"1\"/>")
            .put(DEAL, "B6", "@" + (46350 - 1462))
            .put(INPUTS, "C8", "@" + (46400 - 1462));
    var read = DealReader.read("deal.xlsx", pack.bytes());
    assertThat(read.findings()).isEmpty();
    assertThat(Meaning.of(java.util.Objects.requireNonNull(read.checked())))
        .isEqualTo(Meaning.of(Same.checked("deal.xlsx", Pack.sound().bytes())));
  }
}
