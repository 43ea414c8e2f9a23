package quanmai.models.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quanmai.models.ledger.TargetPack.Elsewhere;
import quanmai.models.ledger.TargetPack.Leverage;
import quanmai.models.ledger.TargetPack.Measure;
import quanmai.models.ledger.TargetPack.Metric;
import quanmai.models.ledger.TargetPack.Target;
import quanmai.models.ledger.TargetPack.UnitDef;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.YamlText;

/**
 * Writes the ledger of a city as a term sheet: a feed for each metric and unit, what the rest of
 * the city does, and for each measured target {@code ID} the outputs {@code ID} (met or not) and
 * {@code ID_attainment} (1 at the target); for targets of each unit also {@code ID_UNIT}.
 *
 * <p>A metric {@code m} has the feeds {@code m_UNIT} and {@code m_市级}, and the line {@code m},
 * their sum: what the book brings. The line {@code m_all} adds the rest of the city.
 */
public final class LedgerSheet {

  private final TargetPack pack;
  private final Settings settings;
  private final SheetLines sheet = new SheetLines();
  private final TargetLines targets;

  private LedgerSheet(TargetPack pack, Settings settings) {
    this.pack = pack;
    this.settings = settings;
    this.targets = new TargetLines(pack, sheet);
  }

  /**
   * When the ledger runs.
   *
   * @param start the opening point of its yearly timeline
   * @param years how many years follow
   * @param windowFrom the calendar year that the first year of the targets becomes
   */
  public record Settings(LocalDate start, int years, int windowFrom) {

    /** The targets' window becomes the first years after the start. */
    public static Settings from(LocalDate start, int years) {
      return new Settings(start, years, start.getYear() + 1);
    }

    /** The period in which the window starts. */
    int first() {
      return windowFrom - start.getYear();
    }
  }

  /**
   * The sheet and what there is to say about it.
   *
   * @param text null when a finding refuses it
   */
  public record Written(@Nullable String text, List<Finding> findings) {
    public Written {
      findings = List.copyOf(findings);
    }
  }

  /** The ledger of {@code pack}. */
  public static Written write(TargetPack pack, Settings settings) {
    var findings = new Findings();
    Place place = Place.whole(pack.name().en());
    int first = settings.first();
    int last = first + pack.window().years() - 1;
    if (first < 1 || last > settings.years()) {
      findings.refuse(
          "window-outside",
          place,
          new Text(
              "窗口的第 " + first + " 至 " + last + " 年不在台账的 1 至 " + settings.years() + " 年内",
              "years "
                  + first
                  + " to "
                  + last
                  + " of the window lie outside 1 to "
                  + settings.years()),
          new Text("应改 windowFrom，或加长台账", "change windowFrom, or make the ledger longer"));
      return new Written(null, findings.all());
    }
    moved(pack, settings, place, findings);
    return new Written(new LedgerSheet(pack, settings).text(), findings.all());
  }

  /** Targets whose time is over are used as a template, which has to be said. */
  private static void moved(TargetPack pack, Settings settings, Place place, Findings findings) {
    int shift = settings.windowFrom() - pack.window().from();
    String expired = pack.window().expired();
    if (shift == 0 && expired == null) {
      return;
    }
    String end = expired == null ? "" : expired;
    findings.add(
        Finding.warning(
            "targets-moved",
            place,
            note(pack, settings),
            new Text(
                "也许已有新的目标文件取代 " + end + " 到期的目标",
                "Maybe a later document has replaced the targets"
                    + (end.isEmpty() ? "" : " that expired on " + end))));
  }

  private static Text note(TargetPack pack, Settings settings) {
    int shift = settings.windowFrom() - pack.window().from();
    String window = pack.window().from() + "-" + pack.window().to();
    String now = settings.windowFrom() + "-" + (pack.window().to() + shift);
    String expired = pack.window().expired();
    return new Text(
        "目标窗口 "
            + window
            + (expired == null ? "" : " 已于 " + expired + " 到期")
            + "，平移 "
            + shift
            + " 年至 "
            + now,
        "the window "
            + window
            + (expired == null ? "" : ", expired on " + expired + ",")
            + " is moved by "
            + shift
            + " years to "
            + now);
  }

  private String text() {
    reserved().forEach(this::share);
    pack.metrics().forEach(this::metric);
    targets.growthOfUnits();
    for (Target target : pack.targets()) {
      targets.target(target);
    }
    Leverage leverage = pack.leverage();
    if (leverage != null) {
      leverage(leverage);
    }
    Text note = note(pack, settings);
    int first = settings.first();
    int last = first + pack.window().years() - 1;
    return sheet.text(
        """
        quanmai: 1
        kind: deal
        name: {zh: %s, en: %s}
        note: {zh: %s, en: %s}
        currency: CNY
        timeline: {start: %s, step: year, periods: %d, phases: {window: %d..%d}}
        """
            .formatted(
                YamlText.text("城市台账：" + pack.name().zh()),
                YamlText.text("City ledger: " + pack.name().en()),
                YamlText.text(note.zh() + notModelled("zh")),
                YamlText.text(note.en() + notModelled("en")),
                settings.start(),
                settings.years(),
                first,
                last));
  }

  private String notModelled(String language) {
    String list =
        pack.targets().stream()
            .filter(target -> target.reason() != null)
            .map(target -> target.id() + " " + reason(target).in(language))
            .collect(Collectors.joining(language.equals("zh") ? "；" : "; "));
    return list.isEmpty() ? "" : (language.equals("zh") ? "。未计量：" : ". Not modelled: ") + list;
  }

  private static Text reason(Target target) {
    return target.reason() == null ? Text.same("") : target.reason();
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
        "%s_base * (1 + %s_growth) ^ (t - %d)".formatted(key, key, settings.first() - 1));
  }

  private void leverage(Leverage of) {
    ratio("leverage_committed", "放大倍数（认缴）", "leverage on commitments", of.committed(), of);
    ratio(
        "leverage_paid_in",
        "放大倍数（实缴）",
        "leverage on capital paid in",
        "cum(" + of.paidIn() + ")",
        of);
    ratio(
        "leverage_total",
        "全链放大倍数",
        "leverage on total investment",
        "cum(" + of.totalInvestment() + ")",
        of);
    sheet.input(
        "required_reinvestment",
        new Text("返投比例要求", "reinvestment asked per yuan of the government"),
        "ratio",
        "" + of.requiredRatio(),
        "",
        ", range: [0, ~]");
    ratio(
        "reinvestment_rate",
        "返投完成率",
        "reinvestment achieved",
        "cum(" + of.recognised() + ") / max(required_reinvestment, 1e-9)",
        of);
    sheet.output(
        "reinvestment_met",
        new Text("返投达标", "reinvestment met"),
        "",
        "last(reinvestment_rate) >= 1 - 1e-9");
  }

  private void ratio(String name, String zh, String en, String above, Leverage of) {
    String below = "cum(" + of.government() + ")";
    sheet.line(
        name,
        new Text(zh, en),
        "ratio",
        "if(%s > 1e-9[亿元], %s / max(%s, 1e-9[亿元]), 0)".formatted(below, above, below));
    sheet.output(name + "_at_end", new Text(zh, en), "ratio", "last(" + name + ")");
  }
}
