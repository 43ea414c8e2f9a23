package quanmai.models.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import quanmai.engine.irr.IrrFunction;
import quanmai.engine.program.Graph;
import quanmai.models.check.Row;
import quanmai.models.check.Rows;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.timeline.Timeline.Range;

/** Functions that make one value of all periods: mostly the last value of running rows. */
final class LifeFunctions {

  private final Environment env;
  private final Graph g;
  private final Formulas formulas;

  LifeFunctions(Environment env, Formulas formulas) {
    this.env = env;
    this.g = env.graph;
    this.formulas = formulas;
  }

  int lower(Function function, Expr.Call call, int t) {
    Expr x = call.arguments().getFirst();
    return switch (function) {
      case AT -> formulas.lower(x, PeriodFunctions.whole(call, 1));
      case FIRST_VALUE -> formulas.lower(x, env.grid.firstT());
      case LAST -> formulas.lower(x, env.rows.range(call, 1).last());
      case SUM -> end(call, Row.Way.SUM);
      case AVG_OVER -> {
        Range range = env.rows.range(call, 1);
        int count = range.last() - range.first() + 1;
        yield g.div(end(call, Row.Way.SUM), g.constant(count));
      }
      case MIN_OVER, ALL -> end(call, Row.Way.MIN);
      case MAX_OVER, ANY -> end(call, Row.Way.MAX);
      case FIRST -> end(call, Row.Way.FIRST);
      case NPV, NPV_DATES -> end(call, Row.Way.DISCOUNTED);
      case MOIC -> g.div(end(call, Row.Way.INFLOW), end(call, Row.Way.OUTFLOW));
      case MIRR -> modified(call);
      case PAYBACK -> end(call, Row.Way.PAYBACK);
      case IRR -> irr(call, env.timeline.nominal() && equalSteps() ? null : years(), 1, t);
      case XIRR -> irr(call, years(Rows.dayCount(call, 1)), 2, t);
      default -> throw new IllegalArgumentException(function + " is not of the whole life");
    };
  }

  private int end(Expr.Call call, Row.Way way) {
    return node(call, way, env.grid.lastT());
  }

  private int node(Expr.Call call, Row.Way way, int t) {
    Series series = env.running.get(env.rows.running(call, way));
    if (series == null) {
      throw new IllegalStateException("no running value for " + call.function());
    }
    return series.at(t);
  }

  /** (inflows at the end / outflows at the start)^(1 / years) - 1; undefined without both. */
  private int modified(Expr.Call call) {
    int paid = end(call, Row.Way.DISCOUNTED_OUTFLOW);
    int received = end(call, Row.Way.COMPOUNDED_INFLOW);
    int zero = g.constant(0);
    int both = g.and(g.lessThan(zero, paid), g.lessThan(zero, received));
    int years = g.sub(env.grid.years(env.grid.lastT()), env.grid.years(env.grid.firstT()));
    int one = g.constant(1);
    int ratio = g.div(g.select(both, received, one), g.select(both, paid, one));
    int rate = g.sub(g.exp(g.div(g.log(ratio), years)), one);
    return g.select(both, rate, g.constant(Double.NaN));
  }

  /**
   * The rate of return of a flow.
   *
   * @param years times of the flows, null for equal periods
   * @param loss the number of the argument that says what a total loss gives
   */
  private int irr(Expr.Call call, double @Nullable [] years, int loss, int t) {
    List<Integer> operands = new ArrayList<>();
    for (int s = env.grid.firstT(); s <= env.grid.lastT(); s++) {
      operands.add(node(call, Row.Way.VALUE, s));
    }
    boolean hasLoss = call.arguments().size() > loss;
    if (hasLoss) {
      operands.add(formulas.lower(call.arguments().get(loss), t));
    }
    IrrFunction function =
        years == null
            ? IrrFunction.equalPeriods(env.timeline.stepsPerYear(), hasLoss)
            : IrrFunction.dated(years, hasLoss);
    return g.wide(function, operands.stream().mapToInt(Integer::intValue).toArray());
  }

  /** A short first period makes nominal steps unequal. */
  private boolean equalSteps() {
    double step = 1.0 / env.timeline.stepsPerYear();
    return IntStream.rangeClosed(1, env.grid.lastT())
        .allMatch(t -> Math.abs(env.timeline.dt(t) - step) < 1e-12);
  }

  private double[] years() {
    return IntStream.rangeClosed(env.grid.firstT(), env.grid.lastT())
        .mapToDouble(env.timeline::years)
        .toArray();
  }

  private double[] years(String dayCount) {
    return IntStream.rangeClosed(env.grid.firstT(), env.grid.lastT())
        .mapToDouble(t -> env.grid.yearFraction(t, dayCount))
        .toArray();
  }
}
