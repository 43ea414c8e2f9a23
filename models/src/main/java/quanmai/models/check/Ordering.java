package quanmai.models.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.Timeline.Range;

/**
 * Puts cells into an order in which each comes after what it reads, period by period as far as that
 * is possible; or finds the cycles that make it impossible.
 */
final class Ordering {

  private static final int MOST_CYCLES = 10;

  private final Rows rows;
  private final Timeline timeline;
  private final Structure structure;
  private final int width;
  private final int cells;
  private final int[] pending;
  private final List<List<Integer>> readers = new ArrayList<>();

  Ordering(Rows rows, Timeline timeline) {
    this.rows = rows;
    this.timeline = timeline;
    this.structure = new Structure(timeline);
    this.width = rows.all().size();
    Range all = timeline.all();
    this.cells = width * (all.last() - all.first() + 1);
    this.pending = new int[cells];
    for (int id = 0; id < cells; id++) {
      readers.add(new ArrayList<>(2));
    }
  }

  /**
   * The order; cells on cycles and what depends on them are left out.
   *
   * @param cycles receives each cycle: every cell reads the next, the last one the first
   */
  List<Cell> order(Consumer<List<Cell>> cycles) {
    for (int id = 0; id < cells; id++) {
      int reader = id;
      read(
          id,
          needed -> {
            readers.get(needed).add(reader);
            pending[reader]++;
          });
    }
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int id = 0; id < cells; id++) {
      if (pending[id] == 0) {
        ready.add(id);
      }
    }
    List<Cell> order = new ArrayList<>(cells);
    BitSet done = new BitSet(cells);
    while (!ready.isEmpty()) {
      int id = ready.poll();
      done.set(id);
      order.add(cell(id));
      for (int reader : readers.get(id)) {
        if (--pending[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    findCycles(done, cycles);
    return order;
  }

  private void read(int id, Consumer<Integer> needed) {
    References.of(cell(id), rows, timeline, structure, c -> needed.accept(id(c)));
  }

  /** Walks back from each cell that never became ready: the walk must meet itself. */
  private void findCycles(BitSet done, Consumer<List<Cell>> cycles) {
    BitSet seen = new BitSet(cells);
    Set<Set<Integer>> told = new HashSet<>();
    for (int start = done.nextClearBit(0); start < cells; start = done.nextClearBit(start + 1)) {
      List<Integer> walk = new ArrayList<>();
      int at = start;
      while (!seen.get(at)) {
        seen.set(at);
        walk.add(at);
        at = firstWaiting(at, done);
      }
      int from = walk.indexOf(at);
      if (from >= 0 && told.size() < MOST_CYCLES) {
        List<Cell> cycle = walk.subList(from, walk.size()).stream().map(this::cell).toList();
        Set<Integer> names = new HashSet<>();
        cycle.forEach(cell -> names.add(cell.row()));
        if (told.add(names)) {
          cycles.accept(cycle);
        }
      }
    }
  }

  private int firstWaiting(int id, BitSet done) {
    int[] found = {-1};
    read(
        id,
        needed -> {
          if (found[0] < 0 && !done.get(needed)) {
            found[0] = needed;
          }
        });
    return found[0];
  }

  private Cell cell(int id) {
    return new Cell(id % width, id / width + timeline.firstT());
  }

  private int id(Cell cell) {
    return (cell.t() - timeline.firstT()) * width + cell.row();
  }
}
