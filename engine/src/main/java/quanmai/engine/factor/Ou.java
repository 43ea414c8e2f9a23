package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * Ornstein-Uhlenbeck (Vasicek): mean-reverting, normal, exactly discretised.
 *
 * <p>dx = k (m - x) dt + s dW, over a step with constant m:
 *
 * <p>x' = a x + (1 - a) m + s sqrt((1 - a^2) / (2 k)) z, a = e^(-k dt).
 *
 * <ul>
 *   <li>x at the start: {@code start}
 *   <li>k: {@code reversion}, per year, above 0
 *   <li>m: {@code mean}, may vary by step
 *   <li>s: {@code vol}, per square root of a year, may vary by step
 * </ul>
 *
 * <p>The base case is the mean.
 */
public record Ou(int start, int reversion, PerStep mean, PerStep vol) implements FactorProcess {

  public Ou(int start, int reversion, int mean, int vol) {
    this(start, reversion, PerStep.same(mean), PerStep.same(vol));
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int x = start;
    for (int s = 0; s < path.length; s++) {
      OuStep step = OuStep.of(g, reversion, vol.at(s), dtYears[s]);
      x = z.plus(step.mean(g, x, mean.at(s)), step.sd(), s);
      path[s] = x;
    }
    return path;
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    int x = start;
    for (int s = 0; s < path.length; s++) {
      x = OuStep.of(g, reversion, vol.at(s), dtYears[s]).mean(g, x, mean.at(s));
      path[s] = x;
    }
    return path;
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    problems.finite("start", valueOf.applyAsDouble(start));
    problems.above("reversion", valueOf.applyAsDouble(reversion), 0);
    mean.nodes().forEach(node -> problems.finite("mean", valueOf.applyAsDouble(node)));
    vol.nodes().forEach(node -> problems.atLeast("vol", valueOf.applyAsDouble(node), 0));
    return problems.all();
  }
}
