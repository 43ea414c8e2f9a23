package quanmai.models.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.BuiltIn;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Operator;
import quanmai.models.timeline.Timeline;

/**
 * What a formula says of a period by its structure alone, whatever the values of inputs: {@code t
 * >= 3}, {@code in(operation)}, {@code year == 2030}. Branches that it rules out do not exist.
 */
public final class Structure {

  private static final double DAYS_A_YEAR = 365;

  private final Timeline timeline;

  public Structure(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The value of {@code expr} at {@code t} if the timeline alone decides it; else null. */
  public @Nullable Double at(Expr expr, int t) {
    return switch (expr) {
      case Expr.Num num -> num.value();
      case Expr.Str _ -> null;
      case Expr.Name name -> BuiltIn.of(name.name()).map(b -> builtIn(b, t)).orElse(null);
      case Expr.Negate negate -> {
        Double value = at(negate.operand(), t);
        yield value == null ? null : -value;
      }
      case Expr.Not not -> {
        Double value = at(not.operand(), t);
        yield value == null ? null : 1 - value;
      }
      case Expr.Binary binary -> binary(binary, t);
      case Expr.Call call -> call(call, t);
    };
  }

  /** The value of a built-in name; null for lengths in years, which are data. */
  private @Nullable Double builtIn(BuiltIn builtIn, int t) {
    boolean outside = t < 0 || t > timeline.periods();
    return switch (builtIn) {
      case T -> (double) t;
      case N -> (double) timeline.periods();
      case DT, YEARS -> null;
      case PERIOD_START -> outside ? null : (double) timeline.periodStart(t).toEpochDay();
      case PERIOD_END -> outside ? null : (double) timeline.periodEnd(t).toEpochDay();
      case YEAR -> outside ? null : (double) timeline.year(t);
      case MONTH -> outside ? null : (double) timeline.periodEnd(t).getMonthValue();
    };
  }

  private @Nullable Double binary(Expr.Binary binary, int t) {
    Double a = at(binary.left(), t);
    Double b = at(binary.right(), t);
    if (a == null || b == null) {
      return switch (binary.operator()) {
        case AND -> isValue(a, 0) || isValue(b, 0) ? Double.valueOf(0) : null;
        case OR -> isValue(a, 1) || isValue(b, 1) ? Double.valueOf(1) : null;
        case LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> null;
        case PLUS, MINUS, TIMES, OVER, POWER -> null;
      };
    }
    boolean days = binary.operator() == Operator.MINUS && isDate(binary.left());
    return days ? Double.valueOf((a - b) / DAYS_A_YEAR) : binary(binary.operator(), a, b);
  }

  private static boolean isDate(Expr expr) {
    return switch (expr) {
      case Expr.Name name ->
          BuiltIn.of(name.name())
              .filter(b -> b == BuiltIn.PERIOD_START || b == BuiltIn.PERIOD_END)
              .isPresent();
      case Expr.Call call -> call.function().equals(Function.DATE.text());
      case Expr.Num _, Expr.Str _, Expr.Negate _, Expr.Not _, Expr.Binary _ -> false;
    };
  }

  private static @Nullable Double binary(Operator operator, double a, double b) {
    return switch (operator) {
      case AND -> Math.min(a, b);
      case OR -> Math.max(a, b);
      case LESS -> truth(a < b);
      case AT_MOST -> truth(a <= b);
      case GREATER -> truth(a > b);
      case AT_LEAST -> truth(a >= b);
      case EQUAL -> truth(a == b);
      case UNEQUAL -> truth(a != b);
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> a / b;
      case POWER -> null;
    };
  }

  private @Nullable Double call(Expr.Call call, int t) {
    Optional<Function> function = Function.of(call.function());
    if (function.equals(Optional.of(Function.IN))
        && call.arguments().getFirst() instanceof Expr.Name phase) {
      Timeline.Range range = timeline.phases().get(phase.name());
      return range == null ? null : truth(range.contains(t));
    }
    if (function.equals(Optional.of(Function.DATE))) {
      return date(call, t);
    }
    return null;
  }

  private @Nullable Double date(Expr.Call call, int t) {
    Double year = at(call.arguments().get(0), t);
    Double month = at(call.arguments().get(1), t);
    Double day = at(call.arguments().get(2), t);
    if (year == null || month == null || day == null) {
      return null;
    }
    try {
      return (double) LocalDate.of(year.intValue(), month.intValue(), day.intValue()).toEpochDay();
    } catch (DateTimeException notADay) {
      return null; // reported by the check
    }
  }

  private static boolean isValue(@Nullable Double value, double wanted) {
    return value != null && value == wanted;
  }

  private static Double truth(boolean holds) {
    return holds ? 1.0 : 0.0;
  }
}
