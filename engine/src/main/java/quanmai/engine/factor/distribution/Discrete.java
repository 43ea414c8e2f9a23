package quanmai.engine.factor.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.factor.table.Scores;
import quanmai.engine.program.Graph;

/**
 * One of a few values: the first value whose cumulative probability reaches N(z).
 *
 * <p>Compared in scores: the value moves to the next where z passes N^-1 of the cumulative
 * probability, which is computed once a run. Parameters are {@code value[k]} for all k, then {@code
 * probability[k]}. Give values in rising order where the draw is to be correlated. The last
 * probability is what the others leave; its number is only checked.
 *
 * @param count how many values, at least 1
 */
public record Discrete(int count) implements Distribution {

  public Discrete {
    if (count < 1) {
      throw new IllegalArgumentException("a discrete draw needs at least one value");
    }
  }

  @Override
  public List<String> parameters() {
    List<String> names = new ArrayList<>();
    for (String name : List.of("value", "probability")) {
      for (int k = 0; k < count; k++) {
        names.add(name + "[" + k + "]");
      }
    }
    return List.copyOf(names);
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int result = parameters[0];
    int cumulative = g.constant(0);
    for (int k = 1; k < count; k++) {
      cumulative = g.add(cumulative, parameters[count + k - 1]);
      int passed = g.lessThan(Scores.threshold(g, cumulative), normal);
      result = g.select(passed, parameters[k], result);
    }
    return result;
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    Problems problems = new Problems();
    for (int k = 0; k < count; k++) {
      problems.finite("value[" + k + "]", parameters[k]);
    }
    double[] shares = Arrays.copyOfRange(parameters, count, 2 * count);
    return problems.probabilities("probability", shares).all();
  }

  @Override
  public double mean(double... parameters) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += parameters[count + k] * parameters[k];
    }
    return sum;
  }

  @Override
  public double sd(double... parameters) {
    double mean = mean(parameters);
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += parameters[count + k] * (parameters[k] - mean) * (parameters[k] - mean);
    }
    return Math.sqrt(sum);
  }

  @Override
  public double quantile(double p, double... parameters) {
    Integer[] order = new Integer[count];
    Arrays.setAll(order, k -> k);
    Arrays.sort(order, (a, b) -> Double.compare(parameters[a], parameters[b]));
    double cumulative = 0;
    for (int k : order) {
      cumulative += parameters[count + k];
      if (cumulative >= p && parameters[count + k] > 0) {
        return parameters[k];
      }
    }
    return parameters[order[count - 1]];
  }

  @Override
  public double cdf(double x, double... parameters) {
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += parameters[k] <= x ? parameters[count + k] : 0;
    }
    return sum;
  }

  @Override
  public double density(double x, double... parameters) {
    return 0;
  }
}
