package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.program.Graph;

/** Normal: mean + sd z. */
public record Normal() implements Distribution {

  @Override
  public List<String> parameters() {
    return List.of("mean", "sd");
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    return g.add(parameters[0], g.mul(parameters[1], normal));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    return new Problems().finite("mean", parameters[0]).above("sd", parameters[1], 0).all();
  }

  private static Scaled law(double... p) {
    return Scaled.of(NormalDistribution.of(p[0], p[1]));
  }

  @Override
  public double mean(double... parameters) {
    return law(parameters).mean();
  }

  @Override
  public double sd(double... parameters) {
    return law(parameters).sd();
  }

  @Override
  public double quantile(double p, double... parameters) {
    return law(parameters).quantile(p);
  }

  @Override
  public double cdf(double x, double... parameters) {
    return law(parameters).cdf(x);
  }

  @Override
  public double density(double x, double... parameters) {
    return law(parameters).density(x);
  }
}
