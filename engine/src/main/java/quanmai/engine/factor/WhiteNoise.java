package quanmai.engine.factor;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * Independent normal values, one a step, whatever the step's length.
 *
 * <p>x = m + s z.
 *
 * <ul>
 *   <li>m: {@code mean}, may vary by step
 *   <li>s: {@code sd} of each value, may vary by step
 * </ul>
 *
 * <p>The base case is the mean.
 */
public record WhiteNoise(PerStep mean, PerStep sd) implements FactorProcess {

  public WhiteNoise(int mean, int sd) {
    this(PerStep.same(mean), PerStep.same(sd));
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    Arrays.setAll(path, s -> z.plus(mean.at(s), sd.at(s), s));
    return path;
  }

  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    Arrays.setAll(path, mean::at);
    return path;
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    mean.nodes().forEach(node -> problems.finite("mean", valueOf.applyAsDouble(node)));
    sd.nodes().forEach(node -> problems.atLeast("sd", valueOf.applyAsDouble(node), 0));
    return problems.all();
  }
}
