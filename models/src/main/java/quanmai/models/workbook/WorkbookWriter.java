package quanmai.models.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.timeline.Timeline;
import quanmai.models.workbook.Layout.Column;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Layout.Open;
import quanmai.models.workbook.Layout.Section;

/** Writes a term sheet as a workbook for people; {@link WorkbookReader} reads the same back. */
public final class WorkbookWriter {

  /** Rows above the first entry: what the sheet is, and headings in two languages. */
  private static final int HEAD = 3;

  /** Empty rows below the entries that are styled and checked like them. */
  private static final int SPARE = 40;

  private final Mapping deal;
  private final Mapping offers;
  private final Timeline timeline;

  private WorkbookWriter(Mapping deal, Mapping offers, Timeline timeline) {
    this.deal = deal;
    this.offers = offers;
    this.timeline = timeline;
  }

  /**
   * The workbook of {@code deal}.
   *
   * @param offers entries that are written below those of the deal, switched off by a # before
   *     their names
   * @param timeline of the deal, on which schedules are spread out
   */
  public static byte[] write(Mapping deal, Mapping offers, Timeline timeline) {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "quanmai", "1.0")) {
      workbook.setGlobalDefaultFont("Calibri", 11);
      GuideSheet.write(workbook.newWorksheet(Layout.GUIDE.zh() + " " + Layout.GUIDE.en()));
      var writer = new WorkbookWriter(deal, offers, timeline);
      for (Section section : Section.values()) {
        writer.section(section, workbook.newWorksheet(section.sheet()));
      }
      workbook.setActiveTab(1);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private void section(Section section, Worksheet sheet) {
    List<SheetRow> rows = new ArrayList<>(SheetRows.of(section, deal, timeline, false));
    if (!section.isOfKeys()) {
      rows.addAll(SheetRows.of(section, offers, timeline, true));
    }
    if (section == Section.INSTRUMENTS) {
      Remarks.add(rows);
    }
    List<Column> columns = new ArrayList<>(section.columns());
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<String, Integer> opened = new LinkedHashMap<>();
    for (Column column : columns) {
      numbers.put(column.key(), numbers.size());
    }
    for (Column column : openColumns(section, rows)) {
      opened.put(column.key(), columns.size());
      columns.add(column);
    }
    var style = new SheetStyle(sheet, columns, section.columns().size());
    style.head(section, headings(section, columns));
    for (int k = 0; k < rows.size(); k++) {
      SheetRow row = rows.get(k);
      for (Column column : section.columns()) {
        style.cell(HEAD + k, place(numbers, column.key()), row.get(column.key()), row.isOff());
      }
      opened.forEach(new CellOf(style, HEAD + k, row)::write);
    }
    int spare = section.isOfKeys() ? 0 : SPARE;
    style.finish(HEAD, HEAD + rows.size() + spare);
  }

  private record CellOf(SheetStyle style, int line, SheetRow row) {
    void write(String key, int column) {
      RawNode node = row.open().get(key);
      style.cell(line, column, node, row.isOff());
    }
  }

  private static int place(Map<String, Integer> numbers, String key) {
    Integer number = numbers.get(key);
    if (number == null) {
      throw new AssertionError("no column " + key);
    }
    return number;
  }

  private List<Column> openColumns(Section section, List<SheetRow> rows) {
    List<String> used =
        rows.stream().flatMap(row -> row.open().keySet().stream()).distinct().toList();
    return switch (section.open()) {
      case NONE -> List.of();
      case DISTRIBUTION, PROCESS ->
          Layout.parameters(section.open()).stream()
              .filter(c -> used.contains(c.key()) || Layout.isUsual(section.open(), c.key()))
              .toList();
      case PERIODS -> {
        List<Column> periods = new ArrayList<>();
        for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
          periods.add(new Column(String.valueOf(t), String.valueOf(t), "", Kind.NUMBER, 9));
        }
        yield periods;
      }
      case FACTORS -> used.stream().map(f -> new Column(f, f, f, Kind.FORMULA, 12)).toList();
    };
  }

  /** Headings in Chinese and English; above the number of a period stands the day of its end. */
  private List<String[]> headings(Section section, List<Column> columns) {
    List<String[]> headings = new ArrayList<>();
    for (Column column : columns) {
      boolean period = section.open() == Open.PERIODS && column.heading().en().isEmpty();
      String zh =
          period
              ? timeline.periodEnd(Integer.parseInt(column.key())).toString()
              : column.heading().zh();
      headings.add(new String[] {zh, period ? column.key() : column.heading().en()});
    }
    return headings;
  }
}
