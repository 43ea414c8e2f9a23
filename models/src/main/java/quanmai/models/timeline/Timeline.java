package quanmai.models.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The grid of dates on which a deal's lines live.
 *
 * <p>Point {@code t} runs from {@link #firstT} (0 with an opening point, else 1) to {@link
 * #periods}; period t ends at point t and lasts {@code dtYears(t)}; point 0 has length 0.
 *
 * @param opening whether there is a point t = 0 at the start
 * @param points date of point 0 (the start), 1, .. periods
 * @param dtYears length of period 0 (which is 0), 1, .. periods by the day count
 * @param phases first and last t by phase name, inclusive
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
    phases = Map.copyOf(phases);
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
}
