package quanmai.engine.program;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which column each node lives in. A column is given to another node once its value has been read
 * for the last time; the one freed last goes first, as it is still in the cache.
 */
final class Columns {

  /** The column of a node that has none. */
  static final int NONE = -1;

  private final int[] columnOf;
  private final int[] lastRead;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  private Columns(int nodes) {
    this.columnOf = new int[nodes];
    this.lastRead = new int[nodes];
    Arrays.fill(columnOf, NONE);
    Arrays.fill(lastRead, NONE);
  }

  static Columns allocate(Nodes nodes, List<Instruction> tape, int[] outputs) {
    Columns columns = new Columns(nodes.size());
    for (int at = 0; at < tape.size(); at++) {
      for (int node : tape.get(at).writes()) {
        columns.lastRead[node] = at;
      }
      for (int node : tape.get(at).reads()) {
        columns.lastRead[node] = at;
      }
    }
    for (int output : outputs) {
      columns.lastRead[output] = tape.size();
    }
    for (int at = 0; at < tape.size(); at++) {
      columns.place(tape.get(at), at);
    }
    return columns;
  }

  private void place(Instruction instruction, int at) {
    switch (instruction) {
      case Instruction.Fused fused -> {
        release(fused.reads(), at);
        take(fused.writes());
      }
      case Instruction.Apply apply -> placeEach(apply, at);
      case Instruction.Draws draws -> take(draws.writes());
      case Instruction.Wide wide -> {
        take(wide.writes());
        release(wide.reads(), at);
      }
      case Instruction.Sum sum -> release(sum.reads(), at);
    }
    release(instruction.writes(), at);
  }

  /** Pairs run one after the other: a result may take only a column that no later pair reads. */
  private void placeEach(Instruction.Apply apply, int at) {
    int[] reads = apply.reads();
    for (int k = 0; k < reads.length; k++) {
      int node = reads[k];
      if (Arrays.stream(reads, k + 1, reads.length).noneMatch(later -> later == node)) {
        release(new int[] {node}, at);
      }
      take(new int[] {apply.writes()[k]});
    }
  }

  private void take(int[] written) {
    for (int node : written) {
      columnOf[node] = free.isEmpty() ? count++ : free.pop();
    }
  }

  private void release(int[] touched, int at) {
    for (int node : touched) {
      if (lastRead[node] == at) {
        free.push(columnOf[node]);
        lastRead[node] = NONE;
      }
    }
  }

  /** The column of {@code node}, {@link #NONE} when it is never stored. */
  int of(int node) {
    return columnOf[node];
  }

  int count() {
    return count;
  }
}
