package quanmai.engine.network;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Bound;

/**
 * A program with parameters, at its place in a network.
 *
 * @param name unique in the network; it leads the names of the part's own random streams
 * @param shared streams that are the same for all parts that name them, by the name that the
 *     program has for them; all others are the part's own
 * @param given the slot of each index of a series that the program is {@linkplain
 *     quanmai.engine.program.Graph#given given}; -1 for zero
 * @param posts what goes from outputs to slots after the part has run
 * @param kept outputs of which every path is kept
 * @param totals outputs of which the sum over all paths is kept
 */
public record Part(
    String name,
    Bound bound,
    Map<String, String> shared,
    Map<String, int[]> given,
    List<Post> posts,
    List<Keep> kept,
    List<Total> totals) {

  public Part {
    shared = Map.copyOf(shared);
    given = Map.copyOf(given);
    posts = List.copyOf(posts);
    kept = List.copyOf(kept);
    totals = List.copyOf(totals);
  }

  /**
   * A series of outputs that is added to a series of slots.
   *
   * @param outputs their numbers in the program, as many as {@code at}
   * @param at the place in {@code slots} that each goes to
   * @param slots the series
   * @param weight that all are multiplied by
   * @param grant what a fund decided: null where nothing was to be decided
   * @param delayUnit how many periods of a delay move everything by one place; it is rounded
   */
  public record Post(
      int[] outputs, int[] at, int[] slots, double weight, @Nullable Grant grant, int delayUnit) {

    /** A series whose places are the periods of delays. */
    public Post(int[] outputs, int[] at, int[] slots, double weight, @Nullable Grant grant) {
      this(outputs, at, slots, weight, grant, 1);
    }

    /** The same under a decision. */
    public Post under(@Nullable Grant other) {
      return new Post(outputs, at, slots, weight, other, delayUnit);
    }
  }

  /**
   * Where a decision stands.
   *
   * @param share slot of the share that is funded, from 0 to 1
   * @param delay slot of the periods of the slots' series by which all is later
   */
  public record Grant(int share, int delay) {}

  /**
   * An output whose value on each path is kept.
   *
   * @param column its place in the result
   */
  public record Keep(int output, int column) {}

  /**
   * An output of which only the sum over paths is kept.
   *
   * @param grant the share of it that counts; null for all
   */
  public record Total(int output, int column, @Nullable Grant grant) {}
}
