package quanmai.models.lowering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Graph;
import quanmai.models.language.BuiltIn;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Kind;
import quanmai.models.language.Operator;
import quanmai.models.language.Symbol;

/** Lowers a formula in one period to nodes. */
final class Formulas {

  private static final double DAYS_A_YEAR = 365;

  private final Environment env;
  private final Graph g;
  private final @Nullable Formulas base;
  private final PeriodFunctions periods;
  private final LifeFunctions life;
  private final DateFunctions dates;

  /**
   * @param base the formulas of the base case; null when these are they
   */
  Formulas(Environment env, @Nullable Formulas base) {
    this.env = env;
    this.base = base;
    this.g = env.graph;
    this.periods = new PeriodFunctions(env, this);
    this.life = new LifeFunctions(env, this);
    this.dates = new DateFunctions(env, this);
  }

  /** The node of {@code expr} at {@code t}. */
  int lower(Expr expr, int t) {
    Double structural = env.structure.at(expr, t);
    if (structural != null) {
      return g.constant(structural);
    }
    return switch (expr) {
      case Expr.Num num -> g.constant(num.value());
      case Expr.Str str -> throw new IllegalStateException("a text as a value: " + str.text());
      case Expr.Name(String name, _) -> name(name, t);
      case Expr.Negate negate -> g.neg(lower(negate.operand(), t));
      case Expr.Not not -> g.not(lower(not.operand(), t));
      case Expr.Binary binary -> binary(binary, t);
      case Expr.Call call -> call(call, t);
    };
  }

  private int name(String name, int t) {
    Symbol symbol = env.scope.symbols().get(name);
    if (symbol != null && symbol.sort() == Symbol.Sort.BUILT_IN) {
      return env.grid.builtIn(BuiltIn.of(name).orElseThrow(), t);
    }
    return env.node(name, t);
  }

  private int binary(Expr.Binary binary, int t) {
    if (binary.right() instanceof Expr.Str text) {
      return option(binary.left(), text, binary.operator(), t);
    }
    if (binary.left() instanceof Expr.Str text) {
      return option(binary.right(), text, binary.operator(), t);
    }
    int a = lower(binary.left(), t);
    int b = lower(binary.right(), t);
    return switch (binary.operator()) {
      case OR -> g.or(a, b);
      case AND -> g.and(a, b);
      case LESS -> g.lessThan(a, b);
      case AT_MOST -> g.atMost(a, b);
      case GREATER -> g.lessThan(b, a);
      case AT_LEAST -> g.atMost(b, a);
      case EQUAL -> g.equal(a, b);
      case UNEQUAL -> g.not(g.equal(a, b));
      case PLUS -> g.add(a, b);
      case MINUS ->
          isDate(binary.left()) ? g.mul(g.sub(a, b), g.constant(1 / DAYS_A_YEAR)) : g.sub(a, b);
      case TIMES -> g.mul(a, b);
      case OVER -> g.div(a, b);
      case POWER -> g.pow(a, b);
    };
  }

  private int option(Expr side, Expr.Str text, Operator operator, int t) {
    Symbol symbol = side instanceof Expr.Name name ? env.scope.symbols().get(name.name()) : null;
    if (symbol == null) {
      throw new IllegalStateException("not an option: " + side);
    }
    int chosen = g.constant(symbol.options().indexOf(text.text()));
    int same = g.equal(lower(side, t), chosen);
    return operator == Operator.UNEQUAL ? g.not(same) : same;
  }

  /** Whether the value of {@code expr} is a day. */
  boolean isDate(Expr expr) {
    return switch (expr) {
      case Expr.Name(String name, _) -> {
        Symbol symbol = env.scope.symbols().get(name);
        yield symbol != null && symbol.type().kind() == Kind.DATE;
      }
      case Expr.Call call ->
          switch (Function.of(call.function()).orElseThrow()) {
            case DATE -> true;
            case IF -> isDate(call.arguments().get(1));
            case BASE, PREV, LAG, AT, FIRST_VALUE, LAST -> isDate(call.arguments().getFirst());
            default -> false;
          };
      case Expr.Num _, Expr.Str _, Expr.Negate _, Expr.Not _, Expr.Binary _ -> false;
    };
  }

  private int call(Expr.Call call, int t) {
    Function function = Function.of(call.function()).orElseThrow();
    List<Expr> a = call.arguments();
    return switch (function) {
      case IF -> branch(call, t);
      case BASE -> (base == null ? this : base).lower(a.getFirst(), t);
      case MIN -> a.stream().mapToInt(x -> lower(x, t)).reduce(g::min).orElseThrow();
      case MAX -> a.stream().mapToInt(x -> lower(x, t)).reduce(g::max).orElseThrow();
      case ABS -> g.abs(lower(a.getFirst(), t));
      case EXP -> g.exp(lower(a.getFirst(), t));
      case LN -> g.log(lower(a.getFirst(), t));
      case SQRT -> g.sqrt(lower(a.getFirst(), t));
      case POW -> g.pow(lower(a.get(0), t), lower(a.get(1), t));
      case FLOOR -> g.floor(lower(a.getFirst(), t));
      case ROUND -> g.floor(g.add(lower(a.getFirst(), t), g.constant(0.5)));
      case RAMP -> ramp(lower(a.get(0), t), lower(a.get(1), t), lower(a.get(2), t));
      case PMT -> payment(lower(a.get(0), t), lower(a.get(1), t), lower(a.get(2), t));
      case PREV, LAG, LEAD, CUM, SUM_LAST, INTERP, IN -> periods.lower(function, call, t);
      case AT, FIRST_VALUE, LAST, SUM, MIN_OVER, MAX_OVER, AVG_OVER, ANY, ALL, FIRST ->
          life.lower(function, call, t);
      case NPV, NPV_DATES, IRR, XIRR, MIRR, MOIC, PAYBACK -> life.lower(function, call, t);
      case DATE, YEARS_BETWEEN -> dates.lower(function, call, t);
    };
  }

  private int branch(Expr.Call call, int t) {
    Double decided = env.structure.at(call.arguments().get(0), t);
    if (decided != null) {
      return lower(call.arguments().get(decided != 0 ? 1 : 2), t);
    }
    int condition = lower(call.arguments().get(0), t);
    return g.select(
        condition, lower(call.arguments().get(1), t), lower(call.arguments().get(2), t));
  }

  /**
   * 1 - exp(-(x/tau)^k) above 0, else 0; computed at x = tau below 0 so that gradients stay finite.
   */
  private int ramp(int x, int tau, int k) {
    int zero = g.constant(0);
    int above = g.lessThan(zero, x);
    int safe = g.select(above, x, tau);
    int power = g.pow(g.div(safe, tau), k);
    int value = g.sub(g.constant(1), g.exp(g.neg(power)));
    return g.select(above, value, zero);
  }

  /** principal rate / (1 - (1 + rate)^-n); principal / n at rate 0. */
  private int payment(int rate, int n, int principal) {
    int none = g.equal(rate, g.constant(0));
    int safe = g.select(none, g.constant(1), rate);
    int one = g.constant(1);
    int left = g.pow(g.add(one, safe), g.neg(n));
    int annuity = g.div(g.mul(principal, safe), g.sub(one, left));
    return g.select(none, g.div(principal, n), annuity);
  }
}
