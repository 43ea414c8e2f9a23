package quanmai.engine.program;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wide function for tests: the largest operand less the smallest, with what it was told counted.
 */
record Widest(AtomicInteger evaluations) implements WideFunction {

  Widest() {
    this(new AtomicInteger());
  }

  @Override
  public String signature() {
    return "widest";
  }

  @Override
  public double evaluate(double[] arguments) {
    evaluations.incrementAndGet();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double argument : arguments) {
      low = Math.min(low, argument);
      high = Math.max(high, argument);
    }
    return high - low;
  }

  @Override
  public Bound bind(double[] uniform, boolean[] varies) {
    for (int k = 0; k < uniform.length; k++) {
      if (varies[k] && !Double.isNaN(uniform[k])) {
        throw new AssertionError("a varying operand has a uniform value");
      }
    }
    return lanes -> Widest::apply;
  }

  private static void apply(double[][] arguments, int n, double[] result) {
    for (int i = 0; i < n; i++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double[] argument : arguments) {
        low = Math.min(low, argument[i]);
        high = Math.max(high, argument[i]);
      }
      result[i] = high - low;
    }
  }

  @Override
  public int[] adjoint(Graph graph, int self, int[] arguments, int seed) {
    throw new UnsupportedOperationException("not differentiated in these tests");
  }
}
