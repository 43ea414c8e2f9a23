package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import quanmai.models.workbook.Book.Grid;
import quanmai.models.workbook.Book.Region;
import quanmai.models.workbook.CellValue.Format;

/** The cells of one sheet, from its part of the package. */
final class GridParser {

  static final int MAX_ROWS = 1_048_576;
  static final int MAX_COLUMNS = 16_384;

  /** A sheet has more cells than are read; the message says where. */
  static final class TooLarge extends Exception {
    final int row;

    TooLarge(int row) {
      super(null, null, false, false);
      this.row = row;
    }
  }

  private final List<String> shared;
  private final Formats formats;
  private final int most;
  private final NavigableMap<Integer, NavigableMap<Integer, CellValue>> rows = new TreeMap<>();
  private final Set<Integer> hiddenRows = new HashSet<>();
  private final List<Region> hiddenColumns = new ArrayList<>();
  private final List<Region> merged = new ArrayList<>();
  private int row;
  private int column;
  private int count;

  /** {@code most}: more cells than this are not read. */
  GridParser(List<String> shared, Formats formats, int most) {
    this.shared = shared;
    this.formats = formats;
    this.most = most;
  }

  /** The row that was read last, for messages. */
  int row() {
    return Math.clamp(row, 1, MAX_ROWS);
  }

  int column() {
    return Math.clamp(column, 1, MAX_COLUMNS);
  }

  int count() {
    return count;
  }

  Grid parse(int index, String name, boolean hidden, byte[] part)
      throws XMLStreamException, TooLarge {
    var xml = new Xml(part);
    for (String element = xml.nextStart(); element != null; element = xml.nextStart()) {
      switch (element) {
        case "row" -> row(xml);
        case "c" -> cell(xml);
        case "col" -> {
          if (xml.flag("hidden")) {
            hiddenColumns.add(new Region(1, xml.number("min", 1), MAX_ROWS, xml.number("max", 1)));
          }
        }
        case "mergeCell" -> {
          Region region = region(xml.attribute("ref"));
          if (region != null && merged.size() < most) {
            merged.add(region);
          }
        }
        default -> {}
      }
    }
    return new Grid(index, name, hidden, rows, hiddenRows, hiddenColumns, merged);
  }

  private void row(Xml xml) throws XMLStreamException {
    row = xml.number("r", row + 1);
    column = 0;
    if (row < 1 || row > MAX_ROWS) {
      throw new XMLStreamException("row " + row);
    }
    if (xml.flag("hidden")) {
      hiddenRows.add(row);
    }
  }

  private void cell(Xml xml) throws XMLStreamException, TooLarge {
    int[] at = address(xml.attribute("r"));
    column = at == null ? column + 1 : at[1];
    row = at == null ? Math.max(1, row) : at[0];
    if (column > MAX_COLUMNS) {
      throw new XMLStreamException("column " + column);
    }
    String type = xml.attribute("t");
    Format format = formats.of(xml.number("s", 0));
    String value = null;
    String formula = null;
    var inline = new StringBuilder();
    for (String part = xml.nextStartIn("c"); part != null; part = xml.nextStartIn("c")) {
      switch (part) {
        case "v" -> value = xml.text();
        case "f" -> formula = xml.text();
        case "is" -> runs(xml, "is", inline);
        default -> {}
      }
    }
    CellValue plain = value(type == null ? "n" : type, value, inline.toString(), format);
    if (plain == null && formula == null) {
      return;
    }
    if (++count > most) {
      throw new TooLarge(row);
    }
    CellValue kept = formula == null ? plain : new CellValue.Formula(formula, plain);
    rows.computeIfAbsent(row, _ -> new TreeMap<>())
        .put(column, java.util.Objects.requireNonNull(kept));
  }

  /** The text of a string with its runs of formatting, without what tells how to pronounce it. */
  static void runs(Xml xml, String end, StringBuilder into) throws XMLStreamException {
    for (String part = xml.nextStartIn(end); part != null; part = xml.nextStartIn(end)) {
      if (part.equals("t")) {
        into.append(xml.text());
      } else if (part.equals("rPh")) {
        xml.text();
      }
    }
  }

  private @Nullable CellValue value(
      String type, @Nullable String value, String inline, Format format) {
    if (type.equals("inlineStr")) {
      return text(inline);
    }
    if (value == null || value.isEmpty()) {
      return null;
    }
    return switch (type) {
      case "n" -> number(value.strip(), format);
      case "s" -> sharedText(value.strip());
      case "str" -> text(value);
      case "b" ->
          value.equals("1") || value.equals("true")
              ? new CellValue.Flag(true)
              : value.equals("0") || value.equals("false")
                  ? new CellValue.Flag(false)
                  : new CellValue.Damaged(value);
      case "e" -> new CellValue.Fault(value);
      case "d" ->
          text(value.length() > 10 && value.endsWith("T00:00:00") ? value.substring(0, 10) : value);
      default -> new CellValue.Damaged(value);
    };
  }

  private static CellValue number(String value, Format format) {
    try {
      double number = Double.parseDouble(value);
      boolean decimal = value.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0);
      return Double.isFinite(number) && decimal
          ? new CellValue.Number(number, format)
          : new CellValue.Damaged(value);
    } catch (NumberFormatException e) {
      return new CellValue.Damaged(value);
    }
  }

  private @Nullable CellValue sharedText(String value) {
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) >= shared.size()) {
      return new CellValue.Damaged(value);
    }
    return text(shared.get(Integer.parseInt(value)));
  }

  private static @Nullable CellValue text(String text) {
    return text.isBlank() ? null : new CellValue.Text(text);
  }

  /** Row and column of an address such as {@code C7}; null when it is none. */
  static int @Nullable [] address(@Nullable String address) {
    if (address == null || !address.matches("[A-Z]{1,3}[1-9][0-9]{0,6}")) {
      return null;
    }
    int column = 0;
    int i = 0;
    for (; address.charAt(i) >= 'A'; i++) {
      column = 26 * column + address.charAt(i) - 'A' + 1;
    }
    int row = Integer.parseInt(address.substring(i));
    return row > MAX_ROWS || column > MAX_COLUMNS ? null : new int[] {row, column};
  }

  private static @Nullable Region region(@Nullable String text) {
    String[] ends = text == null ? new String[0] : text.split(":", -1);
    int[] from = ends.length == 0 ? null : address(ends[0]);
    int[] to = ends.length == 0 ? null : address(ends[ends.length - 1]);
    return from == null || to == null ? null : new Region(from[0], from[1], to[0], to[1]);
  }
}
