package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.kernels.Op;
import quanmai.engine.program.Graph;

/**
 * Cox-Ingersoll-Ross: mean-reverting and never negative, by the quadratic-exponential scheme of
 * Andersen (Simple and efficient simulation of the Heston model, 2008, section 3.2).
 *
 * <p>dr = k (m - r) dt + s sqrt(r) dW. The next value has the exact conditional mean M = m + (r -
 * m) a and variance V = r s^2 a (1 - a) / k + m s^2 (1 - a)^2 / (2 k), a = e^(-k dt). With q = V /
 * M^2:
 *
 * <ul>
 *   <li>q at most 1.5: r' = M (b + z)^2 / (1 + b^2), b^2 = 2/q - 1 + sqrt(2/q (2/q - 1))
 *   <li>else: r' = max(0, ln((1 - p) / N(-z))) M / (1 - p), p = (q - 1) / (q + 1)
 * </ul>
 *
 * <p>Both rise with z. Mean and variance of every step are exact; the higher moments are those of
 * the matched law. A five-year bond by monthly steps shows no error beside that of 15,000 paths
 * (some 1e-4).
 *
 * <ul>
 *   <li>r at the start: {@code start}, at least 0
 *   <li>k: {@code reversion}, per year, above 0
 *   <li>m: {@code mean}, above 0, may vary by step
 *   <li>s: {@code vol}, per square root of a year, above 0
 * </ul>
 *
 * <p>The base case is the mean.
 */
public record Cir(int start, int reversion, PerStep mean, int vol) implements FactorProcess {

  /** Andersen's switch between the two branches; any value in [1, 2] is admissible. */
  private static final double SWITCH = 1.5;

  public Cir(int start, int reversion, int mean, int vol) {
    this(start, reversion, PerStep.same(mean), vol);
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int r = start;
    for (int s = 0; s < path.length; s++) {
      r = next(g, r, z.at(s), mean.at(s), dtYears[s]);
      path[s] = r;
    }
    return path;
  }

  private int next(Graph g, int r, int z, int level, int dt) {
    OuStep step = OuStep.of(g, reversion, vol, dt);
    int lost = g.sub(g.constant(1), step.decay());
    int unit = g.div(g.mul(g.mul(vol, vol), lost), reversion);
    int m = step.mean(g, r, level);
    int fixed = g.mul(g.constant(0.5), g.mul(g.mul(level, unit), lost));
    int variance = g.add(g.mul(r, g.mul(unit, step.decay())), fixed);
    int square = g.mul(m, m);
    // The bare comparison: an undefined r makes both branches, and so the result, undefined.
    int quadratic = g.operation(Op.LE, variance, g.mul(g.constant(SWITCH), square));
    int byNormal = quadratic(g, z, m, g.div(g.mul(g.constant(2), square), variance));
    int byTail = exponential(g, z, m, variance, square);
    return g.operation(Op.SELECT, quadratic, byNormal, byTail);
  }

  private static int quadratic(Graph g, int z, int m, int twoOverQ) {
    int one = g.constant(1);
    int kept = g.max(twoOverQ, g.constant(2 / SWITCH));
    int less = g.sub(kept, one);
    int b2 = g.add(less, g.sqrt(g.mul(kept, less)));
    int moved = g.add(g.sqrt(b2), z);
    return g.mul(g.div(m, g.add(one, b2)), g.mul(moved, moved));
  }

  /** 1 - p = 2 / (q + 1) = 2 M^2 / (V + M^2). */
  private static int exponential(Graph g, int z, int m, int variance, int square) {
    int above = g.div(g.mul(g.constant(2), square), g.add(variance, square));
    int exponent = g.log(g.div(above, g.normalCdf(g.neg(z))));
    return g.mul(g.max(exponent, g.constant(0)), g.div(m, above));
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    return new Ou(start, reversion, mean, PerStep.same(vol)).expected(g, dtYears);
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    problems.atLeast("start", valueOf.applyAsDouble(start), 0);
    problems.above("reversion", valueOf.applyAsDouble(reversion), 0);
    mean.nodes().forEach(node -> problems.above("mean", valueOf.applyAsDouble(node), 0));
    problems.above("vol", valueOf.applyAsDouble(vol), 0);
    return problems.all();
  }
}
