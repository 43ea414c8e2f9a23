package quanmai.models.language;

import java.util.stream.Collectors;

/** Prints formulas with the fewest parentheses; what it prints parses to the same formula. */
public final class Printer {

  private static final int CALL_BINDS = 10;

  private Printer() {}

  public static String print(Expr expr) {
    return switch (expr) {
      case Expr.Num(_, String text, Unit unit, _) ->
          unit.equals(Unit.NONE) ? text : text + "[" + unit + "]";
      case Expr.Str(String text, _) -> '"' + text + '"';
      case Expr.Name(String name, _) -> name;
      case Expr.Negate(Expr operand, _) -> "-" + atLeast(operand, Operator.SIGN_BINDS);
      case Expr.Not(Expr operand, _) -> "not " + atLeast(operand, Operator.NOT_BINDS);
      case Expr.Binary binary -> print(binary);
      case Expr.Call call ->
          call.arguments().stream()
              .map(Printer::print)
              .collect(Collectors.joining(", ", call.function() + "(", ")"));
    };
  }

  private static String print(Expr.Binary binary) {
    Operator operator = binary.operator();
    boolean rightFirst = operator == Operator.POWER;
    boolean strictLeft = rightFirst || operator.compares();
    String left = atLeast(binary.left(), operator.binds() + (strictLeft ? 1 : 0));
    // An exponent may be a sign or a not without parentheses: they only look to the right.
    String right = atLeast(binary.right(), operator.binds() + (rightFirst ? 0 : 1));
    return left + " " + operator.symbol() + " " + right;
  }

  private static String atLeast(Expr expr, int binding) {
    return binds(expr) < binding ? "(" + print(expr) + ")" : print(expr);
  }

  private static int binds(Expr expr) {
    return switch (expr) {
      case Expr.Negate _ -> Operator.SIGN_BINDS;
      case Expr.Not _ -> Operator.NOT_BINDS;
      case Expr.Binary binary -> binary.operator().binds();
      case Expr.Num _, Expr.Str _, Expr.Name _, Expr.Call _ -> CALL_BINDS;
    };
  }
}
