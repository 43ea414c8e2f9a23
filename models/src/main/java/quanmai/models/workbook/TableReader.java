package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;
import quanmai.models.workbook.Book.Grid;
import quanmai.models.workbook.Book.Region;
import quanmai.models.workbook.Layout.Column;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Layout.Open;
import quanmai.models.workbook.Layout.Section;
import quanmai.models.workbook.Table.At;
import quanmai.models.workbook.Table.OpenColumn;
import quanmai.models.workbook.Table.Row;

/** Finds the headings and rows of a sheet, and refuses what its reader could not see or place. */
final class TableReader {

  /** Headings are looked for in the first rows only. */
  private static final int HEADINGS_WITHIN = 20;

  private final Section section;
  private final Grid grid;
  private final CellReader cells;
  private final Findings findings;
  private final Map<String, At> columns = new LinkedHashMap<>();
  private final Map<Integer, OpenColumn> open = new LinkedHashMap<>();
  private final TreeSet<Integer> strays = new TreeSet<>();

  private TableReader(Section section, Grid grid, CellReader cells, Findings findings) {
    this.section = section;
    this.grid = grid;
    this.cells = cells;
    this.findings = findings;
  }

  static Table read(Section section, Grid grid, CellReader cells, Findings findings) {
    return new TableReader(section, grid, cells, findings).table();
  }

  private Table table() {
    if (grid.hidden()) {
      refuse(
          "hidden-sheet",
          cells.place(1, 1, ""),
          new Text("工作表 " + grid.name() + " 是隐藏的", "the sheet " + grid.name() + " is hidden"),
          new Text("应取消隐藏：看不见的数没人复核", "unhide it: nobody reviews what nobody sees"));
    }
    int[] headings = headings();
    if (headings == null) {
      missingHeadings();
      return new Table(section, cells, columns, open, List.of());
    }
    for (int number : columnsIn(headings)) {
      column(headings, number);
    }
    List<Row> rows = rows(headings[1]);
    merged(headings[0]);
    return new Table(section, cells, columns, open, rows);
  }

  /** The first and last row of headings; null when there are none. */
  private int @Nullable [] headings() {
    Column first = section.first();
    for (var row : grid.rows().headMap(HEADINGS_WITHIN, true).entrySet()) {
      for (var cell : row.getValue().entrySet()) {
        if (cell.getValue() instanceof CellValue.Text(String text) && first.is(text)) {
          String next = cells.text(row.getKey() + 1, cell.getKey());
          boolean two = next != null && first.is(next);
          return new int[] {row.getKey(), two ? row.getKey() + 1 : row.getKey()};
        }
      }
    }
    return null;
  }

  private void missingHeadings() {
    String first = section.first().heading().zh() + " / " + section.first().heading().en();
    refuse(
        "missing-headings",
        cells.place(1, 1, section.key()),
        new Text(
            "工作表 " + grid.name() + " 前 " + HEADINGS_WITHIN + " 行里没有表头“" + first + "”",
            "no heading '"
                + first
                + "' in the first "
                + HEADINGS_WITHIN
                + " rows of "
                + grid.name()),
        new Text(
            "应恢复表头行，或由 quanmai new --xlsx 另起一份",
            "restore the row of headings, or start from a new one (quanmai new --xlsx)"));
  }

  private TreeSet<Integer> columnsIn(int[] headings) {
    var numbers = new TreeSet<Integer>();
    for (int row = headings[0]; row <= headings[1]; row++) {
      numbers.addAll(grid.rows().getOrDefault(row, new java.util.TreeMap<>()).keySet());
    }
    return numbers;
  }

  private void column(int[] headings, int number) {
    int row = headings[1];
    String text = cells.text(row, number);
    if (text == null && headings[0] < row) {
      row = headings[0];
      text = cells.text(row, number);
    }
    Place place = cells.place(row, number, section.key());
    if (text == null) {
      cells.node(row, number, Kind.TEXT, section.key()); // tells what is wrong with it
      return;
    }
    if (grid.hidesColumn(number)) {
      refuse(
          "hidden-column",
          place,
          new Text("这一列是隐藏的", "this column is hidden"),
          new Text("应取消隐藏", "unhide it"));
    }
    Column column = named(section.columns(), text);
    Column parameter = named(Layout.parameters(section.open()), text);
    if (column != null) {
      At before = columns.putIfAbsent(column.key(), new At(column, number));
      if (before != null) {
        strays.add(number);
        twice(text, place);
      }
    } else if (parameter != null) {
      open(number, new OpenColumn(parameter.key(), place, parameter.kind()), text);
    } else if (section.open() == Open.PERIODS && Character.isDigit(text.strip().charAt(0))) {
      open(number, new OpenColumn(text.strip(), place, Kind.NUMBER), text);
    } else if (section.open() == Open.FACTORS) {
      open(number, new OpenColumn(text.strip(), place, Kind.FORMULA), text);
    } else {
      strays.add(number);
      unknown(text, place);
    }
  }

  private void open(int number, OpenColumn column, String text) {
    if (open.values().stream().anyMatch(other -> other.key().equals(column.key()))) {
      strays.add(number);
      twice(text, column.heading());
    } else {
      open.put(number, column);
    }
  }

  private static @Nullable Column named(List<Column> columns, String text) {
    return columns.stream().filter(column -> column.is(text)).findFirst().orElse(null);
  }

  private void twice(String text, Place place) {
    refuse(
        "duplicate-column",
        place,
        new Text("表头 " + text + " 出现两次", "the heading " + text + " occurs twice"),
        new Text("应删去其中一列", "delete one of the columns"));
  }

  private void unknown(String text, Place place) {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Column column : section.columns()) {
      zh.add(column.heading().zh());
      en.add(column.heading().en());
    }
    for (Column column : Layout.parameters(section.open())) {
      zh.add(column.heading().zh());
      en.add(column.heading().en());
    }
    boolean inEnglish = Nearest.of(text, en) != null;
    boolean inChinese = Nearest.of(text, zh) != null;
    findings.refuse(
        "unknown-column",
        place,
        new Text("没有 " + text + " 这一列", "there is no column " + text),
        new Text(
            Nearest.advice(text, inEnglish ? en : zh).zh(),
            Nearest.advice(text, inChinese ? zh : en).en()));
  }

  private List<Row> rows(int lastHeading) {
    List<Row> rows = new ArrayList<>();
    At first = columns.get(section.first().key());
    int name = first == null ? 1 : first.number();
    for (var entry : grid.rows().tailMap(lastHeading, false).entrySet()) {
      int number = entry.getKey();
      NavigableMap<Integer, CellValue> row = entry.getValue();
      String text = cells.text(number, name);
      if (text != null && text.strip().startsWith("#")) {
        continue; // a remark, or an entry that is switched off
      }
      if (!speaks(row)) {
        continue;
      }
      stray(row, number);
      if (grid.hiddenRows().contains(number)) {
        refuse(
            "hidden-row",
            cells.place(number, name, section.key()),
            new Text("第 " + number + " 行是隐藏的", "row " + number + " is hidden"),
            new Text("应取消隐藏，或删去", "unhide it, or delete it"));
      }
      if (text == null) {
        nameless(number, name);
      } else {
        Place place = cells.place(number, name, section.key() + "." + text.strip());
        rows.add(new Row(number, text.strip(), place));
      }
    }
    return rows;
  }

  /** Whether a row says anything beyond remarks. */
  private boolean speaks(NavigableMap<Integer, CellValue> row) {
    return row.keySet().stream().anyMatch(number -> !isRemark(number));
  }

  private boolean isRemark(int number) {
    return columns.values().stream()
        .anyMatch(at -> at.number() == number && at.column().kind() == Kind.REMARK);
  }

  private void nameless(int number, int column) {
    var row = grid.rows().get(number);
    boolean empty = row == null || !row.containsKey(column);
    if (!empty) {
      cells.node(number, column, Kind.TEXT, section.key()); // tells what is wrong with it
      return;
    }
    refuse(
        "no-name",
        cells.place(number, column, section.key()),
        new Text("第 " + number + " 行有内容而没有名称", "row " + number + " says something without a name"),
        new Text("应写上名称，或清空此行", "write its name, or clear the row"));
  }

  /** Cells where no heading says what they are; one finding a column. */
  private void stray(NavigableMap<Integer, CellValue> row, int number) {
    for (int column : row.keySet()) {
      boolean known =
          open.containsKey(column)
              || columns.values().stream().anyMatch(at -> at.number() == column);
      if (!known && strays.add(column)) {
        refuse(
            "no-heading",
            cells.place(number, column, section.key()),
            new Text("这一列没有表头", "no heading says what this column is"),
            new Text("应删去；演算放在别的工作簿里", "delete it, and keep side calculations elsewhere"));
      }
    }
  }

  private void merged(int firstHeading) {
    int right = 1;
    for (At at : columns.values()) {
      right = Math.max(right, at.number());
    }
    for (int number : open.keySet()) {
      right = Math.max(right, number);
    }
    for (Region region : grid.merged()) {
      if (region.bottom() >= firstHeading && region.left() <= right) {
        refuse(
            "merged-cells",
            cells.place(region.top(), region.left(), section.key()),
            new Text("合并的单元格", "merged cells"),
            new Text("应取消合并，每格各填其值", "unmerge them, and fill each cell"));
      }
    }
  }

  private void refuse(String rule, Place place, Text what, Text advice) {
    findings.refuse(rule, place, what, advice);
  }
}
