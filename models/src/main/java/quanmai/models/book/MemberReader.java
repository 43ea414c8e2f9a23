package quanmai.models.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.book.Member.Role;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.language.Symbol;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.BookSheet;
import quanmai.models.termsheet.BookSheet.HoldingDef;
import quanmai.models.termsheet.BookSheet.MemberDef;
import quanmai.models.termsheet.BookSheet.PipelineDef;
import quanmai.models.termsheet.BookSheetReader;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * Reads and checks the sheets of a book. A formula that a holding gives instead of a line becomes a
 * line of the sheet that is held.
 */
final class MemberReader {

  private final BookSheet book;
  private final Timeline timeline;
  private final @Nullable Mapping bookTimeline;
  private final @Nullable Path folder;
  private final List<Finding> findings;

  MemberReader(
      BookSheet book,
      Timeline timeline,
      @Nullable Mapping bookTimeline,
      @Nullable Path folder,
      List<Finding> findings) {
    this.book = book;
    this.timeline = timeline;
    this.bookTimeline = bookTimeline;
    this.folder = folder;
    this.findings = findings;
  }

  /** All members that could be read. */
  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (MemberDef def : book.deals()) {
      add(members, def, Role.DEAL, null);
    }
    for (PipelineDef def : book.pipelines()) {
      add(members, def.member(), Role.PIPELINE, def);
    }
    for (MemberDef def : book.funds()) {
      add(members, def, Role.FUND, null);
    }
    return members;
  }

  private void add(List<Member> to, MemberDef def, Role role, @Nullable PipelineDef pipeline) {
    Checked checked = checked(def, role);
    if (checked == null) {
      return;
    }
    if (role == Role.FUND && !checked.timeline().points().equals(timeline.points())) {
      findings.add(
          Finding.refused(
              "fund-timeline",
              def.place(),
              new Text(
                  "基金 " + def.name() + " 的时间轴与账簿不同",
                  "the timeline of the fund " + def.name() + " is not the book's"),
              new Text("也许应删去基金的 timeline", "Maybe leave out the fund's timeline")));
      return;
    }
    List<Row> rows = new ArrayList<>();
    if (pipeline != null) {
      rows.addAll(new PipelineRows(folder, findings).rows(pipeline, checked));
      rows.sort(Comparator.comparing(Row::name));
    }
    Map<String, String> streams = new LinkedHashMap<>();
    def.streams().forEach((driver, source) -> streams.put(driver, source.text()));
    Map<String, String> attributes = new LinkedHashMap<>();
    def.attributes().forEach((name, source) -> attributes.put(name, source.text()));
    to.add(new Member(def.name(), role, checked, attributes, streams, rows, def.place()));
  }

  private @Nullable Checked checked(MemberDef def, Role role) {
    TermSheet sheet = sheet(def, role);
    if (sheet == null) {
      return null;
    }
    List<String> fixed =
        def.set().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue().text()).toList();
    List<Finding> own = new ArrayList<>();
    DealReader.Outcome outcome = DealReader.check(sheet, fixed, own);
    Checked checked = outcome.checked();
    List<LineDef> more = checked == null ? List.of() : formulas(def.name(), checked);
    if (!more.isEmpty()) {
      outcome = DealReader.check(sheet.withLines(more), fixed, new ArrayList<>());
    }
    for (Finding finding : outcome.findings()) {
      if (finding.severity() == Finding.Severity.REFUSED) {
        findings.add(finding);
      }
    }
    return outcome.checked();
  }

  private @Nullable TermSheet sheet(MemberDef def, Role role) {
    var reading = new Findings();
    TermSheetReader.Read read;
    if (def.sheet() == null) {
      String kind = role == Role.FUND ? "fund" : "deal";
      // a fund has the book's periods; a deal too, unless its template has its own
      boolean inherits = role == Role.FUND || def.own().get("template") == null;
      Mapping file = BookSheetReader.asFile(def, kind, inherits ? bookTimeline : null);
      read = TermSheetReader.read(file, folder, reading);
    } else {
      Mapping root = file(def, def.sheet(), reading);
      if (root == null) {
        findings.addAll(reading.all());
        return null;
      }
      read = TermSheetReader.read(BookSheetReader.withLines(root, def), folder, reading);
    }
    if (read.sheet() == null) {
      findings.addAll(read.findings());
    }
    return read.sheet();
  }

  private @Nullable Mapping file(MemberDef def, Source named, Findings reading) {
    String key =
        def.own().entries().keySet().stream()
            .filter(k -> !k.equals(BookSheetReader.LINES))
            .findFirst()
            .orElse(null);
    if (key != null) {
      reading.refuse(
          "sheet-and-own",
          def.place(),
          new Text(
              def.name() + " 既引用文件，又写了 " + key,
              def.name() + " names a sheet, and writes '" + key + "' as well"),
          new Text("应写入 set，或不引用文件", "put it under 'set', or write the sheet in place"));
      return null;
    }
    String name = named.text();
    for (String suffix : List.of(".yaml", ".xlsx", "")) {
      Path beside = folder == null ? null : folder.resolve(name + suffix);
      if (beside != null && Files.isRegularFile(beside)) {
        byte[] bytes = TermSheetReader.bytes(beside, reading);
        return bytes == null ? null : DealReader.root(beside.toString(), bytes, reading);
      }
    }
    byte[] bytes = Bundled.CASES.bytes(name);
    if (bytes != null) {
      return DealReader.root("cases/" + name + ".yaml", bytes, reading);
    }
    reading.add(
        Finding.refused(
            "unknown-sheet",
            named.place(),
            new Text("找不到文件或案例 " + name, "there is no file or case " + name),
            Nearest.maybe(name, Bundled.CASES.names())));
    return null;
  }

  /** The formulas that holdings give for this member, as lines. */
  private List<LineDef> formulas(String member, Checked checked) {
    Set<String> known = new LinkedHashSet<>(checked.scope().symbols().keySet());
    List<LineDef> more = new ArrayList<>();
    for (HoldingDef holding : book.holdings()) {
      boolean ours =
          holding.in().stream().anyMatch(source -> source.text().equals(member))
              || (holding.pipeline() != null && holding.pipeline().text().equals(member));
      if (ours) {
        holding
            .feeds()
            .values()
            .forEach(
                formula -> {
                  if (known.add(lineOf(formula, checked))) {
                    more.add(line(formula, checked));
                  }
                });
      }
    }
    return more;
  }

  /** The line that a formula is, or becomes. */
  static String lineOf(Source formula, Checked checked) {
    String text = formula.text().strip();
    Symbol symbol = checked.scope().symbols().get(text);
    return symbol != null || checked.lines().stream().anyMatch(l -> l.name().equals(text))
        ? text
        : "book." + Integer.toHexString(text.hashCode());
  }

  private static LineDef line(Source formula, Checked checked) {
    String name = lineOf(formula, checked);
    Facts facts =
        new Facts(
            new Text("账簿取用：" + formula.text(), "taken by the book: " + formula.text()),
            new Source("亿元", formula.place()),
            null,
            null,
            null,
            null);
    return new LineDef(name, facts, Map.of("", formula), "book", formula.place());
  }
}
