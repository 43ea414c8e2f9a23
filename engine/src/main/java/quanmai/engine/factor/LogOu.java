package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * The exponential of an Ornstein-Uhlenbeck process: positive, reverting to a long-run median.
 *
 * <p>y = ln(x / m): y' = a y + s sqrt((1 - a^2) / (2 k)) z, a = e^(-k dt); x = m e^y.
 *
 * <ul>
 *   <li>x at the start: {@code start}, above 0
 *   <li>k: {@code reversion}, per year, above 0
 *   <li>m: {@code median}, the long-run median of x, above 0
 *   <li>s: {@code vol} of ln x, per square root of a year, may vary by step
 * </ul>
 *
 * <p>The base case is the mean, m e^(E y + Var y / 2).
 */
public record LogOu(int start, int reversion, int median, PerStep vol) implements FactorProcess {

  public LogOu(int start, int reversion, int median, int vol) {
    this(start, reversion, median, PerStep.same(vol));
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int y = startOfLog(g);
    for (int s = 0; s < path.length; s++) {
      OuStep step = OuStep.of(g, reversion, vol.at(s), dtYears[s]);
      y = z.plus(g.mul(step.decay(), y), step.sd(), s);
      path[s] = g.mul(median, g.exp(y));
    }
    return path;
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    int mean = startOfLog(g);
    int variance = g.constant(0);
    for (int s = 0; s < path.length; s++) {
      OuStep step = OuStep.of(g, reversion, vol.at(s), dtYears[s]);
      mean = g.mul(step.decay(), mean);
      variance = step.variance(g, variance);
      int exponent = g.add(mean, g.mul(g.constant(0.5), variance));
      path[s] = g.mul(median, g.exp(exponent));
    }
    return path;
  }

  private int startOfLog(Graph g) {
    return g.log(g.div(start, median));
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    problems.above("start", valueOf.applyAsDouble(start), 0);
    problems.above("reversion", valueOf.applyAsDouble(reversion), 0);
    problems.above("median", valueOf.applyAsDouble(median), 0);
    vol.nodes().forEach(node -> problems.atLeast("vol", valueOf.applyAsDouble(node), 0));
    return problems.all();
  }
}
