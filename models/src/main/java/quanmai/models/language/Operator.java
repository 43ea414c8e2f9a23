package quanmai.models.language;

import java.util.Arrays;
import java.util.Optional;

/** The operators that join two operands, with how tightly they bind. */
public enum Operator {
  OR("or", 1),
  AND("and", 2),
  LESS("<", 4),
  AT_MOST("<=", 4),
  GREATER(">", 4),
  AT_LEAST(">=", 4),
  EQUAL("==", 4),
  UNEQUAL("!=", 4),
  PLUS("+", 5),
  MINUS("-", 5),
  TIMES("*", 6),
  OVER("/", 6),
  POWER("^", 8);

  /** How tightly {@code not} and the sign bind. */
  static final int NOT_BINDS = 3;

  static final int SIGN_BINDS = 7;

  private final String symbol;
  private final int binds;

  Operator(String symbol, int binds) {
    this.symbol = symbol;
    this.binds = binds;
  }

  public String symbol() {
    return symbol;
  }

  /** Higher binds tighter. */
  int binds() {
    return binds;
  }

  /** Whether it compares, so that chains of it make no sense. */
  boolean compares() {
    return binds == LESS.binds;
  }

  static Optional<Operator> of(String symbol) {
    return Arrays.stream(values()).filter(o -> o.symbol.equals(symbol)).findFirst();
  }
}
