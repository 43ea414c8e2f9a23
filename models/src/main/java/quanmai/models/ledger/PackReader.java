package quanmai.models.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.data.Condition;
import quanmai.models.data.Section;
import quanmai.models.ledger.Tally.CountPoint;
import quanmai.models.ledger.Tally.MemberKind;
import quanmai.models.ledger.TargetPack.Elsewhere;
import quanmai.models.ledger.TargetPack.Leverage;
import quanmai.models.ledger.TargetPack.Metric;
import quanmai.models.ledger.TargetPack.Origin;
import quanmai.models.ledger.TargetPack.Target;
import quanmai.models.ledger.TargetPack.UnitDef;
import quanmai.models.ledger.TargetPack.Window;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** Reads a pack of targets; all findings at once. */
final class PackReader {

  private static final double HUGE = 1e12;

  private final Findings findings = new Findings();
  private final List<UnitDef> units = new ArrayList<>();
  private final List<Metric> metrics = new ArrayList<>();
  private final Set<String> metricKeys = new LinkedHashSet<>();
  private final Set<String> unitNames = new LinkedHashSet<>();

  private PackReader() {}

  static TargetPack.Read read(String name, byte[] bytes) {
    PackReader reader = new PackReader();
    Section file = Section.file(name, bytes, reader.findings);
    TargetPack pack = file == null ? null : reader.pack(file);
    return new TargetPack.Read(reader.findings.refused() ? null : pack, reader.findings.all());
  }

  private TargetPack pack(Section file) {
    file.number("quanmai", 1, 1);
    word(file, "pack", List.of("targets"));
    Section name = file.section("name");
    Text title = new Text(name.text("zh"), name.text("en"));
    name.end();
    Window window = window(file.section("window"));
    file.sections("units").forEach(this::unit);
    metrics(file.section("metrics"));
    Map<String, Origin> origins = origins(file.section("origins"));
    List<Tally> tallies = new ArrayList<>();
    file.sections("tallies").forEach(item -> tallies.add(tally(item)));
    TargetReader targetReader = new TargetReader(metrics, unitNames);
    List<Target> targets = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Section item : file.sections("targets")) {
      Target target = targetReader.read(item);
      if (!ids.add(target.id())) {
        item.refuse(
            "duplicate-target",
            "id",
            new Text(target.id() + " 写了两次", target.id() + " is written twice"),
            new Text("应改编号", "give one of them another id"));
      }
      targets.add(target);
    }
    Leverage leverage = file.has("leverage") ? leverage(file.section("leverage")) : null;
    TargetPack pack =
        new TargetPack(
            title,
            file.text("source"),
            file.text("dated"),
            window,
            units,
            metrics,
            targets,
            tallies,
            origins,
            leverage);
    file.end();
    return pack;
  }

  private static Window window(Section section) {
    int from = (int) section.number("from", 1900, 2200);
    int to = (int) section.number("to", 1900, 2200);
    if (to < from) {
      section.refuse(
          "window-order",
          "to",
          new Text("窗口止于 " + to + "，早于起点 " + from, "it ends in " + to + ", before " + from),
          new Text("应交换 from 与 to", "exchange from and to"));
    }
    String expired = section.has("expired") ? section.text("expired") : null;
    section.end();
    return new Window(from, to, expired);
  }

  private void unit(Section item) {
    UnitDef unit = new UnitDef(item.text("name"), item.text("en"), item.number("share", 0, 1));
    item.end();
    if (!unitNames.add(unit.name())) {
      item.refuse(
          "duplicate-unit",
          "name",
          new Text(unit.name() + " 写了两次", unit.name() + " is written twice"),
          new Text("应删去其中之一", "delete one of them"));
    }
    units.add(unit);
  }

  private void metrics(Section section) {
    metricKeys.addAll(section.keys());
    for (String key : section.keys()) {
      Section item = section.section(key);
      boolean byUnit = word(item, "by", List.of("unit", "city")).equals("unit");
      boolean stock =
          item.has("stock") && word(item, "stock", List.of("true", "false")).equals("true");
      metrics.add(
          new Metric(
              key,
              new Text(item.text("zh"), item.text("en")),
              item.text("unit"),
              byUnit,
              stock,
              elsewhere(item)));
      item.end();
    }
  }

  private Elsewhere elsewhere(Section item) {
    if (item.has("base")) {
      return new Elsewhere.Growing(
          item.number("base", 0, HUGE),
          item.number("growth", -1, 10),
          item.number("growth_sd", 0, 10, 0));
    }
    if (item.has("of")) {
      return new Elsewhere.Part(metric(item, "of"), item.number("part", 0, 1));
    }
    return item.has("elsewhere")
        ? new Elsewhere.Yearly(item.number("elsewhere", 0, HUGE))
        : new Elsewhere.Nothing();
  }

  private static Map<String, Origin> origins(Section section) {
    Map<String, Origin> all = new LinkedHashMap<>();
    for (String investor : section.keys()) {
      String text = word(section, investor, List.of("city", "outside", "foreign", "look_through"));
      all.put(investor, Origin.valueOf(text.toUpperCase(Locale.ROOT)));
    }
    return all;
  }

  private Tally tally(Section item) {
    Condition when = item.has("when") ? Condition.parse(item.source("when"), findings) : null;
    Source times = item.has("times") ? item.source("times") : new Source("1", item.place());
    CountPoint point = null;
    if (item.has("point")) {
      point =
          CountPoint.valueOf(
              word(item, "point", List.of("fund", "project")).toUpperCase(Locale.ROOT));
    }
    MemberKind of =
        MemberKind.valueOf(word(item, "of", List.of("deal", "fund")).toUpperCase(Locale.ROOT));
    Tally tally = new Tally(metric(item, "metric"), of, item.text("line"), times, when, point);
    item.end();
    return tally;
  }

  private Leverage leverage(Section section) {
    Leverage leverage =
        new Leverage(
            metric(section, "government"),
            metric(section, "committed"),
            metric(section, "paid_in"),
            metric(section, "total_investment"),
            metric(section, "recognised"),
            section.number("required_ratio", 0, 100));
    section.end();
    return leverage;
  }

  private String metric(Section item, String key) {
    String name = item.text(key);
    known(item, key, "unknown-metric", name, metricKeys);
    return name;
  }

  /** Refuses a name that is not among {@code known}; nothing is said about an empty one. */
  static void known(Section item, String key, String rule, String name, Set<String> known) {
    if (!name.isEmpty() && !known.contains(name)) {
      item.refuse(
          rule, key, new Text("没有 " + name, "there is no " + name), Nearest.advice(name, known));
    }
  }

  /** One of {@code words}; the first after a finding. */
  static String word(Section section, String key, List<String> words) {
    String text = section.text(key);
    if (!text.isEmpty() && !words.contains(text)) {
      section.refuse(
          "unknown-word",
          key,
          new Text(key + " 读到 " + text, key + " is " + text),
          Nearest.advice(text, words));
    }
    return words.contains(text) ? text : words.getFirst();
  }

  static @Nullable String optional(Section section, String key) {
    return section.has(key) ? section.text(key) : null;
  }
}
