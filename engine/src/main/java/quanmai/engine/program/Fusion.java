package quanmai.engine.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Cheap operations collected for one fused kernel, and the choice of how many of them to take: past
 * certain sizes the compiler runs out of registers, or gives up.
 */
final class Fusion {

  /** Beyond this the chains of operations exceed what a processor looks ahead. */
  static final int MAX_STEPS = 28;

  /** Scalars occupy a vector register each. */
  static final int MAX_SCALARS = 20;

  static final int MAX_INPUTS = 26;

  /** More than one kernel's worth is collected, to see where it is best cut. */
  private static final int MAX_COLLECTED = 2 * MAX_STEPS;

  /** The price of storing a value to read it again, where reading an input twice costs 1. */
  private static final int SPILL = 3;

  private final Nodes nodes;
  private final List<List<Integer>> uses;
  private final Kept kept;
  private final List<Integer> collected = new ArrayList<>();
  private final Set<Integer> members = new HashSet<>();

  /**
   * @param uses what uses each node
   * @param kept what the program keeps
   */
  Fusion(Nodes nodes, List<List<Integer>> uses, Kept kept) {
    this.nodes = nodes;
    this.uses = uses;
    this.kept = kept;
  }

  boolean isEmpty() {
    return collected.isEmpty();
  }

  boolean isFull() {
    return collected.size() == MAX_COLLECTED;
  }

  boolean contains(int node) {
    return members.contains(node);
  }

  void add(int node) {
    collected.add(node);
    members.add(node);
  }

  /** The instruction that computes the best first part of what was collected. */
  Instruction.Fused finish() {
    List<Integer> taken = collected.subList(0, cut());
    return new ShapeBuilder(nodes, uses, kept, withoutLatecomers(taken)).build();
  }

  /** How many to take: all if they fit, else where the fewest values cross to the rest. */
  private int cut() {
    int fitting = fitting();
    if (fitting == collected.size()) {
      return fitting;
    }
    int[] crossing = crossing();
    return IntStream.rangeClosed(fitting / 2 + 1, fitting)
        .boxed()
        .reduce(fitting, (a, b) -> crossing[b] <= crossing[a] ? b : a);
  }

  private int fitting() {
    Set<Integer> scalars = new HashSet<>();
    Set<Integer> inputs = new HashSet<>();
    for (int k = 0; k < collected.size(); k++) {
      for (int operand : nodes.operands(collected.get(k))) {
        if (nodes.isUniform(operand) && !nodes.isZero(operand)) {
          scalars.add(operand);
        } else if (!nodes.isUniform(operand) && !members.contains(operand)) {
          inputs.add(operand);
        }
      }
      if (k == MAX_STEPS || scalars.size() > MAX_SCALARS || inputs.size() > MAX_INPUTS) {
        return k;
      }
    }
    return collected.size();
  }

  /** For each number of steps taken, the price of what both they and the others need. */
  private int[] crossing() {
    Map<Integer, Integer> firstAt = new HashMap<>();
    Map<Integer, Integer> lastAt = new HashMap<>();
    for (int k = 0; k < collected.size(); k++) {
      firstAt.put(collected.get(k), k);
      for (int operand : nodes.operands(collected.get(k))) {
        if (!nodes.isUniform(operand)) {
          firstAt.putIfAbsent(operand, k);
          lastAt.put(operand, k);
        }
      }
    }
    int[] crossing = new int[collected.size() + 1];
    lastAt.forEach(
        (node, last) -> {
          for (int taken = firstAt.getOrDefault(node, last) + 1; taken <= last; taken++) {
            crossing[taken] += members.contains(node) ? SPILL : 1;
          }
        });
    return crossing;
  }

  /**
   * Leaves out values of one varying operand that nothing here uses: made later, together with what
   * does, they need no column. At least one step is kept.
   */
  private List<Integer> withoutLatecomers(List<Integer> taken) {
    Set<Integer> stay = new LinkedHashSet<>(taken);
    for (int k = taken.size() - 1; k >= 0 && stay.size() > 1; k--) {
      int node = taken.get(k);
      int source = nodes.onlyVaryingOperand(node);
      if (source >= 0
          && !kept.isKept(node)
          && uses.get(node).stream().allMatch(use -> nodes.isCheap(use) && !stay.contains(use))
          && (!stay.contains(source) || isStored(source, node, stay))) {
        stay.remove(node);
      }
    }
    return List.copyOf(stay);
  }

  /** Whether {@code source} gets a column anyway, were {@code node} left out or not. */
  private boolean isStored(int source, int node, Set<Integer> stay) {
    return kept.isColumn(source)
        || uses.get(source).stream().anyMatch(use -> use != node && !stay.contains(use));
  }
}
