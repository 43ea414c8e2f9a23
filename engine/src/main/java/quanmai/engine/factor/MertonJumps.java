package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * Merton's jump diffusion: geometric Brownian motion with lognormal jumps at Poisson times, exact
 * at the steps.
 *
 * <p>S = S0 e^x, x' = x + (m - s^2 / 2 - h (e^(j + d^2 / 2) - 1)) dt + s sqrt(dt) z + n j + sqrt(n)
 * d y, n Poisson of mean h dt, y a standard normal of its own.
 *
 * <p>n comes from a uniform by the inverse of the Poisson distribution, and is at most {@value
 * #MAX_JUMPS} in a step: of mean 1 that is exceeded with probability 1e-8, of mean 2 with 8e-6.
 * Jumps of steps and factors are independent; the streams are {@code stream + ".jumps"} for n and
 * {@code stream + ".jump-size"} for y. The path-wise derivative by h sees the drift only, not the
 * number of jumps.
 *
 * <ul>
 *   <li>S0: {@code start}
 *   <li>m: {@code drift} of the mean, per year, jumps included
 *   <li>s: {@code vol}, per square root of a year
 *   <li>h: {@code jumpsPerYear}, at least 0
 *   <li>j: {@code jumpMean} of ln S at a jump
 *   <li>d: {@code jumpSd} of ln S at a jump
 * </ul>
 *
 * <p>The base case is the mean, S0 e^(m t).
 */
public record MertonJumps(int start, int drift, int vol, int jumpsPerYear, int jumpMean, int jumpSd)
    implements FactorProcess {

  /** The most jumps counted in a step. */
  public static final int MAX_JUMPS = 10;

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int x = g.constant(0);
    for (int s = 0; s < path.length; s++) {
      int dt = dtYears[s];
      int sd = g.mul(vol, g.sqrt(dt));
      x = z.plus(g.add(x, g.mul(logDrift(g), dt)), sd, s);
      x = jump(g, x, g.uniform(stream + ".jumps", s), g.normal(stream + ".jump-size", s), dt);
      path[s] = g.mul(start, g.exp(x));
    }
    return path;
  }

  private int logDrift(Graph g) {
    int half = g.constant(0.5);
    int exponent = g.add(jumpMean, g.mul(half, g.mul(jumpSd, jumpSd)));
    int gain = g.sub(g.exp(exponent), g.constant(1));
    int ownDrift = g.sub(drift, g.mul(half, g.mul(vol, vol)));
    return g.sub(ownDrift, g.mul(jumpsPerYear, gain));
  }

  /** x + n j + sqrt(n) d y, both n and its root as sums over k of [u &gt; P(n &lt;= k)]. */
  private int jump(Graph g, int x, int u, int y, int dt) {
    int mean = g.mul(jumpsPerYear, dt);
    int term = g.exp(g.neg(mean));
    int cumulative = term;
    int number = g.constant(0);
    int root = g.constant(0);
    for (int k = 0; k < MAX_JUMPS; k++) {
      int more = g.lessThan(cumulative, u);
      number = g.add(number, more);
      root = g.add(root, g.mul(more, g.constant(Math.sqrt(k + 1) - Math.sqrt(k))));
      term = g.mul(term, g.div(mean, g.constant(k + 1)));
      cumulative = g.add(cumulative, term);
    }
    int size = g.mul(g.mul(jumpSd, root), y);
    return g.add(size, g.add(g.mul(jumpMean, number), x));
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    return new Gbm(start, drift, vol).expected(g, dtYears);
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    problems.finite("start", valueOf.applyAsDouble(start));
    problems.finite("drift", valueOf.applyAsDouble(drift));
    problems.atLeast("vol", valueOf.applyAsDouble(vol), 0);
    problems.atLeast("jumps", valueOf.applyAsDouble(jumpsPerYear), 0);
    problems.finite("jump_mean", valueOf.applyAsDouble(jumpMean));
    problems.atLeast("jump_sd", valueOf.applyAsDouble(jumpSd), 0);
    return problems.all();
  }
}
