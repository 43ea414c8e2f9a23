package quanmai.engine.random;

/**
 * The antithetic rule: paths {@code 2k} and {@code 2k + 1} are a pair that shares the words of path
 * {@code k}, the second with its normals negated and its uniforms u replaced by 1 - u.
 *
 * <p>In a word w the negation is ~w, since u = (w + 1/2) / 2^32 and the inverse normal is odd; both
 * are exact. A pair costs one set of draws, so antithetic normals are about half the price. Means
 * are unbiased; errors must come from the means of pairs, which are independent, and not from
 * single paths, which are not.
 */
public final class Antithetic {

  private Antithetic() {}

  /**
   * As {@link DrawKernel#normals}, by the antithetic rule; {@code firstPath + n} is at most 2^33.
   */
  public static void normals(
      DrawKernel kernel,
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] z0,
      double[] z1,
      double[] z2,
      double[] z3) {
    int odd = (int) (firstPath & 1);
    kernel.normals(seed, stream, call, firstPath >>> 1, pairs(odd, n), z0, z1, z2, z3);
    spreadNegated(z0, odd, n);
    spreadNegated(z1, odd, n);
    spreadNegated(z2, odd, n);
    spreadNegated(z3, odd, n);
  }

  /**
   * As {@link DrawKernel#uniforms}, by the antithetic rule; {@code firstPath + n} is at most 2^33.
   */
  public static void uniforms(
      DrawKernel kernel,
      long seed,
      long stream,
      int call,
      long firstPath,
      int n,
      double[] u0,
      double[] u1,
      double[] u2,
      double[] u3) {
    int odd = (int) (firstPath & 1);
    kernel.uniforms(seed, stream, call, firstPath >>> 1, pairs(odd, n), u0, u1, u2, u3);
    spreadMirrored(u0, odd, n);
    spreadMirrored(u1, odd, n);
    spreadMirrored(u2, odd, n);
    spreadMirrored(u3, odd, n);
  }

  /** The antithetic normal number {@code index} of a stream on one path. */
  public static double normalAt(long seed, long stream, long path, int index) {
    double z = Draws.normalAt(seed, stream, path >>> 1, index);
    return (path & 1) == 0 ? z : -z;
  }

  /** The antithetic uniform number {@code index} of a stream on one path. */
  public static double uniformAt(long seed, long stream, long path, int index) {
    double u = Draws.uniformAt(seed, stream, path >>> 1, index);
    return (path & 1) == 0 ? u : 1 - u;
  }

  /**
   * Pairs that the lanes touch, the first lane being the {@code odd} member of its pair; none has
   * more than n lanes.
   */
  private static int pairs(int odd, int n) {
    return n == 0 ? 0 : (odd + n + 1) / 2;
  }

  /**
   * Spreads pairs 0, 1, ... over the lanes, from the last one down, so that none is overwritten
   * before it is read.
   */
  private static void spreadNegated(double[] z, int odd, int n) {
    for (int lane = n - 1; lane >= 0; lane--) {
      double first = z[(lane + odd) >> 1];
      z[lane] = ((lane + odd) & 1) == 0 ? first : -first;
    }
  }

  private static void spreadMirrored(double[] u, int odd, int n) {
    for (int lane = n - 1; lane >= 0; lane--) {
      double first = u[(lane + odd) >> 1];
      u[lane] = ((lane + odd) & 1) == 0 ? first : 1 - first;
    }
  }
}
