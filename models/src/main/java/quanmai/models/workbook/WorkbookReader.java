package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.Text;
import quanmai.models.workbook.Book.Grid;
import quanmai.models.workbook.Layout.Section;

/**
 * Reads a workbook as the nodes of a term sheet; all findings at once, each with its cell.
 *
 * <p>No input makes it throw. What it reads is limited to 10 MB packed and 60 MB unpacked, 1,000
 * parts, 200,000 cells and texts of 10,000 characters.
 */
public final class WorkbookReader {

  private static final byte[] PACKAGE = {'P', 'K'};
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final String file;
  private final Findings findings;

  private WorkbookReader(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** Whether {@code bytes} are a workbook of any kind, also of those that are refused. */
  public static boolean isWorkbook(byte[] bytes) {
    return starts(bytes, PACKAGE) || starts(bytes, COMPOUND);
  }

  private static boolean starts(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && java.util.Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  /** The root of the term sheet that a workbook is; null after a finding that left none. */
  public static @Nullable Mapping root(String file, byte[] bytes, Findings findings) {
    if (starts(bytes, COMPOUND)) {
      findings.refuse(
          "old-or-encrypted",
          Place.whole(file),
          new Text("文件是旧格式 .xls，或设了密码", "this is an .xls of the old format, or has a password"),
          new Text("应去掉密码，另存为 .xlsx", "remove the password and save it as .xlsx"));
      return null;
    }
    Book book = BookParser.parse(file, bytes, findings);
    return book == null ? null : new WorkbookReader(file, findings).root(book);
  }

  private @Nullable Mapping root(Book book) {
    Map<Section, Table> tables = tables(book);
    if (!tables.containsKey(Section.DEAL)) {
      findings.refuse(
          "missing-sheet",
          Place.whole(file),
          new Text("没有工作表 " + Section.DEAL.sheet(), "there is no sheet " + Section.DEAL.sheet()),
          new Text("应由 quanmai new --xlsx 起草", "start from 'quanmai new blank --xlsx'"));
      return null;
    }
    Table deal = java.util.Objects.requireNonNull(tables.get(Section.DEAL));
    var root = new NodeBuilder(deal.place().at(""), findings);
    tables.values().forEach(table -> SectionReader.read(table, root, findings));
    return root.build();
  }

  private Map<Section, Table> tables(Book book) {
    Map<Section, Table> tables = new EnumMap<>(Section.class);
    for (Grid grid : book.sheets()) {
      Section section = section(grid);
      if (section == null) {
        continue;
      }
      if (tables.containsKey(section)) {
        findings.refuse(
            "duplicate-sheet",
            Cells.place(file, grid, 1, 1, ""),
            new Text("有两张 " + section.sheet() + " 工作表", "two sheets are " + section.sheet()),
            new Text("应并成一张", "make one of them"));
        continue;
      }
      var cells = new CellReader(file, grid, book.from1904(), findings);
      tables.put(section, TableReader.read(section, grid, cells, findings));
    }
    return tables;
  }

  /** The section of a sheet; null for the guide, for an empty sheet, and after a finding. */
  private @Nullable Section section(Grid grid) {
    List<String> known = new ArrayList<>();
    for (Section section : Section.values()) {
      if (section.isCalled(grid.name())) {
        return section;
      }
      known.add(section.sheet());
      known.add(section.key());
    }
    boolean guide = grid.name().equals(Layout.GUIDE.zh() + " " + Layout.GUIDE.en());
    if (!guide && !grid.rows().isEmpty()) {
      findings.refuse(
          "unknown-sheet",
          Cells.place(file, grid, 1, 1, ""),
          new Text("没有 " + grid.name() + " 这个部分", "there is no section " + grid.name()),
          Nearest.advice(grid.name(), known));
    }
    return null;
  }
}
