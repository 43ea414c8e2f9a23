package quanmai.models.lowering;

import java.util.Arrays;

/** The nodes of something by period, from t = 0 to N; -1 where there is none yet. */
record Series(int[] nodes) {

  static Series empty(int lastT) {
    int[] nodes = new int[lastT + 1];
    Arrays.fill(nodes, -1);
    return new Series(nodes);
  }

  int at(int t) {
    int node = nodes[t];
    if (node < 0) {
      throw new IllegalStateException("no value yet at t = " + t);
    }
    return node;
  }

  void set(int t, int node) {
    nodes[t] = node;
  }
}
