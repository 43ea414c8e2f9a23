package quanmai.models.workbook;

import java.util.List;
import java.util.NavigableMap;
import java.util.Set;

/** The cells of a workbook, before they are taken to mean anything. */
record Book(boolean from1904, List<Grid> sheets) {

  /**
   * One sheet.
   *
   * @param index from 0
   * @param hidden whether it is hidden from who opens the workbook
   * @param rows cells by row and column, each from 1
   */
  record Grid(
      int index,
      String name,
      boolean hidden,
      NavigableMap<Integer, NavigableMap<Integer, CellValue>> rows,
      Set<Integer> hiddenRows,
      List<Region> hiddenColumns,
      List<Region> merged) {

    boolean hidesColumn(int column) {
      return hiddenColumns.stream().anyMatch(r -> r.left() <= column && column <= r.right());
    }
  }

  /** A rectangle of cells, inclusive, from 1. */
  record Region(int top, int left, int bottom, int right) {}
}
