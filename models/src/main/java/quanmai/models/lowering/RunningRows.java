package quanmai.models.lowering;

import java.util.HashMap;
import java.util.Map;
import quanmai.engine.program.Graph;
import quanmai.models.check.Row.Running;
import quanmai.models.check.Row.Way;
import quanmai.models.language.Expr;

/** Carries running values from one period to the next. */
final class RunningRows {

  /** The state of a payback: whether money was owed, and whether it has come back. */
  private record Payback(int owed, int done, int years) {}

  private final Environment env;
  private final Graph g;
  private final Formulas formulas;
  private final Map<Integer, Payback> paybacks = new HashMap<>();

  RunningRows(Environment env, Formulas formulas) {
    this.env = env;
    this.g = env.graph;
    this.formulas = formulas;
  }

  /** Computes row {@code row} at {@code t}; cells of one row come in the order of t. */
  void step(int row, Running running, int t) {
    Series series = env.running.computeIfAbsent(row, k -> Series.empty(env.grid.lastT()));
    boolean first = t <= running.range().first();
    if (!running.range().contains(t)) {
      series.set(t, first ? g.constant(0) : series.at(t - 1));
      return;
    }
    int x = formulas.lower(running.x(), t);
    int before = first ? g.constant(0) : series.at(t - 1);
    series.set(t, value(row, running, t, x, before));
  }

  private int value(int row, Running running, int t, int x, int before) {
    boolean first = t == running.range().first();
    int zero = g.constant(0);
    return switch (running.way()) {
      case VALUE -> x;
      case SUM -> g.add(before, x);
      case MIN -> first ? x : g.min(before, x);
      case MAX -> first ? x : g.max(before, x);
      case FIRST -> {
        int none = first ? g.constant(env.grid.lastT() + 1) : before;
        int still = g.equal(none, g.constant(env.grid.lastT() + 1));
        yield g.select(g.and(still, x), g.constant(t), none);
      }
      case INFLOW -> g.add(before, g.max(x, zero));
      case OUTFLOW -> g.add(before, g.sub(g.max(x, zero), x));
      case DISCOUNTED -> g.add(before, g.mul(x, discount(running, t)));
      case DISCOUNTED_OUTFLOW ->
          g.add(before, g.mul(g.sub(g.max(x, zero), x), discount(running, t)));
      case COMPOUNDED_INFLOW -> {
        int growth = g.pow(onePlusRate(running, t), first ? zero : env.grid.dt(t));
        yield g.add(g.mul(before, growth), g.max(x, zero));
      }
      case PAYBACK -> payback(row, running, t, x);
    };
  }

  /** (1 + rate)^-years; years from the start, or from the first flow for mirr. */
  private int discount(Running running, int t) {
    int years =
        running.dayCount() == null ? env.grid.years(t) : env.grid.years(t, running.dayCount());
    if (running.way() == Way.DISCOUNTED_OUTFLOW) {
      years = g.sub(years, env.grid.years(env.grid.firstT()));
    }
    return g.pow(onePlusRate(running, t), g.neg(years));
  }

  private int onePlusRate(Running running, int t) {
    Expr rate = running.rate();
    if (rate == null) {
      throw new IllegalStateException(running.name() + " has no rate");
    }
    return g.add(g.constant(1), formulas.lower(rate, t));
  }

  /**
   * Years until the running sum, having been below zero, first is not; linear within the period; 0
   * where it never was below zero, undefined where it never comes back.
   */
  private int payback(int row, Running running, int t, int x) {
    int zero = g.constant(0);
    Series sums = env.running.get(sumRow(running));
    if (sums == null) {
      throw new IllegalStateException("no running sum for " + running.name());
    }
    int sum = sums.at(t);
    int below = g.lessThan(sum, zero);
    Payback last = paybacks.get(row);
    Payback now;
    if (last == null) {
      now = new Payback(below, zero, zero);
    } else {
      int cross = g.and(g.and(last.owed(), g.not(below)), g.not(last.done()));
      int flow = g.select(cross, x, g.constant(1));
      int part = g.div(g.neg(sums.at(t - 1)), flow);
      int years = g.add(env.grid.years(t - 1), g.mul(env.grid.dt(t), part));
      now =
          new Payback(
              g.or(last.owed(), below),
              g.or(last.done(), cross),
              g.select(cross, years, last.years()));
    }
    paybacks.put(row, now);
    int lost = g.and(now.owed(), g.not(now.done()));
    return g.select(lost, g.constant(Double.NaN), now.years());
  }

  private int sumRow(Running running) {
    Expr.Call sum =
        new Expr.Call(
            "sum", java.util.List.of(running.x()), running.x().span(), running.x().span());
    return env.rows.running(sum, Way.SUM);
  }
}
