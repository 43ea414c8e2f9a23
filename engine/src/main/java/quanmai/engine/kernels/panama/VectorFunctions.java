package quanmai.engine.kernels.panama;

import static quanmai.engine.kernels.Coefficients.CENTRE;
import static quanmai.engine.kernels.Coefficients.CENTRE_SCALE;
import static quanmai.engine.kernels.Coefficients.EXP_NORMAL;
import static quanmai.engine.kernels.Coefficients.TAIL_POLE;
import static quanmai.engine.kernels.Coefficients.TAIL_SHIFT;
import static quanmai.engine.kernels.Coefficients.TAIL_SLOPE;
import static quanmai.engine.kernels.panama.Vectors.SPECIES;
import static quanmai.engine.kernels.panama.Vectors.all;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import org.jspecify.annotations.Nullable;
import quanmai.engine.kernels.Coefficients;
import quanmai.engine.kernels.ColumnLoop;
import quanmai.engine.kernels.Elementary;
import quanmai.engine.kernels.Op;
import quanmai.engine.kernels.VectorLibrary;

/**
 * The elementary functions over columns, a vector of lanes at a time.
 *
 * <p>Ordinary arguments take the same operations in the same order as {@link Elementary}; a vector
 * with an extreme or undefined lane goes to {@link Elementary} itself. So all bits agree.
 */
public final class VectorFunctions implements VectorLibrary {

  private static final double[] MILLS = Coefficients.mills();
  private static final double[] QUANTILE_CENTRE = Coefficients.quantileCentre();
  private static final double[] QUANTILE_TAIL = Coefficients.quantileTail();

  /** Beyond this the density is no normal number. */
  private static final double BELL_NORMAL = 37;

  private static final double SQRT_TWO = 1.4142135623730951;

  @Override
  public int lanes() {
    return SPECIES.length();
  }

  @Override
  public @Nullable ColumnLoop loop(Op op) {
    return switch (op) {
      case EXP -> VectorFunctions::exp;
      case LOG -> VectorFunctions::log;
      case NORMAL_CDF -> VectorFunctions::normalCdf;
      case NORMAL_QUANTILE -> VectorFunctions::normalQuantile;
      default -> null;
    };
  }

  private static void exp(double[] from, double[] to, int n) {
    for (int i = 0; i < n; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, from, i);
      if (within(x, EXP_NORMAL)) {
        Vectors.exp(x).intoArray(to, i);
      } else {
        laneByLane(Op.EXP, from, to, i);
      }
    }
  }

  private static void log(double[] from, double[] to, int n) {
    for (int i = 0; i < n; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, from, i);
      if (isNormal(x, Double.MAX_VALUE)) {
        Vectors.log(x).intoArray(to, i);
      } else {
        laneByLane(Op.LOG, from, to, i);
      }
    }
  }

  private static void normalCdf(double[] from, double[] to, int n) {
    for (int i = 0; i < n; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, from, i);
      if (within(x, BELL_NORMAL)) {
        DoubleVector a = x.abs();
        DoubleVector z = a.fma(all(1.25), all(-5)).div(a.add(all(5)));
        DoubleVector mills = Vectors.polynomial(MILLS, z).div(a.add(all(1)));
        DoubleVector square = a.mul(a);
        DoubleVector lost = a.fma(a, square.neg());
        DoubleVector bell = Vectors.exp(square.mul(all(-0.5)));
        DoubleVector tail = lost.mul(all(-0.5)).fma(bell, bell).mul(mills);
        DoubleVector rest = all(1).sub(tail);
        tail.blend(rest, x.compare(VectorOperators.GT, all(0))).intoArray(to, i);
      } else {
        laneByLane(Op.NORMAL_CDF, from, to, i);
      }
    }
  }

  private static void normalQuantile(double[] from, double[] to, int n) {
    for (int i = 0; i < n; i += SPECIES.length()) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, from, i);
      if (isNormal(p, Math.nextDown(1.0))) {
        DoubleVector q = p.sub(all(0.5));
        DoubleVector x = quantileTail(p);
        x = x.blend(x.neg(), q.compare(VectorOperators.LT, all(0)));
        DoubleVector z = q.mul(q).fma(all(CENTRE_SCALE), all(-1));
        DoubleVector central = q.mul(Vectors.polynomial(QUANTILE_CENTRE, z));
        x.blend(central, q.abs().compare(VectorOperators.LE, all(CENTRE))).intoArray(to, i);
      } else {
        laneByLane(Op.NORMAL_QUANTILE, from, to, i);
      }
    }
  }

  /** The quantile's distance from 0 by the smaller of p and 1 - p. */
  private static DoubleVector quantileTail(DoubleVector p) {
    DoubleVector r = Vectors.log(p.min(all(1).sub(p))).neg().sqrt();
    DoubleVector z = r.fma(all(TAIL_SLOPE), all(TAIL_SHIFT)).div(r.add(all(TAIL_POLE)));
    return r.fma(all(SQRT_TWO), Vectors.polynomial(QUANTILE_TAIL, z));
  }

  private static boolean within(DoubleVector x, double bound) {
    return x.abs().compare(VectorOperators.LE, all(bound)).allTrue();
  }

  /** Whether every lane is a normal positive number up to {@code most}. */
  private static boolean isNormal(DoubleVector x, double most) {
    return x.compare(VectorOperators.GE, all(Double.MIN_NORMAL))
        .and(x.compare(VectorOperators.LE, all(most)))
        .allTrue();
  }

  private static void laneByLane(Op op, double[] from, double[] to, int first) {
    for (int lane = first; lane < first + SPECIES.length(); lane++) {
      to[lane] = op.apply(from[lane], 0, 0);
    }
  }
}
