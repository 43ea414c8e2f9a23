package quanmai.models.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Evaluator;
import quanmai.models.book.Member.Role;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.ledger.LedgerSheet;
import quanmai.models.ledger.Tallies;
import quanmai.models.ledger.Tally.CountPoint;
import quanmai.models.ledger.Tally.MemberKind;
import quanmai.models.ledger.TargetPack;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.BookSheet.LedgerDef;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** The ledger of the city as a member of the book, and what it counts of the others. */
final class LedgerReader {

  /** How a fund says what a class of investors has committed. */
  private static final String COMMITMENTS = "lps.";

  private static final String AMOUNT = ".amount";

  private static final Tallies.Source NOWHERE = new Tallies.Source(0, 0);

  private final LedgerDef def;
  private final Timeline timeline;
  private final List<Finding> findings;

  LedgerReader(LedgerDef def, Timeline timeline, List<Finding> findings) {
    this.def = def;
    this.timeline = timeline;
    this.findings = findings;
  }

  /** The pack, or null after a finding. */
  @Nullable TargetPack pack() {
    if (!TargetPack.ALL.names().contains(def.pack().text())) {
      findings.add(
          Finding.refused(
              "unknown-pack",
              def.pack().place(),
              new Text("没有目标包 " + def.pack().text(), "there is no pack " + def.pack().text()),
              Nearest.maybe(def.pack().text(), TargetPack.ALL.names())));
      return null;
    }
    return TargetPack.bundled(def.pack().text());
  }

  /** The ledger's sheet, or null after a finding. */
  @Nullable Member member(TargetPack pack) {
    int years = Math.ceilDiv(timeline.periods(), timeline.stepsPerYear());
    var start = timeline.points().getFirst();
    LedgerSheet.Settings settings = LedgerSheet.Settings.from(start, years);
    if (def.from() != null) {
      settings =
          new LedgerSheet.Settings(start, years, Integer.parseInt(def.from().text().strip()));
    }
    LedgerSheet.Written written = LedgerSheet.write(pack, settings);
    findings.addAll(written.findings());
    TermSheet sheet =
        written.text() == null ? null : TermSheetReader.read("ledger", written.text()).sheet();
    if (sheet == null) {
      return null;
    }
    List<String> fixed =
        def.set().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue().text()).toList();
    DealReader.Outcome outcome = DealReader.check(sheet, fixed, new ArrayList<>());
    for (Finding finding : outcome.findings()) {
      if (finding.severity() == Finding.Severity.REFUSED) {
        findings.add(finding);
      }
    }
    Checked checked = outcome.checked();
    return checked == null
        ? null
        : new Member(
            Book.LEDGER, Role.LEDGER, checked, Map.of(), Map.of(), List.of(), def.pack().place());
  }

  /** What the ledger counts of {@code members}. */
  List<Book.Link> links(
      TargetPack pack, Map<String, Member> members, List<Holding> holdings, List<String> order) {
    Map<String, Tallies.Source> sources = sources(pack, members, holdings, order);
    List<Tallies.Member> counted = new ArrayList<>();
    for (Member member : members.values()) {
      counted.addAll(counted(member, holdings, sources));
    }
    boolean atFund = def.countAt() != null && def.countAt().text().equals("fund");
    Tallies.Links links = Tallies.of(pack, counted, atFund ? CountPoint.FUND : CountPoint.PROJECT);
    links.unknown().forEach(this::unknown);
    return links.links().stream()
        .map(l -> new Book.Link(l.feed(), l.member(), l.line(), l.weight(), l.stock()))
        .toList();
  }

  private static List<Tallies.Member> counted(
      Member member, List<Holding> holdings, Map<String, Tallies.Source> sources) {
    Set<String> lines = new HashSet<>();
    member.checked().lines().forEach(line -> lines.add(line.name()));
    List<Tallies.Member> counted = new ArrayList<>();
    switch (member.role()) {
      case FUND -> {
        Map<String, String> attributes = new HashMap<>(member.attributes());
        attributes.putIfAbsent("type", "fund");
        attributes.putAll(motherOf(member.name(), holdings, sources).ofSubFunds());
        counted.add(new Tallies.Member(member.name(), MemberKind.FUND, attributes, lines));
      }
      case DEAL -> {
        String fund = holder(member.name(), 0, holdings);
        Map<String, String> attributes = ofDeal(member.attributes(), fund, sources);
        counted.add(new Tallies.Member(member.name(), MemberKind.DEAL, attributes, lines));
      }
      case PIPELINE -> {
        for (int k = 0; k < member.rows().size(); k++) {
          Row row = member.rows().get(k);
          String fund = holder(member.name(), k, holdings);
          if (fund != null) {
            Map<String, String> attributes = ofDeal(row.facts(), fund, sources);
            counted.add(new Tallies.Member(row.name(), MemberKind.DEAL, attributes, lines));
          }
        }
      }
      case LEDGER -> {}
    }
    return counted;
  }

  private void unknown(String rule, Set<String> members) {
    String some = String.join(", ", members.stream().limit(3).toList());
    findings.add(
        Finding.warning(
            "not-counted",
            def.pack().place(),
            new Text(
                "计数规则 “" + rule + "” 因缺属性，无法判断 " + members.size() + " 个成员：" + some,
                "the rule '" + rule + "' cannot be told for " + members.size() + ": " + some),
            new Text("也许应补 attributes", "Maybe give them attributes")));
  }

  private static Map<String, String> ofDeal(
      Map<String, String> own, @Nullable String fund, Map<String, Tallies.Source> sources) {
    Map<String, String> attributes = new HashMap<>(own);
    Tallies.Source source = fund == null ? null : sources.get(fund);
    attributes.putAll((source == null ? NOWHERE : source).ofDeals());
    return attributes;
  }

  /** The first fund that holds a deal. */
  private static @Nullable String holder(String held, int row, List<Holding> holdings) {
    return holdings.stream()
        .filter(h -> h.held().equals(held) && h.rows().contains(row))
        .map(Holding::fund)
        .findFirst()
        .orElse(null);
  }

  /** Where the money of each fund comes from; those that hold others first. */
  private static Map<String, Tallies.Source> sources(
      TargetPack pack, Map<String, Member> members, List<Holding> holdings, List<String> order) {
    Map<String, Tallies.Source> sources = new LinkedHashMap<>();
    for (String fund : order.reversed()) {
      Member member = members.get(fund);
      if (member != null) {
        Tallies.Source mother = motherOf(fund, holdings, sources);
        sources.put(fund, Tallies.source(pack, capital(pack, member), mother));
      }
    }
    return sources;
  }

  /** Where the money of the fund above comes from; nowhere for a fund that none holds. */
  private static Tallies.Source motherOf(
      String fund, List<Holding> holdings, Map<String, Tallies.Source> sources) {
    return holdings.stream()
        .filter(h -> h.held().equals(fund))
        .map(h -> sources.get(h.fund()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(NOWHERE);
  }

  /** What each class of investors has committed, in the base case. */
  private static Map<String, Double> capital(TargetPack pack, Member fund) {
    Lowered base = Lowering.lower(fund.checked(), Mode.BASE);
    double[] values = Evaluator.evaluate(base.graph(), base.values(), draw -> Double.NaN);
    int last = fund.checked().timeline().periods();
    Map<String, Double> capital = new LinkedHashMap<>();
    for (String origin : pack.origins().keySet()) {
      var line = new Lowered.LineAt(COMMITMENTS + origin + AMOUNT, last);
      Integer node = base.nodes().get(line);
      if (node != null) {
        capital.put(origin, values[node]);
      }
    }
    return capital;
  }
}
