package quanmai.engine.factor.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.program.Graph;

/**
 * Observed values x(0) &lt;= ... &lt;= x(n - 1), drawn anywhere between neighbours: linear in u =
 * N(z) between the points u = k / (n - 1) (type 7 of Hyndman and Fan 1996, as in spreadsheets).
 *
 * <p>x = x(0) + sum over k of (x(k + 1) - x(k)) min(max((n - 1) u - k, 0), 1). Its mean is that of
 * the neighbours' midpoints, which the two extreme observations enter by half.
 *
 * @param count how many observations, at least 2
 */
public record Empirical(int count) implements Distribution {

  public Empirical {
    if (count < 2) {
      throw new IllegalArgumentException("an empirical draw needs at least two observations");
    }
  }

  @Override
  public List<String> parameters() {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      names.add("sample[" + k + "]");
    }
    return List.copyOf(names);
  }

  /** {@inheritDoc} The observations must be given in rising order. */
  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int place = g.mul(g.constant(count - 1), g.normalCdf(normal));
    int zero = g.constant(0);
    int one = g.constant(1);
    int result = parameters[0];
    for (int k = 0; k + 1 < count; k++) {
      int share = g.min(g.max(g.sub(place, g.constant(k)), zero), one);
      result = g.add(result, g.mul(g.sub(parameters[k + 1], parameters[k]), share));
    }
    return result;
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    Problems problems = new Problems();
    for (int k = 0; k < count; k++) {
      problems.finite("sample[" + k + "]", parameters[k]);
    }
    for (int k = 0; k + 1 < count; k++) {
      String next = "sample[" + (k + 1) + "]";
      problems.ordered("sample[" + k + "]", parameters[k], next, parameters[k + 1]);
    }
    return problems.all();
  }

  @Override
  public double mean(double... parameters) {
    double sum = Arrays.stream(parameters).sum();
    return (sum - 0.5 * (parameters[0] + parameters[count - 1])) / (count - 1);
  }

  @Override
  public double sd(double... parameters) {
    double mean = mean(parameters);
    double sum = 0;
    for (int k = 0; k + 1 < count; k++) {
      double a = parameters[k] - mean;
      double b = parameters[k + 1] - mean;
      sum += (a * a + a * b + b * b) / 3;
    }
    return Math.sqrt(sum / (count - 1));
  }

  @Override
  public double quantile(double p, double... parameters) {
    double place = p * (count - 1);
    int k = (int) Math.min(Math.max(Math.floor(place), 0), count - 2);
    return parameters[k] + (place - k) * (parameters[k + 1] - parameters[k]);
  }

  @Override
  public double cdf(double x, double... parameters) {
    if (x >= parameters[count - 1]) {
      return 1;
    }
    double place = 0;
    for (int k = 0; k + 1 < count && parameters[k] <= x; k++) {
      double width = parameters[k + 1] - parameters[k];
      place = width > 0 ? k + Math.min((x - parameters[k]) / width, 1) : k + 1;
    }
    return place / (count - 1);
  }

  @Override
  public double density(double x, double... parameters) {
    for (int k = 0; k + 1 < count; k++) {
      if (parameters[k] <= x && x < parameters[k + 1]) {
        return 1 / ((count - 1) * (parameters[k + 1] - parameters[k]));
      }
    }
    return 0;
  }
}
