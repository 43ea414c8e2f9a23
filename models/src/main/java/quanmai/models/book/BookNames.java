package quanmai.models.book;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Leaf;
import quanmai.models.book.Member.Role;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.BookSheet;
import quanmai.models.termsheet.BookSheet.MemberDef;
import quanmai.models.termsheet.BookSheet.PipelineDef;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** Names of a book that are neither members nor feeds: drivers, attributes, lines of fans. */
final class BookNames {

  private final BookSheet sheet;
  private final Map<String, Member> members;
  private final List<Finding> findings;
  private final Map<String, Set<String>> drivers = new LinkedHashMap<>();

  private BookNames(BookSheet sheet, Map<String, Member> members, List<Finding> findings) {
    this.sheet = sheet;
    this.members = members;
    this.findings = findings;
  }

  static void check(BookSheet sheet, Map<String, Member> members, List<Finding> findings) {
    BookNames names = new BookNames(sheet, members, findings);
    sheet.deals().forEach(names::streams);
    sheet.pipelines().stream().map(PipelineDef::member).forEach(names::streams);
    sheet.funds().forEach(names::streams);
    if (complete(sheet, members)) { // else a name may be one of a sheet that was refused
      names.shared();
      sheet.fans().forEach(names::fan);
    }
  }

  /** Whether all members of a book could be read. */
  static boolean complete(BookSheet sheet, Map<String, Member> members) {
    int declared = sheet.deals().size() + sheet.pipelines().size() + sheet.funds().size();
    return members.size() == declared + (sheet.ledger() == null ? 0 : 1);
  }

  /** The drivers that a member draws from; none for one that could not be read. */
  private Set<String> drivers(String member) {
    return drivers.computeIfAbsent(
        member,
        name -> {
          Set<String> found = new LinkedHashSet<>();
          Member of = members.get(name);
          if (of != null) {
            Graph graph = Lowering.lower(of.checked(), Mode.STOCHASTIC).graph();
            for (int node = 0; node < graph.size(); node++) {
              if (graph.kind(node) == Graph.Kind.LEAF
                  && graph.leafOf(node) instanceof Leaf.Draw(Leaf.Law _, String stream, int _)) {
                found.add(stream);
              }
            }
          }
          return found;
        });
  }

  private void streams(MemberDef def) {
    Member member = members.get(def.name());
    if (member == null) {
      return;
    }
    def.streams()
        .forEach(
            (driver, target) -> {
              if (!drivers(def.name()).contains(driver)) {
                findings.add(unknownDriver(driver, target.place(), drivers(def.name())));
              }
              if (member.role() == Role.PIPELINE) {
                attribute(member, target);
              }
            });
  }

  /** Every deal of a pipeline has the attribute that says which driver it shares. */
  private void attribute(Member member, Source target) {
    for (Row row : member.rows()) {
      if (!row.attributes().containsKey(target.text())) {
        findings.add(
            unknownAttribute(target.text(), target.place(), row.name(), row.attributes().keySet()));
        return;
      }
    }
  }

  private void shared() {
    for (Source driver : sheet.shared()) {
      if (members.keySet().stream().noneMatch(name -> drivers(name).contains(driver.text()))) {
        Set<String> known = new LinkedHashSet<>();
        members.keySet().forEach(name -> known.addAll(drivers(name)));
        findings.add(unknownDriver(driver.text(), driver.place(), known));
      }
    }
  }

  private void fan(Source fan) {
    int dot = fan.text().indexOf('.');
    Member member = dot < 0 ? null : members.get(fan.text().substring(0, dot));
    Set<String> known = new LinkedHashSet<>();
    for (Member of : members.values()) {
      if (of.role() != Role.PIPELINE && (member == null || member == of)) {
        of.checked().lines().forEach(line -> known.add(of.name() + "." + line.name()));
      }
    }
    if (!known.contains(fan.text())) {
      findings.add(
          Finding.refused(
              "unknown-line",
              fan.place(),
              new Text(
                  "没有成员的线 '" + fan.text() + "'", "no member has the line '" + fan.text() + "'"),
              Nearest.maybe(fan.text(), known)));
    }
  }

  private static Finding unknownDriver(String name, Place place, Collection<String> known) {
    return Finding.refused(
        "unknown-driver",
        place,
        new Text("没有驱动因子 '" + name + "'", "there is no driver '" + name + "'"),
        Nearest.maybe(name, known));
  }

  /** That the deals of {@code of} have no such attribute. */
  static Finding unknownAttribute(String name, Place place, String of, Collection<String> known) {
    return Finding.refused(
        "unknown-attribute",
        place,
        new Text(of + " 没有属性 '" + name + "'", of + " has no attribute '" + name + "'"),
        Nearest.maybe(name, known));
  }
}
