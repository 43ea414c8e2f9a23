package quanmai.models.workbook;

import java.util.LinkedHashMap;
import java.util.Map;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.Text;
import quanmai.models.workbook.Table.OpenColumn;
import quanmai.models.workbook.Table.Row;

/** The cells of a schedule; a run of ditto marks makes a value that of a range of periods. */
final class PeriodCells {

  private final Table table;
  private final Findings findings;
  private final Map<String, RawNode> values = new LinkedHashMap<>();

  /** The range being read: its first and last t, -1 for none. */
  private int first = -1;

  private int last = -1;

  PeriodCells(Table table, Findings findings) {
    this.table = table;
    this.findings = findings;
  }

  /** Values by period, or by range such as {@code 6..8}. */
  Map<String, RawNode> read(Row row, String path) {
    table.open().forEach((number, column) -> cell(row, number, column, path));
    return values;
  }

  private void cell(Row row, int number, OpenColumn column, String path) {
    int t = column.key().matches("[0-9]{1,4}") ? Integer.parseInt(column.key()) : -1;
    String text = table.cells().text(row.number(), number);
    if (text != null && text.strip().equals(Layout.DITTO)) {
      ditto(t, table.cells().place(row.number(), number, path + "." + column.key()));
      return;
    }
    RawNode node = table.node(row, number, column, path + "." + column.key());
    first = node == null ? -1 : t;
    last = first;
    if (node != null) {
      values.put(column.key(), node);
    }
  }

  private void ditto(int t, Place place) {
    if (first < 0 || t != last + 1) {
      findings.refuse(
          "nothing-to-repeat",
          place,
          new Text(Layout.DITTO + " 左边一期没有值", "no value in the period before " + Layout.DITTO),
          new Text("应填入数值", "type the value"));
      return;
    }
    RawNode value = values.remove(first == last ? String.valueOf(first) : first + ".." + last);
    last = t;
    if (value != null) {
      values.put(first + ".." + last, value);
    }
  }
}
