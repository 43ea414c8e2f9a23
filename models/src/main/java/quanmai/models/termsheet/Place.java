package quanmai.models.termsheet;

/**
 * Where something stands in its author's file.
 *
 * @param file the file's name as the author gave it
 * @param line from 1
 * @param column from 1
 * @param path the keys that lead there, such as {@code lines.revenue.formula}
 */
public record Place(String file, int line, int column, String path) {

  /** The place {@code columns} further right, in the same text. */
  public Place right(int columns) {
    return new Place(file, line, column + columns, path);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + path;
  }
}
