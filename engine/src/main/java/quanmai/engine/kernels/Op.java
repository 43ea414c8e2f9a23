package quanmai.engine.kernels;

/**
 * One arithmetic operation of a program: what it computes on one lane, which is its definition.
 *
 * <p>A condition is 1.0 (holds) or 0.0 (does not). Every faster implementation of an operation must
 * give the bits of {@link #apply}.
 */
public enum Op {
  /** a + b. */
  ADD(2, "+"),
  /** a - b. */
  SUB(2, "-"),
  /** a * b. */
  MUL(2, "*"),
  /** a / b. */
  DIV(2, "/"),
  /** -a. */
  NEG(1, "neg"),
  /** |a|. */
  ABS(1, "abs"),
  /** Square root of a; NaN below zero. */
  SQRT(1, "sqrt"),
  /** a * b + c, rounded once. */
  FMA(3, "fma"),
  /** a * b - c, rounded once. */
  FMS(3, "fms"),
  /** c - a * b, rounded once. */
  FNMA(3, "fnma"),
  /** The smaller one, as {@link Math#min(double, double)}: NaN where either is NaN. */
  MIN(2, "min"),
  /** The larger one, as {@link Math#max(double, double)}: NaN where either is NaN. */
  MAX(2, "max"),
  /** 1 where a &lt; b, else 0 (also where either is NaN). */
  LT(2, "<"),
  /** 1 where a &lt;= b, else 0 (also where either is NaN). */
  LE(2, "<="),
  /** 1 where a == b, else 0 (also where either is NaN, so EQ(a, a) is 0 exactly on NaN). */
  EQ(2, "="),
  /** b where the condition a is not 0, else c. */
  SELECT(3, "if"),
  /** The largest whole number not above a. */
  FLOOR(1, "floor"),
  /** e to the power a, by {@link Elementary#exp}. */
  EXP(1, "exp"),
  /** Natural logarithm, by {@link Elementary#log}; NaN below zero. */
  LOG(1, "log"),
  /** Standard normal distribution function, by {@link Elementary#normalCdf}. */
  NORMAL_CDF(1, "phi"),
  /** Standard normal quantile, by {@link Elementary#normalQuantile}. */
  NORMAL_QUANTILE(1, "phi^-1");

  private final int arity;
  private final String symbol;

  Op(int arity, String symbol) {
    this.arity = arity;
    this.symbol = symbol;
  }

  /** How many operands it takes, 1 to 3. */
  public int arity() {
    return arity;
  }

  /** The name that a listing prints. */
  public String symbol() {
    return symbol;
  }

  /** Whether it is one machine operation, so that several are worth joining in one loop. */
  public boolean isCheap() {
    return ordinal() < FLOOR.ordinal();
  }

  /** The operation on one lane: the specification. Operands past the arity are ignored. */
  public double apply(double a, double b, double c) {
    return switch (this) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case NEG -> -a;
      case ABS -> Math.abs(a);
      case SQRT -> Math.sqrt(a);
      case FMA -> Math.fma(a, b, c);
      case FMS -> Math.fma(a, b, -c);
      case FNMA -> Math.fma(-a, b, c);
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case LT -> a < b ? 1 : 0;
      case LE -> a <= b ? 1 : 0;
      case EQ -> a == b ? 1 : 0;
      case SELECT -> a != 0 ? b : c;
      case FLOOR -> Elementary.floor(a);
      case EXP -> Elementary.exp(a);
      case LOG -> Elementary.log(a);
      case NORMAL_CDF -> Elementary.normalCdf(a);
      case NORMAL_QUANTILE -> Elementary.normalQuantile(a);
    };
  }
}
