package quanmai.engine.factor.table;

import quanmai.engine.program.Graph;

/** Normal scores as thresholds: a choice with given probabilities is a comparison of scores. */
public final class Scores {

  /** No normal score of a double lies beyond. */
  private static final double FARTHEST = 40;

  private Scores() {}

  /**
   * N^-1 of a cumulative probability that may be 0, 1, or 1 but for rounding; finite, so that
   * indicators can weigh it.
   */
  public static int threshold(Graph g, int cumulative) {
    int share = g.max(g.min(cumulative, g.constant(1)), g.constant(0));
    int score = g.normalQuantile(share);
    return g.max(g.min(score, g.constant(FARTHEST)), g.constant(-FARTHEST));
  }
}
