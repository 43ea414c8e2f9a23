package quanmai.models.timeline;

import com.opengamma.strata.basics.date.DayCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ends of periods before a calendar moves them. */
record Grid(LocalDate start, @Nullable LocalDate stub, int months) {

  /** The end of period {@code t}; the start for t = 0. */
  LocalDate end(int t) {
    if (t == 0) {
      return start;
    }
    LocalDate stubEnd = stub;
    return stubEnd == null ? step(start, t) : step(stubEnd, t - 1);
  }

  /** {@code steps} steps from {@code anchor}, which keeps to last days when it is one. */
  private LocalDate step(LocalDate anchor, int steps) {
    LocalDate end = anchor.plusMonths((long) steps * months);
    return lastOfMonth(anchor) ? end.withDayOfMonth(end.lengthOfMonth()) : end;
  }

  private static boolean lastOfMonth(LocalDate date) {
    return date.getDayOfMonth() == date.lengthOfMonth();
  }

  /** Whether ends keep to the last day of a month. */
  boolean endOfMonth() {
    LocalDate stubEnd = stub;
    return lastOfMonth(stubEnd == null ? start : stubEnd);
  }

  boolean stubFits() {
    LocalDate stubEnd = stub;
    return stubEnd == null || (stubEnd.isAfter(start) && !stubEnd.isAfter(step(start, 1)));
  }

  /** Lengths that do not depend on the calendar: 0, then months/12 each. */
  List<Double> nominalYears(int periods) {
    var years = new ArrayList<Double>();
    years.add(0.0);
    for (int t = 1; t <= periods; t++) {
      years.add(months / 12.0);
    }
    LocalDate stubEnd = stub;
    if (stubEnd != null) {
      years.set(1, DayCounts.THIRTY_E_360_ISDA.yearFraction(start, stubEnd));
    }
    return years;
  }
}
