package quanmai.models.check;

import java.util.function.Consumer;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.timeline.Timeline;

/** Which cells a formula reads in a period, branches ruled out by the timeline left aside. */
final class References {

  private final Rows rows;
  private final Timeline timeline;
  private final Structure structure;
  private final Consumer<Cell> out;

  private References(Rows rows, Timeline timeline, Structure structure, Consumer<Cell> out) {
    this.rows = rows;
    this.timeline = timeline;
    this.structure = structure;
    this.out = out;
  }

  /** Tells {@code out} every cell that cell {@code cell} needs. */
  static void of(Cell cell, Rows rows, Timeline timeline, Structure structure, Consumer<Cell> out) {
    References references = new References(rows, timeline, structure, out);
    int t = cell.t();
    switch (rows.all().get(cell.row())) {
      case Row.OfLine(Checked.Line line) -> {
        Expr formula = line.at(t);
        if (formula != null) {
          references.collect(formula, t);
        }
      }
      case Row.OfEvent(Checked.Event event) -> {
        for (Checked.Hazard hazard : event.hazards()) {
          if (hazard.rate() instanceof Amount.Computed computed) {
            references.collect(computed.formula(), t);
          }
        }
        references.before(cell);
      }
      case Row.Running running -> references.running(cell, running);
    }
  }

  private void running(Cell cell, Row.Running running) {
    if (running.range().contains(cell.t())) {
      collect(running.x(), cell.t());
      if (running.rate() != null) {
        collect(running.rate(), cell.t());
      }
      if (running.way() == Row.Way.PAYBACK) {
        Expr.Call sum =
            new Expr.Call(
                "sum", java.util.List.of(running.x()), running.x().span(), running.x().span());
        out.accept(new Cell(rows.running(sum, Row.Way.SUM), cell.t()));
      }
    }
    if (running.way() != Row.Way.VALUE) {
      before(cell);
    }
  }

  private void before(Cell cell) {
    if (cell.t() > timeline.firstT()) {
      out.accept(new Cell(cell.row(), cell.t() - 1));
    }
  }

  private void collect(Expr expr, int t) {
    if (t < timeline.firstT() || t > timeline.periods() || structure.at(expr, t) != null) {
      return;
    }
    switch (expr) {
      case Expr.Name name -> name(name.name(), t);
      case Expr.Call call -> call(call, t);
      case Expr.Num _, Expr.Str _, Expr.Negate _, Expr.Not _, Expr.Binary _ ->
          Expr.children(expr).forEach(child -> collect(child, t));
    }
  }

  private void name(String name, int t) {
    int row = rows.find(name);
    if (row < 0 && (name.endsWith(".now") || name.endsWith(".yet"))) {
      row = rows.find(name.substring(0, name.indexOf('.')));
    }
    if (row >= 0) {
      out.accept(new Cell(row, t));
    }
  }

  private void call(Expr.Call call, int t) {
    Function function = Function.of(call.function()).orElseThrow();
    Expr first = call.arguments().getFirst();
    switch (function) {
      case IF -> branch(call, t);
      case PREV -> shifted(call, first, t, 1, 1);
      case LAG -> shifted(call, first, t, whole(call, 1), 2);
      case LEAD -> collect(first, t + whole(call, 1));
      case CUM -> out.accept(new Cell(rows.running(call, Row.Way.SUM), t));
      case SUM_LAST -> span(first, t - whole(call, 1) + 1, t);
      case INTERP -> {
        span(first, timeline.firstT(), timeline.periods());
        collect(call.arguments().get(1), t);
      }
      case IN, DATE, YEARS_BETWEEN -> {}
      case AT -> collect(first, whole(call, 1));
      case FIRST_VALUE -> collect(first, timeline.firstT());
      case LAST -> collect(first, rows.range(call, 1).last());
      case IRR, XIRR -> {
        int row = rows.running(call, Row.Way.VALUE);
        for (int s = timeline.firstT(); s <= timeline.periods(); s++) {
          out.accept(new Cell(row, s));
        }
        call.arguments().subList(1, call.arguments().size()).forEach(x -> collect(x, t));
      }
      case SUM,
          MIN_OVER,
          MAX_OVER,
          AVG_OVER,
          ANY,
          ALL,
          FIRST,
          NPV,
          NPV_DATES,
          MIRR,
          MOIC,
          PAYBACK -> {
        for (Row.Running running : rows.runningOf(call)) {
          out.accept(new Cell(rows.running(call, running.way()), timeline.periods()));
        }
      }
      case MIN, MAX, ABS, EXP, LN, SQRT, POW, FLOOR, ROUND, RAMP, PMT, BASE ->
          call.arguments().forEach(argument -> collect(argument, t));
    }
  }

  private void branch(Expr.Call call, int t) {
    Double condition = structure.at(call.arguments().get(0), t);
    if (condition == null) {
      call.arguments().forEach(argument -> collect(argument, t));
    } else {
      collect(call.arguments().get(condition != 0 ? 1 : 2), t);
    }
  }

  private void shifted(Expr.Call call, Expr x, int t, int by, int start) {
    if (t - by >= timeline.firstT()) {
      collect(x, t - by);
    } else if (call.arguments().size() > start) {
      collect(call.arguments().get(start), t);
    }
  }

  private void span(Expr x, int from, int to) {
    for (int s = Math.max(from, timeline.firstT()); s <= to; s++) {
      collect(x, s);
    }
  }

  /** The whole number that argument {@code k} is. */
  static int whole(Expr.Call call, int k) {
    return call.arguments().get(k) instanceof Expr.Num num ? (int) num.value() : 0;
  }
}
