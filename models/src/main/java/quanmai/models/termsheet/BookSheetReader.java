package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.BookSheet.HoldingDef;
import quanmai.models.termsheet.BookSheet.LedgerDef;
import quanmai.models.termsheet.BookSheet.MemberDef;
import quanmai.models.termsheet.BookSheet.PipelineDef;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;

/** Reads a book, strictly: all findings at once, each with its place. */
public final class BookSheetReader {

  /** The one section that a member may write beside the file that it names. */
  public static final String LINES = "lines";

  private BookSheetReader() {}

  /** Whether the nodes of a file call themselves a book. */
  public static boolean isBook(@Nullable Mapping root) {
    Source kind = Pick.source(root, "kind");
    return kind != null && kind.text().equals("book");
  }

  /**
   * What the nodes of a file say.
   *
   * @param findings those that the file has so far; more are added
   */
  public static BookSheet.Read read(Mapping root, Findings findings) {
    new ShapeCheck(findings, ShapeCheck.Part.BOTH, true)
        .check(root, GrammarOfBooks.FILE, "quanmai: 1");
    if (findings.refused()) {
      return new BookSheet.Read(null, findings.all());
    }
    var builder = new SheetBuilder(root, findings);
    Text name = Pick.label(root.get("name"));
    List<HoldingDef> holdings = new ArrayList<>();
    for (RawNode item : Pick.items(root.get("holdings"))) {
      if (item instanceof Mapping holding) {
        holdings.add(holding(holding));
      }
    }
    BookSheet sheet =
        new BookSheet(
            name == null ? Text.same("") : name,
            Pick.label(root.get("note")),
            builder.timeline(Pick.mapping(root, "timeline")),
            Pick.list(root.get("shared")),
            members(root, "deals"),
            pipelines(root),
            members(root, "funds"),
            List.copyOf(holdings),
            ledger(Pick.mapping(root, "ledger")),
            builder.outputs(),
            Pick.list(root.get("fans")));
    return new BookSheet.Read(findings.refused() ? null : sheet, findings.all());
  }

  private static @Nullable LedgerDef ledger(Mapping node) {
    Source pack = Pick.source(node, "pack");
    return pack == null
        ? null
        : new LedgerDef(
            pack,
            Pick.source(node, "count_at"),
            Pick.source(node, "from"),
            Pick.sources(Pick.mapping(node, "set")));
  }

  private static List<MemberDef> members(Mapping root, String section) {
    return Pick.mapping(root, section).entries().values().stream()
        .map(BookSheetReader::member)
        .toList();
  }

  private static MemberDef member(Entry entry) {
    var own = new LinkedHashMap<String, Entry>();
    if (entry.value() instanceof Mapping mapping) {
      own.putAll(mapping.entries());
    }
    GrammarOfBooks.OWN.forEach(own::remove);
    return new MemberDef(
        entry.key().text(),
        Pick.source(entry.value(), "sheet"),
        new Mapping(Collections.unmodifiableMap(own), entry.key().place()),
        Pick.sources(Pick.mapping(entry.value(), "set")),
        Pick.sources(Pick.mapping(entry.value(), "attributes")),
        Pick.sources(Pick.mapping(entry.value(), "streams")),
        entry.key().place());
  }

  private static List<PipelineDef> pipelines(Mapping root) {
    List<PipelineDef> pipelines = new ArrayList<>();
    for (Entry entry : Pick.mapping(root, "pipelines").entries().values()) {
      Source rows = Pick.source(entry.value(), "rows");
      if (rows != null) {
        pipelines.add(new PipelineDef(member(entry), rows));
      }
    }
    return List.copyOf(pipelines);
  }

  private static HoldingDef holding(Mapping node) {
    Map<String, List<Source>> where = new LinkedHashMap<>();
    Pick.mapping(node, "where")
        .entries()
        .forEach((attribute, entry) -> where.put(attribute, words(entry.value())));
    Source fund = Pick.source(node, "fund");
    return new HoldingDef(
        fund == null ? new Source("", node.place()) : fund,
        words(node.get("in")),
        Pick.source(node, "pipeline"),
        Collections.unmodifiableMap(where),
        Pick.source(node, "share"),
        Pick.source(node, "investor"),
        Pick.sources(Pick.mapping(node, "feeds")),
        Pick.source(node, "short"),
        Pick.source(node, "patience"),
        Pick.source(node, "least"),
        Pick.source(node, "first"),
        node.place());
  }

  private static List<Source> words(@Nullable RawNode node) {
    if (node instanceof Items) {
      return Pick.list(node);
    }
    Source one = Pick.source(node);
    return one == null ? List.of() : List.of(one);
  }

  /**
   * A sheet that is written inside a book, as a file of its own would write it.
   *
   * @param kind deal or fund
   * @param timeline keys of the book's timeline that hold where the member gives none; null where
   *     it has its own
   */
  public static Mapping asFile(MemberDef member, String kind, @Nullable Mapping timeline) {
    var all = new LinkedHashMap<String, Entry>();
    Place place = member.place();
    put(all, "quanmai", "1", place);
    put(all, "kind", kind, place);
    if (member.own().get("name") == null) {
      put(all, "name", member.name(), place);
    }
    if (timeline != null && member.own().get("timeline") == null) {
      all.put("timeline", new Entry(scalar("timeline", place), timeline));
    }
    all.putAll(member.own().entries());
    return new Mapping(Collections.unmodifiableMap(all), place);
  }

  /** A file with the lines that a member adds to it. */
  public static Mapping withLines(Mapping file, MemberDef member) {
    Mapping more = Pick.mapping(member.own(), LINES);
    if (more.entries().isEmpty()) {
      return file;
    }
    var lines = new LinkedHashMap<>(Pick.mapping(file, LINES).entries());
    lines.putAll(more.entries());
    var all = new LinkedHashMap<>(file.entries());
    Entry own = member.own().entries().get(LINES);
    all.put(
        LINES,
        new Entry(
            own == null ? scalar(LINES, member.place()) : own.key(),
            new Mapping(Collections.unmodifiableMap(lines), more.place())));
    return new Mapping(Collections.unmodifiableMap(all), file.place());
  }

  private static void put(Map<String, Entry> all, String key, String value, Place place) {
    all.put(key, new Entry(scalar(key, place), scalar(value, place)));
  }

  private static RawNode.Scalar scalar(String text, Place place) {
    return new RawNode.Scalar(text, text, false, place);
  }
}
