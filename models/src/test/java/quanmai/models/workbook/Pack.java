package quanmai.models.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks written by hand, so that every byte of them can be wrong.
 *
 * <p>A cell is a text; or {@code #2.5} a number, {@code %0.05} one in percent, {@code @46350} a
 * date, {@code ?1} a flag, {@code !#REF!} an error, {@code =A1*2:7} a formula with its last result,
 * {@code $raw} the inside of a cell without a type; nothing for an empty cell.
 */
final class Pack {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, String[][]> sheets = new LinkedHashMap<>();
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, String> more = new LinkedHashMap<>();
  private final Map<String, String> state = new LinkedHashMap<>();
  private final Map<String, String> rowAttributes = new LinkedHashMap<>();
  private String workbook = "";

  /** A sound workbook of a small deal. */
  static Pack sound() {
    return new Pack()
        .sheet(
            "概况 deal",
            "键|值|说明",
            "key|value|remark",
            "quanmai|#1",
            "kind|deal",
            "name.zh|示例|随便写写",
            "timeline.start|@46350",
            "timeline.step|year",
            "timeline.periods|#3",
            "timeline.opening|?1",
            "timeline.phases.late|2..3")
        .sheet(
            "输入 inputs",
            "name|unit|value|distribution|mean|sd|option|probability|lowest valid|highest valid",
            "price|亿元|#2",
            "growth|share|%0.05|normal|%0.05|%0.02|||%0|%0.5",
            "# idle|share|#1",
            "route||sale",
            "route||||||sale|%0.6",
            "route||||||buyback|%0.4",
            "closing|date|@46400")
        .sheet("时间表 schedules", "name|unit|after|#0|#1|#2|#3", "capex|亿元||#1|#2|〃|#0.5")
        .sheet(
            "各线 lines",
            "name|unit|phase|formula",
            "flow|亿元|late|price * (1 + growth) ^ t",
            "cost|亿元||-capex",
            "total|亿元||flow + cost + if(route == \"sale\", 1[亿元], 0)")
        .sheet(
            "结果 outputs",
            "name|formula",
            "sum|sum(total)",
            "days|years_between(closing, period_end)".replace("period_end", "closing"));
  }

  Pack sheet(String name, String... lines) {
    String[][] rows = new String[lines.length][];
    for (int r = 0; r < lines.length; r++) {
      rows[r] = lines[r].split("\\|", -1);
    }
    sheets.put(name, rows);
    return this;
  }

  Pack without(String name) {
    sheets.remove(name);
    return this;
  }

  /** Puts {@code cell} at an address such as C2. */
  Pack put(String sheet, String address, String cell) {
    String[][] rows = java.util.Objects.requireNonNull(sheets.get(sheet));
    int column = address.charAt(0) - 'A';
    int row = Integer.parseInt(address.substring(1)) - 1;
    if (row >= rows.length) {
      int from = rows.length;
      rows = java.util.Arrays.copyOf(rows, row + 1);
      java.util.Arrays.fill(rows, from, rows.length, new String[0]);
    }
    rows[row] = java.util.Arrays.copyOf(rows[row], Math.max(rows[row].length, column + 1));
    for (int c = 0; c < rows[row].length; c++) {
      rows[row][c] = rows[row][c] == null ? "" : rows[row][c];
    }
    rows[row][column] = cell;
    sheets.put(sheet, rows);
    return this;
  }

  /** XML behind the cells of a sheet, such as merged ranges. */
  Pack behind(String sheet, String xml) {
    more.put(sheet, xml);
    return this;
  }

  Pack hide(String sheet) {
    state.put(sheet, " state=\"veryHidden\"");
    return this;
  }

  Pack row(String sheet, int row, String attributes) {
    rowAttributes.put(sheet + row, attributes);
    return this;
  }

  Pack part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  Pack part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** XML before the list of sheets. */
  Pack workbook(String xml) {
    workbook = xml;
    return this;
  }

  byte[] bytes() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    var list = new StringBuilder();
    var relations = new StringBuilder();
    int number = 0;
    for (var sheet : sheets.entrySet()) {
      number++;
      String name = sheet.getKey();
      list.append(
          "<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"r%d\"/>"
              .formatted(name, number, state.getOrDefault(name, ""), number));
      relations.append(relation("r" + number, "worksheet", "worksheets/sheet" + number + ".xml"));
      all.put("xl/worksheets/sheet" + number + ".xml", utf8(xml(name, sheet.getValue())));
    }
    relations.append(relation("s1", "styles", "styles.xml"));
    all.put(
        "xl/workbook.xml",
        utf8(
            "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                .formatted(MAIN, RELATIONS, workbook, list)));
    all.put("xl/_rels/workbook.xml.rels", utf8("<Relationships>" + relations + "</Relationships>"));
    all.put(
        "_rels/.rels",
        utf8(
            "<Relationships>"
                + relation("a", "officeDocument", "xl/workbook.xml")
                + "</Relationships>"));
    all.put("xl/styles.xml", utf8(STYLES));
    all.putAll(parts);
    return zip(all);
  }

  private static final String STYLES =
      "<styleSheet xmlns=\""
          + MAIN
          + "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>"
          + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"10\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>";

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, RELATIONS, type, target);
  }

  private String xml(String sheet, String[][] rows) {
    var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\">");
    String behind = more.getOrDefault(sheet, "");
    if (behind.startsWith("<cols>")) {
      xml.append(behind);
    }
    xml.append("<sheetData>");
    for (int r = 0; r < rows.length; r++) {
      String attributes = rowAttributes.getOrDefault(sheet + (r + 1), "");
      xml.append("<row r=\"%d\"%s>".formatted(r + 1, attributes));
      for (int c = 0; c < rows[r].length; c++) {
        if (!rows[r][c].isEmpty()) {
          xml.append(cell((char) ('A' + c) + "" + (r + 1), rows[r][c]));
        }
      }
      xml.append("</row>");
    }
    xml.append("</sheetData>").append(behind.startsWith("<cols>") ? "" : behind);
    return xml.append("</worksheet>").toString();
  }

  private static String cell(String at, String text) {
    String rest = escaped(text.substring(1));
    return switch (text.charAt(0)) {
      case '#' ->
          text.startsWith("# ")
              ? inline(at, text)
              : "<c r=\"%s\"><v>%s</v></c>".formatted(at, rest);
      case '%' -> "<c r=\"%s\" s=\"1\"><v>%s</v></c>".formatted(at, rest);
      case '@' -> "<c r=\"%s\" s=\"2\"><v>%s</v></c>".formatted(at, rest);
      case '?' -> "<c r=\"%s\" t=\"b\"><v>%s</v></c>".formatted(at, rest);
      case '!' -> "<c r=\"%s\" t=\"e\"><v>%s</v></c>".formatted(at, rest);
      case '=' -> {
        int colon = rest.lastIndexOf(':');
        yield "<c r=\"%s\"><f>%s</f><v>%s</v></c>"
            .formatted(at, rest.substring(0, colon), rest.substring(colon + 1));
      }
      case '$' -> "<c r=\"%s\"%s</c>".formatted(at, text.substring(1));
      default -> inline(at, text);
    };
  }

  private static String inline(String at, String text) {
    return "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(at, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> parts) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
