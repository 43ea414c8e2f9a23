package quanmai.engine.factor.distribution;

import java.util.List;
import quanmai.engine.factor.Problem;
import quanmai.engine.program.Graph;

/**
 * A family of distributions; its parameters are nodes in the data plane, numbers in the control
 * plane, in both cases in the order of {@link #parameters}.
 *
 * <p>A draw goes through a standard normal score and rises with it, so that a copula over scores
 * correlates draws of any distribution; N(score) is the uniform of the draw.
 */
public sealed interface Distribution permits Continuous, Discrete, Empirical {

  /** The names of the parameters, in order. */
  List<String> parameters();

  /**
   * The node of the value whose normal score is {@code normal}.
   *
   * @param normal a standard normal node: a draw, or a correlated innovation
   * @param parameters a uniform node for each of {@link #parameters}
   */
  int draw(Graph g, int normal, int... parameters);

  /** What these parameter values break; empty where they define a distribution. */
  List<Problem> problems(double... parameters);

  /** The mean. Parameters must have no {@link #problems}. */
  double mean(double... parameters);

  /** The standard deviation. */
  double sd(double... parameters);

  /** The least x with P(X &lt;= x) &gt;= p, p in [0, 1]. */
  double quantile(double p, double... parameters);

  /** P(X &lt;= x). */
  double cdf(double x, double... parameters);

  /** The density at x; 0 for a discrete distribution. */
  double density(double x, double... parameters);

  /** Draws on the graph with an own stream: {@link #draw} of the stream's first normal. */
  default int draw(Graph g, String stream, int... parameters) {
    return draw(g, g.normal(stream, 0), parameters);
  }

  /** Refuses a wrong number of parameters: a mistake of the caller. */
  default void requireCount(int given) {
    if (given != parameters().size()) {
      throw new IllegalArgumentException(
          "%s takes %s, %d given".formatted(getClass().getSimpleName(), parameters(), given));
    }
  }
}
