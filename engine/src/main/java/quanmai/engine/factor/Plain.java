package quanmai.engine.factor;

import java.util.function.IntUnaryOperator;
import quanmai.engine.program.Graph;

/** Innovations that are one node a step. */
record Plain(Graph g, IntUnaryOperator node) implements Innovation {

  @Override
  public int at(int step) {
    return node.applyAsInt(step);
  }

  @Override
  public int plus(int base, int scale, int step) {
    return g.add(base, g.mul(scale, at(step)));
  }
}
