package quanmai.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import quanmai.engine.kernels.Op;

/**
 * The nodes of a graph that its outputs need, numbered anew from 0 in the graph's order: a copy, so
 * that the graph may grow further.
 */
final class Nodes {

  private final int[] origin;
  private final int[][] operands;
  private final Object[] contents;
  private final boolean[] uniform;

  private Nodes(int[] origin, int[][] operands, Object[] contents, boolean[] uniform) {
    this.origin = origin;
    this.operands = operands;
    this.contents = contents;
    this.uniform = uniform;
  }

  /** Copies what is reachable from {@code roots} and rewrites {@code roots} to the new numbers. */
  static Nodes reachable(Graph graph, int[] roots) {
    boolean[] needed = new boolean[graph.size()];
    for (int root : roots) {
      needed[root] = true;
    }
    int count = 0;
    for (int node = graph.size() - 1; node >= 0; node--) {
      if (needed[node]) {
        count++;
        for (int operand : graph.operands(node)) {
          needed[operand] = true;
        }
      }
    }
    int[] number = new int[graph.size()];
    Nodes nodes =
        new Nodes(new int[count], new int[count][], new Object[count], new boolean[count]);
    int next = 0;
    for (int node = 0; node < graph.size(); node++) {
      if (needed[node]) {
        number[node] = next;
        nodes.copy(graph, node, next++, number);
      }
    }
    for (int k = 0; k < roots.length; k++) {
      roots[k] = number[roots[k]];
    }
    return nodes;
  }

  private void copy(Graph graph, int node, int to, int[] number) {
    origin[to] = node;
    operands[to] = Arrays.stream(graph.operands(node)).map(k -> number[k]).toArray();
    uniform[to] = graph.isUniform(node);
    contents[to] =
        switch (graph.kind(node)) {
          case CONSTANT -> graph.constantOf(node);
          case LEAF -> graph.leafOf(node);
          case OPERATION -> graph.opOf(node);
          case WIDE -> graph.functionOf(node);
        };
  }

  int size() {
    return origin.length;
  }

  /** The node's number in the graph. */
  int origin(int node) {
    return origin[node];
  }

  int[] operands(int node) {
    return operands[node];
  }

  boolean isUniform(int node) {
    return uniform[node];
  }

  /** A Double (constant), {@link Leaf}, {@link Op} or {@link WideFunction}. */
  Object content(int node) {
    return contents[node];
  }

  boolean isConstant(int node) {
    return contents[node] instanceof Double;
  }

  boolean isDraw(int node) {
    return contents[node] instanceof Leaf.Draw;
  }

  /** Whether it is an operation that several others are worth joining with. */
  boolean isCheap(int node) {
    return contents[node] instanceof Op op && op.isCheap();
  }

  /** Whether it is a constant, neither zero nor undefined. */
  boolean isNumberNotZero(int node) {
    return contents[node] instanceof Double value && value != 0 && !Double.isNaN(value);
  }

  /** Whether it is exactly the constant +0. */
  boolean isZero(int node) {
    return contents[node] instanceof Double value && Double.doubleToRawLongBits(value) == 0;
  }

  /**
   * The last index of any draw that each node depends on. Draws of a process are numbered by time
   * step, so this is when a value becomes known; it never falls from operand to result.
   */
  int[] times() {
    int[] times = new int[size()];
    for (int node = 0; node < times.length; node++) {
      if (contents[node] instanceof Leaf.Draw draw) {
        times[node] = draw.index();
      }
      for (int operand : operands[node]) {
        times[node] = Math.max(times[node], times[operand]);
      }
    }
    return times;
  }

  /**
   * {@link #times}, but a value made from one varying operand that is still needed later is made
   * only when it is itself needed: it would fill another column meanwhile.
   */
  int[] latestTimes(List<List<Integer>> uses, Kept kept) {
    int[] times = times();
    for (int node = size() - 1; node >= 0; node--) {
      int source = onlyVaryingOperand(node);
      if (source >= 0 && isCheap(node) && !kept.isKept(node)) {
        int needed = firstUse(node, uses, times);
        if (needed > times[node] && isUsedBeside(source, node, needed, uses, times)) {
          times[node] = needed;
        }
      }
    }
    return times;
  }

  private static int firstUse(int node, List<List<Integer>> uses, int[] times) {
    int first = Integer.MAX_VALUE;
    for (int use : uses.get(node)) {
      first = Math.min(first, times[use]);
    }
    return first;
  }

  /** Whether {@code source} is used at the time or later, by another than {@code node}. */
  private static boolean isUsedBeside(
      int source, int node, int time, List<List<Integer>> uses, int[] times) {
    for (int use : uses.get(source)) {
      if (use != node && times[use] >= time) {
        return true;
      }
    }
    return false;
  }

  /** The one operand that varies, -1 when several do. */
  int onlyVaryingOperand(int node) {
    int found = -1;
    for (int operand : operands[node]) {
      if (!uniform[operand] && operand != found) {
        if (found >= 0) {
          return -1;
        }
        found = operand;
      }
    }
    return found;
  }

  /** For each node, the nodes that use it. */
  List<List<Integer>> uses() {
    List<List<Integer>> uses = new ArrayList<>();
    for (int node = 0; node < size(); node++) {
      uses.add(new ArrayList<>(2));
      for (int operand : operands[node]) {
        uses.get(operand).add(node);
      }
    }
    return uses;
  }
}
