package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.TriangularDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.program.Graph;

/**
 * Triangular on [min, max] with the peak at mode.
 *
 * <p>With w = max - min and u = N(z): min + sqrt(u w (mode - min)) where u w &lt; mode - min, else
 * max - sqrt((1 - u) w (max - mode)); 1 - u is N(-z), exact in the tail.
 */
public record Triangular() implements Continuous {

  /** Keeps the root of the branch not taken, and so its derivative, finite. */
  private static final double LEAST = 1e-300;

  @Override
  public List<String> parameters() {
    return List.of("min", "mode", "max");
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int min = parameters[0];
    int mode = parameters[1];
    int max = parameters[2];
    int width = g.sub(max, min);
    int rise = g.sub(mode, min);
    int fall = g.sub(max, mode);
    int u = g.normalCdf(normal);
    int rest = g.normalCdf(g.neg(normal));
    int below = g.add(min, root(g, g.mul(u, g.mul(width, rise))));
    int above = g.sub(max, root(g, g.mul(rest, g.mul(width, fall))));
    return g.select(g.lessThan(g.mul(u, width), rise), below, above);
  }

  private static int root(Graph g, int square) {
    return g.sqrt(g.max(square, g.constant(LEAST)));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    return new Problems()
        .finite("min", parameters[0])
        .finite("max", parameters[2])
        .below("min", parameters[0], "max", parameters[2])
        .ordered("min", parameters[0], "mode", parameters[1])
        .ordered("mode", parameters[1], "max", parameters[2])
        .all();
  }

  @Override
  public Scaled law(double... p) {
    return Scaled.of(TriangularDistribution.of(p[0], p[1], p[2]));
  }
}
