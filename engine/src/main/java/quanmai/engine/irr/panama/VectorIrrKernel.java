package quanmai.engine.irr.panama;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import quanmai.engine.irr.IrrKernel;
import quanmai.engine.irr.NewtonStart;
import quanmai.engine.irr.ScalarIrrKernel;

/**
 * Newton's method with four vectors of lanes in flight ({@link Sums}); lanes that do not fill such
 * a group go to the specification.
 *
 * <p>One instance serves one thread.
 */
public final class VectorIrrKernel implements IrrKernel {

  private static final VectorSpecies<Double> S = Sums.S;
  private static final int L = S.length();

  private final IrrKernel scalar = new ScalarIrrKernel();
  private final Sums sums = new Sums();
  private final double[] moving = new double[Sums.GROUP];

  @Override
  public void solve(
      double[][] flows, int periods, int from, int to, NewtonStart start, double[] discount) {
    int lane = from;
    for (; lane + Sums.GROUP <= to; lane += Sums.GROUP) {
      sums.withSizes(flows, periods, lane, start.discount());
      for (int k = 0; k < Sums.GROUP; k += L) {
        guess(start, k).intoArray(discount, lane + k);
      }
      newton(flows, periods, lane, discount);
      sums.withSigns(flows, periods, lane, discount);
      for (int k = 0; k < Sums.GROUP; k++) {
        discount[lane + k] = finished(k, discount[lane + k]);
      }
    }
    scalar.solve(flows, periods, lane, to, start, discount);
  }

  private DoubleVector guess(NewtonStart start, int k) {
    DoubleVector value = DoubleVector.fromArray(S, sums.value, k);
    DoubleVector size = DoubleVector.fromArray(S, sums.other, k);
    DoubleVector timed = DoubleVector.fromArray(S, sums.slope, k).mul(start.discount());
    DoubleVector timedSize = DoubleVector.fromArray(S, sums.below, k).mul(start.discount());
    DoubleVector v = roughExp(logStep(size, value, timed, timedSize)).mul(start.discount());
    return c(Double.NaN).blend(v, value.abs().lt(size));
  }

  private static DoubleVector logStep(
      DoubleVector size, DoubleVector value, DoubleVector timed, DoubleVector timedSize) {
    DoubleVector u = value.div(size);
    DoubleVector uu = u.mul(u);
    DoubleVector series = uu.fma(c(1. / 7), c(1. / 5));
    series = uu.fma(uu.fma(series, c(1. / 3)), c(1));
    DoubleVector slope = timed.sub(timedSize.mul(u)).div(size);
    DoubleVector step = u.mul(series).neg().mul(c(1).sub(uu)).div(slope);
    step = step.blend(1, step.compare(VectorOperators.GT, 1));
    return step.blend(-1, step.compare(VectorOperators.LT, -1));
  }

  private static DoubleVector roughExp(DoubleVector y) {
    DoubleVector even = y.mul(y).fma(c(1. / 12), c(1));
    DoubleVector odd = y.mul(0.5);
    return even.add(odd).div(even.sub(odd));
  }

  private static DoubleVector c(double value) {
    return DoubleVector.broadcast(S, value);
  }

  /** Moves the group until each lane has converged, or given up; those that gave up become NaN. */
  private void newton(double[][] flows, int periods, int lane, double[] discount) {
    Arrays.fill(moving, 1);
    boolean any = true;
    for (int step = 0; step < MAX_STEPS && any; step++) {
      sums.plain(flows, periods, lane, discount);
      any = false;
      for (int k = 0; k < Sums.GROUP; k += L) {
        any |= move(k, lane, discount);
      }
    }
    for (int k = 0; k < Sums.GROUP && any; k++) {
      discount[lane + k] = moving[k] == 1 ? Double.NaN : discount[lane + k];
    }
  }

  /** One step of one vector; whether any of its lanes needs another. */
  private boolean move(int k, int lane, double[] discount) {
    DoubleVector v = DoubleVector.fromArray(S, discount, lane + k);
    DoubleVector moves = DoubleVector.fromArray(S, moving, k);
    DoubleVector move =
        DoubleVector.fromArray(S, sums.value, k).div(DoubleVector.fromArray(S, sums.slope, k));
    DoubleVector next = v.sub(move);
    DoubleVector low = v.mul(SHRINK);
    DoubleVector high = v.mul(GROW);
    next = next.blend(low, next.lt(low)).blend(high, high.lt(next));
    VectorMask<Double> active = moves.compare(VectorOperators.EQ, 1);
    v = v.blend(next, active);
    v.intoArray(discount, lane + k);
    // Where v is NaN there is nowhere to go; the comparison is false there.
    VectorMask<Double> far = v.mul(CLOSE).lt(move.abs()).and(active);
    c(0).blend(1, far).intoArray(moving, k);
    return far.anyTrue();
  }

  /** The last step of one lane; as vectors this was no faster. */
  private double finished(int k, double found) {
    double v = found * ABOVE;
    double move = sums.value[k] / sums.slope[k];
    double root = v - move;
    boolean proven = sums.below[k] < 0 != sums.other[k] > 0;
    return Math.abs(move) <= FINAL * v ? proven ? root : -root : Double.NaN;
  }
}
