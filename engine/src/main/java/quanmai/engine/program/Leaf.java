package quanmai.engine.program;

/** A value that enters a program from outside: a parameter of the run, or a random draw. */
public sealed interface Leaf {

  /** The name, unique among leaves of its kind. */
  String name();

  /**
   * A number given once a run, the same on every path.
   *
   * @param name such as {@code price} or {@code capex[3]}
   */
  record Parameter(String name) implements Leaf {}

  /** What a draw is distributed as. */
  enum Law {
    /** Standard normal. */
    NORMAL,
    /** Uniform on (0, 1). */
    UNIFORM,
    /**
     * No random number: what the caller supplies for the path, such as another program's result.
     */
    GIVEN
  }

  /**
   * An independent random number of each path.
   *
   * @param law its distribution
   * @param stream the name of its stream; draws of different streams never move each other
   * @param index its place in the stream, from 0; for a process the time step
   */
  record Draw(Law law, String stream, int index) implements Leaf {
    @Override
    public String name() {
      return stream + "[" + index + "]";
    }
  }
}
