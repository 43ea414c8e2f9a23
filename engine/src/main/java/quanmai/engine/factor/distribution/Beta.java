package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.factor.table.QuantileTable;
import quanmai.engine.program.Graph;

/**
 * Beta, on [0, 1] or on [min, max]: min + (max - min) B.
 *
 * <p>By mean and standard deviation: with m and s those of B, alpha = m k and beta = (1 - m) k, k =
 * m (1 - m) / s^2 - 1, which must be above 0.
 *
 * @param form which two numbers define it
 * @param bounded whether {@code min} and {@code max} follow as further parameters
 */
public record Beta(Form form, boolean bounded) implements Continuous {

  /** Which two numbers define it. */
  public enum Form {
    /** Mean and standard deviation, on the scale of the values. */
    MEAN_SD("mean", "sd"),
    /** The two exponents. */
    ALPHA_BETA("alpha", "beta");

    private final String first;
    private final String second;

    Form(String first, String second) {
      this.first = first;
      this.second = second;
    }
  }

  @Override
  public List<String> parameters() {
    return bounded
        ? List.of(form.first, form.second, "min", "max")
        : List.of(form.first, form.second);
  }

  @Override
  public int draw(Graph g, int normal, int... parameters) {
    requireCount(parameters.length);
    int min = bounded ? parameters[2] : g.constant(0);
    int width = bounded ? g.sub(parameters[3], min) : g.constant(1);
    int alpha = parameters[0];
    int beta = parameters[1];
    if (form == Form.MEAN_SD) {
      int mean = g.div(g.sub(parameters[0], min), width);
      int sd = g.div(parameters[1], width);
      int rest = g.sub(g.constant(1), mean);
      int size = g.sub(g.div(g.mul(mean, rest), g.mul(sd, sd)), g.constant(1));
      alpha = g.mul(mean, size);
      beta = g.mul(rest, size);
    }
    return g.add(min, g.mul(width, QuantileTable.beta(g, normal, alpha, beta)));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    double min = bounded ? parameters[2] : 0;
    double max = bounded ? parameters[3] : 1;
    Problems problems = new Problems().below("min", min, "max", max);
    switch (form) {
      case ALPHA_BETA -> problems.above("alpha", parameters[0], 0).above("beta", parameters[1], 0);
      case MEAN_SD -> {
        double mean = parameters[0];
        problems.below("min", min, "mean", mean).below("mean", mean, "max", max);
        problems.above("sd", parameters[1], 0);
        double widest = Math.sqrt(Math.max((mean - min) * (max - mean), 0));
        problems.below("sd", parameters[1], "the sd of a draw of min or max", widest);
      }
    }
    return problems.all();
  }

  @Override
  public Scaled law(double... p) {
    double min = bounded ? p[2] : 0;
    double width = bounded ? p[3] - min : 1;
    if (form == Form.ALPHA_BETA) {
      return new Scaled(BetaDistribution.of(p[0], p[1]), min, width);
    }
    double mean = (p[0] - min) / width;
    double sd = p[1] / width;
    double size = mean * (1 - mean) / (sd * sd) - 1;
    return new Scaled(BetaDistribution.of(mean * size, (1 - mean) * size), min, width);
  }
}
