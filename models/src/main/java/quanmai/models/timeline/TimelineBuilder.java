package quanmai.models.timeline;

import com.opengamma.strata.basics.date.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.TimelineDef;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;

/**
 * From a timeline as written to its dates and lengths, or what is wrong with it.
 *
 * <p>Period k of step m months ends at anchor + k m months, where the anchor is the start or the
 * end of the stub; an anchor on the last day of a month keeps to last days. A calendar then moves
 * the ends. Lengths are by the day count on the moved dates; {@code nominal} lengths are m/12
 * exactly whatever the dates, and a nominal stub counts 30E/360 ISDA.
 */
public final class TimelineBuilder {

  /** The largest number of periods: a hundred years of months. */
  public static final int MAX_PERIODS = 1200;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final Map<String, Integer> MONTHS = Map.of("month", 1, "quarter", 3, "year", 12);

  /** A timeline, or null and findings. */
  public record Built(@Nullable Timeline timeline, List<Finding> findings) {
    public Built {
      findings = List.copyOf(findings);
    }
  }

  private final TimelineDef def;
  private final List<Finding> findings = new ArrayList<>();

  private TimelineBuilder(TimelineDef def) {
    this.def = def;
  }

  /** The timeline that {@code def} says. */
  public static Built build(TimelineDef def) {
    var builder = new TimelineBuilder(def);
    Timeline timeline = builder.timeline();
    return new Built(builder.findings.isEmpty() ? timeline : null, builder.findings);
  }

  private @Nullable Timeline timeline() {
    Integer months = MONTHS.get(def.step().text());
    if (months == null) {
      refuse(
          "unknown-word",
          def.step(),
          new Text("期长 " + def.step().text() + " 未知", "unknown step " + def.step().text()),
          Nearest.maybe(def.step().text(), List.of("month", "quarter", "year")));
    }
    LocalDate start = date(def.start());
    Source stubSource = def.stub();
    LocalDate stub = stubSource == null ? null : date(stubSource);
    DayCount dayCount = dayCount();
    Adjusting adjusting = Adjusting.of(def, findings);
    if (months == null || start == null || (stubSource != null && stub == null)) {
      return null;
    }
    var grid = new Grid(start, stub, months);
    if (stubSource != null && stub != null && !grid.stubFits()) {
      badStub(stubSource, grid);
      return null;
    }
    int periods = periods(grid);
    if (periods == 0 || adjusting == null) {
      return null;
    }
    List<LocalDate> plain = new ArrayList<>();
    for (int t = 0; t <= periods; t++) {
      plain.add(grid.end(t));
    }
    List<LocalDate> points = new ArrayList<>(plain.stream().map(adjusting::adjust).toList());
    points.set(0, start);
    for (int t = 1; t <= periods; t++) {
      if (!points.get(t).isAfter(points.get(t - 1))) {
        emptyPeriod(t, points.get(t));
        return null;
      }
    }
    List<Double> dt =
        dayCount == null ? grid.nominalYears(periods) : Lengths.of(points, dayCount, grid);
    return withPhases(
        new Timeline(def.opening(), points, dt, Map.of(), dayCount == null, 12 / months));
  }

  private Timeline withPhases(Timeline bare) {
    var phases = new Phases(bare, findings).resolve(def.phases());
    return new Timeline(
        bare.opening(), bare.points(), bare.dtYears(), phases, bare.nominal(), bare.stepsPerYear());
  }

  private @Nullable LocalDate date(Source source) {
    LocalDate date = Values.date(source.text());
    if (date == null || date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      refuse(
          "not-a-date",
          source,
          new Text(
              source.text() + " 不是 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 年间的日期",
              source.text() + " is no date from " + FIRST_YEAR + " to " + LAST_YEAR),
          maybe("应为 2026-11-24 这样的日期", "a date such as 2026-11-24"));
      return null;
    }
    return date;
  }

  /** Null for nominal, and after a finding. */
  private @Nullable DayCount dayCount() {
    Source source = def.daycount();
    if (source == null || source.text().equals("nominal")) {
      return null;
    }
    var found = DayCounting.find(source.text());
    if (found.isEmpty()) {
      var known = new ArrayList<>(DayCounting.names());
      known.addFirst("nominal");
      refuse(
          "unknown-daycount",
          source,
          new Text("没有计日规则 " + source.text(), "there is no day count " + source.text()),
          Nearest.maybe(source.text(), known));
    }
    return found.orElse(null);
  }

  private void badStub(Source stub, Grid grid) {
    refuse(
        "bad-stub",
        stub,
        new Text("短期应在起始日之后，且不长于一期", "a stub ends after the start and within one step of it"),
        maybe(
            "应为 " + grid.start().plusDays(1) + " 至 " + grid.start().plusMonths(grid.months()),
            "a date from "
                + grid.start().plusDays(1)
                + " to "
                + grid.start().plusMonths(grid.months())));
  }

  /** The number of periods, or 0 after a finding. */
  private int periods(Grid grid) {
    Source periods = def.periods();
    Source end = def.end();
    if (periods == null && end == null) {
      refuse(
          "missing-key",
          new Source("", def.place()),
          new Text("缺 periods 或 end", "periods or end is missing"),
          maybe("应加上 periods: 8", "add periods: 8"));
      return 0;
    }
    if (periods != null && end != null) {
      refuse(
          "periods-and-end",
          end,
          new Text("periods 与 end 只能写一个", "give periods or end, not both"),
          maybe("应删去 end", "delete end"));
      return 0;
    }
    if (end != null) {
      return periodsTo(end, grid);
    }
    double number = periods == null ? 0 : Values.number(periods.text()).orElse(0);
    if (periods != null && !(number >= 1 && number <= MAX_PERIODS && number == Math.rint(number))) {
      refuse(
          "bad-periods",
          periods,
          new Text(
              "期数为 " + periods.text() + "，应为 1 至 " + MAX_PERIODS + " 的整数",
              "periods is " + periods.text() + ", not a whole number from 1 to " + MAX_PERIODS),
          maybe("步长选错：更长的期限可用 step: year", "the step is too short: try step: year"));
      return 0;
    }
    return (int) number;
  }

  private int periodsTo(Source end, Grid grid) {
    LocalDate last = date(end);
    if (last == null) {
      return 0;
    }
    int n = 1;
    while (n <= MAX_PERIODS && grid.end(n).isBefore(last)) {
      n++;
    }
    if (n > MAX_PERIODS || !last.isAfter(grid.start())) {
      refuse(
          "bad-end",
          end,
          new Text(
              "至 " + last + " 的期数不在 1 至 " + MAX_PERIODS + " 之间",
              "the periods until " + last + " are not 1 to " + MAX_PERIODS),
          maybe("应为 " + grid.end(8), grid.end(8).toString()));
      return 0;
    }
    if (!grid.end(n).equals(last)) {
      String before = n == 1 ? "" : grid.end(n - 1) + " 或 ";
      refuse(
          "bad-end",
          end,
          new Text(last + " 不是任何一期的期末", last + " is not the end of a period"),
          maybe("应为 " + before + grid.end(n), before.replace("或", "or") + grid.end(n)));
      return 0;
    }
    return n;
  }

  private void emptyPeriod(int t, LocalDate date) {
    refuse(
        "empty-period",
        new Source("", def.place()),
        new Text("第 " + t + " 期在 " + date + " 为空", "period " + t + " is empty at " + date),
        maybe("stub 离起始日太近，或去掉日历", "the stub is too near the start, or drop the calendar"));
  }

  static Text maybe(String zh, String en) {
    return new Text("也许" + zh, "Maybe " + en);
  }

  private void refuse(String rule, Source source, Text what, Text advice) {
    Place place = source.place();
    findings.add(Finding.refused(rule, place, what, advice));
  }
}
