package quanmai.models.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.Instrument.SettingSpec;
import quanmai.models.instrument.Instrument.Shape;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * The lines of one use of an instrument, being written.
 *
 * <p>A setting that is a number becomes an input of the same name ({@code loan.rate}), values by
 * period become a schedule, and a formula becomes a line. So each is checked against the unit of
 * the setting at its own place, numbers are parameters of the run with a gradient of their own, and
 * the formulas of the instrument need only names. In those formulas {@code #x} stands for the
 * {@code x} of this use.
 *
 * <p>Not thread-safe.
 */
public final class Draft {

  /** The setting of every instrument that names the money unit of its lines. */
  static final String UNIT = "unit";

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?\\s*%?");

  private final InstrumentDef use;
  private final Instrument instrument;
  private final Timeline timeline;
  private final String money;
  private final Consumer<Finding> findings;
  private final List<InputDef> inputs = new ArrayList<>();
  private final List<ScheduleDef> schedules = new ArrayList<>();
  private final List<LineDef> lines = new ArrayList<>();
  private final Set<String> read = new HashSet<>();

  Draft(
      InstrumentDef use,
      Instrument instrument,
      Timeline timeline,
      String currency,
      Consumer<Finding> findings) {
    this.use = use;
    this.instrument = instrument;
    this.timeline = timeline;
    this.findings = findings;
    this.money =
        use.settings().get(UNIT) instanceof Setting.Scalar(Source unit)
            ? unit.text()
            : currency.equals("CNY") ? "亿元" : currency;
  }

  List<InputDef> inputs() {
    return inputs;
  }

  List<ScheduleDef> schedules() {
    return schedules;
  }

  List<LineDef> lines() {
    return lines;
  }

  /** The grid that the lines live on. */
  Timeline timeline() {
    return timeline;
  }

  /** Whether the use has the setting. */
  boolean has(String setting) {
    return use.settings().containsKey(setting);
  }

  /** The settings that the use gives and the instrument did not look at. */
  List<String> unread() {
    return use.settings().keySet().stream()
        .filter(setting -> !setting.equals(UNIT) && !read.contains(setting))
        .toList();
  }

  /** The number that a setting gives, or NaN when it is none. */
  double number(String setting) {
    spec(setting, Shape.VALUE);
    if (use.settings().get(setting) instanceof Setting.Scalar(Source source)) {
      String text = source.text().strip();
      if (NUMBER.matcher(text).matches() && !text.endsWith("%")) {
        return Double.parseDouble(text);
      }
    }
    return Double.NaN;
  }

  /** The word of a choice, its default when it is left out. */
  String word(String setting) {
    SettingSpec spec = spec(setting, Shape.WORD);
    Setting written = use.settings().get(setting);
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
  int count(String setting, int least, int fallback) {
    spec(setting, Shape.COUNT);
    Setting written = use.settings().get(setting);
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
  int period(String setting, int fallback) {
    spec(setting, Shape.PERIOD);
    Setting written = use.settings().get(setting);
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

  /** The t of a period as a formula: a number when it is fixed, else the name of a line. */
  String time(String setting) {
    SettingSpec spec = spec(setting, Shape.TIME);
    Setting written = use.settings().get(setting);
    if (written instanceof Setting.Scalar(Source source)) {
      int t = periodOf(written);
      if (t >= 0) {
        return Integer.toString(t);
      }
      if (!NUMBER.matcher(source.text().strip()).matches()) {
        return formula(setting, spec, "count", source);
      }
    }
    refusePeriod(
        setting, written == null ? new Setting.Scalar(new Source("", use.place())) : written);
    return "0";
  }

  /** Declares the value that a setting gives, as an input, schedule or line {@code #setting}. */
  void value(String setting) {
    value(setting, setting, null);
  }

  /** As {@link #value(String)}; the number {@code fallback} when the setting is left out. */
  void value(String setting, String fallback) {
    value(setting, setting, fallback);
  }

  /**
   * Declares the value that a setting gives, as an input, schedule or line.
   *
   * @param name the name in the formulas, {@code #name}
   * @param fallback the number to take when the setting is left out; null when that cannot be
   */
  void value(String setting, String name, @Nullable String fallback) {
    SettingSpec spec = spec(setting, Shape.VALUE);
    Setting written = use.settings().get(setting);
    if (written == null) {
      if (fallback == null) {
        throw new IllegalArgumentException(
            use.type() + " reads '" + setting + "' that is left out");
      }
      input(name, spec, new Source(fallback, use.place()));
      return;
    }
    switch (written) {
      case Setting.Scalar(Source source) -> {
        if (NUMBER.matcher(source.text().strip()).matches()) {
          input(name, spec, source);
        } else {
          formula(name, spec, unit(spec.unit()), source);
        }
      }
      case Setting.Mapping mapping -> schedule(name, spec, mapping.entries(), mapping.place());
      case Setting.Items items ->
          schedule(name, spec, from(timeline.firstT(), items), items.place());
    }
  }

  /** As {@link #value(String, String, String)} for a list whose first item belongs to {@code t}. */
  void valuesFrom(int t, String setting, String name) {
    if (use.settings().get(setting) instanceof Setting.Items items) {
      schedule(name, spec(setting, Shape.VALUE), from(t, items), items.place());
    } else {
      value(setting, name, null);
    }
  }

  /**
   * Writes the line {@code <use>.<name>}.
   *
   * @param unit its unit, {@link SettingSpec#MONEY} for the money of the use
   * @param formula in the formula language, {@code #x} for the {@code x} of this use
   */
  void line(String name, String zh, String en, String unit, String formula) {
    Source source = new Source(formula.replace("#", use.name() + "."), use.place());
    add(name, facts(new Text(zh, en), unit(unit)), source);
  }

  /** Refuses the use, at the place of {@code setting} when it has one. */
  void refuse(String rule, String setting, Text what, Text advice) {
    Setting written = use.settings().get(setting);
    refuse(rule, written == null ? use.place() : written.place(), what, advice);
  }

  private void refuse(String rule, Place place, Text what, Text advice) {
    findings.accept(Finding.refused(rule, place, what, advice));
  }

  private void refusePeriod(String setting, Setting written) {
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

  private SettingSpec spec(String setting, Shape shape) {
    read.add(setting);
    return instrument.settings().stream()
        .filter(s -> s.name().equals(setting) && s.shape() == shape)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(setting + " is no " + shape));
  }

  private String unit(String unit) {
    return unit.equals(SettingSpec.MONEY) ? money : unit;
  }

  private void input(String name, SettingSpec spec, Source value) {
    inputs.add(
        new InputDef(
            use.name() + "." + name,
            facts(spec.description(), unit(spec.unit())),
            value,
            null,
            Map.of(),
            value.place()));
  }

  private String formula(String name, SettingSpec spec, String unit, Source source) {
    add(name, facts(spec.description(), unit), source);
    return use.name() + "." + name;
  }

  private void add(String name, Facts facts, Source formula) {
    String origin = use.name() + " (" + use.type() + ")";
    lines.add(
        new LineDef(use.name() + "." + name, facts, Map.of("", formula), origin, formula.place()));
  }

  private void schedule(String name, SettingSpec spec, Map<String, Setting> entries, Place place) {
    Map<String, Source> values = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          if (entry instanceof Setting.Scalar(Source source)) {
            values.put(key, source);
          } else {
            refuse(
                "setting-shape",
                entry.place(),
                new Text("此处应为一个数", "a number is expected here"),
                new Text("也许写成 " + key + ": 1.0", "Maybe write " + key + ": 1.0."));
          }
        });
    Facts facts = facts(spec.description(), unit(spec.unit()));
    schedules.add(new ScheduleDef(use.name() + "." + name, facts, values, false, place));
  }

  private Facts facts(Text label, String unit) {
    return new Facts(label, new Source(unit, use.place()), null, null, null, null);
  }

  private static Map<String, Setting> from(int first, Setting.Items items) {
    Map<String, Setting> entries = new LinkedHashMap<>();
    for (int k = 0; k < items.items().size(); k++) {
      entries.put(Integer.toString(first + k), items.items().get(k));
    }
    return entries;
  }

  private int periodOf(Setting written) {
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
