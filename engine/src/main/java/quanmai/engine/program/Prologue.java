package quanmai.engine.program;

import java.util.Map;
import quanmai.engine.kernels.Op;

/** Computes the nodes that no draw reaches, once a run. */
final class Prologue {

  private Prologue() {}

  /** The values of uniform nodes by node; NaN where a node varies. */
  static double[] run(Nodes nodes, Map<String, Double> parameters) {
    double[] values = new double[nodes.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = nodes.isUniform(node) ? value(nodes, node, values, parameters) : Double.NaN;
    }
    return values;
  }

  private static double value(
      Nodes nodes, int node, double[] values, Map<String, Double> parameters) {
    int[] operands = nodes.operands(node);
    return switch (nodes.content(node)) {
      case Double constant -> constant;
      case Leaf.Parameter(String name) -> required(parameters, name);
      case Op op ->
          op.apply(at(values, operands, 0), at(values, operands, 1), at(values, operands, 2));
      case WideFunction function -> function.evaluate(arguments(values, operands));
      default -> throw new IllegalStateException("not a uniform node: " + nodes.content(node));
    };
  }

  static double[] arguments(double[] values, int[] operands) {
    double[] arguments = new double[operands.length];
    for (int k = 0; k < arguments.length; k++) {
      arguments[k] = values[operands[k]];
    }
    return arguments;
  }

  private static double at(double[] values, int[] operands, int k) {
    return k < operands.length ? values[operands[k]] : 0;
  }

  private static double required(Map<String, Double> parameters, String name) {
    Double value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for parameter '" + name + "'");
    }
    return value;
  }
}
