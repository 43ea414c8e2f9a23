package quanmai.models.termsheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.RawNode.Entry;
import quanmai.models.termsheet.RawNode.Items;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.TermSheet.CorrelationDef;
import quanmai.models.termsheet.TermSheet.FactDef;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.Pair;

/** Rules of a term sheet that concern several values, yet need no formula to be read. */
final class SheetRules {

  /** Sections whose names formulas use, and which therefore share one space of names. */
  private static final List<String> NAMING =
      List.of("inputs", "schedules", "factors", "events", "lines", "instruments");

  private final Findings findings;

  SheetRules(Findings findings) {
    this.findings = findings;
  }

  Findings findings() {
    return findings;
  }

  /** The facts of {@code node}, whose range must not be reversed. */
  Facts facts(@Nullable RawNode node) {
    Facts facts = plainFacts(node);
    Source low = facts.low();
    Source high = facts.high();
    if (low == null || high == null) {
      return facts;
    }
    var from = Values.number(low.text());
    var to = Values.number(high.text());
    if (from.isPresent() && to.isPresent() && from.getAsDouble() > to.getAsDouble()) {
      findings.refuse(
          "reversed-range",
          low.place(),
          new Text(
              "范围 [" + low.text() + ", " + high.text() + "] 上下颠倒",
              "the range [" + low.text() + ", " + high.text() + "] is reversed"),
          new Text(
              "应为 [" + high.text() + ", " + low.text() + "]",
              "[" + high.text() + ", " + low.text() + "]"));
    }
    return facts;
  }

  static Facts plainFacts(@Nullable RawNode node) {
    if (!(node instanceof Mapping mapping)) {
      return new Facts(null, null, null, null, null, null);
    }
    Source source = Pick.source(mapping, "source");
    List<RawNode> range = Pick.items(mapping.get("range"));
    boolean two = range.size() == 2;
    return new Facts(
        Pick.label(mapping.get("label")),
        Pick.source(mapping, "unit"),
        source == null ? null : source.text(),
        confidence(Pick.source(mapping, "confidence")),
        two ? Pick.source(range.get(0)) : null,
        two ? Pick.source(range.get(1)) : null);
  }

  private static @Nullable Confidence confidence(@Nullable Source mark) {
    return switch (mark == null ? "" : mark.text()) {
      case "V" -> Confidence.VERIFIED;
      case "V-news" -> Confidence.NEWS;
      case "M" -> Confidence.KNOWN;
      case "U" -> Confidence.ASSUMED;
      default -> null;
    };
  }

  /** A deal reports something. */
  void someOutput(Mapping root) {
    RawNode outputs = root.get("outputs");
    boolean none =
        outputs instanceof RawNode.Scalar scalar && scalar.isNull()
            || outputs instanceof Mapping mapping && mapping.entries().isEmpty();
    if (outputs != null && none) {
      findings.refuse(
          "no-outputs",
          outputs.place(),
          new Text("outputs 是空的：无可报告", "outputs is empty: there is nothing to report"),
          new Text("应加上 fund_irr: irr(flow)", "add fund_irr: irr(flow)"));
    }
  }

  /** An example is what a template shows; a deal is none. */
  void noExample(Mapping root) {
    Entry example = root.entries().get(TemplateMerge.EXAMPLE);
    if (example != null) {
      findings.refuse(
          "example-in-deal",
          example.key().place(),
          new Text("example 只能写在模板里", "only a template has an example"),
          new Text("应把其内容写到交易本身", "write what it says into the deal itself"));
    }
  }

  /** A name means one thing in all formulas. */
  void uniqueNames(Mapping root) {
    Map<String, String> sections = new HashMap<>();
    for (String section : NAMING) {
      for (Entry entry : Pick.mapping(root, section).entries().values()) {
        String name = entry.key().text();
        String first = sections.putIfAbsent(name, section);
        if (first != null) {
          findings.refuse(
              "duplicate-name",
              entry.key().place(),
              new Text(name + " 已是 " + first + " 里的名称", name + " is already a name in " + first),
              new Text("应改名，如 " + name + "_2", "rename it, such as " + name + "_2"));
        }
      }
    }
  }

  /** A line has one phase or a formula by phase, not both. */
  void line(Mapping node, @Nullable Source phase) {
    if (phase != null && node.get("formula") instanceof Mapping) {
      findings.refuse(
          "phase-twice",
          phase.place(),
          new Text("公式已按阶段写，又写了 phase", "the formula is by phase, and phase is given too"),
          new Text("应删去 phase", "delete phase"));
    }
  }

  /** A fact is a value, or the value of a formula; or none, written {@code ~}. */
  FactDef fact(Entry entry) {
    RawNode node = entry.value();
    Source value = node instanceof Mapping ? Pick.source(node, "value") : Pick.source(node);
    Source formula = Pick.source(node, "formula");
    Source source = Pick.source(node, "source");
    boolean valued = node instanceof Mapping mapping && mapping.get("value") != null;
    if (node instanceof Mapping && valued == (formula != null)) {
      findings.refuse(
          valued ? "two-values" : "missing-key",
          entry.key().place(),
          valued
              ? new Text("value 与 formula 只能写一个", "give value or formula, not both")
              : new Text("缺 value 或 formula", "value or formula is missing"),
          new Text("应为 value: true；没有即 value: ~", "value: true, or value: ~ for none"));
    }
    return new FactDef(
        entry.key().text(),
        value,
        formula,
        source == null ? null : source.text(),
        confidence(Pick.source(node, "confidence")),
        entry.key().place());
  }

  /** An event has one hazard or competing ones. */
  void event(Entry entry) {
    boolean absent = entry.value() instanceof RawNode.Scalar scalar && scalar.isNull();
    if (!absent && !(entry.value() instanceof Mapping)) {
      return;
    }
    boolean single = entry.value() instanceof Mapping node && node.get("hazard") != null;
    boolean competing = entry.value() instanceof Mapping node && node.get("competing") != null;
    if (single == competing) {
      findings.refuse(
          single ? "two-hazards" : "missing-key",
          entry.key().place(),
          single
              ? new Text("hazard 与 competing 只能写一个", "give hazard or competing, not both")
              : new Text("缺 hazard 或 competing", "hazard or competing is missing"),
          new Text("应为 hazard: 5%", "hazard: 5%"));
    }
  }

  /** One way of saying correlations; numbers within -1..1; nu for the t copula. */
  void correlation(@Nullable RawNode node, CorrelationDef def) {
    if (!(node instanceof Mapping mapping)) {
      return;
    }
    List<String> ways =
        List.of("pairs", "matrix", "drivers").stream().filter(k -> mapping.get(k) != null).toList();
    if (ways.size() > 1) {
      findings.refuse(
          "two-correlations",
          mapping.place(),
          new Text(ways + " 只能写一个", "give one of " + ways + ", not several"),
          new Text("应只留 " + ways.getFirst(), "keep " + ways.getFirst() + " only"));
    }
    degreesOfFreedom(mapping, def);
    for (Pair pair : def.pairs()) {
      within(pair.correlation());
      if (pair.first().equals(pair.second())) {
        findings.refuse(
            "self-correlation",
            pair.place(),
            new Text(pair.first() + " 与自身的相关", "a correlation of " + pair.first() + " with itself"),
            new Text("应为另一个因子", "another factor was meant"));
      }
    }
    def.drivers().values().forEach(loadings -> loadings.values().forEach(this::within));
    def.matrixRows().forEach(row -> row.forEach(this::within));
    square(Pick.mapping(mapping, "matrix"));
  }

  private void degreesOfFreedom(Mapping mapping, CorrelationDef def) {
    boolean t = def.copula().equals("t");
    Source nu = def.nu();
    if (t && nu == null) {
      findings.refuse(
          "missing-key",
          mapping.place(),
          new Text("t 连接函数缺自由度 nu", "the t copula needs nu, its degrees of freedom"),
          new Text("应加上 nu: 4", "add nu: 4"));
    }
    if (nu != null && Values.number(nu.text()).orElse(1) <= 0) {
      findings.refuse(
          "out-of-range",
          nu.place(),
          new Text("自由度 " + nu.text() + " 应大于 0", "nu is " + nu.text() + " and must be above 0"),
          new Text("应为 4", "4"));
    }
  }

  private void within(Source correlation) {
    var number = Values.number(correlation.text());
    if (number.isPresent() && Math.abs(number.getAsDouble()) > 1) {
      findings.refuse(
          "out-of-range",
          correlation.place(),
          new Text(
              correlation.text() + " 不在 -1 与 1 之间", correlation.text() + " lies outside -1..1"),
          new Text("应为 " + correlation.text() + "%", correlation.text() + "%"));
    }
  }

  private void square(Mapping matrix) {
    if (!(matrix.get("names") instanceof Items names)
        || !(matrix.get("rows") instanceof Items rows)) {
      return;
    }
    int size = names.items().size();
    boolean fits = rows.items().size() == size;
    for (RawNode row : rows.items()) {
      fits &= Pick.items(row).size() == size;
    }
    if (!fits) {
      findings.refuse(
          "wrong-length",
          rows.place(),
          new Text(
              "矩阵应有 " + size + " 行，每行 " + size + " 个数",
              "the matrix needs " + size + " rows of " + size + " numbers"),
          new Text("少写了一行或一列", "a row or column is missing"));
    }
  }
}
