package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.Text;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Table.OpenColumn;
import quanmai.models.workbook.Table.Row;

/**
 * The sheet of correlations: a row for the copula, for its degrees of freedom, for each pair, for
 * each loading of a driver, or for each row of a matrix, whose columns are headed by factors.
 */
final class CorrelationReader {

  private static final List<String> ITEMS = List.of("copula", "nu", "pair", "driver", "matrix");

  private final Table table;
  private final NodeBuilder section;
  private final Findings findings;
  private final List<RawNode> pairs = new ArrayList<>();
  private final List<RawNode> names = new ArrayList<>();
  private final List<RawNode> rows = new ArrayList<>();

  private CorrelationReader(Table table, NodeBuilder section, Findings findings) {
    this.table = table;
    this.section = section;
    this.findings = findings;
  }

  static void read(Table table, NodeBuilder section, Findings findings) {
    var reader = new CorrelationReader(table, section, findings);
    table.rows().forEach(reader::row);
    reader.lists();
  }

  private void row(Row row) {
    String path = section.place().path();
    switch (row.name()) {
      case "copula" ->
          section.put("copula", row.place(), table.node(row, "value", Kind.TEXT, path));
      case "nu" -> section.put("nu", row.place(), table.node(row, "value", Kind.NUMBER, path));
      case "pair" -> pair(row, path + ".pairs[" + pairs.size() + "]");
      case "driver" -> driver(row);
      case "matrix" -> matrix(row, path + ".matrix.rows[" + rows.size() + "]");
      default ->
          findings.refuse(
              "unknown-word",
              row.place(),
              new Text("没有 " + row.name() + " 这一项", "there is no item " + row.name()),
              Nearest.advice(row.name(), ITEMS));
    }
  }

  private void pair(Row row, String path) {
    pairs.add(
        new Items(
            List.of(
                needed(row, "first", path + "[0]"),
                needed(row, "second", path + "[1]"),
                needed(row, "value", path + "[2]")),
            row.place().at(path)));
  }

  private void driver(Row row) {
    NodeBuilder drivers = section.in("drivers", row.place());
    String driver = table.text(row, "first");
    String factor = table.text(row, "second");
    RawNode loading = needed(row, "value", drivers.place().path());
    if (driver == null || factor == null) {
      needed(row, driver == null ? "first" : "second", drivers.place().path());
      return;
    }
    NodeBuilder loadings = drivers.in(driver.strip(), table.place(row, "first", ""));
    loadings.put(factor.strip(), table.place(row, "second", ""), loading);
  }

  private void matrix(Row row, String path) {
    names.add(needed(row, "first", path));
    List<RawNode> numbers = new ArrayList<>();
    table
        .open()
        .forEach(
            (Integer number, OpenColumn column) -> {
              RawNode node = table.node(row, number, column, path + "[" + numbers.size() + "]");
              Place empty = table.cells().place(row.number(), number, path);
              numbers.add(node == null ? lacking(empty, column.key()) : node);
            });
    rows.add(new Items(numbers, row.place().at(path)));
  }

  private void lists() {
    Place place = section.place();
    if (!pairs.isEmpty()) {
      section.put("pairs", pairs.getFirst().place(), new Items(pairs, pairs.getFirst().place()));
    }
    if (!rows.isEmpty()) {
      NodeBuilder matrix = section.in("matrix", rows.getFirst().place());
      matrix.put("names", place, new Items(names, names.getFirst().place()));
      matrix.put("rows", place, new Items(rows, rows.getFirst().place()));
    }
    if (rows.isEmpty()) {
      table.open().values().forEach(this::stray);
    } else {
      order();
    }
  }

  /** The columns of a matrix are in the order of its rows. */
  private void order() {
    List<String> headings = table.open().values().stream().map(OpenColumn::key).toList();
    for (int k = 0; k < Math.min(headings.size(), names.size()); k++) {
      boolean same =
          !(names.get(k) instanceof Scalar name) || name.text().strip().equals(headings.get(k));
      if (!same) {
        OpenColumn column = List.copyOf(table.open().values()).get(k);
        findings.refuse(
            "matrix-order",
            column.heading(),
            new Text(
                "矩阵第 " + (k + 1) + " 列是 " + headings.get(k) + "，第 " + (k + 1) + " 行不是",
                "column " + (k + 1) + " of the matrix is " + headings.get(k) + ", its row is not"),
            new Text("行与列的次序应相同", "put rows and columns in one order"));
      }
    }
  }

  private void stray(OpenColumn column) {
    findings.refuse(
        "unknown-column",
        column.heading(),
        new Text("没有 " + column.key() + " 这一列", "there is no column " + column.key()),
        Nearest.advice(column.key(), List.of("item", "first", "second", "value")));
  }

  private RawNode needed(Row row, String key, String path) {
    RawNode node = table.node(row, key, path);
    return node == null ? lacking(table.place(row, key, path), key) : node;
  }

  private RawNode lacking(Place place, @Nullable String what) {
    findings.refuse(
        "empty-cell",
        place,
        new Text("此格是空的（" + what + "）", "this cell is empty (" + what + ")"),
        new Text("应填上，或清空此行", "fill it in, or clear the row"));
    return new RawNode.Broken(place);
  }
}
