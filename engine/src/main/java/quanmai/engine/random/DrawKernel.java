package quanmai.engine.random;

/**
 * Random numbers for a block of paths: lane {@code i} of every column is path {@code firstPath +
 * i}.
 *
 * <p>Each number depends on (seed, stream, path, index) only; see {@link Philox} for the words,
 * {@link InverseNormal} for the normals. Every implementation gives the same bits for every block
 * length; {@link ScalarDrawKernel} is the specification, the others are only faster.
 * Implementations are safe for use by any number of threads, and allocate nothing per call.
 */
public interface DrawKernel {

  /**
   * Fills four columns with the standard normals of indices {@code 4 call .. 4 call + 3} of a
   * stream.
   *
   * @param seed the seed of the run
   * @param stream the value of a {@link StreamId}
   * @param call which four indices, at least 0
   * @param firstPath path of lane 0; {@code firstPath + n} is at most 2^32
   * @param n lanes to fill; longer columns keep what they hold beyond
   */
  void normals(
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] z0,
      double[] z1,
      double[] z2,
      double[] z3);

  /**
   * Fills four columns with the uniforms (w + 1/2) / 2^32, in (0, 1), of the same words that {@link
   * #normals} uses.
   */
  void uniforms(
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] u0,
      double[] u1,
      double[] u2,
      double[] u3);

  /** Fills lanes 0 to n - 1 of {@code z} with {@code InverseNormal.ofWord(words[i])}. */
  void normalsOfWords(int[] words, int n, double[] z);
}
