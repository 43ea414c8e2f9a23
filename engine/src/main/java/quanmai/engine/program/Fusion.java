package quanmai.engine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.kernels.Op;
import quanmai.engine.kernels.Shape;

/**
 * A group of cheap operations being collected for one fused kernel, within what a kernel can hold:
 * past these limits the compiler runs out of registers, or gives up.
 */
final class Fusion {

  static final int MAX_STEPS = 48;
  static final int MAX_SCALARS = 20;
  static final int MAX_INPUTS = 20;

  private final Nodes nodes;
  private final Map<Integer, Integer> stepOf = new LinkedHashMap<>();
  private final Map<Integer, Integer> inputOf = new LinkedHashMap<>();
  private final Map<Integer, Integer> scalarOf = new LinkedHashMap<>();
  private final List<Shape.Step> steps = new ArrayList<>();

  Fusion(Nodes nodes) {
    this.nodes = nodes;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  boolean contains(int node) {
    return stepOf.containsKey(node);
  }

  /** Whether {@code node} still fits. */
  boolean fits(int node) {
    int inputs = inputOf.size();
    int scalars = scalarOf.size();
    for (int operand : nodes.operands(node)) {
      if (nodes.isUniform(operand)) {
        scalars += nodes.isZero(operand) || scalarOf.containsKey(operand) ? 0 : 1;
      } else if (!stepOf.containsKey(operand) && !inputOf.containsKey(operand)) {
        inputs++;
      }
    }
    return steps.size() < MAX_STEPS && scalars <= MAX_SCALARS && inputs <= MAX_INPUTS;
  }

  void add(int node) {
    List<Shape.Operand> operands = new ArrayList<>();
    for (int operand : nodes.operands(node)) {
      operands.add(local(operand));
    }
    stepOf.put(node, steps.size());
    steps.add(new Shape.Step((Op) nodes.content(node), operands));
  }

  private Shape.Operand local(int node) {
    if (nodes.isZero(node)) {
      return new Shape.Operand(Shape.Source.ZERO, 0);
    }
    if (nodes.isUniform(node)) {
      return new Shape.Operand(Shape.Source.SCALAR, number(scalarOf, node));
    }
    Integer step = stepOf.get(node);
    return step != null
        ? new Shape.Operand(Shape.Source.STEP, step)
        : new Shape.Operand(Shape.Source.COLUMN, number(inputOf, node));
  }

  private static int number(Map<Integer, Integer> numbers, int node) {
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    numbers.put(node, numbers.size());
    return numbers.size() - 1;
  }

  /**
   * The instruction; stored are the nodes used outside the group.
   *
   * @param uses what uses each node
   * @param isOutput which nodes are outputs of the program
   */
  Instruction finish(List<List<Integer>> uses, boolean[] isOutput) {
    List<Integer> results = new ArrayList<>();
    List<Integer> written = new ArrayList<>();
    for (var entry : stepOf.entrySet()) {
      int node = entry.getKey();
      if (isOutput[node] || !stepOf.keySet().containsAll(uses.get(node))) {
        results.add(entry.getValue());
        written.add(node);
      }
    }
    return new Instruction.Fused(
        new Shape(inputOf.size(), scalarOf.size(), steps, results),
        array(inputOf.keySet()),
        array(scalarOf.keySet()),
        array(written),
        array(stepOf.keySet()));
  }

  private static int[] array(Iterable<Integer> numbers) {
    List<Integer> list = new ArrayList<>();
    numbers.forEach(list::add);
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
