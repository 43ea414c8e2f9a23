package quanmai.models.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import quanmai.engine.network.Rationing.Rule;
import quanmai.models.book.Holding.Shortage;
import quanmai.models.book.Member.Role;
import quanmai.models.check.Checked;
import quanmai.models.language.Quantities;
import quanmai.models.pipeline.Row;
import quanmai.models.termsheet.BookSheet;
import quanmai.models.termsheet.BookSheet.HoldingDef;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** Reads who holds what: every name known, no share held twice, no fund that holds itself. */
final class HoldingCheck {

  /** What a deal is taken to give a fund, where its holding does not say. */
  private static final Map<String, List<String>> DEAL_LINES =
      Map.of(
          Holding.CALLS,
          List.of("ticket_paid"),
          "portfolio_proceeds",
          List.of("proceeds"),
          "portfolio_exited_cost",
          List.of("exited_cost"),
          "portfolio_value",
          List.of("value"));

  private static final int DEFAULT_PATIENCE_PERIODS = 4;

  private final BookSheet sheet;
  private final Timeline timeline;
  private final Map<String, Member> members;
  private final List<Finding> findings;

  HoldingCheck(
      BookSheet sheet, Timeline timeline, Map<String, Member> members, List<Finding> findings) {
    this.sheet = sheet;
    this.timeline = timeline;
    this.members = members;
    this.findings = findings;
  }

  List<Holding> check() {
    List<Holding> holdings = new ArrayList<>();
    for (HoldingDef def : sheet.holdings()) {
      Member fund = member(def.fund(), sheet.funds().stream().map(f -> f.name()).toList());
      if (def.in().isEmpty() == (def.pipeline() == null)) {
        refuse(
            "holding-of-what",
            def.place(),
            "持有关系应写 in 或 pipeline 其一",
            "a holding has either 'in' or 'pipeline'",
            "写 in: [c1]",
            "write in: [c1]");
        continue;
      }
      List<Source> held = new ArrayList<>(def.in());
      if (def.pipeline() != null) {
        held.add(def.pipeline());
      }
      for (Source name : held) {
        Member of = member(name, all());
        if (fund != null && of != null) {
          holdings.add(holding(def, fund, of));
        }
      }
    }
    overheld(holdings);
    currencies();
    return List.copyOf(holdings);
  }

  private List<String> all() {
    List<String> names = new ArrayList<>();
    sheet.deals().forEach(def -> names.add(def.name()));
    sheet.pipelines().forEach(def -> names.add(def.member().name()));
    sheet.funds().forEach(def -> names.add(def.name()));
    return names;
  }

  /** The member of that name; a finding where the book declares none. */
  private @Nullable Member member(Source name, List<String> declared) {
    if (!declared.contains(name.text())) {
      findings.add(
          Finding.refused(
              "unknown-member",
              name.place(),
              new Text("账簿没有 '" + name.text() + "'", "the book has no '" + name.text() + "'"),
              Nearest.maybe(name.text(), declared)));
    }
    return members.get(name.text());
  }

  private Holding holding(HoldingDef def, Member fund, Member held) {
    double share = number(def.share(), 1, 0, 1, "share-range");
    Map<String, String> feeds = feeds(def, fund, held);
    return new Holding(
        fund.name(),
        held.name(),
        rows(def, fund, held),
        share,
        feeds,
        shortage(def, fund, held),
        def.place());
  }

  private double number(
      @Nullable Source source, double otherwise, double low, double high, String rule) {
    if (source == null) {
      return otherwise;
    }
    double value = Quantities.decimal(source.text()).map(Number::doubleValue).orElse(Double.NaN);
    if (!(value >= low && value <= high)) {
      refuse(
          rule,
          source.place(),
          "读到 " + source.text() + "，应在 " + low + " 与 " + high + " 之间",
          source.text() + " was read, which should be between " + low + " and " + high,
          "少写了 %",
          "a % was left out");
      return otherwise;
    }
    return value;
  }

  private Map<String, String> feeds(HoldingDef def, Member fund, Member held) {
    Map<String, String> feeds = new LinkedHashMap<>();
    List<String> known =
        fund.checked().schedules().stream()
            .filter(Checked.Schedule::feed)
            .map(Checked.Schedule::name)
            .toList();
    def.feeds()
        .forEach(
            (feed, formula) -> {
              if (known.contains(feed)) {
                feeds.put(feed, MemberReader.lineOf(formula, held.checked()));
              } else {
                findings.add(
                    Finding.refused(
                        "unknown-feed",
                        formula.place(),
                        new Text(
                            "基金 " + fund.name() + " 没有标明 feed 的 '" + feed + "'",
                            "the fund " + fund.name() + " has no feed '" + feed + "'"),
                        Nearest.maybe(feed, known)));
              }
            });
    for (String feed : known) {
      if (!feeds.containsKey(feed)) {
        for (String line : usual(feed, def, held)) {
          if (held.checked().scope().symbols().containsKey(line)) {
            feeds.put(feed, line);
            break;
          }
        }
      }
    }
    if (feeds.isEmpty()) {
      refuse(
          "no-feed",
          def.place(),
          held.name() + " 没有任何一项提供给基金 " + fund.name(),
          "nothing of " + held.name() + " goes to the fund " + fund.name(),
          "应写 feeds: {" + Holding.CALLS + ": ...}",
          "write feeds: {" + Holding.CALLS + ": ...}");
    }
    return feeds;
  }

  private static List<String> usual(String feed, HoldingDef def, Member held) {
    if (held.role() != Role.FUND) {
      return DEAL_LINES.getOrDefault(feed, List.of());
    }
    String investor = def.investor() == null ? "lp" : def.investor().text();
    return switch (feed) {
      case Holding.CALLS -> List.of("calls_" + investor);
      case "portfolio_proceeds" -> List.of("paid_" + investor);
      case "portfolio_value" -> List.of("value_" + investor);
      default -> List.of();
    };
  }

  private List<Integer> rows(HoldingDef def, Member fund, Member held) {
    if (held.role() != Role.PIPELINE) {
      return List.of(0);
    }
    Map<String, List<String>> where = new LinkedHashMap<>();
    def.where().forEach((key, words) -> where.put(key, words.stream().map(Source::text).toList()));
    boolean assigned = held.rows().stream().anyMatch(row -> row.attributes().containsKey(Row.FUND));
    if (where.isEmpty() && assigned) {
      where.put(Row.FUND, List.of(fund.name()));
    }
    def.where().forEach((key, words) -> attribute(key, words.getFirst().place(), held, false));
    List<Integer> rows = new ArrayList<>();
    IntStream.range(0, held.rows().size())
        .filter(
            k ->
                where.entrySet().stream()
                    .allMatch(
                        e -> {
                          String word = held.rows().get(k).attributes().get(e.getKey());
                          return word != null && e.getValue().contains(word);
                        }))
        .forEach(rows::add);
    if (rows.isEmpty()) {
      refuse(
          "no-deals",
          def.place(),
          "项目库 " + held.name() + " 中没有项目符合条件",
          "no deal of " + held.name() + " meets the conditions",
          "条件写错了属性名或取值",
          "an attribute or a word is misspelt");
    }
    Source first = def.first();
    if (first != null) {
      attribute(first.text(), first.place(), held, true);
      rows.sort(
          Comparator.comparingDouble((Integer k) -> -value(held.rows().get(k), first.text())));
    }
    return rows;
  }

  /** A finding where no deal has the attribute. */
  private void attribute(String name, Place place, Member held, boolean orInput) {
    Set<String> known = new LinkedHashSet<>();
    for (Row row : held.rows()) {
      known.addAll(row.attributes().keySet());
      if (orInput) {
        known.addAll(row.inputs().keySet());
      }
    }
    if (!known.contains(name)) {
      findings.add(BookNames.unknownAttribute(name, place, held.name(), known));
    }
  }

  private static double value(Row row, String attribute) {
    Double input = row.inputs().get(attribute);
    String word = row.attributes().get(attribute);
    if (input != null) {
      return input;
    }
    return word == null ? 0 : Quantities.decimal(word).map(Number::doubleValue).orElse(0.0);
  }

  private @Nullable Shortage shortage(HoldingDef def, Member fund, Member held) {
    Source rule = def.shortRule();
    boolean limited = fund.checked().scope().symbols().containsKey("capacity");
    String word = rule == null ? (limited ? "delay" : "none") : rule.text();
    if (held.role() == Role.FUND || word.equals("none")) {
      return null;
    }
    if (!limited) {
      refuse(
          "no-capacity",
          def.place(),
          "基金 " + fund.name() + " 没有 capacity 行，无从判断是否够用",
          "the fund " + fund.name() + " has no line 'capacity' that could be short",
          "应写 short: none",
          "write short: none");
      return null;
    }
    int patience =
        (int) number(def.patience(), DEFAULT_PATIENCE_PERIODS, 0, timeline.periods(), "patience");
    return new Shortage(
        switch (word) {
          case "shrink" -> Rule.SHRINK;
          case "drop" -> Rule.DROP;
          default -> Rule.DELAY;
        },
        patience,
        number(def.least(), 0, 0, 1, "share-range"));
  }

  /** Refuses shares of one thing that come to more than the whole. */
  private void overheld(List<Holding> holdings) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (Holding holding : holdings) {
      Member held = members.get(holding.held());
      if (held == null) {
        continue;
      }
      for (int row : holding.rows()) {
        String name = held.rows().isEmpty() ? held.name() : held.rows().get(row).name();
        // of a fund, each class of investors is a whole of its own
        String of =
            held.role() == Role.FUND ? name + "." + holding.feeds().get(Holding.CALLS) : name;
        double sum = shares.merge(of, holding.share(), Double::sum);
        if (sum > 1 + 1e-9) {
          refuse(
              "shares-above-whole",
              holding.place(),
              "各基金持有 " + of + " 的比例合计超过 100%",
              "the funds hold more than 100% of " + of,
              "改小 share",
              "make a share smaller");
          return;
        }
      }
    }
  }

  /** All sheets of a book count in one currency. */
  private void currencies() {
    Map<String, Member> byCurrency = new LinkedHashMap<>();
    for (Member member : members.values()) {
      byCurrency.putIfAbsent(member.checked().sheet().currency().text(), member);
    }
    if (byCurrency.size() > 1) {
      Member odd = new ArrayList<>(byCurrency.values()).get(1);
      refuse(
          "currency-without-rate",
          odd.place(),
          odd.name() + " 以另一币种计价，账簿没有汇率",
          odd.name() + " counts in another currency, and the book has no rate",
          "在该表中换算成人民币",
          "convert within the sheet");
    }
  }

  /** The funds, each after all that it holds; a cycle is a finding. */
  static List<String> order(
      BookSheet sheet, Map<String, Member> members, List<Holding> holdings, List<Finding> to) {
    Map<String, Set<String>> holds = new LinkedHashMap<>();
    members.values().stream()
        .filter(member -> member.role() == Role.FUND)
        .map(Member::name)
        .sorted()
        .forEach(name -> holds.put(name, new LinkedHashSet<>()));
    for (Holding holding : holdings) {
      Set<String> of = holds.get(holding.fund());
      if (of != null && holds.containsKey(holding.held())) {
        of.add(holding.held());
      }
    }
    List<String> order = new ArrayList<>();
    while (order.size() < holds.size()) {
      String next =
          holds.entrySet().stream()
              .filter(e -> !order.contains(e.getKey()) && order.containsAll(e.getValue()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse(null);
      if (next == null) {
        List<String> circle = holds.keySet().stream().filter(n -> !order.contains(n)).toList();
        to.add(
            Finding.refused(
                "holding-cycle",
                sheet.holdings().getFirst().place(),
                new Text(
                    "基金互相持有：" + String.join("、", circle),
                    "funds hold each other: " + String.join(", ", circle)),
                new Text("也许应删去其中一个持有关系", "Maybe leave out one of the holdings")));
        return order;
      }
      order.add(next);
    }
    return order;
  }

  private void refuse(
      String rule, Place place, String zh, String en, String adviceZh, String adviceEn) {
    findings.add(
        Finding.refused(
            rule, place, new Text(zh, en), new Text("也许" + adviceZh, "Maybe " + adviceEn)));
  }
}
