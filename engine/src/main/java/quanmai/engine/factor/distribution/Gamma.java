package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.factor.table.QuantileTable;
import quanmai.engine.program.Graph;

/**
 * Gamma on the positive numbers: scale G, G of scale 1.
 *
 * <p>By mean m and standard deviation d: shape = (m / d)^2, scale = d^2 / m.
 */
public record Gamma(Form form) implements Continuous {

  /** Which two numbers define it. */
  public enum Form {
    MEAN_SD("mean", "sd"),
    SHAPE_SCALE("shape", "scale");

    private final String first;
    private final String second;

    Form(String first, String second) {
      this.first = first;
      this.second = second;
    }
  }

  @Override
  public List<String> parameters() {
    return List.of(form.first, form.second);
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int shape = parameters[0];
    int scale = parameters[1];
    if (form == Form.MEAN_SD) {
      int ratio = g.div(parameters[0], parameters[1]);
      shape = g.mul(ratio, ratio);
      scale = g.div(parameters[1], ratio);
    }
    return g.mul(scale, QuantileTable.gamma(g, normal, shape));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    return new Problems()
        .above(parameters().get(0), parameters[0], 0)
        .above(parameters().get(1), parameters[1], 0)
        .all();
  }

  @Override
  public Scaled law(double... p) {
    double ratio = p[0] / p[1];
    return Scaled.of(
        form == Form.MEAN_SD
            ? GammaDistribution.of(ratio * ratio, p[1] / ratio)
            : GammaDistribution.of(p[0], p[1]));
  }
}
