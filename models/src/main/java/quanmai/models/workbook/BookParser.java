package quanmai.models.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;
import quanmai.models.workbook.Book.Grid;

/** From the parts of a package to the cells of a workbook; it refuses parts that do more. */
final class BookParser {

  /** As many cells are read of all sheets together. */
  static final int MAX_CELLS = 200_000;

  private final String file;
  private final Map<String, byte[]> parts;
  private final Findings findings;

  private BookParser(String file, Map<String, byte[]> parts, Findings findings) {
    this.file = file;
    this.parts = parts;
    this.findings = findings;
  }

  /** The workbook in {@code bytes}, or null after a finding. */
  static @Nullable Book parse(String file, byte[] bytes, Findings findings) {
    Map<String, byte[]> parts = Unpacking.parts(file, bytes, findings);
    if (parts == null) {
      return null;
    }
    var parser = new BookParser(file, parts, findings);
    boolean active = parser.refuseActiveParts();
    Book book = parser.book();
    return active ? null : book;
  }

  /** What computes or fetches by itself has no place in a term sheet; all of it is told. */
  private boolean refuseActiveParts() {
    boolean found = false;
    for (String name : parts.keySet()) {
      if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
        refuse(
            "macros",
            new Text("工作簿带宏（" + name + "）", "the workbook has macros (" + name + ")"),
            new Text("应另存为不带宏的 .xlsx", "save it as .xlsx, without macros"));
        found = true;
      } else if (name.contains("/externallinks/") && name.endsWith(".xml")) {
        refuse(
            "external-link",
            new Text(
                "工作簿引用别的文件（" + name + "）", "the workbook refers to other files (" + name + ")"),
            new Text(
                "应在“数据 - 编辑链接”里断开链接", "break the links (Data, Edit Links) and type the values"));
        found = true;
      } else if (name.endsWith("xl/connections.xml")
          || name.contains("/embeddings/")
          || name.contains("/activex/")) {
        refuse(
            "embedded-part",
            new Text("工作簿内嵌对象或数据连接（" + name + "）", "the workbook embeds " + name),
            new Text("应删去", "delete it"));
        found = true;
      }
    }
    return found;
  }

  private @Nullable Book book() {
    try {
      String main = mainPart();
      byte[] workbook = parts.get(main);
      if (workbook == null) {
        refuse(
            "no-workbook",
            new Text("压缩包里没有工作簿", "there is no workbook in this package"),
            new Text("选错了文件：应为 .xlsx", "this is the wrong file: an .xlsx is needed"));
        return null;
      }
      String folder = main.substring(0, main.lastIndexOf('/') + 1);
      String part = folder + "_rels/" + main.substring(folder.length()) + ".rels";
      Map<String, String> targets = relations(folder, part);
      var formats = new Formats(parts.get(targets.getOrDefault("styles", "")));
      List<String> shared = shared(parts.get(targets.getOrDefault("sharedStrings", "")));
      return sheets(new Xml(workbook), targets, formats, shared);
    } catch (XMLStreamException e) {
      broken(Place.whole(file), e);
      return null;
    }
  }

  /** The part that lists the sheets; where the package does not say, where all programs put it. */
  private String mainPart() throws XMLStreamException {
    return relations("", "_rels/.rels").getOrDefault("officeDocument", "xl/workbook.xml");
  }

  /** Part names by relation, and by the kind of relation. */
  private Map<String, String> relations(String folder, String part) throws XMLStreamException {
    Map<String, String> targets = new HashMap<>();
    byte[] relations = parts.get(part);
    if (relations == null) {
      return targets;
    }
    var xml = new Xml(relations);
    for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
      String id = xml.attribute("Id");
      String target = xml.attribute("Target");
      if (id != null && target != null) {
        targets.put(id, resolved(folder, target));
        String type = String.valueOf(xml.attribute("Type"));
        targets.put(type.substring(type.lastIndexOf('/') + 1), resolved(folder, target));
      }
    }
    return targets;
  }

  private static String resolved(String folder, String target) {
    String name = target.startsWith("/") ? target.substring(1) : folder + target;
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> shared(byte @Nullable [] part) throws XMLStreamException {
    List<String> shared = new ArrayList<>();
    if (part == null) {
      return shared;
    }
    var xml = new Xml(part);
    for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
      if (e.equals("si")) {
        var text = new StringBuilder();
        GridParser.runs(xml, "si", text);
        shared.add(text.toString());
      }
    }
    return shared;
  }

  private Book sheets(Xml xml, Map<String, String> targets, Formats formats, List<String> shared)
      throws XMLStreamException {
    boolean from1904 = false;
    int left = MAX_CELLS;
    List<Grid> grids = new ArrayList<>();
    for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
      if (e.equals("workbookPr")) {
        from1904 = xml.flag("date1904");
      } else if (e.equals("sheet")) {
        String named = xml.attribute("name");
        String name = named == null ? "?" : named;
        String state = xml.attribute("state");
        String id = xml.attribute("id");
        byte[] part = parts.get(targets.getOrDefault(id == null ? "" : id, ""));
        boolean hidden = state != null && !state.equals("visible");
        var parser = new GridParser(shared, formats, left);
        Grid grid = part == null ? null : grid(parser, grids.size(), name, hidden, part);
        left -= parser.count();
        if (grid != null) {
          grids.add(grid);
        }
      }
    }
    return new Book(from1904, grids);
  }

  private @Nullable Grid grid(
      GridParser parser, int index, String name, boolean hidden, byte[] part) {
    try {
      return parser.parse(index, name, hidden, part);
    } catch (XMLStreamException e) {
      broken(Cells.place(file, index, name, parser.row(), parser.column(), ""), e);
    } catch (GridParser.TooLarge e) {
      findings.refuse(
          "huge-sheet",
          Cells.place(file, index, name, e.row, 1, ""),
          new Text(
              "工作簿的单元格超过 " + MAX_CELLS + " 个", "the workbook has over " + MAX_CELLS + " cells"),
          new Text(
              "这不是交易工作簿；数据表应留在别的文件里",
              "this is no workbook of a deal; keep tables of data in another file"));
    }
    return null;
  }

  private void broken(Place place, XMLStreamException e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    findings.refuse(
        "broken-workbook",
        place,
        new Text("工作簿已损坏（" + why + "）", "the workbook is broken (" + why + ")"),
        new Text("应在 Excel 里打开并另存", "open it in a spreadsheet and save it again"));
  }

  private void refuse(String rule, Text what, Text advice) {
    findings.refuse(rule, Place.whole(file), what, advice);
  }
}
