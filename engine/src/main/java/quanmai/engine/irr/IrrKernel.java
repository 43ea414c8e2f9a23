package quanmai.engine.irr;

/**
 * Newton's method for many lanes of flows at equal periods, and the proof that the root found is
 * the only one.
 *
 * <p>In v, the discount factor of a period: f(v) = c_0 + v (c_1 + v (c_2 + ...)). A lane is proven
 * when the partial sums of that Horner scheme just above the root have one sign: dividing f by (v -
 * root) leaves just those sums as coefficients, so by Descartes' rule no other positive root
 * exists. In money: the balance still owed to the investor never changes sign, a pure investment in
 * the sense of Teichroew, Robichek and Montalbano (1965). Just above, by {@link #ABOVE}, because
 * there f itself has the sign of the balances; at the root the sums that only zero flows precede
 * would be rounding errors of any sign. (So balances below about that share of the whole pass for
 * zero.)
 *
 * <p>Every lane's arithmetic depends on that lane alone (a lane that has converged no longer
 * moves), so results do not depend on block size or neighbours. {@link ScalarIrrKernel} is the
 * specification; others give the same bits.
 */
public interface IrrKernel {

  /** Newton steps at most. */
  int MAX_STEPS = 14;

  /** A step this small beside v lets the next one be the last. */
  double CLOSE = 5e-6;

  /** The last step starts this much above the root found so far, as a multiple of it. */
  double ABOVE = 1 + 1e-8;

  /** The last step must be this small beside v. */
  double FINAL = 1e-7;

  /** No step goes below this times v. */
  double SHRINK = 0.75;

  /** No step goes above this times v. */
  double GROW = 1.3;

  /**
   * Solves lanes {@code from} to {@code to}.
   *
   * @param flows by period, then lane; read only
   * @param periods how many flows, at least 1
   * @param start for as many flows
   * @param discount receives v where it is the only root; -v where it is a root, but not proven the
   *     only one; NaN where no root was reached
   */
  void solve(double[][] flows, int periods, int from, int to, NewtonStart start, double[] discount);
}
