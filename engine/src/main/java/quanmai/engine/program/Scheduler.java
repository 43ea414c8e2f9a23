package quanmai.engine.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import quanmai.engine.kernels.Op;

/**
 * Puts the varying nodes of a program into an order of instructions.
 *
 * <p>Nodes run in the order of the time at which they become known, and within that in the graph's
 * order, so few columns are alive at once. As many cheap operations as are ready join in one
 * kernel; then all expensive ones that are ready run, the same operation in one call. Draws are
 * made just before they are first read.
 */
final class Scheduler {

  /** How many nodes past the first unfinished one are looked at. */
  private static final int WINDOW = 256;

  private final Nodes nodes;
  private final Streams streams;
  private final Kept kept;
  private final List<List<Integer>> uses;
  private final int[] times;
  private final boolean[] done;
  private final List<Instruction> tape = new ArrayList<>();
  private int[] pending;

  private Scheduler(Nodes nodes, Streams streams, Kept kept) {
    this.nodes = nodes;
    this.streams = streams;
    this.kept = kept;
    this.uses = nodes.uses();
    this.times = nodes.latestTimes(uses, kept);
    this.done = new boolean[nodes.size()];
    for (int node = 0; node < nodes.size(); node++) {
      done[node] = nodes.isUniform(node);
    }
    this.pending =
        IntStream.range(0, nodes.size())
            .filter(node -> !nodes.isUniform(node) && !nodes.isDraw(node))
            .boxed()
            .sorted(Comparator.comparingInt(node -> times[node]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  static List<Instruction> schedule(Nodes nodes, Streams streams, Kept kept) {
    Scheduler scheduler = new Scheduler(nodes, streams, kept);
    scheduler.run();
    for (int node : kept.nodes()) {
      scheduler.draw(node);
    }
    return List.copyOf(scheduler.tape);
  }

  private void run() {
    int head = 0;
    while (head < pending.length) {
      int tail = Math.min(head + WINDOW, pending.length);
      Fusion group = collect(head, tail);
      if (!group.isEmpty()) {
        emit(group.finish());
      }
      expensive(head, tail);
      head = compact(head, tail);
    }
  }

  /** Moves finished nodes to the front of the window, and steps over them. */
  private int compact(int head, int tail) {
    int[] window = Arrays.copyOfRange(pending, head, tail);
    int to = head;
    for (int node : window) {
      if (done[node]) {
        pending[to++] = node;
      }
    }
    int start = to;
    for (int node : window) {
      if (!done[node]) {
        pending[to++] = node;
      }
    }
    return start;
  }

  /**
   * The cheap nodes that are ready, up to the limits. Past the first node that is not ready it goes
   * no further in time: values of later periods would only fill the caches.
   */
  private Fusion collect(int head, int tail) {
    Fusion group = new Fusion(nodes, uses, kept);
    int latest = Integer.MAX_VALUE;
    for (int k = head; k < tail && !group.isFull(); k++) {
      int node = pending[k];
      if (times[node] > latest) {
        break;
      }
      boolean ready = nodes.isCheap(node);
      for (int operand : nodes.operands(node)) {
        ready &= done[operand] || nodes.isDraw(operand) || group.contains(operand);
      }
      if (!ready) {
        latest = times[node];
      } else {
        group.add(node);
      }
    }
    return group;
  }

  private void expensive(int head, int tail) {
    Map<Op, List<Integer>> ready = new LinkedHashMap<>();
    List<Integer> wide = new ArrayList<>();
    int latest = Integer.MAX_VALUE;
    for (int k = head; k < tail && times[pending[k]] <= latest; k++) {
      int node = pending[k];
      if (!done[node] && !isReady(node)) {
        latest = times[node];
      } else if (!done[node] && nodes.content(node) instanceof Op op && !op.isCheap()) {
        ready.computeIfAbsent(op, unused -> new ArrayList<>()).add(node);
      } else if (!done[node] && nodes.content(node) instanceof WideFunction) {
        wide.add(node);
      }
    }
    ready.forEach(this::apply);
    wide.forEach(this::call);
  }

  private boolean isReady(int node) {
    for (int operand : nodes.operands(node)) {
      if (!done[operand] && !nodes.isDraw(operand)) {
        return false;
      }
    }
    return true;
  }

  private void apply(Op op, List<Integer> results) {
    int[] writes = results.stream().mapToInt(Integer::intValue).toArray();
    int[] reads = IntStream.of(writes).map(node -> nodes.operands(node)[0]).toArray();
    emit(new Instruction.Apply(op, reads, writes));
  }

  private void call(int node) {
    int[] arguments = nodes.operands(node);
    int[] reads = IntStream.of(arguments).filter(k -> !nodes.isUniform(k)).distinct().toArray();
    emit(new Instruction.Wide((WideFunction) nodes.content(node), arguments, reads, node));
  }

  private void emit(Instruction instruction) {
    for (int node : instruction.reads()) {
      draw(node);
    }
    tape.add(instruction);
    for (int node : instruction.writes()) {
      done[node] = true;
    }
    if (instruction instanceof Instruction.Fused fused) {
      for (int node : fused.steps()) {
        done[node] = true;
      }
    } else {
      sum(instruction);
    }
  }

  /** What an instruction that sums nothing itself has made is added to its totals. */
  private void sum(Instruction instruction) {
    for (int node : instruction.writes()) {
      for (int total : kept.totals(node)) {
        tape.add(new Instruction.Sum(node, total));
      }
    }
  }

  /** Makes the draw unless it is made, or the node is none. */
  private void draw(int node) {
    if (!done[node] && nodes.content(node) instanceof Leaf.Draw draw) {
      emit(streams.call(draw));
    }
  }
}
