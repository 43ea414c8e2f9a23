package quanmai.models.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode;
import quanmai.models.workbook.Layout.Column;
import quanmai.models.workbook.Layout.Kind;
import quanmai.models.workbook.Layout.Section;

/**
 * A sheet with its headings found and its rows named.
 *
 * @param columns number of the sheet's column by our column
 * @param open columns beyond the fixed ones: the key that each stands for, by number
 * @param rows those that say something, in order
 */
record Table(
    Section section,
    CellReader cells,
    Map<String, At> columns,
    Map<Integer, OpenColumn> open,
    List<Row> rows) {

  /** A column and where it is. */
  record At(Column column, int number) {}

  /**
   * An open column.
   *
   * @param key as its heading says
   * @param heading where the heading stands
   */
  record OpenColumn(String key, Place heading, Kind kind) {}

  /** Where findings about the sheet as a whole are. */
  Place place() {
    return cells.place(1, 1, section.key());
  }

  /** Rows by name, names in the order of their first rows. */
  Map<String, List<Row>> byName() {
    Map<String, List<Row>> named = new LinkedHashMap<>();
    for (Row row : rows) {
      named.computeIfAbsent(row.name(), _ -> new java.util.ArrayList<>()).add(row);
    }
    return named;
  }

  /** The cell of {@code key}; null when it is empty or there is no such column. */
  @Nullable RawNode node(Row row, String key, String path) {
    At at = columns.get(key);
    return at == null ? null : cells.node(row.number(), at.number(), at.column().kind(), path);
  }

  /** The same, taken as {@code kind}. */
  @Nullable RawNode node(Row row, String key, Kind kind, String path) {
    At at = columns.get(key);
    return at == null ? null : cells.node(row.number(), at.number(), kind, path);
  }

  @Nullable RawNode node(Row row, int number, OpenColumn column, String path) {
    return cells.node(row.number(), number, column.kind(), path);
  }

  /** The text of a cell, null when it is empty or holds something else than a text or number. */
  @Nullable String text(Row row, String key) {
    At at = columns.get(key);
    return at == null ? null : cells.text(row.number(), at.number());
  }

  boolean isEmpty(Row row, String key) {
    At at = columns.get(key);
    return at == null || cells.isEmpty(row.number(), at.number());
  }

  /** Where the cell of {@code key} is, or the row's first where there is no such column. */
  Place place(Row row, String key, String path) {
    At at = columns.get(key);
    return at == null ? row.place().at(path) : cells.place(row.number(), at.number(), path);
  }

  /**
   * A row.
   *
   * @param number from 1
   * @param name what its first cell says
   * @param place of that cell
   */
  record Row(int number, String name, Place place) {}
}
