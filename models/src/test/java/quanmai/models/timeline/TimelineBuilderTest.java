package quanmai.models.timeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline.Range;

/** Dates, lengths and phases of timelines, and what is said of bad ones. */
class TimelineBuilderTest {

  private static TimelineBuilder.Built build(String... keys) {
    var text = new StringBuilder("quanmai: 1\nkind: deal\nname: x\ntimeline:\n");
    for (String key : keys) {
      text.append("  ").append(key).append("\n");
    }
    var read = TermSheetReader.read("t.yaml", text + "outputs: {x: 1}\n");
    assertThat(read.findings()).isEmpty();
    return TimelineBuilder.build(requireNonNull(read.sheet()).timeline());
  }

  private static Timeline good(String... keys) {
    var built = build(keys);
    assertThat(built.findings()).isEmpty();
    return requireNonNull(built.timeline());
  }

  private static List<String> dates(Timeline timeline) {
    return timeline.points().stream().map(LocalDate::toString).toList();
  }

  @Test
  void yearsFromTheStart() {
    var years = good("start: 2026-11-24", "step: year", "periods: 3");
    assertThat(dates(years))
        .containsExactly("2026-11-24", "2027-11-24", "2028-11-24", "2029-11-24");
    assertThat(years.dtYears()).containsExactly(0.0, 1.0, 1.0, 1.0);
    assertThat(years.firstT()).isZero();
    assertThat(years.year(3)).isEqualTo(2029);
    assertThat(years.periodStart(2)).isEqualTo(LocalDate.of(2027, 11, 24));
    assertThat(years.years(3)).isEqualTo(3.0);
    assertThat(good("start: 2026-11-24", "step: year", "periods: 3", "opening: false").firstT())
        .isEqualTo(1);
  }

  @Test
  void aMonthEndKeepsToMonthEnds() {
    var months = good("start: 2027-11-30", "step: month", "periods: 4");
    assertThat(dates(months))
        .containsExactly("2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31");
  }

  @Test
  void theThirtiethIsCountedFromTheStartNotFromFebruary() {
    var months = good("start: 2027-12-30", "step: month", "periods: 3");
    assertThat(dates(months))
        .containsExactly("2027-12-30", "2028-01-30", "2028-02-29", "2028-03-30");
  }

  @Test
  void aStubIsAShortFirstPeriod() {
    var stub = good("start: 2026-11-24", "step: year", "stub: 2026-12-31", "periods: 3");
    assertThat(dates(stub)).containsExactly("2026-11-24", "2026-12-31", "2027-12-31", "2028-12-31");
    assertThat(stub.dt(1)).isCloseTo(36 / 360.0, within(1e-15)); // 30E/360 ISDA: the 31st is a 30th
    assertThat(stub.dt(2)).isEqualTo(1.0);
    assertThat(stub.years(3)).isCloseTo(2.1, within(1e-15));
  }

  @Test
  void nominalMonthsSumToYearsExactly() {
    var months = good("start: 2026-11-24", "step: month", "periods: 1200");
    assertThat(months.years(1200)).isEqualTo(100.0);
    assertThat(months.years(7)).isEqualTo(7 / 12.0);
  }

  @Test
  void lengthsByADayCount() {
    var quarters = good("start: 2027-11-30", "step: quarter", "periods: 2", "daycount: Act/365F");
    assertThat(dates(quarters)).containsExactly("2027-11-30", "2028-02-29", "2028-05-31");
    assertThat(quarters.dtYears()).containsExactly(0.0, 91 / 365.0, 92 / 365.0);
    assertThat(quarters.years(2)).isCloseTo(183 / 365.0, within(1e-15));
    var coupons =
        good("start: 2027-11-30", "step: quarter", "periods: 2", "daycount: Act/Act ICMA");
    assertThat(coupons.dtYears()).containsExactly(0.0, 0.25, 0.25);
  }

  @Test
  void aCalendarMovesTheEnds() {
    // 2026-05-31 is a Sunday and the last day of its month; 2026-08-31 is a bank holiday in London
    var quarters =
        good(
            "start: 2026-02-28",
            "step: quarter",
            "periods: 2",
            "calendar: GBLO",
            "convention: ModifiedFollowing");
    assertThat(dates(quarters)).containsExactly("2026-02-28", "2026-05-29", "2026-08-28");
  }

  @Test
  void endInsteadOfPeriods() {
    assertThat(good("start: 2026-11-24", "step: year", "end: 2034-11-24").periods()).isEqualTo(8);
  }

  @Test
  void phasesByPeriodAndByDate() {
    var timeline =
        good(
            "start: 2026-11-24",
            "step: year",
            "periods: 8",
            "phases: {construction: {from: 2026-11-24, to: 2028-12-31}, operation: 3.., exit: 8}");
    assertThat(timeline.phases())
        .containsEntry("construction", new Range(0, 2))
        .containsEntry("operation", new Range(3, 8))
        .containsEntry("exit", new Range(8, 8));
    assertThat(List.copyOf(timeline.phases().keySet()))
        .containsExactly("construction", "operation", "exit");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "5, 5, 5",
    "5..8, 5, 8",
    "5.., 5, 8",
    "operation, 3, 8",
    "2027-11-24, 1, 1",
    "2027-11-25, 2, 2",
    "2026-11-24, 0, 0",
    "2027-01-01..2028-12-31, 1, 2",
    "2033-01-01.., 7, 8"
  })
  void keysOfSchedules(String key, int first, int last) {
    var timeline =
        good("start: 2026-11-24", "step: year", "periods: 8", "phases: {operation: 3..8}");
    assertThat(timeline.range(key)).isEqualTo(new Range(first, last));
  }

  @ParameterizedTest
  @CsvSource({
    "9",
    "5..9",
    "8..5",
    "operatoin",
    "2026-11-23",
    "2034-11-25",
    "2026-02-30",
    "-1",
    "''",
    "1..x",
    "99999999999"
  })
  void keysThatMeanNothing(String key) {
    var timeline =
        good("start: 2026-11-24", "step: year", "periods: 8", "phases: {operation: 3..8}");
    assertThat(timeline.range(key)).isNull();
  }

  @Test
  void datesToPeriods() {
    var timeline = good("start: 2026-11-24", "step: year", "periods: 8", "opening: false");
    assertThat(timeline.indexOf(LocalDate.of(2026, 11, 24))).hasValue(1);
    assertThat(timeline.indexOf(LocalDate.of(2034, 11, 24))).hasValue(8);
    assertThat(timeline.indexOf(LocalDate.of(2034, 11, 25))).isEmpty();
    assertThat(timeline.range("0")).isNull();
  }

  private static Finding only(TimelineBuilder.Built built) {
    assertThat(built.timeline()).isNull();
    assertThat(built.findings()).hasSize(1);
    return built.findings().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "periods: 0 | bad-periods | timeline.periods | from 1 to 1200",
        "periods: -3 | bad-periods | timeline.periods | periods is -3",
        "periods: 1201 | bad-periods | timeline.periods | from 1 to 1200",
        "end: 2026-11-24 | bad-end | timeline.end | 2034-11-24",
        "end: 2030-01-01 | bad-end | timeline.end | 2029-11-24 or 2030-11-24",
        "periods: 8, daycount: Act/365X | unknown-daycount | timeline.daycount | Maybe Act/365",
        "periods: 8, calendar: GBLOO | unknown-calendar | timeline.calendar | Maybe GBLO",
        "periods: 8, convention: Sideways | unknown-convention | timeline.convention | Following",
        "periods: 8, stub: 2028-01-01 | bad-stub | timeline.stub | 2026-11-25 to 2027-11-24",
        "periods: 8, phases: {run: 3..9} | bad-phase | timeline.phases.run | 0..8",
        "periods: 8, phases: {run: 5..3} | reversed-phase | timeline.phases.run | Maybe 3..5",
        "periods: 8, phases: {run: {from: 2040-01-01, to: 2041-01-01}} | bad-phase | phases.run.from | 0..8",
        "periods: 8, end: 2034-11-24 | periods-and-end | timeline.end | delete end",
        "opening: true | missing-key | timeline | Maybe add periods",
      })
  void badTimelines(String keys, String rule, String path, String said) {
    var finding =
        only(
            build(
                "start: 2026-11-24",
                "step: year",
                keys.replace(", ", "\n  ").replace("\n  to:", ", to:")));
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.where().path()).endsWith(path);
    assertThat(finding.what().en() + " / " + finding.advice().en()).contains(said);
    assertThat(finding.advice().en()).startsWith("Maybe ");
    assertThat(finding.advice().zh()).startsWith("也许");
  }
}
