package quanmai.models.timeline;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline.Range;

/** Phases as written to ranges of t. */
final class Phases {

  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\s*\\.\\.\\s*([0-9]{1,9})");

  private final Timeline timeline;
  private final List<Finding> findings;

  Phases(Timeline timeline, List<Finding> findings) {
    this.timeline = timeline;
    this.findings = findings;
  }

  Map<String, Range> resolve(Map<String, Source> phases) {
    var resolved = new LinkedHashMap<String, Range>();
    phases.forEach(
        (name, source) -> {
          Range range = timeline.range(source.text());
          if (range == null) {
            refuse(name, source);
          } else {
            resolved.put(name, range);
          }
        });
    return Collections.unmodifiableMap(resolved);
  }

  private void refuse(String name, Source source) {
    String text = source.text();
    Matcher m = RANGE.matcher(text);
    boolean reversed = m.matches() && Integer.parseInt(m.group(1)) > Integer.parseInt(m.group(2));
    Range all = timeline.all();
    String span =
        all.first()
            + ".."
            + all.last()
            + " ("
            + timeline.periodEnd(all.first())
            + ".."
            + timeline.periodEnd(all.last())
            + ")";
    Text what =
        reversed
            ? new Text("阶段 " + name + " 为 " + text + "，前后颠倒", name + " is " + text + ", reversed")
            : new Text(
                "阶段 " + name + " 为 " + text + "，不在时间轴 " + span + " 之内",
                "the phase "
                    + name
                    + " is "
                    + text
                    + " and holds no period of the timeline, or"
                    + " leaves it: "
                    + span);
    Text advice =
        reversed
            ? TimelineBuilder.maybe(
                "应为 " + m.group(2) + ".." + m.group(1), m.group(2) + ".." + m.group(1))
            : TimelineBuilder.maybe(
                "应为 " + all.first() + ".." + all.last() + " 之内的区间，到末期可写 " + all.first() + "..",
                "a range within " + all.first() + ".." + all.last() + "; 'n..' goes on to the end");
    findings.add(
        Finding.refused(reversed ? "reversed-phase" : "bad-phase", source.place(), what, advice));
  }
}
