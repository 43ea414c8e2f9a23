package quanmai.models.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Row.Running;
import quanmai.models.check.Row.Way;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Printer;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.Timeline.Range;

/**
 * All rows of a deal: its lines and events, and the running values that functions over time need.
 * Equal running values are one row.
 */
public final class Rows {

  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private final Timeline timeline;

  private Rows(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The rows of {@code lines} and {@code events}, and of what {@code others} need besides. */
  static Rows of(
      List<Checked.Event> events, List<Checked.Line> lines, List<Expr> others, Timeline timeline) {
    Rows all = new Rows(timeline);
    events.forEach(event -> all.add(event.name(), new Row.OfEvent(event)));
    lines.forEach(line -> all.add(line.name(), new Row.OfLine(line)));
    for (Checked.Event event : events) {
      for (Checked.Hazard hazard : event.hazards()) {
        if (hazard.rate() instanceof Amount.Computed computed) {
          all.collect(computed.formula());
        }
      }
    }
    lines.forEach(line -> line.pieces().forEach(piece -> all.collect(piece.formula())));
    others.forEach(all::collect);
    return all;
  }

  private void add(String name, Row row) {
    lines.put(name, rows.size());
    rows.add(row);
  }

  private void collect(Expr expr) {
    Expr.children(expr).forEach(this::collect);
    if (expr instanceof Expr.Call call) {
      for (Running row : runningOf(call)) {
        if (!running.containsKey(row.name())) {
          running.put(row.name(), rows.size());
          rows.add(row);
        }
      }
    }
  }

  public List<Row> all() {
    return Collections.unmodifiableList(rows);
  }

  /** The row of a line or event, or -1 when {@code name} is something else. */
  public int find(String name) {
    return lines.getOrDefault(name, -1);
  }

  /** The row of a running value that {@code call} needs. */
  public int running(Expr.Call call, Way way) {
    for (Running row : runningOf(call)) {
      if (row.way() == way) {
        return running.getOrDefault(row.name(), -1);
      }
    }
    throw new IllegalArgumentException(call.function() + " has no running " + way);
  }

  /** The running values that {@code call} needs, in an order in which later use earlier ones. */
  List<Running> runningOf(Expr.Call call) {
    Function function = Function.of(call.function()).orElseThrow();
    List<Expr> a = call.arguments();
    return switch (function) {
      case CUM, SUM, AVG_OVER -> List.of(over(call, Way.SUM));
      case MIN_OVER, ALL -> List.of(over(call, Way.MIN));
      case MAX_OVER, ANY -> List.of(over(call, Way.MAX));
      case FIRST -> List.of(over(call, Way.FIRST));
      case NPV -> List.of(row(Way.DISCOUNTED, a.get(1), a.get(0), null));
      case NPV_DATES -> List.of(row(Way.DISCOUNTED, a.get(1), a.get(0), dayCount(call, 2)));
      case MOIC ->
          List.of(row(Way.INFLOW, a.get(0), null, null), row(Way.OUTFLOW, a.get(0), null, null));
      case MIRR ->
          List.of(
              row(Way.DISCOUNTED_OUTFLOW, a.get(0), a.get(1), null),
              row(Way.COMPOUNDED_INFLOW, a.get(0), a.get(2), null));
      case PAYBACK ->
          List.of(row(Way.SUM, a.get(0), null, null), row(Way.PAYBACK, a.get(0), null, null));
      case IRR, XIRR -> List.of(row(Way.VALUE, a.get(0), null, null));
      case IF, MIN, MAX, ABS, EXP, LN, SQRT, POW, FLOOR, ROUND, RAMP, PMT, BASE -> List.of();
      case PREV, LAG, LEAD, SUM_LAST, INTERP, IN, AT, FIRST_VALUE, LAST -> List.of();
      case DATE, YEARS_BETWEEN -> List.of();
    };
  }

  /** The day count that argument {@code k} names, or the default. */
  public static String dayCount(Expr.Call call, int k) {
    return call.arguments().size() > k && call.arguments().get(k) instanceof Expr.Str text
        ? text.text()
        : "Act/365F";
  }

  /**
   * The periods that {@code call} is over: those of the phase that its argument k names, or all.
   */
  public Range range(Expr.Call call, int k) {
    if (call.arguments().size() > k && call.arguments().get(k) instanceof Expr.Name phase) {
      return timeline.phases().getOrDefault(phase.name(), timeline.all());
    }
    return timeline.all();
  }

  private Running over(Expr.Call call, Way way) {
    Expr x = call.arguments().getFirst();
    return named(way, x, range(call, 1), null, null);
  }

  private Running row(Way way, Expr x, @Nullable Expr rate, @Nullable String dayCount) {
    return named(way, x, timeline.all(), rate, dayCount);
  }

  private static Running named(
      Way way, Expr x, Range range, @Nullable Expr rate, @Nullable String dayCount) {
    StringBuilder name = new StringBuilder(way.name().toLowerCase(Locale.ROOT));
    name.append('(').append(Printer.print(x));
    if (rate != null) {
      name.append(" at ").append(Printer.print(rate));
    }
    if (dayCount != null) {
      name.append(" by ").append(dayCount);
    }
    name.append("; ").append(range.first()).append("..").append(range.last()).append(')');
    return new Running(name.toString(), way, x, range, rate, dayCount);
  }
}
