package quanmai.models.timeline;

import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.date.DayCount.ScheduleInfo;
import com.opengamma.strata.basics.schedule.Frequency;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lengths of periods in years by a day count. */
final class Lengths {

  private Lengths() {}

  /** 0, then the length of each period that ends at the following point. */
  static List<Double> of(List<LocalDate> points, DayCount dayCount, Grid grid) {
    var periods = new Periods(points, Frequency.ofMonths(grid.months()), grid.endOfMonth());
    var lengths = new ArrayList<Double>();
    lengths.add(0.0);
    for (int t = 1; t < points.size(); t++) {
      lengths.add(dayCount.yearFraction(points.get(t - 1), points.get(t), periods));
    }
    return lengths;
  }

  /** What a day count that divides coupon periods asks. */
  private record Periods(List<LocalDate> points, Frequency frequency, boolean endOfMonth)
      implements ScheduleInfo {

    @Override
    public LocalDate getStartDate() {
      return points.getFirst();
    }

    @Override
    public LocalDate getEndDate() {
      return points.getLast();
    }

    @Override
    public LocalDate getPeriodEndDate(LocalDate date) {
      return points.stream().filter(p -> p.isAfter(date)).findFirst().orElse(points.getLast());
    }

    @Override
    public Frequency getFrequency() {
      return frequency;
    }

    @Override
    public boolean isEndOfMonthConvention() {
      return endOfMonth;
    }
  }
}
