package quanmai.models.instrument.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.instrument.draft.Instrument.SettingSpec;
import quanmai.models.instrument.draft.Instrument.Shape;
import quanmai.models.termsheet.Finding;
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
public final class Draft extends UseSettings {

  private final String money;
  private final List<InputDef> inputs = new ArrayList<>();
  private final List<ScheduleDef> schedules = new ArrayList<>();
  private final List<LineDef> lines = new ArrayList<>();

  Draft(
      InstrumentDef use,
      Instrument instrument,
      Timeline timeline,
      String currency,
      Consumer<Finding> findings) {
    super(use, instrument, timeline, findings);
    this.money =
        written(UNIT) instanceof Setting.Scalar(Source unit)
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

  /** Declares the value that a setting gives, as an input, schedule or line {@code #setting}. */
  public void value(String setting) {
    value(setting, setting, null);
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
      if (fallback == null) {
        throw new IllegalArgumentException(
            use().type() + " reads '" + setting + "' that is left out");
      }
      input(name, spec, new Source(fallback, use().place()));
      return;
    }
    switch (written) {
      case Setting.Scalar(Source source) -> {
        if (isNumber(source)) {
          input(name, spec, source);
        } else {
          formula(name, spec, unit(spec.unit()), source);
        }
      }
      case Setting.Mapping mapping -> schedule(name, spec, mapping.entries(), mapping.place());
      case Setting.Items items ->
          schedule(name, spec, from(timeline().firstT(), items), items.place());
    }
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
    Source source = new Source(formula.replace("#", use().name() + "."), use().place());
    add(name, facts(new Text(zh, en), unit(unit)), source);
  }

  private String unit(String unit) {
    return unit.equals(SettingSpec.MONEY) ? money : unit;
  }

  private void input(String name, SettingSpec spec, Source value) {
    inputs.add(
        new InputDef(
            use().name() + "." + name, bounded(spec), value, null, Map.of(), value.place()));
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
    schedules.add(new ScheduleDef(use().name() + "." + name, bounded(spec), values, false, place));
  }

  /** The facts of a setting that is a number: shares lie in 0..1, and lengths are not negative. */
  private Facts bounded(SettingSpec spec) {
    Source zero = new Source("0", use().place());
    Facts facts = facts(spec.description(), unit(spec.unit()));
    return switch (spec.unit()) {
      case "share" -> range(facts, zero, new Source("1", use().place()));
      case "ratio", "year", "day" -> range(facts, zero, null);
      default -> facts;
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
