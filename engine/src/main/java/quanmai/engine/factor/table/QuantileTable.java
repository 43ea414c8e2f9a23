package quanmai.engine.factor.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.program.Graph;
import quanmai.engine.program.WideFunction;

/**
 * The quantile of a {@link Family} by normal score: x(z) = F^-1(N(z); shape), or one of its
 * derivatives.
 *
 * <p>Operands: z, then the shape parameters, which must not vary by path. Read from a table of
 * polynomials of degree 5 in z, whose error is below 1e-9 of the law's scale (range for beta,
 * standard deviation for gamma, 1 for chi) for shape parameters from 0.3; beyond |z| = 8.5 the
 * value of the end is given.
 *
 * @param family the law
 * @param part what is computed: -1 the quantile, 0 its derivative by z, k its derivative by shape
 *     parameter k
 */
public record QuantileTable(Family family, int part) implements WideFunction {

  private static final int QUANTILE = -1;
  private static final int BY_SCORE = 0;

  /** Enough for the distinct draws of a fund; a table is about 7 kB. */
  private static final int CACHED_TABLES = 2048;

  private static final int SENSITIVITY_PER_UNIT = 16;

  private record Key(Family family, int part, List<Double> shape) {}

  private static final Map<Key, Pieces> CACHE =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Pieces> eldest) {
          return size() > CACHED_TABLES;
        }
      };

  /** The node of a beta value on [0, 1] with normal score {@code z}. */
  public static int beta(Graph g, int z, int alpha, int beta) {
    return g.wide(new QuantileTable(Family.BETA, QUANTILE), z, alpha, beta);
  }

  /** The node of a gamma value of scale 1 with normal score {@code z}. */
  public static int gamma(Graph g, int z, int shape) {
    return g.wide(new QuantileTable(Family.GAMMA, QUANTILE), z, shape);
  }

  /** The node of sqrt(W / nu), W chi-square of {@code nu} degrees, with normal score {@code z}. */
  public static int chi(Graph g, int z, int nu) {
    return g.wide(new QuantileTable(Family.CHI, QUANTILE), z, nu);
  }

  @Override
  public String signature() {
    String what =
        part == QUANTILE ? "quantile" : part == BY_SCORE ? "quantile'z" : "quantile'" + part;
    return what + "(" + family + ")";
  }

  @Override
  public double evaluate(double[] arguments) {
    return at(table(arguments), arguments[0]);
  }

  @Override
  public Bound bind(double[] uniform, boolean[] varies) {
    for (int k = 1; k < varies.length; k++) {
      if (varies[k]) {
        throw new IllegalArgumentException(
            "parameter %d of a %s draw varies by path; it must be the same on all paths"
                .formatted(k, family));
      }
    }
    Pieces table = table(uniform);
    return lanes -> (arguments, n, result) -> fill(table, arguments[0], n, result);
  }

  private void fill(Pieces table, double[] z, int n, double[] result) {
    if (part == BY_SCORE) {
      for (int i = 0; i < n; i++) {
        result[i] = table.slope(z[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        result[i] = table.value(z[i]);
      }
    }
  }

  private double at(Pieces table, double z) {
    return part == BY_SCORE ? table.slope(z) : table.value(z);
  }

  @Override
  public int[] adjoint(Graph graph, int self, int[] arguments, int seed) {
    if (part != QUANTILE) {
      throw new IllegalStateException("second derivatives of quantiles are not available");
    }
    int[] result = new int[arguments.length];
    for (int k = 0; k < arguments.length; k++) {
      result[k] =
          graph.isConstant(arguments[k])
              ? -1
              : graph.mul(seed, graph.wide(new QuantileTable(family, k), arguments));
    }
    return result;
  }

  private Pieces table(double[] arguments) {
    double[] shape = new double[family.parameters()];
    for (int k = 0; k < shape.length; k++) {
      shape[k] = arguments[k + 1];
      if (!(shape[k] > 0 && shape[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "shape parameter %d of %s is %s, and must be above 0".formatted(k, family, shape[k]));
      }
    }
    Key key = new Key(family, part == BY_SCORE ? QUANTILE : part, boxed(shape));
    synchronized (CACHE) {
      return CACHE.computeIfAbsent(key, wanted -> build(wanted, shape));
    }
  }

  private static Pieces build(Key key, double[] shape) {
    PiecesBuilder builder = new PiecesBuilder(key.family(), shape);
    return key.part() == QUANTILE
        ? builder.quantile()
        : builder.sensitivity(key.part() - 1, SENSITIVITY_PER_UNIT);
  }

  private static List<Double> boxed(double[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }
}
