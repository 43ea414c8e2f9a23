package quanmai.models.timeline;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import quanmai.models.timeline.Timeline.Range;

/** Keys that name periods: a t, a range of t or dates, a date, a phase. */
final class PeriodKey {

  private static final Pattern T = Pattern.compile("[0-9]{1,4}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private PeriodKey() {}

  static @Nullable Range resolve(String key, Timeline timeline) {
    String text = key.strip();
    Range phase = timeline.phases().get(text);
    if (phase != null) {
      return phase;
    }
    int dots = text.indexOf("..");
    String from = (dots < 0 ? text : text.substring(0, dots)).strip();
    String to = dots < 0 ? from : text.substring(dots + 2).strip();
    if (DATE.matcher(from).matches()) {
      return dots < 0 ? single(from, timeline) : dates(from, to, timeline);
    }
    if (!T.matcher(from).matches()) {
      return null;
    }
    if (to.isEmpty()) {
      return within(Integer.parseInt(from), timeline.periods(), timeline);
    }
    return T.matcher(to).matches()
        ? within(Integer.parseInt(from), Integer.parseInt(to), timeline)
        : null;
  }

  private static @Nullable Range single(String date, Timeline timeline) {
    LocalDate day = dateOrNull(date);
    if (day == null) {
      return null;
    }
    var t = timeline.indexOf(day);
    return t.isPresent() ? new Range(t.getAsInt(), t.getAsInt()) : null;
  }

  /** The points that lie in {@code from..to}, both included. */
  private static @Nullable Range dates(String from, String to, Timeline timeline) {
    LocalDate first = dateOrNull(from);
    LocalDate last = to.isEmpty() ? timeline.points().getLast() : dateOrNull(to);
    if (first == null || last == null) {
      return null;
    }
    int low = timeline.firstT();
    while (low <= timeline.periods() && timeline.periodEnd(low).isBefore(first)) {
      low++;
    }
    int high = timeline.periods();
    while (high >= timeline.firstT() && timeline.periodEnd(high).isAfter(last)) {
      high--;
    }
    return within(low, high, timeline);
  }

  private static @Nullable Range within(int first, int last, Timeline timeline) {
    boolean inside = timeline.firstT() <= first && first <= last && last <= timeline.periods();
    return inside ? new Range(first, last) : null;
  }

  private static @Nullable LocalDate dateOrNull(String text) {
    if (!DATE.matcher(text).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (java.time.format.DateTimeParseException e) {
      return null; // such as 2026-02-30: the caller says it with the place
    }
  }
}
