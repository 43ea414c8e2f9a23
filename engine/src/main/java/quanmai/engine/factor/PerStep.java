package quanmai.engine.factor;

import java.util.List;

/**
 * A parameter of a process by step: one node for all steps, or one node for each.
 *
 * @param nodes a single node, or as many as there are steps
 */
public record PerStep(List<Integer> nodes) {

  public PerStep {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a parameter by step needs a node");
    }
  }

  /** The same node in every step. */
  public static PerStep same(int node) {
    return new PerStep(List.of(node));
  }

  /** The node of step {@code step}, from 0. */
  public int at(int step) {
    if (nodes.size() == 1) {
      return nodes.getFirst();
    }
    if (step >= nodes.size()) {
      throw new IllegalArgumentException(
          "step %d of a parameter given for %d steps".formatted(step, nodes.size()));
    }
    return nodes.get(step);
  }
}
