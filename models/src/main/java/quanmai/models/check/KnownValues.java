package quanmai.models.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Unit;

/**
 * Base-case values of formulas over inputs, schedules, and lines that depend on nothing else, for
 * checking parameters of laws and ranges of settings.
 */
final class KnownValues {

  private final Map<String, Double> inputs = new HashMap<>();
  private final Map<String, Checked.Schedule> schedules = new HashMap<>();
  private final Map<String, Checked.Line> lines = new HashMap<>();
  private final Map<String, Unit> units = new HashMap<>();
  private final Map<LineAt, Double> computed = new HashMap<>();
  private final Structure structure;

  private record LineAt(String line, int t) {}

  KnownValues(Structure structure) {
    this.structure = structure;
  }

  void add(Checked.Input input) {
    inputs.put(input.name(), input.base());
    units.put(input.name(), input.about().unit());
  }

  void add(Checked.Schedule schedule) {
    schedules.put(schedule.name(), schedule);
    units.put(schedule.name(), schedule.about().unit());
  }

  void add(Checked.Line line) {
    lines.put(line.name(), line);
  }

  /** The unit of an input or a schedule. */
  Unit unit(String name) {
    return units.getOrDefault(name, Unit.NONE);
  }

  /** The value of an input, schedule or line at {@code t}; NaN when this class cannot tell. */
  double of(String name, int t) {
    return name(name, t);
  }

  /** Adds the inputs and schedules that {@code formula} reads, by lines too, to {@code names}. */
  void leaves(Expr formula, Set<String> names) {
    if (formula instanceof Expr.Name name) {
      Checked.Line line = lines.get(name.name());
      if (line != null) {
        line.pieces().forEach(piece -> leaves(piece.formula(), names));
      } else if (units.containsKey(name.name())) {
        names.add(name.name());
      }
    }
    Expr.children(formula).forEach(child -> leaves(child, names));
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
    Checked.Line line = lines.get(name);
    return line == null ? inputs.getOrDefault(name, Double.NaN) : line(line, t);
  }

  private double line(Checked.Line line, int t) {
    LineAt key = new LineAt(line.name(), t);
    Double before = computed.putIfAbsent(key, Double.NaN); // which ends a circle
    if (before != null) {
      return before;
    }
    Expr formula = line.at(t);
    double value = formula == null ? 0 : of(formula, t);
    computed.put(key, value);
    return value;
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
