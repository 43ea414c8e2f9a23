package quanmai.models.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.deal.DealReader;
import quanmai.models.ledger.TargetPack;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.BookSheet;
import quanmai.models.termsheet.BookSheetReader;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/** Reads and checks a book with all its members; all findings at once. */
public final class BookReader {

  /**
   * What became of a file.
   *
   * @param book null when a finding refuses it
   * @param findings all, warnings too
   */
  public record Outcome(@Nullable Book book, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  private final BookSheet sheet;
  private final Mapping root;
  private final @Nullable Path folder;
  private final List<Finding> findings;

  private BookReader(BookSheet sheet, Mapping root, @Nullable Path folder, List<Finding> findings) {
    this.sheet = sheet;
    this.root = root;
    this.folder = folder;
    this.findings = findings;
  }

  /** Reads a file. */
  public static Outcome read(Path file) {
    var findings = new Findings();
    byte[] bytes = TermSheetReader.bytes(file, findings);
    return bytes == null
        ? new Outcome(null, findings.all())
        : read(file.toString(), bytes, file.toAbsolutePath().getParent());
  }

  /**
   * Reads the bytes of a file that findings call {@code name}.
   *
   * @param folder where the sheets of members are looked for before the cases, null for nowhere
   */
  public static Outcome read(String name, byte[] bytes, @Nullable Path folder) {
    var findings = new Findings();
    Mapping root = DealReader.root(name, bytes, findings);
    if (root == null) {
      return new Outcome(null, findings.all());
    }
    BookSheet.Read read = BookSheetReader.read(root, findings);
    BookSheet sheet = read.sheet();
    List<Finding> all = new ArrayList<>(read.findings());
    return sheet == null
        ? new Outcome(null, all)
        : new BookReader(sheet, root, folder, all).check();
  }

  private Outcome check() {
    TimelineBuilder.Built built = TimelineBuilder.build(sheet.timeline());
    findings.addAll(built.findings());
    Timeline timeline = built.timeline();
    if (timeline == null) {
      return new Outcome(null, findings);
    }
    Mapping bookTimeline = root.get("timeline") instanceof Mapping node ? node : null;
    MemberReader reader = new MemberReader(sheet, timeline, bookTimeline, folder, findings);
    Map<String, Member> members = new LinkedHashMap<>();
    for (Member member : reader.members()) {
      if (members.putIfAbsent(member.name(), member) != null) {
        findings.add(twice(member));
      }
    }
    uniqueRows(members);
    HoldingCheck holdings = new HoldingCheck(sheet, timeline, members, findings);
    List<Holding> checked = holdings.check();
    List<String> order = HoldingCheck.order(sheet, members, checked, findings);
    List<Book.Link> links = ledger(timeline, members, checked, order);
    BookNames.check(sheet, members, findings);
    Results results = Results.of(sheet, members, findings);
    if (!refused()) {
      BaseCaseCheck.check(timeline, members, checked, findings);
    }
    if (refused()) {
      return new Outcome(null, findings);
    }
    Set<String> shared = new LinkedHashSet<>();
    sheet.shared().stream().map(Source::text).forEach(shared::add);
    return new Outcome(
        new Book(
            sheet,
            timeline,
            Collections.unmodifiableMap(members),
            checked,
            order,
            Collections.unmodifiableSet(shared),
            links,
            results.checked(),
            results.asked()),
        findings);
  }

  /** Adds the ledger to the members; what it counts of them. */
  private List<Book.Link> ledger(
      Timeline timeline, Map<String, Member> members, List<Holding> holdings, List<String> order) {
    if (sheet.ledger() == null) {
      return List.of();
    }
    LedgerReader reader = new LedgerReader(sheet.ledger(), timeline, findings);
    TargetPack pack = reader.pack();
    Member ledger = pack == null ? null : reader.member(pack);
    if (pack == null || ledger == null) {
      return List.of();
    }
    List<Book.Link> links = reader.links(pack, members, holdings, order);
    members.put(ledger.name(), ledger);
    return links;
  }

  private boolean refused() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.REFUSED);
  }

  private void uniqueRows(Map<String, Member> members) {
    Set<String> seen = new LinkedHashSet<>(members.keySet());
    for (Member member : members.values()) {
      for (Row row : member.rows()) {
        if (!seen.add(row.name())) {
          findings.add(
              Finding.refused(
                  "duplicate-name",
                  member.place(),
                  new Text(
                      "项目 '" + row.name() + "' 出现了两次",
                      "the deal '" + row.name() + "' is there twice"),
                  new Text("也许应改名", "Maybe rename one of them")));
        }
      }
    }
  }

  private static Finding twice(Member member) {
    return Finding.refused(
        "duplicate-name",
        member.place(),
        new Text(
            "成员 '" + member.name() + "' 声明了两次",
            "the member '" + member.name() + "' is there twice"),
        new Text("也许应改名", "Maybe rename one of them"));
  }
}
