package quanmai.engine.factor.table;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.util.FastMath;

/**
 * One end of a law on the positive numbers, in a coordinate v that keeps small probabilities exact.
 *
 * <p>By Commons Math 3, whose special functions use its own elementary functions only: tables then
 * have the same bits on every machine.
 */
sealed interface Tail {

  /** A Newton step (in ln v) below this leaves an error of its square. */
  double CLOSE = 1e-9;

  /** The probability on this side of the cut v &gt; 0, with small relative error. */
  double probability(double v);

  double density(double v);

  /** d ln density / dv. */
  double logSlope(double v);

  /** Whether the probability rises with v: the side is [0, v], not [v, infinity). */
  boolean rises();

  /** [0, v] of a beta law on [0, 1]. */
  record OfBeta(double alpha, double beta, double logConstant) implements Tail {
    OfBeta(double alpha, double beta) {
      this(alpha, beta, Beta.logBeta(alpha, beta));
    }

    @Override
    public double probability(double v) {
      return v >= 1 ? 1 : Beta.regularizedBeta(v, alpha, beta);
    }

    @Override
    public double density(double v) {
      double logV = (alpha - 1) * FastMath.log(v);
      return FastMath.exp(logV + (beta - 1) * FastMath.log1p(-v) - logConstant);
    }

    @Override
    public double logSlope(double v) {
      return (alpha - 1) / v - (beta - 1) / (1 - v);
    }

    @Override
    public boolean rises() {
      return true;
    }
  }

  /** One side of a gamma law of scale 1. */
  record OfGamma(double shape, boolean rises, double logConstant) implements Tail {
    OfGamma(double shape, boolean rises) {
      this(shape, rises, Gamma.logGamma(shape));
    }

    @Override
    public double probability(double v) {
      return rises ? Gamma.regularizedGammaP(shape, v) : Gamma.regularizedGammaQ(shape, v);
    }

    @Override
    public double density(double v) {
      return FastMath.exp((shape - 1) * FastMath.log(v) - v - logConstant);
    }

    @Override
    public double logSlope(double v) {
      return (shape - 1) / v - 1;
    }
  }

  /** One side of sqrt(chi-square / nu): v = sqrt(2 G / nu), G gamma of shape nu / 2. */
  record OfChi(double nu, OfGamma square) implements Tail {
    OfChi(double nu, boolean rises) {
      this(nu, new OfGamma(nu / 2, rises));
    }

    @Override
    public double probability(double v) {
      return square.probability(nu * v * v / 2);
    }

    @Override
    public double density(double v) {
      return square.density(nu * v * v / 2) * nu * v;
    }

    @Override
    public double logSlope(double v) {
      return square.logSlope(nu * v * v / 2) * nu * v + 1 / v;
    }

    @Override
    public boolean rises() {
      return square.rises();
    }
  }

  /** The cut v with the given probability; 0 where it is below e^-700. */
  default double cutAt(double probability, double guess) {
    double target = FastMath.log(probability);
    double low = -700;
    double high = 700;
    double w = guess > 0 ? FastMath.log(guess) : 0;
    for (int i = 0; i < 120; i++) {
      double v = FastMath.exp(w);
      double at = probability(v);
      double error = FastMath.log(at) - target;
      if (error > 0 == rises()) {
        high = w;
      } else {
        low = w;
      }
      double step = error * at / (density(v) * v);
      double next = rises() ? w - step : w + step;
      if (Math.abs(step) <= CLOSE && Math.abs(error) < 0.01) {
        return FastMath.exp(next);
      }
      w = next > low && next < high ? next : 0.5 * (low + high);
    }
    return w <= -699 ? 0 : FastMath.exp(w);
  }
}
