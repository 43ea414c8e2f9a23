package quanmai.scenarios.report;

import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: the first column to the left, the others to the right. */
public final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  public TextTable(String... header) {
    this.columns = header.length;
    rows.add(List.of(header));
  }

  /** Adds a row with as many cells as the header. */
  public TextTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells in a table of " + columns);
    }
    rows.add(List.of(cells));
    return this;
  }

  /**
   * The lines of the table, none longer than {@code maxColumns}: the first column is cut first, and
   * what still does not fit goes on in further blocks below, each with the first column again.
   */
  public List<String> lines(int maxColumns) {
    int[] width = widths();
    width[0] = Math.min(width[0], Math.max(12, maxColumns / 2));
    List<String> lines = new ArrayList<>();
    int from = 1;
    do {
      int to = from;
      int used = width[0];
      while (to < columns && (to == from || used + GAP.length() + width[to] <= maxColumns)) {
        used += GAP.length() + width[to++];
      }
      if (from > 1) {
        lines.add("");
      }
      block(lines, width, from, to, used);
      from = to;
    } while (from < columns);
    return lines;
  }

  private void block(List<String> lines, int[] width, int from, int to, int used) {
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      line.append(Width.left(Width.cut(rows.get(r).get(0), width[0]), width[0]));
      for (int c = from; c < to; c++) {
        line.append(GAP).append(Width.right(rows.get(r).get(c), width[c]));
      }
      lines.add(line.toString().stripTrailing());
      if (r == 0) {
        lines.add("─".repeat(used));
      }
    }
  }

  private int[] widths() {
    int[] width = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        width[c] = Math.max(width[c], Width.of(row.get(c)));
      }
    }
    return width;
  }
}
