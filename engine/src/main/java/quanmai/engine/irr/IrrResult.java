package quanmai.engine.irr;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The internal rates of return of one set of flows.
 *
 * @param rate the reported rate a year (0.08 is 8%), by {@link Irr#RULE}; empty where there is none
 * @param roots every rate above -100%, ascending; a double root stands once
 * @param status how many there are, or why there is none
 */
public record IrrResult(OptionalDouble rate, List<Double> roots, IrrStatus status) {

  public IrrResult {
    roots = List.copyOf(roots);
  }

  static IrrResult none(IrrStatus status) {
    return new IrrResult(OptionalDouble.empty(), List.of(), status);
  }

  /** The reported rate, NaN where there is none. */
  public double rateOrNaN() {
    return rate.orElse(Double.NaN);
  }
}
