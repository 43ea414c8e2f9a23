package quanmai.engine.kernels.panama;

import static quanmai.engine.kernels.Coefficients.EXP_0;
import static quanmai.engine.kernels.Coefficients.EXP_1;
import static quanmai.engine.kernels.Coefficients.EXP_2;
import static quanmai.engine.kernels.Coefficients.EXP_3;
import static quanmai.engine.kernels.Coefficients.EXP_4;
import static quanmai.engine.kernels.Coefficients.EXP_5;
import static quanmai.engine.kernels.Coefficients.EXP_6;
import static quanmai.engine.kernels.Coefficients.EXP_7;
import static quanmai.engine.kernels.Coefficients.EXP_8;
import static quanmai.engine.kernels.Coefficients.EXP_9;
import static quanmai.engine.kernels.Coefficients.EXP_NORMAL;
import static quanmai.engine.kernels.Coefficients.LN2_HIGH;
import static quanmai.engine.kernels.Coefficients.LN2_LOW;
import static quanmai.engine.kernels.Coefficients.LOG2_E;
import static quanmai.engine.kernels.Coefficients.ROUND;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
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

  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  @Override
  public int lanes() {
    return SPECIES.length();
  }

  @Override
  public @Nullable ColumnLoop loop(Op op) {
    return switch (op) {
      case EXP -> VectorFunctions::exp;
      default -> null;
    };
  }

  private static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  private static void exp(double[] from, double[] to, int n) {
    for (int i = 0; i < n; i += SPECIES.length()) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, from, i);
      if (x.abs().compare(VectorOperators.LE, all(EXP_NORMAL)).allTrue()) {
        expNormal(x).intoArray(to, i);
      } else {
        for (int lane = i; lane < i + SPECIES.length(); lane++) {
          to[lane] = Elementary.exp(from[lane]);
        }
      }
    }
  }

  private static DoubleVector expNormal(DoubleVector x) {
    DoubleVector shifted = x.fma(all(LOG2_E), all(ROUND));
    LongVector exponent = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 52);
    DoubleVector n = shifted.sub(all(ROUND));
    DoubleVector r = n.fma(all(-LN2_LOW), n.fma(all(-LN2_HIGH), x));
    DoubleVector r2 = r.mul(r);
    DoubleVector r4 = r2.mul(r2);
    DoubleVector q03 =
        r.fma(all(EXP_3), all(EXP_2)).fma(r2, r.fma(all(EXP_1), all(EXP_0)));
    DoubleVector q47 =
        r.fma(all(EXP_7), all(EXP_6)).fma(r2, r.fma(all(EXP_5), all(EXP_4)));
    DoubleVector q49 = r.fma(all(EXP_9), all(EXP_8)).fma(r4, q47);
    DoubleVector fraction = q49.fma(r4, q03).fma(r2, r).add(all(1));
    return fraction.reinterpretAsLongs().add(exponent).reinterpretAsDoubles();
  }
}
