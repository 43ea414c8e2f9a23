package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.RawNode.Scalar;
import quanmai.models.termsheet.TermSheet.CorrelationDef;
import quanmai.models.termsheet.TermSheet.EventDef;
import quanmai.models.termsheet.TermSheet.FactorDef;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.Kind;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.OutputDef;
import quanmai.models.termsheet.TermSheet.Pair;
import quanmai.models.termsheet.TermSheet.PolicyDef;
import quanmai.models.termsheet.TermSheet.ReportDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.TermSheet.TimelineDef;

/**
 * From the nodes of a file to the records of a term sheet, with the checks that take more than one
 * value. What has not its shape is passed over: {@link ShapeCheck} has told it.
 */
final class SheetBuilder {

  private static final String DEFAULT_CURRENCY = "CNY";

  private final Mapping root;
  private final SheetRules rules;
  private boolean whole = true;

  SheetBuilder(Mapping root, Findings findings) {
    this.root = root;
    this.rules = new SheetRules(findings);
  }

  /** Whether everything that the file declares is in what was built, be it right or wrong. */
  boolean isWhole() {
    return whole;
  }

  /** The term sheet; only complete when there was no finding. */
  TermSheet build() {
    boolean deal = !isTemplate(root);
    rules.uniqueNames(root);
    if (deal) {
      rules.someOutput(root);
      rules.noExample(root);
    }
    Source currency = Pick.source(root, "currency");
    Source none = new Source("", root.place());
    TimelineDef timeline = timeline(Pick.mapping(root, "timeline"));
    Text name = Pick.label(root.get("name"));
    return new TermSheet(
        kind(root),
        name == null ? Text.same("") : name,
        Pick.label(root.get("note")),
        Pick.source(root, "template"),
        currency == null ? new Source(DEFAULT_CURRENCY, none.place()) : currency,
        timeline,
        each("inputs", entry -> new InputBuilder(rules, deal).input(entry)),
        each("schedules", entry -> schedule(entry, timeline)),
        each("factors", SheetBuilder::factor),
        correlation(),
        each("events", this::event),
        each("lines", this::line),
        each("instruments", SheetBuilder::instrument),
        outputs(),
        new ReportDef(
            Pick.source(root.get("report"), "cashflow"),
            Pick.source(root.get("report"), "failure"),
            investor(Pick.mapping(root, "report").get("investor"))),
        new PolicyDef(
            each("facts", rules::fact),
            Pick.list(Pick.mapping(root, "policy").get("packs")),
            Pick.list(Pick.mapping(root, "policy").get("applies"))));
  }

  static boolean isTemplate(Mapping root) {
    return kind(root) == Kind.TEMPLATE;
  }

  private static Kind kind(Mapping root) {
    Source written = Pick.source(root, "kind");
    return switch (written == null ? "" : written.text()) {
      case "template" -> Kind.TEMPLATE;
      case "fund" -> Kind.FUND;
      default -> Kind.DEAL;
    };
  }

  private static TermSheet.@Nullable InvestorDef investor(@Nullable RawNode node) {
    Source investment = Pick.source(node, "investment");
    Source dividends = Pick.source(node, "dividends");
    if (node == null || investment == null || dividends == null) {
      return null;
    }
    return new TermSheet.InvestorDef(
        investment,
        dividends,
        Pick.source(node, "interest"),
        Pick.source(node, "exit"),
        Pick.source(node, "rate"),
        Pick.sources(Pick.mapping(node, "terms")),
        node.place());
  }

  private interface Build<T> {
    @Nullable T build(Entry entry);
  }

  private <T> List<T> each(String section, Build<T> build) {
    var list = new ArrayList<T>();
    RawNode node = root.get(section);
    whole &= node == null || node instanceof Mapping;
    for (Entry entry : Pick.mapping(root, section).entries().values()) {
      T built = build.build(entry);
      if (built == null) {
        whole = false;
      } else {
        list.add(built);
      }
    }
    return List.copyOf(list);
  }

  TimelineDef timeline(Mapping node) {
    var phases = new LinkedHashMap<String, Source>();
    for (Entry entry : Pick.mapping(node, "phases").entries().values()) {
      Source source = Pick.source(entry.value());
      if (entry.value() instanceof Mapping range) {
        Source from = Pick.source(range, "from");
        Source to = Pick.source(range, "to");
        if (from != null && to != null) {
          source = new Source(from.text() + ".." + to.text(), from.place());
        }
      }
      if (source != null) {
        phases.put(entry.key().text(), source);
      }
    }
    Source none = new Source("", node.place());
    Source start = Pick.source(node, "start");
    Source step = Pick.source(node, "step");
    return new TimelineDef(
        start == null ? none : start,
        step == null ? none : step,
        Pick.source(node, "periods"),
        Pick.source(node, "end"),
        Pick.flag(node, "opening", true),
        Pick.source(node, "stub"),
        Pick.source(node, "daycount"),
        Pick.source(node, "calendar"),
        Pick.source(node, "convention"),
        Collections.unmodifiableMap(phases),
        node.place());
  }

  /** The outputs alone. */
  List<OutputDef> outputs() {
    return each("outputs", this::output);
  }

  private ScheduleDef schedule(Entry entry, TimelineDef timeline) {
    RawNode node = entry.value();
    RawNode values = node instanceof Mapping mapping ? mapping.get("values") : null;
    int first = timeline.opening() ? 0 : 1;
    Source after = Pick.source(node, "after");
    boolean hold = after != null && after.text().equals("hold");
    Map<String, Source> byKey = Pick.sources(values);
    if (values instanceof Items) {
      var listed = new LinkedHashMap<String, Source>();
      for (Source source : Pick.list(values)) {
        listed.put(String.valueOf(first + listed.size()), source);
      }
      byKey = Collections.unmodifiableMap(listed);
    } else if (values instanceof Scalar scalar) {
      byKey = Map.of(first + "..", scalar.source());
    }
    boolean feed = Pick.flag(node, "feed", false);
    return new ScheduleDef(
        entry.key().text(), rules.facts(node), byKey, hold, feed, entry.key().place());
  }

  private static FactorDef factor(Entry entry) {
    Source process = Pick.source(entry.value(), "process");
    var known = ((Shape.Fields) Grammar.FACTOR).names();
    return new FactorDef(
        entry.key().text(),
        SheetRules.plainFacts(entry.value()),
        process == null ? "" : process.text(),
        Pick.settings(entry.value(), known),
        entry.key().place());
  }

  private CorrelationDef correlation() {
    RawNode node = root.get("correlation");
    Source copula = Pick.source(node, "copula");
    var pairs = new ArrayList<Pair>();
    if (node instanceof Mapping mapping) {
      for (RawNode item : Pick.items(mapping.get("pairs"))) {
        List<Source> pair = Pick.list(item);
        if (pair.size() == 3) {
          pairs.add(new Pair(pair.get(0).text(), pair.get(1).text(), pair.get(2), item.place()));
        }
      }
    }
    Mapping matrix = Pick.mapping(node, "matrix");
    var drivers = new LinkedHashMap<String, Map<String, Source>>();
    Pick.mapping(node, "drivers")
        .entries()
        .forEach((driver, entry) -> drivers.put(driver, Pick.sources(entry.value())));
    var correlation =
        new CorrelationDef(
            copula == null ? "gaussian" : copula.text(),
            Pick.source(node, "nu"),
            List.copyOf(pairs),
            Pick.list(matrix.get("names")).stream().map(Source::text).toList(),
            Pick.items(matrix.get("rows")).stream().map(Pick::list).toList(),
            Collections.unmodifiableMap(drivers),
            node == null ? null : node.place());
    rules.correlation(node, correlation);
    return correlation;
  }

  private EventDef event(Entry entry) {
    RawNode node = entry.value();
    var hazards = new LinkedHashMap<String, Source>();
    Source single = node instanceof Scalar ? Pick.source(node) : Pick.source(node, "hazard");
    if (single != null) {
      hazards.put("", single);
    }
    for (Entry competing : Pick.mapping(node, "competing").entries().values()) {
      RawNode value = competing.value();
      Source hazard = value instanceof Scalar ? Pick.source(value) : Pick.source(value, "hazard");
      if (hazard != null) {
        hazards.put(competing.key().text(), hazard);
      }
    }
    rules.event(entry);
    Text label = node instanceof Mapping mapping ? Pick.label(mapping.get("label")) : null;
    return new EventDef(
        entry.key().text(), label, Collections.unmodifiableMap(hazards), entry.key().place());
  }

  private @Nullable LineDef line(Entry entry) {
    if (!(entry.value() instanceof Mapping node)) {
      return null;
    }
    Source formula = Pick.source(node, "formula");
    Source phase = Pick.source(node, "phase");
    rules.line(node, phase);
    Map<String, Source> formulas =
        formula == null
            ? Pick.sources(node.get("formula"))
            : Map.of(phase == null ? "" : phase.text(), formula);
    return new LineDef(entry.key().text(), rules.facts(node), formulas, null, entry.key().place());
  }

  private static InstrumentDef instrument(Entry entry) {
    Source type = Pick.source(entry.value(), "type");
    return new InstrumentDef(
        entry.key().text(),
        type == null ? "" : type.text(),
        Pick.settings(entry.value(), List.of("type", "replace")),
        entry.key().place());
  }

  private @Nullable OutputDef output(Entry entry) {
    RawNode node = entry.value();
    Source formula = node instanceof Scalar ? Pick.source(node) : Pick.source(node, "formula");
    return formula == null
        ? null
        : new OutputDef(entry.key().text(), rules.facts(node), formula, entry.key().place());
  }
}
