package quanmai.models.timeline;

import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.collect.named.ExtendedEnum;
import com.opengamma.strata.collect.named.Named;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Day counts by name: how many years lie between two dates. The rules are Strata's.
 *
 * <p>Names are Strata's, such as {@code Act/365F}, {@code 30/360 ISDA} or {@code Act/Act ISDA}, and
 * what its lenient look-up takes for them, such as {@code Actual/365 Fixed}.
 */
public final class DayCounting {

  private DayCounting() {}

  /** The day count called {@code name}. */
  public static Optional<DayCount> find(String name) {
    return DayCount.extendedEnum().findLenient(name.strip());
  }

  /** The names of all day counts, sorted. */
  public static Collection<String> names() {
    return names(DayCount.extendedEnum());
  }

  /** The names of all that {@code known} holds, sorted. */
  static <T extends Named> Collection<String> names(ExtendedEnum<T> known) {
    var names = new TreeSet<String>();
    known.lookupAll().values().forEach(each -> names.add(each.getName()));
    return names;
  }

  /** Whether two dates suffice, which they do not for Act/Act ICMA: it divides coupon periods. */
  public static boolean needsPeriods(DayCount dayCount) {
    return dayCount.equals(DayCounts.ACT_ACT_ICMA);
  }

  /**
   * Years from {@code from} to {@code to}, negative when {@code to} lies before.
   *
   * @throws IllegalArgumentException when {@link #needsPeriods}
   */
  public static double years(LocalDate from, LocalDate to, DayCount dayCount) {
    if (needsPeriods(dayCount)) {
      throw new IllegalArgumentException(dayCount + " needs coupon periods, not two dates");
    }
    return to.isBefore(from) ? -dayCount.yearFraction(to, from) : dayCount.yearFraction(from, to);
  }
}
