package quanmai.engine.program;

import java.util.Map;

/**
 * A graph computed one path at a time, every node of it: the specification of what a compiled
 * program computes, and the means to show a path with all its values.
 */
public final class Evaluator {

  /** The random numbers of one path. */
  @FunctionalInterface
  public interface Draws {
    /** The value of {@code draw} on this path. */
    double at(Leaf.Draw draw);
  }

  private Evaluator() {}

  /**
   * All node values of one path.
   *
   * @param parameters the value of each parameter by name; a missing one is an error
   * @param draws the path's random numbers
   * @return by node number
   */
  public static double[] evaluate(Graph graph, Map<String, Double> parameters, Draws draws) {
    double[] value = new double[graph.size()];
    for (int node = 0; node < value.length; node++) {
      value[node] = evaluate(graph, node, value, parameters, draws);
    }
    return value;
  }

  /**
   * The values of the uniform nodes; of the others NaN. Parameters that are missing are NaN too.
   */
  public static double[] uniform(Graph graph, Map<String, Double> parameters) {
    double[] value = new double[graph.size()];
    for (int node = 0; node < value.length; node++) {
      boolean known =
          graph.isUniform(node)
              && !(graph.kind(node) == Graph.Kind.LEAF
                  && graph.leafOf(node) instanceof Leaf.Parameter(String name)
                  && !parameters.containsKey(name));
      value[node] =
          known ? evaluate(graph, node, value, parameters, draw -> Double.NaN) : Double.NaN;
    }
    return value;
  }

  private static double evaluate(
      Graph graph, int node, double[] value, Map<String, Double> parameters, Draws draws) {
    int[] operands = graph.operands(node);
    return switch (graph.kind(node)) {
      case CONSTANT -> graph.constantOf(node);
      case LEAF ->
          switch (graph.leafOf(node)) {
            case Leaf.Parameter(String name) -> required(parameters, name);
            case Leaf.Draw draw -> draws.at(draw);
          };
      case OPERATION ->
          graph
              .opOf(node)
              .apply(
                  value[operands[0]],
                  operands.length > 1 ? value[operands[1]] : 0,
                  operands.length > 2 ? value[operands[2]] : 0);
      case WIDE -> {
        double[] arguments = new double[operands.length];
        for (int k = 0; k < arguments.length; k++) {
          arguments[k] = value[operands[k]];
        }
        yield graph.functionOf(node).evaluate(arguments);
      }
    };
  }

  private static double required(Map<String, Double> parameters, String name) {
    Double value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for parameter '" + name + "'");
    }
    return value;
  }
}
