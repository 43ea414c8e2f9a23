package quanmai.engine.factor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import quanmai.engine.kernels.Op;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Leaf;
import quanmai.engine.program.Term;
import quanmai.engine.program.WideFunction;

/**
 * All nodes of a graph over many seeded paths, column by column, with the statistics that tests
 * compare to closed forms.
 */
public final class Paths {

  private final Graph graph;
  private final double[][] columns;
  private final int count;

  private Paths(Graph graph, int count) {
    this.graph = graph;
    this.count = count;
    this.columns = new double[graph.size()][];
  }

  /** A sample mean and its standard error. */
  public record Estimate(double mean, double error) {
    /** How many standard errors {@code exact} lies away. */
    public double away(double exact) {
      return Math.abs(mean - exact) / error;
    }
  }

  /** Evaluates the whole graph on {@code count} paths; uniform nodes have one lane. */
  public static Paths of(Graph graph, Map<String, Double> parameters, int count, long seed) {
    Paths paths = new Paths(graph, count);
    for (int node = 0; node < graph.size(); node++) {
      paths.columns[node] = paths.column(node, parameters, seed);
    }
    return paths;
  }

  public static Paths of(Graph graph, int count, long seed) {
    return of(graph, Map.of(), count, seed);
  }

  public double at(int node, int path) {
    double[] column = columns[node];
    return column.length == 1 ? column[0] : column[path];
  }

  /** The value of a uniform node. */
  public double at(int node) {
    if (!graph.isUniform(node)) {
      throw new IllegalArgumentException("node " + node + " varies by path");
    }
    return columns[node][0];
  }

  public int count() {
    return count;
  }

  public Estimate mean(int node) {
    return mean(path -> at(node, path));
  }

  /** The mean of the sum of terms; not its error. */
  public double mean(List<Term> terms) {
    return terms.stream()
        .mapToDouble(term -> (term.minus() ? -1 : 1) * mean(term.node()).mean())
        .sum();
  }

  /** The mean of any function of a path. */
  public Estimate mean(java.util.function.IntToDoubleFunction ofPath) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += ofPath.applyAsDouble(i);
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double d = ofPath.applyAsDouble(i) - mean;
      squares += d * d;
    }
    return new Estimate(mean, Math.sqrt(squares / (count - 1.0) / count));
  }

  /** The mean product of deviations from known means. */
  public Estimate covariance(int a, double meanOfA, int b, double meanOfB) {
    return mean(i -> (at(a, i) - meanOfA) * (at(b, i) - meanOfB));
  }

  private double[] column(int node, Map<String, Double> parameters, long seed) {
    int[] x = graph.operands(node);
    return switch (graph.kind(node)) {
      case CONSTANT -> new double[] {graph.constantOf(node)};
      case LEAF ->
          switch (graph.leafOf(node)) {
            case Leaf.Parameter(String name) -> new double[] {parameters.get(name)};
            case Leaf.Draw draw -> draws(draw, seed);
          };
      case OPERATION -> operation(node, graph.opOf(node), x);
      case WIDE -> wide(node, graph.functionOf(node), x);
    };
  }

  private double[] draws(Leaf.Draw draw, long seed) {
    long start = seed * 31 + draw.stream().hashCode() * 1_000_003L + draw.index();
    SplittableRandom random = new SplittableRandom(start);
    double[] column = new double[count];
    for (int i = 0; i < count; i++) {
      column[i] =
          draw.law() == Leaf.Law.NORMAL
              ? random.nextGaussian()
              : (random.nextLong() >>> 11) * 0x1p-53 + 0x1p-54;
    }
    return column;
  }

  private double[] operation(int node, Op op, int[] x) {
    double[] column = new double[graph.isUniform(node) ? 1 : count];
    double[] a = columns[x[0]];
    double[] b = columns[x[x.length > 1 ? 1 : 0]];
    double[] c = columns[x[x.length > 2 ? 2 : 0]];
    for (int i = 0; i < column.length; i++) {
      column[i] =
          op.apply(
              a.length == 1 ? a[0] : a[i],
              b.length == 1 ? b[0] : b[i],
              c.length == 1 ? c[0] : c[i]);
    }
    return column;
  }

  private double[] wide(int node, WideFunction function, int[] x) {
    int lanes = graph.isUniform(node) ? 1 : count;
    double[] uniform = new double[x.length];
    boolean[] varies = new boolean[x.length];
    double[][] arguments = new double[x.length][];
    for (int k = 0; k < x.length; k++) {
      double[] column = columns[x[k]];
      varies[k] = !graph.isUniform(x[k]);
      uniform[k] = varies[k] ? Double.NaN : column[0];
      arguments[k] = column.length == lanes ? column : spread(column[0], lanes);
    }
    double[] result = new double[lanes];
    function.bind(uniform, varies).worker(lanes).apply(arguments, lanes, result);
    return result;
  }

  private static double[] spread(double value, int lanes) {
    double[] column = new double[lanes];
    java.util.Arrays.fill(column, value);
    return column;
  }

  /** A graph with constants and time steps at hand. */
  public static int[] constants(Graph g, double value, int steps) {
    int[] nodes = new int[steps];
    java.util.Arrays.fill(nodes, g.constant(value));
    return nodes;
  }

  /** Parameters by name from a list of name, value, name, value. */
  public static Map<String, Double> given(Object... pairs) {
    Map<String, Double> map = new HashMap<>();
    for (int k = 0; k < pairs.length; k += 2) {
      map.put((String) pairs[k], ((Number) pairs[k + 1]).doubleValue());
    }
    return map;
  }
}
