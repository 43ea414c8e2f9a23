package quanmai.engine.network;

import java.util.HashMap;
import java.util.Map;

/**
 * The sum of one array a block, always in the order of the blocks: threads end them in any order,
 * and a sum in that order would not have the same bits twice. Only arrays of blocks that overtook
 * an earlier one are kept.
 */
final class OrderedSum {

  private final double[] sum;
  private final Map<Integer, double[]> early = new HashMap<>();
  private int next;

  OrderedSum(int size) {
    this.sum = new double[size];
  }

  /** Adds the array of {@code block}, once every earlier one is there. */
  synchronized void add(int block, double[] terms) {
    early.put(block, terms);
    for (double[] due = early.remove(next); due != null; due = early.remove(++next)) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += due[k];
      }
    }
  }

  /** The sum over the first {@code blocks} blocks, all of which were added, and no other. */
  synchronized double[] of(int blocks) {
    if (next != blocks || !early.isEmpty()) {
      throw new IllegalStateException(next + " blocks were added in order, not " + blocks);
    }
    return sum.clone();
  }
}
