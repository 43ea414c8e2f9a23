package quanmai.models.ledger;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.data.Section;
import quanmai.models.ledger.TargetPack.Elsewhere;
import quanmai.models.ledger.TargetPack.Measure;
import quanmai.models.ledger.TargetPack.Metric;
import quanmai.models.ledger.TargetPack.Target;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** Reads one target of a pack, with how it is measured or why it is not. */
final class TargetReader {

  private static final List<String> KINDS =
      List.of("growth", "relative_growth", "share", "count_each_unit", "count", "stock");

  private final List<Metric> metrics;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<String> units;

  TargetReader(List<Metric> metrics, Set<String> units) {
    this.metrics = metrics;
    this.units = units;
    metrics.forEach(metric -> keys.add(metric.key()));
  }

  Target read(Section item) {
    Measure measure = item.has("measure") ? measure(item.section("measure")) : null;
    Text reason = item.has("not_modelled") ? text(item.section("not_modelled")) : null;
    if ((measure == null) == (reason == null)) {
      item.refuse(
          "measure-or-reason",
          "measure",
          new Text("应写明如何计量，或为何不计量", "it should say how it is measured, or why it is not"),
          new Text("应加上 measure 或 not_modelled 之一", "add one of measure and not_modelled"));
    }
    List.of("action", "type", "size", "responsible").forEach(item::has); // for readers
    for (Source exception : item.sources("exceptions")) {
      PackReader.known(item, "exceptions", "unknown-unit", exception.text(), units);
    }
    Target target =
        new Target(
            item.text("id"),
            item.text("clause"),
            item.text("subject"),
            new Text(item.text("metric"), item.text("metric_en")),
            item.text("op", ""),
            measure == null ? 0 : item.number("value", 0, 1e12),
            item.text("unit", ""),
            item.text("period", ""),
            item.text("soft", "false").equals("true"),
            item.sources("exceptions").stream().map(Source::text).toList(),
            PackReader.optional(item, "policy_conflict"),
            measure,
            reason);
    item.has("value");
    item.has("note");
    if (measure != null) {
      operator(item, target, measure);
    }
    item.end();
    return target;
  }

  private static Text text(Section section) {
    Text text = new Text(section.text("zh"), section.text("en"));
    section.end();
    return text;
  }

  private static void operator(Section item, Target target, Measure measure) {
    List<String> can = measure instanceof Measure.Stock ? List.of(">=", "~") : List.of(">=");
    if (!can.contains(target.op())) {
      item.refuse(
          "unknown-operator",
          "op",
          new Text("计量的目标不能用 " + target.op(), target.op() + " cannot be measured"),
          new Text("应为 " + String.join(" 或 ", can), String.join(" or ", can)));
    }
  }

  private Measure measure(Section section) {
    String kind = PackReader.word(section, "kind", KINDS);
    String name = section.text("metric");
    PackReader.known(section, "metric", "unknown-metric", name, keys);
    Metric metric = find(name);
    Measure measure =
        switch (kind) {
          case "growth" -> growing(section, metric, new Measure.Growth(name));
          case "relative_growth" -> {
            String unit = section.text("unit");
            PackReader.known(section, "unit", "unknown-unit", unit, units);
            byUnit(section, metric);
            yield growing(section, metric, new Measure.RelativeGrowth(name, unit));
          }
          case "share" -> {
            String whole = section.text("whole");
            PackReader.known(section, "whole", "unknown-metric", whole, keys);
            yield new Measure.Share(name, whole);
          }
          case "count_each_unit" -> {
            byUnit(section, metric);
            yield new Measure.CountEachUnit(name);
          }
          case "count" -> new Measure.Count(name);
          default -> stock(section, metric, new Measure.Stock(name));
        };
    section.end();
    return measure;
  }

  private @Nullable Metric find(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst().orElse(null);
  }

  private static Measure growing(Section section, @Nullable Metric metric, Measure measure) {
    if (metric != null && !(metric.elsewhere() instanceof Elsewhere.Growing)) {
      refuse(
          section,
          metric,
          "no-base",
          "没有基年值 base",
          "has no value of the base year",
          "加上 base 与 growth",
          "add base and growth");
    }
    return measure;
  }

  private static void byUnit(Section section, @Nullable Metric metric) {
    if (metric != null && !metric.byUnit()) {
      refuse(
          section,
          metric,
          "not-by-unit",
          "不按单位计",
          "is not counted by unit",
          "写上 by: unit",
          "write by: unit");
    }
  }

  private static Measure stock(Section section, @Nullable Metric metric, Measure measure) {
    if (metric != null && !metric.stock()) {
      refuse(
          section,
          metric,
          "not-a-stock",
          "不是存量",
          "is not a stock",
          "写上 stock: true",
          "write stock: true");
    }
    return measure;
  }

  private static void refuse(
      Section section,
      Metric metric,
      String rule,
      String zh,
      String en,
      String adviceZh,
      String adviceEn) {
    section.refuse(
        rule,
        "metric",
        new Text(metric.key() + zh, metric.key() + " " + en),
        new Text("应在 metrics 里" + adviceZh, adviceEn + " in metrics"));
  }
}
