package quanmai.models.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Expr;
import quanmai.models.language.Operator;
import quanmai.models.language.Parser;
import quanmai.models.language.Quantities;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/**
 * A condition upon the attributes of one row, in the formula language: {@code stage == "AB" and
 * ticket < 0.35}.
 *
 * <p>A name is an attribute; texts are compared by {@code ==} and {@code !=}, numbers by all
 * comparisons, with {@code + - * /} between them. An attribute that a row lacks is unknown
 * (Kleene's logic): {@code a or b} still holds where one of them does.
 */
public final class Condition {

  private final Source source;
  private final Expr expr;

  private Condition(Source source, Expr expr) {
    this.source = source;
    this.expr = expr;
  }

  /** The condition that {@code source} writes, or null after a finding. */
  public static @Nullable Condition parse(Source source, Findings findings) {
    List<Finding> syntax = new ArrayList<>();
    Expr expr = Parser.parse(source, syntax::add);
    syntax.forEach(findings::add);
    if (expr == null) {
      return null;
    }
    if (isCondition(expr)) {
      return new Condition(source, expr);
    }
    findings.refuse(
        "not-a-condition",
        source.place(),
        new Text(
            "“" + source.text() + "” 不是对属性的条件",
            "'" + source.text() + "' is no condition upon attributes"),
        new Text("应写成 stage == \"seed\" 或 ticket < 0.35", "stage == \"seed\" or ticket < 0.35"));
    return null;
  }

  private static boolean isCondition(Expr expr) {
    return switch (expr) {
      case Expr.Not not -> isCondition(not.operand());
      case Expr.Binary(Operator operator, Expr left, Expr right, _) ->
          switch (operator) {
            case AND, OR -> isCondition(left) && isCondition(right);
            case EQUAL, UNEQUAL ->
                isText(left) && isText(right) || isNumber(left) && isNumber(right);
            case LESS, AT_MOST, GREATER, AT_LEAST -> isNumber(left) && isNumber(right);
            case PLUS, MINUS, TIMES, OVER, POWER -> false;
          };
      default -> false;
    };
  }

  private static boolean isText(Expr expr) {
    return expr instanceof Expr.Str || expr instanceof Expr.Name;
  }

  private static boolean isNumber(Expr expr) {
    return switch (expr) {
      case Expr.Num _, Expr.Name _ -> true;
      case Expr.Negate negate -> isNumber(negate.operand());
      case Expr.Binary(Operator operator, Expr left, Expr right, _) ->
          switch (operator) {
            case PLUS, MINUS, TIMES, OVER -> isNumber(left) && isNumber(right);
            default -> false;
          };
      default -> false;
    };
  }

  /** The condition as written. */
  public Source source() {
    return source;
  }

  /** The attributes that it names, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    collect(expr, names);
    return names;
  }

  private static void collect(Expr expr, Set<String> names) {
    if (expr instanceof Expr.Name name) {
      names.add(name.name());
    }
    Expr.children(expr).forEach(child -> collect(child, names));
  }

  /** What it says of a row with these attributes; numbers are written as texts. */
  public Verdict of(Map<String, String> attributes) {
    return verdict(expr, attributes);
  }

  private static Verdict verdict(Expr expr, Map<String, String> row) {
    return switch (expr) {
      case Expr.Not not -> verdict(not.operand(), row).not();
      case Expr.Binary binary -> verdict(binary, row);
      default -> throw new AssertionError("no condition: " + expr);
    };
  }

  private static Verdict verdict(Expr.Binary binary, Map<String, String> row) {
    Expr left = binary.left();
    Expr right = binary.right();
    return switch (binary.operator()) {
      case AND -> verdict(left, row).and(verdict(right, row));
      case OR -> verdict(left, row).or(verdict(right, row));
      case EQUAL -> equal(left, right, row);
      case UNEQUAL -> equal(left, right, row).not();
      default -> compare(binary.operator(), left, right, row);
    };
  }

  private static Verdict equal(Expr left, Expr right, Map<String, String> row) {
    OptionalDouble a = number(left, row);
    OptionalDouble b = number(right, row);
    if (a.isPresent() && b.isPresent()) {
      return Verdict.of(a.getAsDouble() == b.getAsDouble());
    }
    String first = text(left, row);
    String second = text(right, row);
    return first == null || second == null ? Verdict.UNKNOWN : Verdict.of(first.equals(second));
  }

  private static Verdict compare(
      Operator operator, Expr left, Expr right, Map<String, String> row) {
    OptionalDouble first = number(left, row);
    OptionalDouble second = number(right, row);
    if (first.isEmpty() || second.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    double a = first.getAsDouble();
    double b = second.getAsDouble();
    return Verdict.of(
        switch (operator) {
          case LESS -> a < b;
          case AT_MOST -> a <= b;
          case GREATER -> a > b;
          default -> a >= b;
        });
  }

  private static @Nullable String text(Expr expr, Map<String, String> row) {
    return switch (expr) {
      case Expr.Str text -> text.text();
      case Expr.Name name -> row.get(name.name());
      default -> null;
    };
  }

  private static OptionalDouble number(Expr expr, Map<String, String> row) {
    return switch (expr) {
      case Expr.Num num -> OptionalDouble.of(num.value());
      case Expr.Name name -> {
        String text = row.get(name.name());
        yield text == null
            ? OptionalDouble.empty()
            : Quantities.decimal(text)
                .map(decimal -> OptionalDouble.of(decimal.doubleValue()))
                .orElse(OptionalDouble.empty());
      }
      case Expr.Negate negate -> {
        OptionalDouble value = number(negate.operand(), row);
        yield value.isPresent() ? OptionalDouble.of(-value.getAsDouble()) : value;
      }
      case Expr.Binary(Operator operator, Expr left, Expr right, _) -> {
        OptionalDouble a = number(left, row);
        OptionalDouble b = number(right, row);
        yield a.isEmpty() || b.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(arithmetic(operator, a.getAsDouble(), b.getAsDouble()));
      }
      default -> OptionalDouble.empty();
    };
  }

  private static double arithmetic(Operator operator, double a, double b) {
    return switch (operator) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      default -> a / b;
    };
  }

  @Override
  public String toString() {
    return source.text();
  }
}
