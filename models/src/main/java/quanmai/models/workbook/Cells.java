package quanmai.models.workbook;

import quanmai.models.termsheet.Place;
import quanmai.models.workbook.Book.Grid;

/** Places of cells. */
final class Cells {

  private Cells() {}

  static Place place(String file, Grid grid, int row, int column, String path) {
    return place(file, grid.index(), grid.name(), row, column, path);
  }

  static Place place(String file, int index, String sheet, int row, int column, String path) {
    return new Place(file, new Place.Spot.Cell(index, sheet, row, column, 1), path);
  }
}
