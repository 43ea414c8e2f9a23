package quanmai.engine.factor;

import quanmai.engine.program.Graph;

/**
 * The exact step of an Ornstein-Uhlenbeck process: x' = decay x + (1 - decay) mean + sd z.
 *
 * @param decay e^(-k dt)
 * @param sd vol sqrt((1 - decay^2) / (2 k))
 */
record OuStep(int decay, int sd) {

  static OuStep of(Graph g, int reversion, int vol, int dt) {
    int decay = g.exp(g.neg(g.mul(reversion, dt)));
    int one = g.constant(1);
    int lost = g.sub(one, g.mul(decay, decay));
    // Never below zero, and said so: values that depend on it then need no test for NaN.
    int variance = g.max(g.div(lost, g.mul(g.constant(2), reversion)), g.constant(0));
    return new OuStep(decay, g.mul(vol, g.sqrt(variance)));
  }

  /** (1 - decay) mean. */
  int pull(Graph g, int mean) {
    return g.mul(mean, g.sub(g.constant(1), decay));
  }

  /** The mean of the next value: decay x + (1 - decay) mean. */
  int mean(Graph g, int x, int mean) {
    return g.add(g.mul(decay, x), pull(g, mean));
  }

  /** The next variance: decay^2 v + sd^2. */
  int variance(Graph g, int v) {
    return g.add(g.mul(g.mul(decay, decay), v), g.mul(sd, sd));
  }
}
