package quanmai.engine.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.kernels.Op;
import quanmai.engine.kernels.Shape;

/** Numbers the operands of a group of cheap nodes locally, in the order of first use. */
final class ShapeBuilder {

  private final Nodes nodes;
  private final List<List<Integer>> uses;
  private final Kept kept;
  private final Map<Integer, Integer> stepOf = new LinkedHashMap<>();
  private final Map<Integer, Integer> inputOf = new LinkedHashMap<>();
  private final Map<Integer, Integer> scalarOf = new LinkedHashMap<>();
  private final List<Shape.Step> steps = new ArrayList<>();
  private final Map<Integer, Integer> stepOfTotal = new LinkedHashMap<>();

  ShapeBuilder(Nodes nodes, List<List<Integer>> uses, Kept kept, List<Integer> members) {
    this.nodes = nodes;
    this.uses = uses;
    this.kept = kept;
    members.forEach(this::add);
  }

  private void add(int node) {
    List<Shape.Operand> operands = new ArrayList<>();
    for (int operand : nodes.operands(node)) {
      operands.add(local(operand));
    }
    stepOf.put(node, steps.size());
    steps.add(new Shape.Step((Op) nodes.content(node), operands));
    int term = steps.size() - 1;
    kept.totals(node).forEach(total -> addTo(total, term));
  }

  /** Adds a step to a total; lane by lane to the steps of this group that went there before. */
  private void addTo(int total, int term) {
    Integer before = stepOfTotal.get(total);
    if (before == null) {
      stepOfTotal.put(total, term);
    } else {
      Shape.Operand sum = new Shape.Operand(Shape.Source.STEP, before);
      Shape.Operand more = new Shape.Operand(Shape.Source.STEP, term);
      steps.add(new Shape.Step(Op.ADD, List.of(sum, more)));
      stepOfTotal.put(total, steps.size() - 1);
    }
  }

  private Shape.Operand local(int node) {
    if (nodes.isZero(node)) {
      return new Shape.Operand(Shape.Source.ZERO, 0);
    }
    if (nodes.isUniform(node)) {
      return new Shape.Operand(
          nodes.isNumberNotZero(node) ? Shape.Source.LITERAL : Shape.Source.SCALAR,
          number(scalarOf, node));
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

  /** The instruction; stored are outputs and the nodes used outside the group. */
  Instruction.Fused build() {
    List<Integer> results = new ArrayList<>();
    List<Integer> written = new ArrayList<>();
    stepOf.forEach(
        (node, step) -> {
          if (kept.isColumn(node) || !stepOf.keySet().containsAll(uses.get(node))) {
            results.add(step);
            written.add(node);
          }
        });
    return new Instruction.Fused(
        new Shape(
            inputOf.size(), scalarOf.size(), steps, results, List.copyOf(stepOfTotal.values())),
        array(inputOf.keySet()),
        array(scalarOf.keySet()),
        array(written),
        array(stepOfTotal.keySet()),
        array(stepOf.keySet()));
  }

  private static int[] array(Iterable<Integer> numbers) {
    List<Integer> list = new ArrayList<>();
    numbers.forEach(list::add);
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
