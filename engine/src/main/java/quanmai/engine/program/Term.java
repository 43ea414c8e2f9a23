package quanmai.engine.program;

/**
 * A node that is added to a sum over paths, or taken from it.
 *
 * @param minus whether it is taken from it
 */
public record Term(int node, boolean minus) {

  /** What it adds on a path. */
  public double of(double[] values) {
    return minus ? -values[node] : values[node];
  }
}
