package quanmai.engine.factor;

import quanmai.engine.program.Graph;

/** The standard normal innovations of one factor, a step at a time, independent between steps. */
public interface Innovation {

  /** The node of step {@code step}, from 0. */
  int at(int step);

  /**
   * {@code base + scale x at(step)}.
   *
   * <p>Where the innovation is a sum of independent draws, {@code scale} is multiplied into its
   * loadings: these are uniform, so a step costs one fused multiply-add a draw.
   *
   * @param base any node
   * @param scale a node, uniform as a rule
   */
  int plus(int base, int scale, int step);

  /** Innovations that are draws of their own, from the stream {@code stream}. */
  static Innovation independent(Graph g, String stream) {
    return new Plain(g, step -> g.normal(stream, step));
  }

  /** Innovations that are given nodes. */
  static Innovation of(Graph g, int[] nodes) {
    return new Plain(g, step -> nodes[step]);
  }
}
