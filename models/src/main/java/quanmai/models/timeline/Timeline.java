package quanmai.models.timeline;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The grid of dates on which a deal's lines live.
 *
 * <p>Point {@code t} runs from {@link #firstT} (0 with an opening point, else 1) to {@link
 * #periods}; period t ends at point t and lasts {@code dtYears(t)}; point 0 has length 0.
 *
 * @param opening whether there is a point t = 0 at the start
 * @param points date of point 0 (the start), 1, .. periods
 * @param dtYears length of period 0 (which is 0), 1, .. periods by the day count
 * @param phases first and last t by phase name, inclusive, in the order of the file
 * @param nominal whether periods are equal fractions of a year by convention
 * @param stepsPerYear 1, 4 or 12
 */
public record Timeline(
    boolean opening,
    List<LocalDate> points,
    List<Double> dtYears,
    Map<String, Range> phases,
    boolean nominal,
    int stepsPerYear) {

  public Timeline {
    points = List.copyOf(points);
    dtYears = List.copyOf(dtYears);
    phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
  }

  /** An inclusive range of t. */
  public record Range(int first, int last) {
    public boolean contains(int t) {
      return first <= t && t <= last;
    }
  }

  /** The number of periods; the last t. */
  public int periods() {
    return points.size() - 1;
  }

  /** The first t of a line: 0 or 1. */
  public int firstT() {
    return opening ? 0 : 1;
  }

  /** The last day of period {@code t}; the start for t = 0. */
  public LocalDate periodEnd(int t) {
    return points.get(t);
  }

  /** The day that period {@code t} starts from: the end of the one before; the start for t = 0. */
  public LocalDate periodStart(int t) {
    return points.get(Math.max(t - 1, 0));
  }

  /** The length of period {@code t} in years. */
  public double dt(int t) {
    return dtYears.get(t);
  }

  /** The calendar year in which period {@code t} ends. */
  public int year(int t) {
    return points.get(t).getYear();
  }

  /** Years from the start to the end of period {@code t}: the sum of the lengths of the periods. */
  public double years(int t) {
    if (nominal) {
      double stub = dtYears.size() > 1 ? dtYears.get(1) : 0;
      return t <= 1 ? t * stub : stub + (t - 1) / (double) stepsPerYear;
    }
    double sum = 0;
    for (int i = 1; i <= t; i++) {
      sum += dtYears.get(i);
    }
    return sum;
  }

  /**
   * The t whose period holds {@code date}: the first t with date at or before its end; empty before
   * the start or after the last period. The start itself is t = 0, or t = 1 without an opening.
   */
  public OptionalInt indexOf(LocalDate date) {
    if (date.isBefore(points.getFirst()) || date.isAfter(points.getLast())) {
      return OptionalInt.empty();
    }
    int t = 0;
    while (points.get(t).isBefore(date)) {
      t++;
    }
    return OptionalInt.of(Math.max(t, firstT()));
  }

  /** Every t from the first to the last. */
  public Range all() {
    return new Range(firstT(), periods());
  }

  /**
   * What the key of a schedule or phase means: {@code 5}, {@code 5..12}, {@code 5..} (to the end),
   * {@code 2027-01-01..2028-12-31} (periods ending within), one date (its period) or a phase name.
   *
   * @return null when it means nothing here: malformed, unknown, reversed, or outside the timeline
   */
  public @Nullable Range range(String key) {
    return PeriodKey.resolve(key, this);
  }
}
