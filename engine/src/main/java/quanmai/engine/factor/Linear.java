package quanmai.engine.factor;

import java.util.List;
import quanmai.engine.program.Graph;

/** Innovations that are sums of independent draws with uniform loadings whose squares add to 1. */
record Linear(Graph g, List<Term> terms) implements Innovation {

  /**
   * One draw a step.
   *
   * @param stream where it is drawn
   * @param loading node of its weight
   */
  record Term(String stream, int loading) {}

  @Override
  public int at(int step) {
    return plus(g.constant(0), g.constant(1), step);
  }

  @Override
  public int plus(int base, int scale, int step) {
    int sum = base;
    for (Term term : terms) {
      int weight = g.mul(scale, term.loading());
      sum = g.add(g.mul(weight, g.normal(term.stream(), step)), sum);
    }
    return sum;
  }
}
