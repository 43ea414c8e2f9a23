package quanmai.models.deal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.FactorDef;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;
import quanmai.models.timeline.Timeline;

/**
 * Values that a run fixes beside its term sheet, written {@code NAME=VALUE}.
 *
 * <p>{@code capacity=30} fixes an input: its distribution is dropped, and of an input with options
 * the named one is certain. {@code capex[1]=22} fixes an entry of a schedule; the key may be a
 * range, phase or date, as in a term sheet. {@code price.vol=20%} sets a parameter of a factor,
 * {@code loan.rate=4%} a term of an instrument. Units are those of what is fixed.
 */
final class Fixing {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\s*([^\\[\\]=.]+)(?:\\[([^\\[\\]=]+)]|\\.([^=\\[\\]]+))?\\s*=(.*)", Pattern.DOTALL);

  private final Timeline timeline;
  private final Findings findings;
  private final List<InputDef> inputs;
  private final List<ScheduleDef> schedules;
  private final List<FactorDef> factors;
  private final List<InstrumentDef> instruments;

  private Fixing(TermSheet sheet, Timeline timeline, Findings findings) {
    this.timeline = timeline;
    this.findings = findings;
    this.inputs = new ArrayList<>(sheet.inputs());
    this.schedules = new ArrayList<>(sheet.schedules());
    this.factors = new ArrayList<>(sheet.factors());
    this.instruments = new ArrayList<>(sheet.instruments());
  }

  /** The sheet with all of {@code written}; what is wrong with one is a finding at it. */
  static TermSheet apply(
      TermSheet sheet, Timeline timeline, List<String> written, Findings findings) {
    var fixing = new Fixing(sheet, timeline, findings);
    Set<String> names = new LinkedHashSet<>();
    for (String each : written) {
      fixing.one(each, names);
    }
    return sheet.with(fixing.inputs, fixing.schedules, fixing.factors, fixing.instruments);
  }

  private void one(String written, Set<String> names) {
    Place place = Place.whole("--set " + written);
    Matcher m = WRITTEN.matcher(written);
    if (!m.matches() || m.group(4).isBlank()) {
      findings.refuse(
          "bad-set",
          place,
          new Text("应为 名称=值", "it must be NAME=VALUE"),
          new Text("应为 capacity=20 或 capex[1]=22", "capacity=20 or capex[1]=22"));
      return;
    }
    String name = m.group(1).strip();
    String target = written.substring(0, written.indexOf('=')).strip();
    if (!names.add(target)) {
      findings.refuse(
          "set-twice",
          place,
          new Text(target + " 设了两次", target + " is set twice"),
          new Text("应只留一次", "keep one of them"));
      return;
    }
    Source value = new Source(m.group(4).strip(), place);
    if (m.group(2) != null) {
      schedule(name, m.group(2).strip(), value);
    } else if (m.group(3) != null) {
      part(name, m.group(3).strip(), value);
    } else {
      input(name, value);
    }
  }

  private void input(String name, Source value) {
    InputDef old = find(inputs, input -> input.name().equals(name));
    if (old == null) {
      unknown(name, value.place());
    } else if (!old.options().isEmpty()) {
      option(old, value);
    } else if (Values.number(value.text()).isEmpty() && Values.date(value.text()) == null) {
      findings.refuse(
          "not-a-value",
          value.place(),
          new Text(
              "读到 '" + value.text() + "'，应为数字或日期",
              "read '" + value.text() + "', expected a number or a date"),
          Values.numberAdvice(value.text()));
    } else {
      var fixed = new InputDef(name, facts(old, value), value, null, Map.of(), old.place());
      inputs.set(inputs.indexOf(old), fixed);
    }
  }

  private void option(InputDef old, Source value) {
    if (!old.options().containsKey(value.text())) {
      findings.refuse(
          "unknown-option",
          value.place(),
          new Text("没有选项 " + value.text(), "there is no option " + value.text()),
          Nearest.advice(value.text(), old.options().keySet()));
      return;
    }
    Map<String, Source> certain = new LinkedHashMap<>();
    for (String option : old.options().keySet()) {
      certain.put(option, new Source(option.equals(value.text()) ? "1" : "0", value.place()));
    }
    Map<String, Source> options = Collections.unmodifiableMap(certain);
    var fixed = new InputDef(old.name(), facts(old, value), value, null, options, old.place());
    inputs.set(inputs.indexOf(old), fixed);
  }

  /** The facts of an input, of which the source is now who fixed it. */
  private static Facts facts(InputDef old, Source value) {
    Facts facts = old.facts();
    return new Facts(
        facts.label(),
        facts.unit(),
        value.place().file(),
        facts.confidence(),
        facts.low(),
        facts.high());
  }

  private void schedule(String name, String key, Source value) {
    ScheduleDef old = find(schedules, schedule -> schedule.name().equals(name));
    Timeline.Range range = timeline.range(key);
    if (old == null) {
      unknown(name, value.place());
      return;
    }
    if (range == null) {
      Timeline.Range all = timeline.all();
      findings.refuse(
          "outside-timeline",
          value.place(),
          new Text(
              "'" + key + "' 不在时间轴 " + all.first() + ".." + all.last() + " 内",
              "'" + key + "' is not within the timeline " + all.first() + ".." + all.last()),
          new Text("应为 " + name + "[" + all.last() + "]", name + "[" + all.last() + "]"));
      return;
    }
    Map<String, Source> values = new LinkedHashMap<>();
    held(old).forEach((written, source) -> without(range, written, source, values));
    values.put(range.first() + ".." + range.last(), value);
    var fixed =
        new ScheduleDef(
            name, old.facts(), Collections.unmodifiableMap(values), false, old.feed(), old.place());
    schedules.set(schedules.indexOf(old), fixed);
  }

  /** The values of a schedule with its last one going on, if it does, as a range of its own. */
  private Map<String, Source> held(ScheduleDef schedule) {
    if (!schedule.hold()) {
      return schedule.values();
    }
    Map<String, Source> all = new LinkedHashMap<>(schedule.values());
    String last = null;
    int end = -1;
    int start = 0;
    for (String key : all.keySet()) {
      Timeline.Range range = timeline.range(key);
      if (range != null && range.last() > end) {
        last = key;
        end = range.last();
        start = range.first();
      }
    }
    Source value = last == null ? null : all.remove(last);
    if (value != null) {
      all.put(start + "..", value);
    }
    return all;
  }

  /** What of an entry lies outside {@code range}: as it was, or its ends. */
  private void without(Timeline.Range range, String key, Source value, Map<String, Source> values) {
    Timeline.Range old = timeline.range(key);
    if (old == null || old.last() < range.first() || old.first() > range.last()) {
      values.put(key, value);
      return;
    }
    if (old.first() < range.first()) {
      values.put(old.first() + ".." + (range.first() - 1), value);
    }
    if (old.last() > range.last()) {
      values.put((range.last() + 1) + ".." + old.last(), value);
    }
  }

  /** A parameter of a factor or a term of an instrument; whether it exists, they will say. */
  private void part(String name, String part, Source value) {
    FactorDef factor = find(factors, each -> each.name().equals(name));
    InstrumentDef use = find(instruments, each -> each.name().equals(name));
    if (factor != null) {
      var parameters = with(factor.parameters(), part, value);
      var fixed = new FactorDef(name, factor.facts(), factor.process(), parameters, factor.place());
      factors.set(factors.indexOf(factor), fixed);
    } else if (use != null) {
      var fixed =
          new InstrumentDef(name, use.type(), with(use.settings(), part, value), use.place());
      instruments.set(instruments.indexOf(use), fixed);
    } else {
      unknown(name + "." + part, value.place());
    }
  }

  private static Map<String, Setting> with(
      Map<String, Setting> settings, String key, Source value) {
    Map<String, Setting> all = new LinkedHashMap<>(settings);
    all.put(key, new Setting.Scalar(value));
    return Collections.unmodifiableMap(all);
  }

  private static <T> @Nullable T find(List<T> list, Predicate<T> wanted) {
    return list.stream().filter(wanted).findFirst().orElse(null);
  }

  private void unknown(String name, Place place) {
    List<String> known = new ArrayList<>();
    inputs.forEach(input -> known.add(input.name()));
    schedules.forEach(schedule -> known.add(schedule.name()));
    for (FactorDef factor : factors) {
      factor.parameters().keySet().forEach(key -> known.add(factor.name() + "." + key));
    }
    for (InstrumentDef use : instruments) {
      use.settings().keySet().forEach(key -> known.add(use.name() + "." + key));
    }
    findings.refuse(
        "unknown-name",
        place,
        new Text(
            "没有名为 " + name + " 的输入、时间表、因子参数或工具条款",
            "no input, schedule, factor parameter or term is called " + name),
        Nearest.advice(name, known));
  }
}
