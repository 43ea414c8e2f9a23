package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.factor.table.QuantileTable;
import quanmai.engine.program.Graph;

/**
 * PERT on [min, max] with the peak at mode: min + (max - min) B, B beta of alpha = 1 + l (mode -
 * min) / (max - min), beta = 1 + l (max - mode) / (max - min).
 *
 * <p>l = 4 is the classical PERT, of mean (min + 4 mode + max) / 6; a larger l is narrower.
 *
 * @param shaped whether l is a fourth parameter, {@code lambda}; else it is 4
 */
public record Pert(boolean shaped) implements Continuous {

  private static final double CLASSICAL = 4;

  @Override
  public List<String> parameters() {
    return shaped ? List.of("min", "mode", "max", "lambda") : List.of("min", "mode", "max");
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int min = parameters[0];
    int mode = parameters[1];
    int max = parameters[2];
    int lambda = shaped ? parameters[3] : g.constant(CLASSICAL);
    int width = g.sub(max, min);
    int one = g.constant(1);
    int alpha = g.add(one, g.div(g.mul(lambda, g.sub(mode, min)), width));
    int beta = g.add(one, g.div(g.mul(lambda, g.sub(max, mode)), width));
    return g.add(min, g.mul(width, QuantileTable.beta(g, normal, alpha, beta)));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    Problems problems =
        new Problems()
            .finite("min", parameters[0])
            .finite("max", parameters[2])
            .below("min", parameters[0], "max", parameters[2])
            .ordered("min", parameters[0], "mode", parameters[1])
            .ordered("mode", parameters[1], "max", parameters[2]);
    return shaped ? problems.above("lambda", parameters[3], 0).all() : problems.all();
  }

  @Override
  public Scaled law(double... p) {
    double lambda = shaped ? p[3] : CLASSICAL;
    double width = p[2] - p[0];
    double alpha = 1 + lambda * (p[1] - p[0]) / width;
    double beta = 1 + lambda * (p[2] - p[1]) / width;
    return new Scaled(BetaDistribution.of(alpha, beta), p[0], width);
  }
}
