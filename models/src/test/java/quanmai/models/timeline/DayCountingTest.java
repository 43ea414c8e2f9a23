package quanmai.models.timeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.opengamma.strata.basics.date.DayCount;
import com.opengamma.strata.basics.date.DayCount.ScheduleInfo;
import com.opengamma.strata.basics.schedule.Frequency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Day counts against the published vectors of Strata, QuantLib and XLeratorDB (548 rows, all used).
 *
 * <p>QuantLib's names map to Strata's as follows: 30/360 BondBasis is 30/360 ISDA, EurobondBasis is
 * 30E/360, USA is 30U/360 EOM, and its 30/360 ISDA (which knows the termination date) is 30E/360
 * ISDA; ISMA is Act/Act ICMA with the row's reference period; AFB is Act/Act AFB. XLeratorDB's
 * 30/360 US is 30U/360 EOM. Strata has every convention of the files, so that none is left out.
 */
class DayCountingTest {

  private static DayCount named(String name) {
    return DayCounting.find(name).orElseThrow(() -> new AssertionError(name));
  }

  private static Stream<List<String>> rows(String file) {
    try (var in = DayCountingTest.class.getResourceAsStream(file)) {
      var text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> List.of(line.split(",", -1)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<List<String>> strata() {
    return rows("strata_daycount.csv");
  }

  @ParameterizedTest
  @MethodSource("strata")
  void agreesWithStratasOwnVectors(List<String> row) {
    DayCount dayCount = named(row.get(1));
    LocalDate from = LocalDate.parse(row.get(2));
    LocalDate to = LocalDate.parse(row.get(3));
    double expected = Double.parseDouble(row.get(4));
    if (row.get(0).equals("days")) {
      assertThat(dayCount.days(from, to)).isEqualTo((int) expected);
    } else {
      assertThat(DayCounting.years(from, to, dayCount)).isCloseTo(expected, within(1e-14));
    }
  }

  static Stream<List<String>> thirty360() {
    return rows("quantlib_thirty360_days.csv");
  }

  @ParameterizedTest
  @MethodSource("thirty360")
  void agreesWithQuantLibsThirty360(List<String> row) {
    var names =
        Map.of(
            "30/360 BondBasis", "30/360 ISDA",
            "30/360 EurobondBasis", "30E/360",
            "30/360 USA", "30U/360 EOM",
            "30/360 ISDA", "30E/360 ISDA");
    DayCount dayCount = named(requireNonNull(names.get(row.get(0))));
    LocalDate from = LocalDate.parse(row.get(1));
    LocalDate to = LocalDate.parse(row.get(2));
    double days = 360 * dayCount.yearFraction(from, to, new Ending(row.get(4)));
    assertThat(days).isCloseTo(Double.parseDouble(row.get(3)), within(1e-9));
  }

  /** A schedule that ends at a termination date, where the German rule treats February apart. */
  private record Ending(String termination) implements ScheduleInfo {
    @Override
    public LocalDate getEndDate() {
      return termination.isEmpty() ? LocalDate.MAX : LocalDate.parse(termination);
    }

    @Override
    public boolean isEndOfMonthConvention() {
      return true;
    }
  }

  static Stream<List<String>> actAct() {
    return rows("quantlib_actact.csv");
  }

  @ParameterizedTest
  @MethodSource("actAct")
  void agreesWithQuantLibsActAct(List<String> row) {
    var names = Map.of("ISDA", "Act/Act ISDA", "ISMA", "Act/Act ICMA", "AFB", "Act/Act AFB");
    DayCount dayCount = named(requireNonNull(names.get(row.get(0))));
    LocalDate from = LocalDate.parse(row.get(1));
    LocalDate to = LocalDate.parse(row.get(2));
    double years =
        row.get(0).equals("ISMA")
            ? dayCount.yearFraction(from, to, Coupon.of(row))
            : DayCounting.years(from, to, dayCount);
    assertThat(years).isCloseTo(Double.parseDouble(row.get(5)), within(1e-9));
  }

  /** The coupon period of a row; an irregular first one is followed by others. */
  private record Coupon(LocalDate start, LocalDate end, boolean first, int months)
      implements ScheduleInfo {

    static Coupon of(List<String> row) {
      LocalDate refStart = LocalDate.parse(row.get(3));
      LocalDate refEnd = LocalDate.parse(row.get(4));
      int months = (int) refStart.until(refEnd).toTotalMonths();
      boolean first = !row.get(1).equals(row.get(3));
      return new Coupon(LocalDate.parse(row.get(1)), LocalDate.parse(row.get(2)), first, months);
    }

    @Override
    public LocalDate getStartDate() {
      return start;
    }

    @Override
    public LocalDate getEndDate() {
      return first ? end.plusMonths(months) : end;
    }

    @Override
    public LocalDate getPeriodEndDate(LocalDate date) {
      return end;
    }

    @Override
    public Frequency getFrequency() {
      return Frequency.ofMonths(months);
    }

    @Override
    public boolean isEndOfMonthConvention() {
      return false;
    }
  }

  static Stream<List<String>> days360() {
    return rows("xleratordb_days360.csv");
  }

  @ParameterizedTest
  @MethodSource("days360")
  void agreesWithXLeratorDb(List<String> row) {
    LocalDate from = LocalDate.parse(row.get(0));
    LocalDate to = LocalDate.parse(row.get(1));
    assertThat(named("30U/360 EOM").days(from, to)).isEqualTo(Integer.parseInt(row.get(2)));
    assertThat(named("30E/360").days(from, to)).isEqualTo(Integer.parseInt(row.get(3)));
    double german = 360 * named("30E/360 ISDA").yearFraction(from, to, new Ending(""));
    assertThat(german).isCloseTo(Integer.parseInt(row.get(4)), within(1e-9));
    assertThat(named("Act/365F").days(from, to)).isEqualTo(Integer.parseInt(row.get(5)));
  }

  @Test
  void backwardsIsNegative() {
    LocalDate from = LocalDate.of(2026, 11, 24);
    assertThat(DayCounting.years(from, from.minusDays(73), named("Act/365F"))).isEqualTo(-0.2);
  }

  @Test
  void couponPeriodsAreAskedFor() {
    LocalDate day = LocalDate.of(2026, 11, 24);
    assertThatThrownBy(() -> DayCounting.years(day, day, named("Act/Act ICMA")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
