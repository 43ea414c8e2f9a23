package quanmai.models.termsheet;

import java.util.Comparator;

/**
 * Where something stands in what its author wrote.
 *
 * @param file the file's name as the author gave it, or an argument of the command line
 * @param spot where in it
 * @param path the keys that lead there, such as {@code lines.revenue.formula}
 */
public record Place(String file, Spot spot, String path) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(place -> place.spot instanceof Spot.Cell cell ? cell.sheetIndex() : 0)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparingInt(place -> place.spot instanceof Spot.Cell cell ? cell.character() : 0);

  /** A spot of a file or argument. */
  public sealed interface Spot {

    /** A character of a text file; line and column from 1. */
    record Text(int line, int column) implements Spot {}

    /**
     * A cell of a workbook.
     *
     * @param sheetIndex of the sheet in the workbook, from 0
     * @param row from 1
     * @param column from 1, which is A
     * @param character of the cell's text, from 1
     */
    record Cell(int sheetIndex, String sheet, int row, int column, int character) implements Spot {

      /** The cell as spreadsheets call it, such as {@code C7}. */
      public String address() {
        var letters = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
          letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(row).toString();
      }
    }

    /** No spot of its own: a file or an argument as a whole. */
    record Whole() implements Spot {}
  }

  /** A place in a text file. */
  public Place(String file, int line, int column, String path) {
    this(file, new Spot.Text(line, column), path);
  }

  /** A file or an argument as a whole. */
  public static Place whole(String file) {
    return new Place(file, new Spot.Whole(), "");
  }

  /** The line, or the row of a cell; from 1. */
  public int line() {
    return switch (spot) {
      case Spot.Text text -> text.line();
      case Spot.Cell cell -> cell.row();
      case Spot.Whole() -> 1;
    };
  }

  /** The column of a text or of a cell; from 1. */
  public int column() {
    return switch (spot) {
      case Spot.Text text -> text.column();
      case Spot.Cell cell -> cell.column();
      case Spot.Whole() -> 1;
    };
  }

  /** The same spot, reached by other keys. */
  public Place at(String otherPath) {
    return new Place(file, spot, otherPath);
  }

  /** The place {@code columns} further right, in the same text. */
  public Place right(int columns) {
    return switch (spot) {
      case Spot.Text(int line, int column) -> new Place(file, line, column + columns, path);
      case Spot.Cell(int index, String sheet, int row, int column, int character) ->
          new Place(file, new Spot.Cell(index, sheet, row, column, character + columns), path);
      case Spot.Whole() -> this;
    };
  }

  /** The place behind {@code text}, which starts here. */
  Place behind(String text) {
    int lastBreak = text.lastIndexOf('\n');
    if (lastBreak < 0 || !(spot instanceof Spot.Text(int line, _))) {
      return right(text.codePointCount(0, text.length()));
    }
    int breaks = (int) text.chars().filter(c -> c == '\n').count();
    int column = text.codePointCount(lastBreak + 1, text.length()) + 1;
    return new Place(file, line + breaks, column, path);
  }

  /** File and line, or file, sheet and cell: as much as leads a reader there. */
  public String shown() {
    return switch (spot) {
      case Spot.Text(int line, _) -> file + ":" + line;
      case Spot.Cell cell -> file + " " + cell.sheet() + "!" + cell.address();
      case Spot.Whole() -> file;
    };
  }

  /** In the order in which an author reads: by file, then sheet, line or row, then column. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    String finer =
        switch (spot) {
          case Spot.Text text -> ":" + text.column();
          case Spot.Cell cell -> cell.character() > 1 ? ":" + cell.character() : "";
          case Spot.Whole() -> "";
        };
    return path.isEmpty() && !(spot instanceof Spot.Text)
        ? shown() + finer
        : shown() + finer + " " + path;
  }
}
