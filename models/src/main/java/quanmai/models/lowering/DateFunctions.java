package quanmai.models.lowering;

import com.opengamma.strata.basics.date.DayCount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Graph;
import quanmai.models.check.Rows;
import quanmai.models.language.Dimension;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Printer;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Place;

/**
 * Functions of dates. Dates are known when the program is built or are parameters of it, so a year
 * fraction of two of them is a number: a parameter where a date input stands in it.
 */
final class DateFunctions {

  private static final Place NOWHERE = new Place("", 1, 1, "timeline");

  private final Environment env;
  private final Graph g;
  private final Formulas formulas;

  DateFunctions(Environment env, Formulas formulas) {
    this.env = env;
    this.g = env.graph;
    this.formulas = formulas;
  }

  int lower(Function function, Expr.Call call, int t) {
    if (function == Function.DATE) {
      throw new IllegalStateException("a date that is no day: " + Printer.print(call));
    }
    List<Expr> a = call.arguments();
    String dayCount = Rows.dayCount(call, 2);
    Double from = day(a.get(0), t);
    Double to = day(a.get(1), t);
    if (from == null || to == null) {
      // A choice between dates: Act/365F, the only day count that the check lets through here.
      int days = g.sub(formulas.lower(a.get(1), t), formulas.lower(a.get(0), t));
      return g.mul(days, g.constant(1 / 365.0));
    }
    double years = years(from, to, dayCount);
    boolean known = env.structure.at(a.get(0), t) != null && env.structure.at(a.get(1), t) != null;
    if (known) {
      return g.constant(years);
    }
    String name = Printer.print(call) + "[" + t + "]";
    return env.parameters.node(name, years, Unit.canonical(Dimension.YEAR), null, NOWHERE);
  }

  static double years(double from, double to, String dayCount) {
    LocalDate first = LocalDate.ofEpochDay((long) from);
    LocalDate last = LocalDate.ofEpochDay((long) to);
    return first.isAfter(last)
        ? -DayCount.of(dayCount).yearFraction(last, first)
        : DayCount.of(dayCount).yearFraction(first, last);
  }

  /** The day that {@code expr} is in the base case: structure, or the value of a date input. */
  private @Nullable Double day(Expr expr, int t) {
    Double known = env.structure.at(expr, t);
    if (known != null || !(expr instanceof Expr.Name name)) {
      return known;
    }
    return env.parameters.values().get("inputs." + name.name());
  }
}
