package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * Brownian motion with drift.
 *
 * <p>x' = x + m dt + s sqrt(dt) z.
 *
 * <ul>
 *   <li>x at the start: {@code start}
 *   <li>m: {@code drift}, per year, may vary by step
 *   <li>s: {@code vol}, per square root of a year, may vary by step
 * </ul>
 *
 * <p>The base case is the mean.
 */
public record Brownian(int start, PerStep drift, PerStep vol) implements FactorProcess {

  public Brownian(int start, int drift, int vol) {
    this(start, PerStep.same(drift), PerStep.same(vol));
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int x = start;
    for (int s = 0; s < path.length; s++) {
      int sd = g.mul(vol.at(s), g.sqrt(dtYears[s]));
      x = z.plus(moved(g, x, s, dtYears[s]), sd, s);
      path[s] = x;
    }
    return path;
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    int x = start;
    for (int s = 0; s < path.length; s++) {
      x = moved(g, x, s, dtYears[s]);
      path[s] = x;
    }
    return path;
  }

  private int moved(Graph g, int x, int s, int dt) {
    return g.add(x, g.mul(drift.at(s), dt));
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
