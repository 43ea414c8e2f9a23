package quanmai.engine.factor.table;

import org.apache.commons.math3.special.Erf;
import quanmai.engine.kernels.Elementary;

/**
 * Builds the table of x(z) = F^-1(N(z)) of a {@link Family}.
 *
 * <p>At a knot x is solved to rounding, from the side of the law where its probability is at most
 * 1/2; then x' = n(z) / f(x) and x'' = x' (-z - x' f'(x) / f(x)). Knots are halved until the error,
 * measured at the new knots and falling by 2^6 a halving, is below 1e-11 of the law's scale.
 */
final class PiecesBuilder {

  private static final double TOLERANCE = 1e-11;
  private static final int FIRST_PER_UNIT = 4;
  private static final int MAX_PER_UNIT = 256;
  private static final double SQRT_TWO_PI = 2.5066282746310002;

  private final Family family;
  private final double[] shape;
  private final Tail lower;
  private final Tail upper;

  PiecesBuilder(Family family, double... shape) {
    this.family = family;
    this.shape = shape.clone();
    this.lower = family.lower(shape);
    this.upper = family.upper(shape);
  }

  Pieces quantile() {
    int perUnit = FIRST_PER_UNIT;
    double[][] knots = march(perUnit);
    while (perUnit < MAX_PER_UNIT) {
      double[][] finer = halve(perUnit, knots);
      double error = errorOf(perUnit, knots, finer);
      perUnit *= 2;
      knots = finer;
      if (error / 64 < TOLERANCE * family.scale(shape)) {
        break;
      }
    }
    return Pieces.quintic(perUnit, knots);
  }

  /**
   * The derivative of x(z) by shape parameter {@code k}: -(dF/dk) / f, with dF/dk from five-point
   * differences.
   */
  Pieces sensitivity(int k, int perUnit) {
    double step = 1e-4 * shape[k];
    PiecesBuilder[] moved = new PiecesBuilder[4];
    double[] by = {-2, -1, 1, 2};
    for (int i = 0; i < 4; i++) {
      double[] other = shape.clone();
      other[k] += by[i] * step;
      moved[i] = new PiecesBuilder(family, other);
    }
    double[][] knots = march(perUnit);
    double[] values = new double[knots.length];
    for (int i = 0; i < values.length; i++) {
      double z = -Pieces.REACH + (double) i / perUnit;
      Tail tail = tailAt(z);
      double v = z > 0 && family.mirrored() ? knots[i][3] : knots[i][0];
      double[] p = new double[4];
      for (int j = 0; j < 4; j++) {
        p[j] = (z <= 0 ? moved[j].lower : moved[j].upper).probability(v);
      }
      double change = (8 * (p[2] - p[1]) - (p[3] - p[0])) / (12 * step);
      double sign = tail.rises() == (z <= 0 || !family.mirrored()) ? -1 : 1;
      values[i] = finite(sign * change / tail.density(v));
    }
    return Pieces.cubic(perUnit, values);
  }

  /** Knots outwards from z = 0, each guessed from its neighbour's derivatives. */
  private double[][] march(int perUnit) {
    int half = (int) (Pieces.REACH * perUnit);
    double[][] knots = new double[2 * half + 1][];
    knots[half] = knot(0, 0.5);
    for (int i = 1; i <= half; i++) {
      double h = 1.0 / perUnit;
      knots[half - i] = knot(-i * h, ahead(knots[half - i + 1], -h, true));
      knots[half + i] = knot(i * h, ahead(knots[half + i - 1], h, false));
    }
    return knots;
  }

  private double ahead(double[] knot, double h, boolean low) {
    double v = low || !family.mirrored() ? knot[0] : knot[3];
    double slope = low || !family.mirrored() ? knot[1] : -knot[1];
    return v * Elementary.exp(Math.min(Math.max(h * slope / v, -50), 50));
  }

  private double[][] halve(int perUnit, double[][] knots) {
    double[][] finer = new double[2 * knots.length - 1][];
    for (int k = 0; k < knots.length; k++) {
      finer[2 * k] = knots[k];
    }
    double h = 0.5 / perUnit;
    for (int k = 1; k < finer.length; k += 2) {
      double z = -Pieces.REACH + k * h;
      boolean low = z <= 0;
      finer[k] = knot(z, ahead(low ? finer[k + 1] : finer[k - 1], low ? -h : h, low));
    }
    return finer;
  }

  private static double errorOf(int perUnit, double[][] knots, double[][] finer) {
    Pieces coarse = Pieces.quintic(perUnit, knots);
    double worst = 0;
    for (int k = 1; k < finer.length; k += 2) {
      double z = -Pieces.REACH + k * 0.5 / perUnit;
      worst = Math.max(worst, Math.abs(coarse.value(z) - finer[k][0]));
    }
    return worst;
  }

  /** x, x', x'' and 1 - x at z. */
  private double[] knot(double z, double guess) {
    Tail tail = tailAt(z);
    double v = tail.cutAt(probability(z), guess);
    double slope = finite(Elementary.exp(-0.5 * z * z) / SQRT_TWO_PI / tail.density(v));
    boolean fromOne = z > 0 && family.mirrored();
    double logSlope = fromOne ? -tail.logSlope(v) : tail.logSlope(v);
    double curve = finite(slope * (-z - slope * logSlope));
    return new double[] {fromOne ? 1 - v : v, slope, curve, fromOne ? v : 1 - v};
  }

  private Tail tailAt(double z) {
    return z <= 0 ? lower : upper;
  }

  /** N(-|z|), with small relative error. */
  private static double probability(double z) {
    return 0.5 * Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /** Where a value underflowed its derivatives do not matter. */
  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }
}
