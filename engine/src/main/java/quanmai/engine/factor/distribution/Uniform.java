package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.program.Graph;

/** Uniform on [min, max]: min + (max - min) N(z). */
public record Uniform() implements Continuous {

  @Override
  public List<String> parameters() {
    return List.of("min", "max");
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int width = g.sub(parameters[1], parameters[0]);
    return g.add(parameters[0], g.mul(width, g.normalCdf(normal)));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    return new Problems()
        .finite("min", parameters[0])
        .finite("max", parameters[1])
        .below("min", parameters[0], "max", parameters[1])
        .all();
  }

  @Override
  public Scaled law(double... p) {
    return Scaled.of(UniformContinuousDistribution.of(p[0], p[1]));
  }
}
