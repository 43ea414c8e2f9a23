package quanmai.models.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;

/**
 * Base-case values of formulas over known inputs and schedules, for checking parameters of laws.
 */
final class KnownValues {

  private final Map<String, Double> inputs = new HashMap<>();
  private final Map<String, Checked.Schedule> schedules = new HashMap<>();
  private final Structure structure;

  KnownValues(Structure structure) {
    this.structure = structure;
  }

  void add(Checked.Input input) {
    inputs.put(input.name(), input.base());
  }

  void add(Checked.Schedule schedule) {
    schedules.put(schedule.name(), schedule);
  }

  /** The value of {@code amount} at {@code t}; NaN when this class cannot tell. */
  double of(Amount amount, int t) {
    return switch (amount) {
      case Amount.Given given -> given.value();
      case Amount.Computed computed -> of(computed.formula(), t);
    };
  }

  private double of(Expr expr, int t) {
    Double structural = structure.at(expr, t);
    if (structural != null) {
      return structural;
    }
    return switch (expr) {
      case Expr.Num num -> num.value();
      case Expr.Str _ -> Double.NaN;
      case Expr.Name name -> name(name.name(), t);
      case Expr.Negate negate -> -of(negate.operand(), t);
      case Expr.Not not -> 1 - of(not.operand(), t);
      case Expr.Binary binary -> binary(binary, of(binary.left(), t), of(binary.right(), t));
      case Expr.Call call -> call(call, t);
    };
  }

  private double name(String name, int t) {
    Checked.Schedule schedule = schedules.get(name);
    if (schedule != null) {
      @Nullable Amount amount = schedule.at(t);
      return amount == null ? 0 : of(amount, t);
    }
    return inputs.getOrDefault(name, Double.NaN);
  }

  private static double binary(Expr.Binary binary, double a, double b) {
    return switch (binary.operator()) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case OVER -> a / b;
      case POWER -> Math.pow(a, b);
      case AND, OR, LESS, AT_MOST, GREATER, AT_LEAST, EQUAL, UNEQUAL -> Double.NaN;
    };
  }

  private double call(Expr.Call call, int t) {
    List<Double> a = call.arguments().stream().map(x -> of(x, t)).toList();
    Function function = Function.of(call.function()).orElseThrow();
    return switch (function) {
      case MIN -> a.stream().reduce(Math::min).orElse(Double.NaN);
      case MAX -> a.stream().reduce(Math::max).orElse(Double.NaN);
      case ABS -> Math.abs(a.getFirst());
      case EXP -> Math.exp(a.getFirst());
      case LN -> Math.log(a.getFirst());
      case SQRT -> Math.sqrt(a.getFirst());
      default -> Double.NaN;
    };
  }
}
