package quanmai.models.timeline;

import com.opengamma.strata.basics.date.BusinessDayConvention;
import com.opengamma.strata.basics.date.BusinessDayConventions;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendars;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.TimelineDef;
import quanmai.models.termsheet.Text;

/** How a holiday calendar moves the end of a period; both are Strata's. */
record Adjusting(BusinessDayConvention convention, HolidayCalendar calendar) {

  LocalDate adjust(LocalDate date) {
    return convention.adjust(date, calendar);
  }

  /** The calendar and convention of {@code def}, or null after a finding. */
  static @Nullable Adjusting of(TimelineDef def, List<Finding> findings) {
    Source id = def.calendar();
    Source name = def.convention();
    HolidayCalendar calendar = HolidayCalendars.NO_HOLIDAYS;
    BusinessDayConvention convention = BusinessDayConventions.MODIFIED_FOLLOWING;
    int before = findings.size();
    if (id != null) {
      var found = HolidayCalendars.extendedEnum().find(id.text());
      if (found.isEmpty()) {
        unknown(
            "unknown-calendar",
            id,
            "假日日历",
            "holiday calendar",
            DayCounting.names(HolidayCalendars.extendedEnum()),
            findings);
      }
      calendar = found.orElse(calendar);
    }
    if (name != null) {
      var found = BusinessDayConvention.extendedEnum().findLenient(name.text());
      if (found.isEmpty()) {
        var known = DayCounting.names(BusinessDayConvention.extendedEnum());
        unknown("unknown-convention", name, "调整规则", "convention", known, findings);
      }
      convention = found.orElse(convention);
    }
    return findings.size() > before ? null : new Adjusting(convention, calendar);
  }

  private static void unknown(
      String rule,
      Source source,
      String zh,
      String en,
      Collection<String> known,
      List<Finding> findings) {
    findings.add(
        Finding.refused(
            rule,
            source.place(),
            new Text("没有" + zh + " " + source.text(), "there is no " + en + " " + source.text()),
            Nearest.maybe(source.text(), known)));
  }
}
