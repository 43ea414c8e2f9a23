package quanmai.engine.factor.table;

/** A family of laws on the positive numbers by one or two shape parameters, all above 0. */
public enum Family {
  /** Beta on [0, 1] with parameters alpha and beta. */
  BETA(2),
  /** Gamma of scale 1 with parameter shape. */
  GAMMA(1),
  /** sqrt(W / nu), W chi-square of nu degrees of freedom. */
  CHI(1);

  private final int parameters;

  Family(int parameters) {
    this.parameters = parameters;
  }

  /** How many shape parameters it has. */
  public int parameters() {
    return parameters;
  }

  /** The side that holds small values. */
  Tail lower(double... shape) {
    return switch (this) {
      case BETA -> new Tail.OfBeta(shape[0], shape[1]);
      case GAMMA -> new Tail.OfGamma(shape[0], true);
      case CHI -> new Tail.OfChi(shape[0], true);
    };
  }

  /** The side that holds large values; for beta in the coordinate 1 - x. */
  Tail upper(double... shape) {
    return switch (this) {
      case BETA -> new Tail.OfBeta(shape[1], shape[0]);
      case GAMMA -> new Tail.OfGamma(shape[0], false);
      case CHI -> new Tail.OfChi(shape[0], false);
    };
  }

  /** Whether the upper side counts from 1 downwards. */
  boolean mirrored() {
    return this == BETA;
  }

  /** What errors are measured against: the range, or the standard deviation. */
  double scale(double... shape) {
    return switch (this) {
      case BETA, CHI -> 1;
      case GAMMA -> Math.sqrt(shape[0]);
    };
  }
}
