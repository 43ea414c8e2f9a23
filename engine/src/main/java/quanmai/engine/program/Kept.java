package quanmai.engine.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a program keeps of its nodes: whole columns, or totals over the lanes of a block. */
final class Kept {

  private static final List<Integer> NONE = List.of();

  private final boolean[] column;
  private final List<List<Integer>> totals;
  private final Set<Integer> nodes = new LinkedHashSet<>();

  private Kept(int size) {
    this.column = new boolean[size];
    this.totals = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      totals.add(NONE);
    }
  }

  /** Keeps the columns of {@code outputs}. */
  static Kept columns(Nodes nodes, int[] outputs) {
    Kept kept = new Kept(nodes.size());
    for (int output : outputs) {
      kept.column[output] = true;
      kept.nodes.add(output);
    }
    return kept;
  }

  /** Adds node {@code terms[k]} to total {@code totals[k]}, as far as it varies. */
  static Kept totals(Nodes nodes, int[] terms, int[] totals) {
    Kept kept = new Kept(nodes.size());
    for (int k = 0; k < terms.length; k++) {
      int node = terms[k];
      if (!nodes.isUniform(node)) {
        List<Integer> all = new ArrayList<>(kept.totals.get(node));
        all.add(totals[k]);
        kept.totals.set(node, List.copyOf(all));
        kept.nodes.add(node);
      }
    }
    return kept;
  }

  boolean isColumn(int node) {
    return column[node];
  }

  /** The totals that a node is added to. */
  List<Integer> totals(int node) {
    return totals.get(node);
  }

  boolean isKept(int node) {
    return column[node] || !totals.get(node).isEmpty();
  }

  /** All nodes of which anything is kept. */
  Iterable<Integer> nodes() {
    return nodes;
  }

  /** The nodes that hold their columns to the end. */
  int[] toTheEnd() {
    return IntStream.range(0, column.length).filter(node -> column[node]).toArray();
  }
}
