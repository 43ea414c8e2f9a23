package quanmai.engine.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Normals of scrambled Sobol points for several streams at once.
 *
 * <p>Each stream is a group of T normals, one a step. The leading dimensions of a Sobol sequence
 * are its best, so they are dealt in rounds: first the coarsest normal of every group, then the
 * second coarsest, and so on; a bridged group puts most of its motion into its first few.
 * Replicates are independent scramblings of the same points: a mean over one replicate is unbiased,
 * and the spread of R of them gives an honest error.
 *
 * <p>Immutable and safe for use by any number of threads. A number depends on (seed, replicate,
 * point, groups) only.
 */
public final class SobolNormals {

  /**
   * The normals of one stream.
   *
   * @param stream whose normals they are
   * @param steps how many there are, at least 1
   * @param bridged whether a Brownian bridge over equal steps orders them, as suits the steps of a
   *     process; else they are independent inputs, the first the most important
   */
  public record Group(StreamId stream, int steps, boolean bridged) {
    public Group {
      if (steps < 1) {
        throw new IllegalArgumentException(
            "a group has %d steps, and must have at least 1".formatted(steps));
      }
    }
  }

  private static final class Scratch {
    int[] words = new int[256];

    int[] words(int n) {
      if (words.length < n) {
        words = new int[n];
      }
      return words;
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private final List<Group> groups;
  private final long seed;
  private final DrawKernel kernel;
  private final Sobol plain;

  /** The column that each dimension fills. */
  private final int[] columnOf;

  /** First column of each bridged group, and its bridge. */
  private final Map<Integer, BrownianBridge> bridges = new HashMap<>();

  private final Map<Integer, Sobol> replicates = new ConcurrentHashMap<>();

  /**
   * Deals dimensions to {@code groups}; they may have {@value Sobol#MAX_DIMENSIONS} steps in all.
   */
  public SobolNormals(long seed, List<Group> groups, DrawKernel kernel) {
    this.seed = seed;
    this.groups = List.copyOf(groups);
    this.kernel = kernel;
    this.plain = Sobol.of(groups.stream().mapToInt(Group::steps).sum());
    this.columnOf = deal(this.groups, bridges);
  }

  private static int[] deal(List<Group> groups, Map<Integer, BrownianBridge> bridges) {
    var columnOf = new ArrayList<Integer>();
    int longest = groups.stream().mapToInt(Group::steps).max().orElse(0);
    for (int order = 0; order < longest; order++) {
      int first = 0;
      for (Group group : groups) {
        if (order < group.steps()) {
          columnOf.add(first + column(group, first, order, bridges));
        }
        first += group.steps();
      }
    }
    return columnOf.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int column(
      Group group, int first, int order, Map<Integer, BrownianBridge> bridges) {
    return group.bridged()
        ? bridges
            .computeIfAbsent(first, f -> BrownianBridge.equalSteps(group.steps()))
            .column(order)
        : order;
  }

  /** The groups, in the order of their columns. */
  public List<Group> groups() {
    return groups;
  }

  /** How many columns {@link #fill} writes: the steps of all groups. */
  public int columns() {
    return columnOf.length;
  }

  /**
   * Fills lanes 0 to n - 1 of every column with the normals of points {@code firstPoint ..
   * firstPoint + n - 1}.
   *
   * @param firstPoint number of the first point; {@code firstPoint + n} is at most 2^32. Whole
   *     powers of two, from point 0, are what a Sobol sequence is balanced over
   * @param replicate which scrambling, from 0
   * @param columns group after group, one column a step: unit normals, for a bridged group the
   *     standardised increments
   */
  public void fill(long firstPoint, int n, int replicate, double[][] columns) {
    Sobol points = replicates.computeIfAbsent(replicate, r -> plain.scrambled(seed, r));
    int[] words = SCRATCH.get().words(n);
    for (int d = 0; d < columnOf.length; d++) {
      points.words(firstPoint, n, d, words);
      kernel.normalsOfWords(words, n, columns[columnOf[d]]);
    }
    bridges.forEach((first, bridge) -> bridge.apply(columns, first, n));
  }
}
