package quanmai.models.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.FlowText;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Broken;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;
import quanmai.models.workbook.Book.Grid;
import quanmai.models.workbook.Layout.Kind;

/**
 * From a cell to the node that its text would be, or a finding that names the cell.
 *
 * <p>A formula of the spreadsheet is refused, and its last result offered as the value to type: the
 * result depends on who last calculated the file, some programs leave none, and a formula behind a
 * number is just what a term sheet is to make visible: it belongs into a line. A number that is
 * kept as text is refused too: a reader of the workbook takes it for a number, a spreadsheet does
 * not.
 */
final class CellReader {

  static final int MAX_TEXT = 10_000;

  /** The last day that a spreadsheet can hold, 9999-12-31. */
  private static final double LAST_DAY = 2_958_465;

  /** From here on the count of days has no leap day that never was. */
  private static final int FIRST_SAFE_DAY = 61;

  private final String file;
  private final Grid grid;
  private final boolean from1904;
  private final Findings findings;

  CellReader(String file, Grid grid, boolean from1904, Findings findings) {
    this.file = file;
    this.grid = grid;
    this.from1904 = from1904;
    this.findings = findings;
  }

  Place place(int row, int column, String path) {
    return Cells.place(file, grid, row, column, path);
  }

  /** The node of a cell, broken after a finding; null of an empty cell. */
  @Nullable RawNode node(int row, int column, Kind kind, String path) {
    var cells = grid.rows().get(row);
    CellValue value = cells == null ? null : cells.get(column);
    if (value == null) {
      return null;
    }
    Place place = place(row, column, path);
    return switch (value) {
      case CellValue.Number number -> number(number, kind, place);
      case CellValue.Text(String text) -> text(text, kind, place);
      case CellValue.Flag(boolean flag) -> flag(flag, kind, place);
      case CellValue.Fault(String code) ->
          refuse(
              "cell-error",
              place,
              new Text("单元格是错误值 " + code, "the cell is the error " + code),
              new Text("应填入数值", "type the value"));
      case CellValue.Formula formula -> formula(formula, kind, place);
      case CellValue.Damaged(String raw) ->
          refuse(
              "damaged-cell",
              place,
              new Text("单元格已损坏：" + clip(raw), "the cell is damaged: " + clip(raw)),
              new Text("应重新填写", "type its value anew"));
    };
  }

  boolean isEmpty(int row, int column) {
    var cells = grid.rows().get(row);
    return cells == null || cells.get(column) == null;
  }

  /** The text of a cell that holds one, or a number or day; null of every other cell. */
  @Nullable String text(int row, int column) {
    var cells = grid.rows().get(row);
    CellValue value = cells == null ? null : cells.get(column);
    if (value instanceof CellValue.Number number) {
      LocalDate day = number.format() == CellValue.Format.DATE ? day(number.value()) : null;
      return day == null ? text(number) : day.toString();
    }
    return value instanceof CellValue.Text(String text) ? text : null;
  }

  private RawNode number(CellValue.Number number, Kind kind, Place place) {
    boolean date = number.format() == CellValue.Format.DATE;
    return switch (kind) {
      case NUMBER -> date ? dateForNumber(number, place) : scalar(text(number), place);
      case DATE -> date ? date(number, place) : serial(number, place);
      case FLAG ->
          refuse(
              "cell-type",
              place,
              new Text("此格应为 TRUE 或 FALSE", "this cell takes TRUE or FALSE"),
              new Text("应选 TRUE 或 FALSE", "choose TRUE or FALSE"));
      case TEXT, VALUE, FORMULA, SETTING, REMARK ->
          date ? date(number, place) : scalar(text(number), place);
    };
  }

  private RawNode dateForNumber(CellValue.Number number, Place place) {
    return refuse(
        "date-for-number",
        place,
        new Text("此格应为数字，读到日期", "this cell takes a number, and holds a date"),
        new Text(
            "应把格式改为常规；表格软件把它当成了日期，其数为 " + text(number),
            "format it as a plain number: the spreadsheet took it for a date, and counts "
                + text(number)));
  }

  private RawNode serial(CellValue.Number number, Place place) {
    LocalDate day = day(number.value());
    return refuse(
        "number-for-date",
        place,
        new Text(
            "此格应为日期，读到数字 " + text(number), "this cell takes a date, and holds " + text(number)),
        day == null
            ? new Text("应为 2026-11-24 这样的日期", "a date such as 2026-11-24")
            : new Text("应为 " + day + "，并设为日期格式", day + ", in a date format"));
  }

  private RawNode date(CellValue.Number number, Place place) {
    LocalDate day = day(number.value());
    if (day == null) {
      return refuse(
          "not-a-date",
          place,
          new Text(text(number) + " 不是一个日期", text(number) + " is no day"),
          new Text("应为 2026-11-24 这样的日期，不带时刻", "a date such as 2026-11-24, without a time of day"));
    }
    return scalar(day.toString(), place);
  }

  /** The day that a spreadsheet counts as {@code serial}; null where there is none. */
  private @Nullable LocalDate day(double serial) {
    if (serial != Math.rint(serial) || serial > LAST_DAY) {
      return null;
    }
    if (from1904) {
      return serial < 0 ? null : LocalDate.of(1904, 1, 1).plusDays((long) serial);
    }
    return serial < FIRST_SAFE_DAY ? null : LocalDate.of(1899, 12, 30).plusDays((long) serial);
  }

  private RawNode text(String text, Kind kind, Place place) {
    if (text.length() > MAX_TEXT) {
      return refuse(
          "text-too-long",
          place,
          new Text(
              "文本有 " + text.length() + " 字，上限为 " + MAX_TEXT,
              "the text has " + text.length() + " characters, more than " + MAX_TEXT),
          new Text("应拆成几条线", "split it into several lines"));
    }
    boolean number = Values.number(text).isPresent();
    return switch (kind) {
      case TEXT, DATE, REMARK -> scalar(text, place);
      case NUMBER -> number ? numberAsText(text, place) : textForNumber(text, place);
      case VALUE -> number ? numberAsText(text, place) : scalar(text, place);
      case FLAG -> scalar(text.strip().toLowerCase(java.util.Locale.ROOT), place);
      case FORMULA, SETTING -> formulaText(text, kind, place);
    };
  }

  private RawNode formulaText(String text, Kind kind, Place place) {
    String stripped = text.strip();
    if (stripped.startsWith("=")) {
      return refuse(
          "leading-equals",
          place,
          new Text("公式不以 = 开头", "a formula of the language has no = before it"),
          new Text("应为 " + clip(stripped.substring(1)), clip(stripped.substring(1).strip())));
    }
    boolean nested = stripped.startsWith("[") || stripped.startsWith("{");
    return nested && kind == Kind.SETTING
        ? FlowText.read(stripped, place, findings)
        : scalar(text, place);
  }

  private RawNode numberAsText(String text, Place place) {
    return refuse(
        "number-as-text",
        place,
        new Text("数字 " + text.strip() + " 是以文本保存的", text.strip() + " is kept as text"),
        new Text("应转换为数字：" + text.strip(), "convert it to the number " + text.strip()));
  }

  private RawNode textForNumber(String text, Place place) {
    return refuse(
        "text-for-number",
        place,
        new Text(
            "此格应为数字，读到“" + clip(text) + "”", "this cell takes a number, read '" + clip(text) + "'"),
        new Text("应为 0.05 或 5% 这样的数，或留空", "a number such as 0.05 or 5%, or leave it empty"));
  }

  private RawNode flag(boolean flag, Kind kind, Place place) {
    return switch (kind) {
      case FLAG, SETTING, REMARK -> scalar(String.valueOf(flag), place);
      case TEXT, NUMBER, VALUE, FORMULA, DATE ->
          refuse(
              "cell-type",
              place,
              new Text(
                  "此格不能是 " + (flag ? "TRUE" : "FALSE"),
                  "this cell cannot be " + (flag ? "TRUE" : "FALSE")),
              kind == Kind.DATE
                  ? new Text("应为 2026-11-24 这样的日期", "a date such as 2026-11-24")
                  : new Text("应为数字 " + (flag ? 1 : 0), "the number " + (flag ? 1 : 0)));
    };
  }

  private RawNode formula(CellValue.Formula formula, Kind kind, Place place) {
    CellValue result = formula.result();
    String shown = "=" + clip(formula.formula());
    boolean ours = kind == Kind.FORMULA || kind == Kind.SETTING;
    Text advice =
        ours
            ? new Text("应以文本填写，不带 =", "write it as text, without the =")
            : new Text("应写成一条线，或填入数值", "write it as a line, or type its value");
    if (result instanceof CellValue.Number number && !ours) {
      advice = new Text("应填入其数值 " + text(number), "type its value, " + text(number));
    }
    return refuse(
        "cell-formula",
        place,
        new Text("单元格是表格公式 " + shown, "the cell is a formula of the spreadsheet, " + shown),
        advice);
  }

  /** The number as a term sheet writes it; the same double is read back. */
  private static String text(CellValue.Number number) {
    BigDecimal exact = new BigDecimal(Double.toString(number.value()));
    if (number.format() == CellValue.Format.PERCENT) {
      return plain(exact.movePointRight(2)) + "%";
    }
    return plain(exact);
  }

  static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    boolean wide = Math.abs(stripped.precision() - stripped.scale()) > 15;
    return wide ? stripped.toString() : stripped.toPlainString();
  }

  private static Scalar scalar(String text, Place place) {
    return new Scalar(text, text, true, place);
  }

  RawNode refuse(String rule, Place place, Text what, Text advice) {
    findings.refuse(rule, place, what, advice);
    return new Broken(place);
  }

  private static String clip(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "...";
  }
}
