package quanmai.models.instrument.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.instrument.draft.Instrument.Shape;
import quanmai.models.instrument.draft.Instrument.Usual;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.EventDef;
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
public final class Draft extends UseSettings {

  private static final Pattern PART = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  /** How the value of an input that is a condition is written. */
  private static final Set<String> TRUTHS = Set.of("true", "false", "yes", "no", "是", "否");

  private final String money;
  private final Map<String, String> units = new HashMap<>();
  private final Set<String> notNegative = new HashSet<>();
  private final List<InputDef> inputs = new ArrayList<>();
  private final List<ScheduleDef> schedules = new ArrayList<>();
  private final List<EventDef> events = new ArrayList<>();
  private final List<LineDef> lines = new ArrayList<>();
  private final List<Draft> parts = new ArrayList<>();

  Draft(
      InstrumentDef use,
      List<SettingSpec> specs,
      Timeline timeline,
      Uses uses,
      String money,
      Consumer<Finding> findings) {
    super(use, specs, timeline, uses, findings);
    this.money = written(UNIT) instanceof Setting.Scalar(Source unit) ? unit.text() : money;
  }

  /** Says what {@code name}, where a setting or line has it as its unit, means in this use. */
  public void unitMeans(String name, String unit) {
    units.put(name, unit(unit));
  }

  /** Says that the value of {@code setting}, declared after this, is never below zero. */
  public void notNegative(String setting) {
    notNegative.add(setting);
  }

  /** The unit of money where nothing else is said. */
  static String moneyOf(String currency) {
    return currency.equals("CNY") ? "亿元" : currency;
  }

  List<InputDef> inputs() {
    return with(inputs, Draft::inputs);
  }

  List<ScheduleDef> schedules() {
    return with(schedules, Draft::schedules);
  }

  List<EventDef> events() {
    return events;
  }

  List<LineDef> lines() {
    return with(lines, Draft::lines);
  }

  List<Draft> parts() {
    return parts;
  }

  private <T> List<T> with(List<T> own, Function<Draft, List<T>> ofPart) {
    return Stream.concat(own.stream(), parts.stream().flatMap(p -> ofPart.apply(p).stream()))
        .toList();
  }

  /**
   * The drafts of the parts that a setting names, in order: the part {@code ipo} of the use {@code
   * exit} writes lines {@code exit.ipo.x}. Parts with unknown or missing settings are refused and
   * left out.
   */
  public List<Draft> parts(String setting) {
    SettingSpec spec = spec(setting, Shape.PARTS);
    List<Draft> drafts = new ArrayList<>();
    if (written(setting) instanceof Setting.Mapping(var entries, var _)) {
      entries.forEach(
          (name, entry) -> {
            Draft part = part(name, entry, spec);
            if (part != null) {
              drafts.add(part);
            }
          });
    } else if (has(setting)) {
      refuseParts(setting, use().place());
    }
    parts.addAll(drafts);
    return drafts;
  }

  private @Nullable Draft part(String name, Setting written, SettingSpec spec) {
    if (!(written instanceof Setting.Mapping(var entries, var place))
        || !PART.matcher(name).matches()) {
      refuseParts(spec.name(), written.place());
      return null;
    }
    InstrumentDef def = new InstrumentDef(use().name() + "." + name, use().type(), entries, place);
    if (!Expander.settingsAreKnown(def, spec.parts(), findings())) {
      partRefused();
      return null;
    }
    return new Draft(def, spec.parts(), timeline(), uses(), money, findings());
  }

  private void refuseParts(String setting, Place place) {
    refuse(
        "setting-shape",
        place,
        new Text(
            "“" + setting + "”应为：名称: {各项}", "'" + setting + "' takes names with settings each"),
        new Text(
            "也许写成 " + setting + ": {a: {...}, b: {...}}",
            "Maybe write " + setting + ": {a: {...}, b: {...}}."));
  }

  /**
   * Writes an event of the name of this use, of several causes of which the first happens.
   *
   * @param hazards per year by cause, in the formula language, {@code #x} for the {@code x} of this
   *     use
   */
  public void event(String zh, String en, Map<String, String> hazards) {
    Map<String, Source> sources = new LinkedHashMap<>();
    hazards.forEach((cause, formula) -> sources.put(cause, source(formula)));
    events.add(new EventDef(use().name(), new Text(zh, en), sources, use().place()));
  }

  private Source source(String formula) {
    return new Source(formula.replace("#", use().name() + "."), use().place());
  }

  /** The t of a period as a formula: a number when it is fixed, else the name of a line. */
  public String time(String setting) {
    SettingSpec spec = spec(setting, Shape.TIME);
    Setting written = written(setting);
    if (written instanceof Setting.Scalar(Source source)) {
      int t = periodOf(written);
      if (t >= 0) {
        return Integer.toString(t);
      }
      if (!isNumber(source)) {
        return formula(setting, spec, "count", source);
      }
    }
    refusePeriod(
        setting, written == null ? new Setting.Scalar(new Source("", use().place())) : written);
    return "0";
  }

  /**
   * Declares the value that a setting gives, as an input, schedule or line {@code #setting}; its
   * usual value when it is left out.
   */
  public void value(String setting) {
    value(setting, setting, null);
  }

  /** As {@link #value(String, String, String)}; {@code usual} when the setting is left out. */
  public void valueOrUsual(String setting, String name, Usual usual) {
    if (has(setting)) {
      value(setting, name, null);
    } else {
      usual(name, spec(setting, Shape.VALUE), usual);
    }
  }

  /** As {@link #value(String)}; the number {@code fallback} when the setting is left out. */
  public void value(String setting, String fallback) {
    value(setting, setting, fallback);
  }

  /**
   * Declares the value that a setting gives, as an input, schedule or line.
   *
   * @param name the name in the formulas, {@code #name}
   * @param fallback the number to take when the setting is left out; null when that cannot be
   */
  public void value(String setting, String name, @Nullable String fallback) {
    SettingSpec spec = spec(setting, Shape.VALUE);
    Setting written = written(setting);
    if (written == null) {
      Usual usual = spec.usual();
      if (usual != null && fallback == null) {
        usual(name, spec, usual);
        return;
      }
      if (fallback == null) {
        throw new IllegalArgumentException(
            use().type() + " reads '" + setting + "' that is left out");
      }
      input(name, bounded(spec), new Source(fallback, use().place()));
      return;
    }
    switch (written) {
      case Setting.Scalar(Source source) -> {
        if (isNumber(source) || isTruth(spec, source)) {
          input(name, bounded(spec), source);
        } else {
          add(name, bounded(spec), source);
        }
      }
      case Setting.Mapping mapping -> schedule(name, spec, mapping.entries(), mapping.place());
      case Setting.Items items ->
          schedule(name, spec, from(timeline().firstT(), items), items.place());
    }
  }

  private static boolean isTruth(SettingSpec spec, Source source) {
    return spec.unit().equals("condition") && TRUTHS.contains(source.text().strip());
  }

  /** As {@link #value(String, String, String)} for a list whose first item belongs to {@code t}. */
  public void valuesFrom(int t, String setting, String name) {
    if (written(setting) instanceof Setting.Items items) {
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
  public void line(String name, String zh, String en, String unit, String formula) {
    add(name, facts(new Text(zh, en), unit(unit)), source(formula));
  }

  /** As {@link #line}, of shares that add up to 100% in the base case. */
  public void whole(String name, String zh, String en, String formula) {
    Source one = new Source("1", use().place());
    add(name, range(facts(new Text(zh, en), "share"), one, one), source(formula));
  }

  /** An amount of money in formulas, in the unit of the use. */
  public String amount(String number) {
    return number + "[" + money + "]";
  }

  private String unit(String unit) {
    String meant = units.get(unit);
    if (meant != null) {
      return meant;
    }
    return switch (unit) {
      case SettingSpec.MONEY -> money;
      case SettingSpec.SHARE_PRICE -> currency() + "/" + SettingSpec.SHARES;
      default -> unit;
    };
  }

  /** The currency of the money of the use, one of it: 元 for 亿元, USD for USD_m. */
  private String currency() {
    return money.replaceFirst("^[百千万亿]+", "").replaceFirst("_.*", "");
  }

  private void input(String name, Facts facts, Source value) {
    inputs.add(
        new InputDef(use().name() + "." + name, facts, value, null, Map.of(), value.place()));
  }

  private void usual(String name, SettingSpec spec, Usual usual) {
    Facts facts = bounded(spec);
    Facts known =
        new Facts(
            facts.label(),
            facts.unit(),
            usual.source(),
            usual.confidence(),
            facts.low(),
            facts.high());
    input(name, known, new Source(usual.value(), use().place()));
  }

  private String formula(String name, SettingSpec spec, String unit, Source source) {
    add(name, facts(spec.description(), unit), source);
    return use().name() + "." + name;
  }

  private void add(String name, Facts facts, Source formula) {
    String origin = use().name() + " (" + use().type() + ")";
    lines.add(
        new LineDef(
            use().name() + "." + name, facts, Map.of("", formula), origin, formula.place()));
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
    schedules.add(
        new ScheduleDef(use().name() + "." + name, bounded(spec), values, false, false, place));
  }

  /** The facts of the value of a setting: shares lie in 0..1, and lengths are not negative. */
  private Facts bounded(SettingSpec spec) {
    Source zero = new Source("0", use().place());
    Facts facts = facts(spec.description(), unit(spec.unit()));
    return switch (spec.unit()) {
      case "share" -> range(facts, zero, new Source("1", use().place()));
      case "ratio", "year", "month", "day", SettingSpec.SHARES, SettingSpec.SHARE_PRICE ->
          range(facts, zero, null);
      default -> notNegative.contains(spec.name()) ? range(facts, zero, null) : facts;
    };
  }

  private static Facts range(Facts facts, @Nullable Source low, @Nullable Source high) {
    return new Facts(facts.label(), facts.unit(), null, null, low, high);
  }

  private Facts facts(Text label, String unit) {
    return new Facts(label, new Source(unit, use().place()), null, null, null, null);
  }

  private static Map<String, Setting> from(int first, Setting.Items items) {
    Map<String, Setting> entries = new LinkedHashMap<>();
    for (int k = 0; k < items.items().size(); k++) {
      entries.put(Integer.toString(first + k), items.items().get(k));
    }
    return entries;
  }
}
