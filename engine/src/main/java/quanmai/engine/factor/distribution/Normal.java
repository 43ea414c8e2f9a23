package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.program.Graph;

/** Normal: mean + sd z. */
public record Normal() implements Continuous {

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

  @Override
  public Scaled law(double... p) {
    return Scaled.of(NormalDistribution.of(p[0], p[1]));
  }
}
