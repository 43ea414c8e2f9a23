package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * Geometric Brownian motion, exactly discretised.
 *
 * <p>dS = m S dt + s S dW: S = S0 e^x, x' = x + (m - s^2 / 2) dt + s sqrt(dt) z.
 *
 * <ul>
 *   <li>S0: {@code start}
 *   <li>m: {@code drift}, per year, continuously compounded, may vary by step
 *   <li>s: {@code vol}, per square root of a year, may vary by step
 * </ul>
 *
 * <p>The base case is the mean, S0 e^(sum of m dt).
 */
public record Gbm(int start, PerStep drift, PerStep vol) implements FactorProcess {

  public Gbm(int start, int drift, int vol) {
    this(start, PerStep.same(drift), PerStep.same(vol));
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int x = g.constant(0);
    for (int s = 0; s < path.length; s++) {
      int sd = g.mul(vol.at(s), g.sqrt(dtYears[s]));
      x = z.plus(g.add(x, logDrift(g, s, dtYears[s])), sd, s);
      path[s] = g.mul(start, g.exp(x));
    }
    return path;
  }

  /** (m - s^2 / 2) dt. */
  private int logDrift(Graph g, int s, int dt) {
    int variance = g.mul(vol.at(s), vol.at(s));
    return g.mul(g.sub(drift.at(s), g.mul(g.constant(0.5), variance)), dt);
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    int growth = g.constant(0);
    for (int s = 0; s < path.length; s++) {
      growth = g.add(growth, g.mul(drift.at(s), dtYears[s]));
      path[s] = g.mul(start, g.exp(growth));
    }
    return path;
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    problems.finite("start", valueOf.applyAsDouble(start));
    drift.nodes().forEach(node -> problems.finite("drift", valueOf.applyAsDouble(node)));
    vol.nodes().forEach(node -> problems.atLeast("vol", valueOf.applyAsDouble(node), 0));
    return problems.all();
  }
}
