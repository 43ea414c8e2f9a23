package quanmai.models.instrument.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.instrument.draft.Instrument.Shape;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** The settings of one use of an instrument, being read; what is wrong with them is refused. */
public abstract sealed class UseSettings permits Draft, Uses.Other {

  /** The setting of every instrument that names the money unit of its lines. */
  public static final String UNIT = "unit";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?\\s*%?");

  private final InstrumentDef use;
  private final List<SettingSpec> specs;
  private final Timeline timeline;
  private final Uses uses;
  private final Consumer<Finding> findings;
  private final Set<String> read = new HashSet<>();
  private boolean refused;

  UseSettings(
      InstrumentDef use,
      List<SettingSpec> specs,
      Timeline timeline,
      Uses uses,
      Consumer<Finding> findings) {
    this.use = use;
    this.specs = specs;
    this.timeline = timeline;
    this.uses = uses;
    this.findings = findings;
  }

  Consumer<Finding> findings() {
    return findings;
  }

  InstrumentDef use() {
    return use;
  }

  Uses uses() {
    return uses;
  }

  /** What formulas outside this use call it: {@code exit}, or {@code exit.ipo} of a part. */
  public String name() {
    return use.name();
  }

  @Nullable Setting written(String setting) {
    return use.settings().get(setting);
  }

  static boolean isNumber(Source source) {
    return NUMBER.matcher(source.text().strip()).matches();
  }

  /** The grid that the lines live on. */
  public Timeline timeline() {
    return timeline;
  }

  /** Whether the use has the setting. */
  public boolean has(String setting) {
    return use.settings().containsKey(setting);
  }

  /** Whether a setting has been refused. */
  public boolean refused() {
    return refused;
  }

  /** Notes that part of the use has been refused. */
  void partRefused() {
    refused = true;
  }

  /** The settings that the use gives and the instrument did not look at. */
  List<String> unread() {
    return use.settings().keySet().stream()
        .filter(setting -> !setting.equals(UNIT) && !read.contains(setting))
        .toList();
  }

  /** The number that a setting gives, or NaN when it is none. */
  public double number(String setting) {
    spec(setting, Shape.VALUE);
    if (written(setting) instanceof Setting.Scalar(Source source)) {
      String text = source.text().strip();
      if (isNumber(source) && !text.endsWith("%")) {
        return Double.parseDouble(text);
      }
    }
    return Double.NaN;
  }

  /** The number that a setting gives, 0.2 for 20%, or NaN when it is none. */
  public double fraction(String setting) {
    spec(setting, Shape.VALUE);
    return written(setting) instanceof Setting.Scalar(Source source)
        ? fraction(source)
        : Double.NaN;
  }

  private static double fraction(Source source) {
    String text = source.text().strip();
    if (!isNumber(source)) {
      return Double.NaN;
    }
    return text.endsWith("%")
        ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
        : Double.parseDouble(text);
  }

  /** The sum of the numbers that a setting gives by period, or NaN when it gives none. */
  public double total(String setting) {
    spec(setting, Shape.VALUE);
    List<Setting> items =
        switch (written(setting)) {
          case Setting.Items all -> all.items();
          case Setting.Mapping all -> List.copyOf(all.entries().values());
          case null, default -> List.of();
        };
    double total = items.isEmpty() ? Double.NaN : 0;
    for (Setting item : items) {
      total += item instanceof Setting.Scalar(Source source) ? fraction(source) : Double.NaN;
    }
    return total;
  }

  /** Refuses a number that is not above zero; whether the setting may stand. */
  public boolean positive(String setting) {
    if (number(setting) <= 0) {
      refuse(
          "setting-positive",
          setting,
          new Text(setting + " 应大于 0", "'" + setting + "' must be above 0"),
          new Text("也许写成 " + setting + ": 1", "Maybe write " + setting + ": 1."));
      return false;
    }
    return true;
  }

  /** The word of a choice, its default when it is left out. */
  public String word(String setting) {
    SettingSpec spec = spec(setting, Shape.WORD);
    Setting written = written(setting);
    if (written == null) {
      return spec.words().getFirst();
    }
    if (written instanceof Setting.Scalar(Source source) && spec.words().contains(source.text())) {
      return source.text();
    }
    String text = written instanceof Setting.Scalar(Source source) ? source.text() : "";
    refuse(
        "setting-word",
        written.place(),
        new Text(
            setting + " 不能是“" + text + "”", "'" + text + "' is not a choice of '" + setting + "'"),
        Nearest.maybe(text, spec.words()));
    return spec.words().getFirst();
  }

  /** A whole number of at least {@code least}; {@code fallback} when it is left out. */
  public int count(String setting, int least, int fallback) {
    spec(setting, Shape.COUNT);
    Setting written = written(setting);
    if (written == null) {
      return fallback;
    }
    int read = whole(written, least - 1);
    if (read < least) {
      refuse(
          "setting-count",
          written.place(),
          new Text(
              setting + " 应为不小于 " + least + " 的整数",
              "'" + setting + "' must be a whole number of at least " + least),
          new Text(
              "也许写成 " + setting + ": " + Math.max(least, 1),
              "Maybe write " + setting + ": " + Math.max(least, 1) + "."));
      return fallback;
    }
    return read;
  }

  /** The t of a period; {@code fallback} when it is left out. */
  public int period(String setting, int fallback) {
    spec(setting, Shape.PERIOD);
    Setting written = written(setting);
    if (written == null) {
      return fallback;
    }
    int t = periodOf(written);
    if (t < 0) {
      refusePeriod(setting, written);
      return fallback;
    }
    return t;
  }

  /**
   * The uses that a setting names, by rank: names in a list of their own share one rank. What is no
   * use of the instrument {@code type} is refused, and left out.
   */
  public List<List<UseSettings>> others(String setting, String type) {
    spec(setting, Shape.NAMES);
    Setting written = written(setting);
    return written == null ? List.of() : uses.named(this, setting, written, type);
  }

  /** The one use that a setting names, or null after a refusal. */
  public @Nullable UseSettings other(String setting, String type) {
    List<UseSettings> all = others(setting, type).stream().flatMap(List::stream).toList();
    if (all.size() > 1) {
      refuse(
          "setting-one-name",
          setting,
          new Text(setting + " 只能写一个名称", "'" + setting + "' takes one name"),
          new Text(
              "也许写成 " + setting + ": " + all.getFirst().name(),
              "Maybe write " + setting + ": " + all.getFirst().name() + "."));
    }
    return all.size() == 1 ? all.getFirst() : null;
  }

  /** Refuses the use, at the place of {@code setting} when it has one. */
  public void refuse(String rule, String setting, Text what, Text advice) {
    Setting written = use.settings().get(setting);
    refuse(rule, written == null ? use.place() : written.place(), what, advice);
  }

  /** Refuses the use, at {@code place}. */
  public void refuse(String rule, Place place, Text what, Text advice) {
    refused = true;
    findings.accept(Finding.refused(rule, place, what, advice));
  }

  /** Tells something doubtful about the use, at the place of {@code setting} when it has one. */
  public void warn(String rule, String setting, Text what, Text advice) {
    Setting written = use.settings().get(setting);
    Place place = written == null ? use.place() : written.place();
    findings.accept(Finding.warning(rule, place, what, advice));
  }

  void refusePeriod(String setting, Setting written) {
    refuse(
        "setting-period",
        written.place(),
        new Text(
            setting + " 应为时间轴内的期数或阶段名",
            "'" + setting + "' must be a period of the timeline or a phase"),
        new Text(
            "也许在 " + timeline.firstT() + " 与 " + timeline.periods() + " 之间，或为 " + phases(),
            "Maybe between "
                + timeline.firstT()
                + " and "
                + timeline.periods()
                + ", or one of "
                + phases()
                + "."));
  }

  private String phases() {
    return String.join(", ", timeline.phases().keySet().stream().sorted().toList());
  }

  SettingSpec spec(String setting, Shape shape) {
    read.add(setting);
    return specs.stream()
        .filter(s -> s.name().equals(setting) && s.shape() == shape)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(setting + " is no " + shape));
  }

  int periodOf(Setting written) {
    if (written instanceof Setting.Scalar(Source source)) {
      Timeline.Range range = timeline.range(source.text());
      return range == null ? -1 : range.first();
    }
    return -1;
  }

  private static int whole(Setting written, int otherwise) {
    return written instanceof Setting.Scalar(Source source) && source.text().matches("\\d{1,6}")
        ? Integer.parseInt(source.text())
        : otherwise;
  }
}
