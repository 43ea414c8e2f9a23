package quanmai.models.language;

import java.util.List;

/** A formula as parsed: names are not resolved. Immutable; prints itself with {@link Printer}. */
public sealed interface Expr {

  Span span();

  /**
   * A number.
   *
   * @param value in canonical units
   * @param text as written, with its percent sign
   * @param unit {@link Unit#NONE} unless written as {@code 5[亿元]}
   */
  record Num(double value, String text, Unit unit, Span span) implements Expr {}

  /** A quoted text: an option or a day count. */
  record Str(String text, Span span) implements Expr {}

  /** A name, possibly dotted. */
  record Name(String name, Span span) implements Expr {}

  /** {@code -operand}. */
  record Negate(Expr operand, Span span) implements Expr {}

  /** {@code not operand}. */
  record Not(Expr operand, Span span) implements Expr {}

  /** Two operands joined. */
  record Binary(Operator operator, Expr left, Expr right, Span span) implements Expr {}

  /** A function applied; whether it exists is not checked here. */
  record Call(String function, List<Expr> arguments, Span nameSpan, Span span) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** The operands of {@code expr}, in order. */
  static List<Expr> children(Expr expr) {
    return switch (expr) {
      case Num _, Str _, Name _ -> List.of();
      case Negate(Expr operand, _) -> List.of(operand);
      case Not(Expr operand, _) -> List.of(operand);
      case Binary(_, Expr left, Expr right, _) -> List.of(left, right);
      case Call call -> call.arguments();
    };
  }
}
