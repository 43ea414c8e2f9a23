package quanmai.engine.factor;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * A random quantity by step, whose parameters are nodes of a graph.
 *
 * <p>Step s = 0, 1, ... lasts {@code dtYears[s]} years and leads from point s to point s + 1; a
 * path has one node a step, the value at the step's end. Parameters are uniform nodes as a rule;
 * equal steps share their coefficients. Rates and volatilities are per year.
 */
public sealed interface FactorProcess
    permits Ou,
        LogOu,
        Gbm,
        Brownian,
        WhiteNoise,
        Cir,
        HullWhite,
        MertonJumps,
        MarkovRegime,
        DiscreteMoves {

  /**
   * The nodes of one path, one a step.
   *
   * @param z the standard normal innovations of this factor
   * @param dtYears node of each step's length in years
   * @param stream names the streams of draws besides {@code z}, as {@code stream + ".jumps"}
   */
  int[] path(Graph g, Innovation z, int[] dtYears, String stream);

  /**
   * The base case, one uniform node a step: the expected value of the path as seen at its start.
   */
  int[] expected(Graph g, int[] dtYears);

  /**
   * The parameters that this process does not allow.
   *
   * @param valueOf the value of a parameter node
   */
  List<Problem> problems(IntToDoubleFunction valueOf);

  /** {@link #path(Graph, Innovation, int[], String)} with the innovations given as nodes. */
  default int[] path(Graph g, int[] innovations, int[] dtYears, String stream) {
    return path(g, Innovation.of(g, innovations), dtYears, stream);
  }
}
