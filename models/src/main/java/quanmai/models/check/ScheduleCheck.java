package quanmai.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import quanmai.models.check.Checked.About;
import quanmai.models.check.Checked.Entry;
import quanmai.models.check.Checked.Schedule;
import quanmai.models.language.Quantities;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.ScheduleDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.Timeline.Range;

/** Reads schedules: each entry a parameter, all within the timeline, none said twice. */
final class ScheduleCheck {

  private ScheduleCheck() {}

  static Schedule check(ScheduleDef def, Unit unit, Timeline timeline, Consumer<Finding> findings) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Source> written : def.values().entrySet()) {
      Source value = written.getValue();
      Range range = timeline.range(written.getKey());
      if (range == null) {
        findings.accept(outside(written.getKey(), value, timeline));
        continue;
      }
      OptionalDouble number = Quantities.read(value, unit, findings);
      refuseTwice(entries, range, value, findings);
      if (number.isPresent()) {
        Ranges.check(def.facts(), unit, number.getAsDouble(), value, findings);
        String parameter = "schedules." + def.name() + "[" + periods(range) + "]";
        entries.add(
            new Entry(
                range, new Amount.Given(parameter, number.getAsDouble(), unit, value.place())));
      }
    }
    if (def.hold() && !entries.isEmpty()) {
      hold(entries, timeline);
    }
    return new Schedule(
        def.name(), new About(def.facts().label(), unit, null, def.place()), def.feed(), entries);
  }

  /** Periods as a parameter's name has them: the same however the key was written. */
  private static String periods(Range range) {
    return range.first() == range.last()
        ? String.valueOf(range.first())
        : range.first() + ".." + range.last();
  }

  /** The last value goes on to the end: the same parameter for more periods. */
  private static void hold(List<Entry> entries, Timeline timeline) {
    int last = 0;
    for (int k = 1; k < entries.size(); k++) {
      if (entries.get(k).range().last() > entries.get(last).range().last()) {
        last = k;
      }
    }
    Entry entry = entries.get(last);
    entries.set(
        last, new Entry(new Range(entry.range().first(), timeline.periods()), entry.amount()));
  }

  private static void refuseTwice(
      List<Entry> entries, Range range, Source value, Consumer<Finding> findings) {
    for (Entry entry : entries) {
      int from = Math.max(entry.range().first(), range.first());
      if (from <= Math.min(entry.range().last(), range.last())) {
        findings.accept(
            Finding.refused(
                "period-twice",
                value.place(),
                new Text("第 " + from + " 期有两个值", "period " + from + " has two values"),
                new Text("也许两个键重叠了", "Maybe two keys overlap")));
        return;
      }
    }
  }

  private static Finding outside(String key, Source value, Timeline timeline) {
    String all = timeline.firstT() + ".." + timeline.periods();
    return Finding.refused(
        "outside-timeline",
        value.place(),
        new Text(
            "'" + key + "' 不在时间轴 " + all + " 内", "'" + key + "' is not within the timeline " + all),
        new Text(
            "也许写成 " + all + " 内的期数、范围 5..8、日期或阶段名",
            "Maybe write a period or range within " + all + ", a date, or a phase"));
  }
}
