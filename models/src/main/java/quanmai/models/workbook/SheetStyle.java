package quanmai.models.workbook;

import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Values;
import quanmai.models.termsheet.YamlText;
import quanmai.models.workbook.Layout.Column;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Layout.Section;

/** How cells look: headings that stay, numbers to type in blue on yellow, offers in grey. */
final class SheetStyle {

  private static final String INK = "1F3A5F";
  private static final String PALE = "DCE6F1";
  private static final String INPUT_FILL = "FFF9E5";
  private static final String INPUT_FONT = "0000C0";
  private static final String GREY = "8A8A8A";
  private static final String LINE = "D0D0D0";

  /** Days before this are counted by spreadsheets as if 1900 had been a leap year. */
  private static final LocalDate FIRST_SAFE_DAY = LocalDate.of(1900, 3, 1);

  private final Worksheet sheet;
  private final List<Column> columns;
  private final int fixed;

  /** {@code fixed}: how many of the columns a section always has; the others hold numbers. */
  SheetStyle(Worksheet sheet, List<Column> columns, int fixed) {
    this.sheet = sheet;
    this.columns = columns;
    this.fixed = fixed;
  }

  void head(Section section, List<String[]> headings) {
    sheet.value(0, 0, GuideSheet.line(section));
    sheet.style(0, 0).italic().fontColor(GREY).set();
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, columns.get(c).width());
      for (int line = 0; line < 2; line++) {
        String heading = headings.get(c)[line];
        Double number = line == 1 && c >= fixed ? number(heading) : null;
        if (number == null) {
          sheet.value(1 + line, c, heading);
        } else {
          sheet.value(1 + line, c, number);
        }
      }
      sheet.style(1, c).bold().fillColor(INK).fontColor("FFFFFF").set();
      sheet.style(2, c).fillColor(PALE).fontColor(INK).horizontalAlignment("left").set();
    }
    sheet.freezePane(section.isOfKeys() ? 2 : 1, 3);
  }

  private static @Nullable Double number(String text) {
    var number = Values.number(text);
    return number.isPresent() ? number.getAsDouble() : null;
  }

  void cell(int row, int c, @Nullable RawNode node, boolean off) {
    Column column = columns.get(c);
    if (node == null) {
      return;
    }
    String text = node instanceof Scalar scalar ? scalar.text().strip() : YamlText.of(node);
    Double number = column.kind() == Kind.TEXT ? null : number(text);
    LocalDate date = column.kind() == Kind.TEXT ? null : Values.date(text);
    StyleSetter style = style(row, c, off);
    if (number != null) {
      sheet.value(row, c, number);
      style = text.endsWith("%") ? style.format(percent(text)) : style;
    } else if (date != null && !date.isBefore(FIRST_SAFE_DAY)) {
      sheet.value(row, c, date);
      style = style.format("yyyy-mm-dd");
    } else if (column.kind() == Kind.FLAG) {
      sheet.value(row, c, text.equals("true"));
    } else {
      sheet.value(row, c, text);
      style = column.kind() == Kind.REMARK || c == 0 ? style : style.format("@");
    }
    style.set();
  }

  private StyleSetter style(int row, int c, boolean off) {
    StyleSetter style =
        sheet
            .style(row, c)
            .borderStyle(BorderStyle.THIN)
            .borderColor(LINE)
            .verticalAlignment("top");
    Kind kind = columns.get(c).kind();
    if (off || kind == Kind.REMARK) {
      return style.fontColor(GREY);
    }
    if (isTyped(c)) {
      return style.fillColor(INPUT_FILL).fontColor(INPUT_FONT);
    }
    return c == 0 ? style.bold() : kind == Kind.FORMULA ? style.wrapText(true) : style;
  }

  /** Whether the cells of a column hold the deal's numbers, as opposed to names and remarks. */
  private boolean isTyped(int c) {
    Column column = columns.get(c);
    return c >= fixed
        || column.key().equals("value")
        || column.key().equals("probability")
        || column.key().equals("hazard");
  }

  /** As many decimals as are written. */
  private static String percent(String text) {
    int dot = text.indexOf('.');
    int decimals = dot < 0 ? 0 : text.replace("%", "").strip().length() - dot - 1;
    return decimals == 0 ? "0%" : "0." + "0".repeat(Math.min(decimals, 8)) + "%";
  }

  /** Lists to choose from, and text cells in which a leading minus is no formula. */
  void finish(int from, int to) {
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      if (column.kind() == Kind.FORMULA && c < fixed) {
        sheet.style(c).format("@").set();
      }
      if (!column.words().isEmpty() && to > from) {
        sheet
            .range(from, c, to, c)
            .validateWithListByFormula("\"" + String.join(",", column.words()) + "\"")
            .errorStyle(DataValidationErrorStyle.WARNING)
            .showErrorMessage(true);
      }
    }
  }
}
