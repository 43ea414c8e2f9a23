package quanmai.engine.factor;

import quanmai.engine.program.Graph;

/**
 * Events by hazard: one happens when its cumulative hazard crosses an exponential threshold.
 *
 * <p>H(s) = sum over steps up to s of h dt; the event is in the first step with E &lt;= H(s), E =
 * -ln U drawn once a path, so P(not by s) = the mean of e^(-H(s)). On one path a higher hazard only
 * brings the event forward. A hazard below 0 counts as 0.
 */
public final class Hazard {

  private Hazard() {}

  /** An exponential threshold from its own stream. */
  public static int threshold(Graph g, String stream) {
    return g.neg(g.log(g.uniform(stream, 0)));
  }

  /**
   * An exponential threshold from a normal score, for events that depend on other draws: E = -ln
   * N(-z), so that a high score is a late event.
   */
  public static int thresholdOf(Graph g, int normal) {
    return g.neg(g.log(g.normalCdf(g.neg(normal))));
  }

  /**
   * The event of a threshold.
   *
   * @param threshold node of E
   * @param perYear node of the hazard in each step, per year; may vary by path
   * @param dtYears node of each step's length
   */
  public static Event first(Graph g, int threshold, int[] perYear, int[] dtYears) {
    int[] total = cumulative(g, perYear, dtYears);
    int[] now = new int[total.length];
    int[] yet = new int[total.length];
    int before = g.constant(0);
    for (int s = 0; s < total.length; s++) {
      yet[s] = g.atMost(threshold, total[s]);
      now[s] = g.sub(yet[s], before);
      before = yet[s];
    }
    return new Event(now, yet);
  }

  /** e^(-H): the probability that the event is not by each step's end, given the hazards. */
  public static int[] survival(Graph g, int[] perYear, int[] dtYears) {
    int[] total = cumulative(g, perYear, dtYears);
    for (int s = 0; s < total.length; s++) {
      total[s] = g.exp(g.neg(total[s]));
    }
    return total;
  }

  /** H at each step's end. */
  static int[] cumulative(Graph g, int[] perYear, int[] dtYears) {
    int[] total = new int[perYear.length];
    int sum = g.constant(0);
    for (int s = 0; s < total.length; s++) {
      sum = g.add(sum, increment(g, perYear[s], dtYears[s]));
      total[s] = sum;
    }
    return total;
  }

  static int increment(Graph g, int perYear, int dt) {
    return g.mul(g.max(perYear, g.constant(0)), dt);
  }
}
