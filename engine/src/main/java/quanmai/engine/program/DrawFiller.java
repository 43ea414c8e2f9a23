package quanmai.engine.program;

/**
 * Where a block's random numbers come from. A filler belongs to one thread; any two fillers of the
 * same run give the same numbers.
 */
public interface DrawFiller {

  /**
   * The stream of that law and name, asked for once, before any path is run.
   *
   * @param indices how many indices the program may read: they are 0 to {@code indices - 1}
   */
  Stream stream(Leaf.Law law, String name, int indices);

  /** One stream of random numbers, independent of all others. */
  interface Stream {

    /** How many consecutive indices one call fills. */
    int INDICES_PER_CALL = 4;

    /**
     * Fills four columns, without allocating: lane {@code i} of column {@code k} is the number of
     * path {@code firstPath + i} at index {@code 4 call + k}.
     *
     * <p>Columns of indices that the program does not read are there to be overwritten too.
     *
     * @param n how many lanes
     */
    void fill(
        int call,
        long firstPath,
        int n,
        double[] first,
        double[] second,
        double[] third,
        double[] fourth);
  }
}
