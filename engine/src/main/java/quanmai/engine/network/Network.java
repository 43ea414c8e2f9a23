package quanmai.engine.network;

import java.util.List;

/**
 * Parts, the slots through which values go from one to another, and the order of work on a block.
 * Immutable; threads share it.
 *
 * <p>A slot is a column of a block: one value a path. All are zero when a block begins. Nothing
 * here may go in circles: a task reads what earlier tasks wrote.
 *
 * @param slots how many slots there are
 * @param parts in any order; tasks name them by their number
 * @param tasks in the order in which a block runs them
 * @param columns names of the values that are kept of each path
 * @param totals names of the sums over paths that are kept
 * @param kept slots whose final value on each path is kept
 */
public record Network(
    int slots,
    List<Part> parts,
    List<Task> tasks,
    List<String> columns,
    List<String> totals,
    List<KeptSlot> kept) {

  public Network {
    parts = List.copyOf(parts);
    tasks = List.copyOf(tasks);
    columns = List.copyOf(columns);
    totals = List.copyOf(totals);
    kept = List.copyOf(kept);
  }

  /**
   * A slot that is kept.
   *
   * @param column its place in the result
   */
  public record KeptSlot(int slot, int column) {}
}
