package quanmai.scenarios.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summary;
import quanmai.engine.threads.Threads;
import quanmai.models.book.Book;
import quanmai.models.book.BookNetwork.Built;
import quanmai.models.book.Member;
import quanmai.models.check.Checked;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.RunReport;

/** The course over time of the lines that a book names, drawn from all paths. */
final class BookFans {

  private static final List<Double> BANDS = List.of(0.05, 0.25, 0.50, 0.75, 0.95);

  private final Book book;
  private final NetworkRun.Result result;
  private final NetworkRun.Result base;
  private final Design design;

  /**
   * @param base one path of the base case, with the same columns
   */
  BookFans(Book book, NetworkRun.Result result, NetworkRun.Result base, Design design) {
    this.book = book;
    this.result = result;
    this.base = base;
    this.design = design;
  }

  /**
   * The fans.
   *
   * @param columns by line, as {@link Built#fans}
   */
  List<RunReport.Fan> of(Map<String, int[]> columns, int threads) {
    List<RunReport.Fan> fans = new ArrayList<>();
    columns.forEach(
        (name, at) -> {
          int dot = name.indexOf('.');
          Member member = book.member(name.substring(0, dot));
          fans.add(fan(member, name.substring(dot + 1), at, threads));
        });
    return fans;
  }

  private RunReport.Fan fan(Member member, String line, int[] at, int threads) {
    Checked.Line shown =
        member.checked().lines().stream()
            .filter(l -> l.name().equals(line))
            .findFirst()
            .orElseThrow();
    Unit unit = shown.about().unit();
    Timeline timeline = member.checked().timeline();
    int first = timeline.firstT();
    List<double[]> bands =
        Threads.map(
            timeline.periods() - first + 1,
            threads,
            k -> bands(result.column(at[first + k]), unit));
    List<Integer> periods = new ArrayList<>();
    List<LocalDate> dates = new ArrayList<>();
    List<Double> baseCase = new ArrayList<>();
    for (int t = first; t <= timeline.periods(); t++) {
      periods.add(t);
      dates.add(timeline.periodEnd(t));
      baseCase.add(unit.fromCanonical(base.column(at[t])[0]));
    }
    Text label = shown.about().label();
    return new RunReport.Fan(
        label == null ? Text.same(line) : label,
        unit.text(),
        periods,
        dates,
        bands.toArray(double[][]::new),
        baseCase.stream().mapToDouble(Double::doubleValue).toArray(),
        result.count());
  }

  private double[] bands(double[] canonical, Unit unit) {
    return Summary.of(DealRun.inUnit(canonical, unit), design, BANDS).quantiles().stream()
        .mapToDouble(quantile -> quantile.value())
        .toArray();
  }
}
