package quanmai.models.lowering;

import quanmai.engine.program.Graph;
import quanmai.models.check.Row;
import quanmai.models.language.Dimension;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Symbol;
import quanmai.models.language.Type;
import quanmai.models.language.Typer;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;

/** Functions that look from one period at others. */
final class PeriodFunctions {

  private final Environment env;
  private final Graph g;
  private final Formulas formulas;

  PeriodFunctions(Environment env, Formulas formulas) {
    this.env = env;
    this.g = env.graph;
    this.formulas = formulas;
  }

  int lower(Function function, Expr.Call call, int t) {
    Expr x = call.arguments().getFirst();
    return switch (function) {
      case PREV -> shifted(call, t, 1, 1);
      case LAG -> shifted(call, t, whole(call, 1), 2);
      case LEAD -> {
        int later = t + whole(call, 1);
        yield later > env.grid.lastT() ? g.constant(0) : formulas.lower(x, later);
      }
      case CUM -> running(env.rows.running(call, Row.Way.SUM), t);
      case SUM_LAST -> {
        int sum = g.constant(0);
        int from = Math.max(env.grid.firstT(), t - whole(call, 1) + 1);
        for (int s = from; s <= t; s++) {
          sum = g.add(sum, formulas.lower(x, s));
        }
        yield sum;
      }
      case INTERP -> interpolated(x, call.arguments().get(1), t);
      default -> throw new IllegalArgumentException(function + " is not of periods");
    };
  }

  /** The node of a running row. */
  int running(int row, int t) {
    Series series = env.running.get(row);
    if (series == null) {
      throw new IllegalStateException("running row " + row + " has no values");
    }
    return series.at(t);
  }

  /** A factor has a start before the first period; anything else has the start given, or 0. */
  private int shifted(Expr.Call call, int t, int by, int start) {
    Expr x = call.arguments().getFirst();
    int earlier = t - by;
    if (env.grid.contains(earlier)) {
      return formulas.lower(x, earlier);
    }
    if (call.arguments().size() > start) {
      return formulas.lower(call.arguments().get(start), t);
    }
    if (x instanceof Expr.Name(String name, _)) {
      Symbol symbol = env.scope.symbols().get(name);
      if (symbol != null && symbol.sort() == Symbol.Sort.FACTOR) {
        return env.node(name, 0);
      }
    }
    return g.constant(0);
  }

  static int whole(Expr.Call call, int k) {
    return call.arguments().get(k) instanceof Expr.Num num ? (int) num.value() : 0;
  }

  /**
   * x at a position, linear between period ends and flat outside: x(first) + sum over periods of
   * slope * min(max(position - start of period, 0), length of period).
   */
  private int interpolated(Expr x, Expr position, int t) {
    boolean inYears = isInYears(position);
    int at = formulas.lower(position, t);
    int zero = g.constant(0);
    int first = env.grid.firstT();
    int before = formulas.lower(x, first);
    int result = before;
    for (int s = first + 1; s <= env.grid.lastT(); s++) {
      int here = formulas.lower(x, s);
      if (here != before) {
        int start = inYears ? env.grid.years(s - 1) : g.constant(s - 1);
        int length = inYears ? env.grid.dt(s) : g.constant(1);
        int slope = g.div(g.sub(here, before), length);
        int inside = g.min(g.max(g.sub(at, start), zero), length);
        result = g.add(result, g.mul(slope, inside));
      }
      before = here;
    }
    return result;
  }

  private boolean isInYears(Expr position) {
    Source nowhere = new Source("", new Place("", 1, 1, ""));
    Type type = Typer.type(position, nowhere, env.scope, finding -> {});
    return type.dimension() != null && type.fits(Dimension.YEAR);
  }
}
