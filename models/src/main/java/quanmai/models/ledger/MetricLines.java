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

/** The feeds of each metric, their sum, and what the rest of the city does. */
final class MetricLines {

  private final TargetPack pack;
  private final SheetLines sheet;
  private final TargetLines targets;
  private final int first;

  /**
   * @param first the period in which the window starts
   */
  MetricLines(TargetPack pack, SheetLines sheet, TargetLines targets, int first) {
    this.pack = pack;
    this.sheet = sheet;
    this.targets = targets;
    this.first = first;
  }

  void write() {
    reserved().forEach(this::share);
    pack.metrics().forEach(this::metric);
  }

  /** Units whose share of the rest of the city is asked for. */
  private Set<String> reserved() {
    Set<String> units = new LinkedHashSet<>();
    for (Target target : pack.targets()) {
      if (target.measure() instanceof Measure.RelativeGrowth growth) {
        units.add(growth.unit());
      }
    }
    return units;
  }

  private void share(String unit) {
    double share =
        pack.units().stream()
            .filter(def -> def.name().equals(unit))
            .mapToDouble(UnitDef::share)
            .findFirst()
            .orElseThrow();
    sheet.input(
        "share_" + unit,
        new Text(unit + "占全市其余部分", "share of " + unit + " in the rest of the city"),
        "share",
        "" + share,
        "",
        "");
  }

  private void metric(Metric metric) {
    List<String> feeds = new ArrayList<>();
    for (UnitDef unit : metric.byUnit() ? pack.units() : List.<UnitDef>of()) {
      feeds.add(metric.feed(unit.name()));
      sheet.feed(
          metric.feed(unit.name()),
          new Text(unit.name() + metric.label().zh(), unit.en() + ": " + metric.label().en()),
          metric.unit());
    }
    String city = metric.feed(TargetPack.CITY_LEVEL);
    feeds.add(city);
    sheet.feed(
        city,
        new Text("市级" + metric.label().zh(), "city level: " + metric.label().en()),
        metric.unit());
    sheet.line(
        metric.key(),
        new Text("账簿带来的" + metric.label().zh(), metric.label().en() + " that the book brings"),
        metric.unit(),
        String.join(" + ", feeds));
    elsewhere(metric);
    if (targets.measures(metric.key())) {
      return;
    }
    String value = metric.stock() ? "last(%s)" : "sum(%s)";
    sheet.output(
        metric.key() + "_of_book",
        new Text(metric.label().zh() + "合计", metric.label().en() + " in all"),
        metric.unit(),
        value.formatted(metric.key()));
  }

  private void elsewhere(Metric metric) {
    if (!targets.measures(metric.key())) {
      return;
    }
    String key = metric.key();
    Text rest =
        new Text("全市其余" + metric.label().zh(), metric.label().en() + " in the rest of the city");
    switch (metric.elsewhere()) {
      case Elsewhere.Nothing() ->
          sheet.line(key + "_rest", rest, metric.unit(), "0[" + metric.unit() + "]");
      case Elsewhere.Growing growing -> growing(metric, growing, rest);
      case Elsewhere.Part(String whole, double share) -> {
        sheet.input(
            key + "_part",
            new Text(rest.zh() + "占比", "part of " + rest.en()),
            "share",
            "" + share,
            "",
            "");
        sheet.line(key + "_rest", rest, metric.unit(), key + "_part * " + whole + "_rest");
      }
      case Elsewhere.Yearly(double amount) -> {
        String each = metric.byUnit() ? "（每单位每年）" : metric.stock() ? "" : "（每年）";
        sheet.input(
            key + "_elsewhere",
            new Text(rest.zh() + each, rest.en() + (metric.byUnit() ? ", each unit" : "")),
            metric.unit(),
            "" + amount,
            "",
            ", range: [0, ~]");
        String units = metric.byUnit() ? " * " + pack.units().size() : "";
        sheet.line(key + "_rest", rest, metric.unit(), key + "_elsewhere" + units);
      }
    }
    sheet.line(
        key + "_all",
        new Text("全市" + metric.label().zh(), metric.label().en() + " in the city"),
        metric.unit(),
        key + " + " + key + "_rest");
  }

  private void growing(Metric metric, Elsewhere.Growing growing, Text rest) {
    String key = metric.key();
    sheet.input(
        key + "_base",
        new Text("全市" + metric.label().zh() + "基年值", metric.label().en() + " in the base year"),
        metric.unit(),
        "" + growing.base(),
        "",
        ", range: [0, ~]");
    String law =
        growing.sd() == 0
            ? ""
            : ", distribution: {normal: {mean: "
                + growing.growth()
                + ", sd: "
                + growing.sd()
                + "}}";
    sheet.input(
        key + "_growth",
        new Text(rest.zh() + "年增长", "yearly growth of " + rest.en()),
        "ratio",
        "" + growing.growth(),
        law,
        "");
    sheet.line(
        key + "_rest",
        rest,
        metric.unit(),
        "%s_base * (1 + %s_growth) ^ (t - %d)".formatted(key, key, first - 1));
  }
}
