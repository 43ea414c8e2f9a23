package quanmai.engine.factor.distribution;

import java.util.List;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.Problems;
import quanmai.engine.program.Graph;

/**
 * Lognormal: median e^(s z).
 *
 * <p>By mean m and standard deviation d: s^2 = ln(1 + (d / m)^2), median = m e^(-s^2 / 2). By the
 * 90th percentile: s = ln(p90 / median) / 1.2815515655446004.
 */
public record Lognormal(Form form) implements Continuous {

  private static final double Z90 = 1.2815515655446004;

  /** Which two numbers define it. */
  public enum Form {
    /** Mean and standard deviation. */
    MEAN_SD("mean", "sd"),
    /** Median and standard deviation of the logarithm. */
    MEDIAN_LOG_SD("median", "log_sd"),
    /** Median and 90th percentile. */
    MEDIAN_P90("median", "p90");

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
    int first = parameters[0];
    int second = parameters[1];
    return switch (form) {
      case MEDIAN_LOG_SD -> value(g, normal, first, second);
      case MEDIAN_P90 ->
          value(g, normal, first, g.div(g.log(g.div(second, first)), g.constant(Z90)));
      case MEAN_SD -> {
        int ratio = g.div(second, first);
        int one = g.constant(1);
        int variance = g.log(g.add(one, g.mul(ratio, ratio)));
        int median = g.mul(first, g.exp(g.mul(g.constant(-0.5), variance)));
        yield value(g, normal, median, g.sqrt(variance));
      }
    };
  }

  private static int value(Graph g, int normal, int median, int logSd) {
    return g.mul(median, g.exp(g.mul(logSd, normal)));
  }

  @Override
  public List<Problem> problems(double... parameters) {
    requireCount(parameters.length);
    Problems problems = new Problems().above(parameters().getFirst(), parameters[0], 0);
    return switch (form) {
      case MEAN_SD -> problems.above("sd", parameters[1], 0).all();
      case MEDIAN_LOG_SD -> problems.above("log_sd", parameters[1], 0).all();
      case MEDIAN_P90 -> problems.below("median", parameters[0], "p90", parameters[1]).all();
    };
  }

  @Override
  public Scaled law(double... p) {
    double logSd =
        switch (form) {
          case MEAN_SD -> Math.sqrt(StrictMath.log1p(p[1] / p[0] * (p[1] / p[0])));
          case MEDIAN_LOG_SD -> p[1];
          case MEDIAN_P90 -> StrictMath.log(p[1] / p[0]) / Z90;
        };
    double logMedian = StrictMath.log(p[0]) - (form == Form.MEAN_SD ? logSd * logSd / 2 : 0);
    return Scaled.of(LogNormalDistribution.of(logMedian, logSd));
  }
}
