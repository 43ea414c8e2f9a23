package quanmai.models.ledger;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import quanmai.models.ledger.TargetPack.Elsewhere;
import quanmai.models.ledger.TargetPack.Measure;
import quanmai.models.ledger.TargetPack.Metric;
import quanmai.models.ledger.TargetPack.Target;
import quanmai.models.ledger.TargetPack.UnitDef;
import quanmai.models.termsheet.Text;

/**
 * The lines and outputs of each measured target.
 *
 * <p>A number is met up to a billionth, so that sums of shares of deals do not miss a whole number
 * by rounding. A size "of about" so much is met at 90 percent of it.
 */
final class TargetLines {

  private static final double ABOUT = 0.9;

  private final TargetPack pack;
  private final SheetLines sheet;
  private final Set<String> measured = new LinkedHashSet<>();

  TargetLines(TargetPack pack, SheetLines sheet) {
    this.pack = pack;
    this.sheet = sheet;
    for (Target target : pack.targets()) {
      if (target.measure() != null) {
        measured.add(target.measure().metric());
        if (target.measure() instanceof Measure.Share share) {
          measured.add(share.whole());
        }
      }
    }
    for (Metric metric : pack.metrics()) {
      if (measures(metric.key()) && metric.elsewhere() instanceof Elsewhere.Part part) {
        measured.add(part.metric());
      }
    }
  }

  /** Whether a target asks for this metric. */
  boolean measures(String metric) {
    return measured.contains(metric);
  }

  /** Average growth over the window, of the city and of the units that targets ask about. */
  void growthOfUnits() {
    Set<Measure> done = new LinkedHashSet<>();
    for (Target target : pack.targets()) {
      switch (target.measure()) {
        case Measure.Growth growth -> city(growth.metric(), done);
        case Measure.RelativeGrowth(String metric, String unit) -> {
          city(metric, done);
          if (done.add(new Measure.RelativeGrowth(metric, unit))) {
            unit(metric(metric), unit);
          }
        }
        case Measure.Share _, Measure.CountEachUnit _, Measure.Count _, Measure.Stock _ -> {}
        case null -> {}
      }
    }
  }

  private void city(String key, Set<Measure> done) {
    if (done.add(new Measure.Growth(key))) {
      Text label = metric(key).label();
      growth(
          key + "_average_growth",
          new Text("全市" + label.zh() + "年均增长", "average growth of " + label.en()),
          key + "_all",
          key + "_base");
    }
  }

  private void unit(Metric metric, String unit) {
    String key = metric.key();
    String all = key + "_all_" + unit;
    Text label = metric.label();
    sheet.line(
        all,
        new Text(unit + "全部" + label.zh(), label.en() + " in " + unit),
        metric.unit(),
        metric.feed(unit) + " + share_" + unit + " * " + key + "_rest");
    growth(
        key + "_average_growth_" + unit,
        new Text(unit + label.zh() + "年均增长", "average growth of " + label.en() + " in " + unit),
        all,
        "(share_" + unit + " * " + key + "_base)");
  }

  private void growth(String name, Text label, String line, String base) {
    int years = pack.window().years();
    sheet.line(
        name,
        label,
        "ratio",
        "(max(last(%s, window), 0) / %s) ^ (1 / %d) - 1".formatted(line, base, years));
  }

  void target(Target target) {
    switch (target.measure()) {
      case Measure.Growth(String metric) ->
          reached(target, metric + "_average_growth", target.value() / 100);
      case Measure.RelativeGrowth relative -> relative(target, relative);
      case Measure.Share(String metric, String whole) ->
          reached(
              target,
              "sum(%s_all, window) / max(sum(%s_all, window), 1e-9[亿元])".formatted(metric, whole),
              target.value() / 100);
      case Measure.CountEachUnit(String metric) -> eachUnit(target, metric(metric));
      case Measure.Count(String metric) -> everyYear(target, metric);
      case Measure.Stock(String metric) -> stock(target, metric(metric));
      case null -> {}
    }
  }

  private void reached(Target target, String value, double least) {
    met(target, value + " >= " + least + " - 1e-9");
    attainment(target, "(" + value + ") / " + least);
  }

  /** Where the city does not grow, a unit has to grow or stand still. */
  private void relative(Target target, Measure.RelativeGrowth of) {
    String city = of.metric() + "_average_growth";
    String unit = city + "_" + of.unit();
    double times = target.value();
    met(target, unit + " >= " + times + " * max(" + city + ", 0) - 1e-9");
    attainment(
        target,
        "if(%s > 1e-9, %s / (%s * max(%s, 1e-9)), if(%s >= -1e-9, 1, 0))"
            .formatted(city, unit, times, city, unit));
  }

  private void eachUnit(Target target, Metric metric) {
    List<String> met = new ArrayList<>();
    List<String> shares = new ArrayList<>();
    for (UnitDef unit : pack.units()) {
      if (target.exceptions().contains(unit.name())) {
        continue;
      }
      String name = target.id() + "_" + unit.name();
      boolean more = metric.elsewhere() instanceof Elsewhere.Yearly;
      String count = metric.feed(unit.name()) + (more ? " + " + metric.key() + "_elsewhere" : "");
      Text label =
          new Text(
              target.id() + " " + unit.name() + target.metric().zh(),
              target.id() + " " + target.metric().en() + ", " + unit.en());
      sheet.line(name + "_met", label, "condition", count + " >= " + target.value() + " - 1e-9");
      sheet.output(name, label, "", "all(" + name + "_met, window)");
      met.add("all(" + name + "_met, window)");
      shares.add("min(1, (" + count + ") / " + target.value() + ")");
    }
    met(target, String.join(" and ", met));
    sheet.line(
        target.id() + "_share",
        new Text(target.id() + " 各单位平均完成", target.id() + " attainment averaged over the units"),
        "ratio",
        "(" + String.join(" + ", shares) + ") / " + shares.size());
    attainment(target, "avg_over(" + target.id() + "_share, window)");
  }

  private void everyYear(Target target, String metric) {
    met(target, "all(" + metric + "_all >= " + target.value() + " - 1e-9, window)");
    attainment(target, "avg_over(" + metric + "_all, window) / " + target.value());
  }

  private void stock(Target target, Metric metric) {
    double least = target.op().equals("~") ? ABOUT * target.value() : target.value();
    String value = "last(" + metric.key() + "_all, window)";
    met(target, "%s >= %s[%s] * (1 - 1e-9)".formatted(value, least, metric.unit()));
    attainment(target, "%s / %s[%s]".formatted(value, target.value(), metric.unit()));
  }

  private void met(Target target, String formula) {
    String soft = target.soft() ? "（预期性）" : "";
    sheet.output(
        target.id(),
        new Text(
            target.id() + " " + target.metric().zh() + soft + " 达标",
            target.id() + " " + target.metric().en() + (target.soft() ? " (soft)" : "") + ": met"),
        "",
        formula);
  }

  private void attainment(Target target, String formula) {
    sheet.output(
        target.id() + "_attainment",
        new Text(
            target.id() + " " + target.metric().zh() + " 完成率",
            target.id() + " " + target.metric().en() + ": attainment"),
        "ratio",
        formula);
  }

  private Metric metric(String key) {
    return pack.metric(key).orElseThrow();
  }
}
