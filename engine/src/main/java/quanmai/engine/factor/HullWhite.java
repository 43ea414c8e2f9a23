package quanmai.engine.factor;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * Hull-White (extended Vasicek) rate by step, fitted to an initial forward curve.
 *
 * <p>r(s) = f(s) + c(s) + x(s + 1), the rate held over step s, continuously compounded; x(0) = 0
 * and x' = a x + v sqrt((1 - a^2) / (2 k)) z, a = e^(-k dt), the exact Ornstein-Uhlenbeck value at
 * the step's end. The convexity c(s) = (Var S(s + 1) - Var S(s)) / (2 dt) with S(s) = sum over j
 * &lt; s of x(j + 1) dt(j) makes the mean of e^(-sum of r dt) equal e^(-sum of f dt) exactly, at
 * the end of every step: bond prices reprice the curve at any step length, and c tends to Hull and
 * White's v^2 (1 - e^(-k t))^2 / (2 k^2) as steps shrink.
 *
 * <ul>
 *   <li>f: {@code forward}, the forward rate of each step, per year, continuously compounded
 *   <li>k: {@code reversion}, per year, above 0
 *   <li>v: {@code vol}, per year and square root of a year
 * </ul>
 *
 * <p>The base case is the mean, f + c.
 */
public record HullWhite(PerStep forward, int reversion, int vol) implements FactorProcess {

  /**
   * Fitted to zero rates.
   *
   * @param zeroRates node of the zero rate from the start to the end of each step, per year,
   *     continuously compounded
   */
  public static HullWhite ofZeroRates(
      Graph g, int[] zeroRates, int[] dtYears, int reversion, int vol) {
    Integer[] forward = new Integer[zeroRates.length];
    int time = g.constant(0);
    int grown = g.constant(0);
    for (int s = 0; s < forward.length; s++) {
      time = g.add(time, dtYears[s]);
      int total = g.mul(zeroRates[s], time);
      forward[s] = g.div(g.sub(total, grown), dtYears[s]);
      grown = total;
    }
    return new HullWhite(new PerStep(Arrays.asList(forward)), reversion, vol);
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = expected(g, dtYears);
    int x = g.constant(0);
    for (int s = 0; s < path.length; s++) {
      OuStep step = OuStep.of(g, reversion, vol, dtYears[s]);
      x = z.plus(g.mul(step.decay(), x), step.sd(), s);
      path[s] = g.add(path[s], x);
    }
    return path;
  }

  /**
   * {@inheritDoc}
   *
   * <p>With C = Cov(x, S): C' = a C + dt Var x', and (Var S' - Var S) / (2 dt) = a C + dt Var x' /
   * 2.
   */
  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    int variance = g.constant(0);
    int covariance = g.constant(0);
    for (int s = 0; s < path.length; s++) {
      OuStep step = OuStep.of(g, reversion, vol, dtYears[s]);
      variance = step.variance(g, variance);
      int carried = g.mul(step.decay(), covariance);
      int added = g.mul(dtYears[s], variance);
      covariance = g.add(carried, added);
      int convexity = g.add(carried, g.mul(g.constant(0.5), added));
      path[s] = g.add(forward.at(s), convexity);
    }
    return path;
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    forward.nodes().forEach(node -> problems.finite("forward", valueOf.applyAsDouble(node)));
    problems.above("reversion", valueOf.applyAsDouble(reversion), 0);
    problems.atLeast("vol", valueOf.applyAsDouble(vol), 0);
    return problems.all();
  }
}
