package quanmai.engine.factor.table;

import java.util.LinkedHashMap;
import java.util.Map;
import quanmai.engine.program.Graph;
import quanmai.engine.program.WideFunction;

/**
 * The normal score of a Student t value: N^-1(T_nu(t)), or one of its derivatives.
 *
 * <p>Operands: t, then nu, which must be at least 1 and not vary by path. Read as t g(u) with u = 1
 * + t^2 / min(nu, 64) and g a table of polynomials, error below 1e-9; beyond the t of normal score
 * 8.5 the score is that.
 *
 * @param part 0 the score, 1 its derivative by t, 2 its derivative by nu
 */
public record StudentScore(int part) implements WideFunction {

  private static final int SCORE = 0;
  private static final int BY_T = 1;
  private static final int BY_NU = 2;
  private static final int CACHED_TABLES = 64;

  private record Key(boolean byNu, double nu) {}

  private static final Map<Key, Octaves> CACHE =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Octaves> eldest) {
          return size() > CACHED_TABLES;
        }
      };

  /** The node of the normal score of {@code t} under {@code nu} degrees of freedom. */
  public static int of(Graph g, int t, int nu) {
    return g.wide(new StudentScore(SCORE), t, nu);
  }

  @Override
  public String signature() {
    return switch (part) {
      case SCORE -> "t-score";
      case BY_T -> "t-score't";
      default -> "t-score'nu";
    };
  }

  @Override
  public double evaluate(double[] arguments) {
    Octaves table = table(arguments[1]);
    return part == BY_T ? table.slope(arguments[0]) : table.value(arguments[0]);
  }

  @Override
  public Bound bind(double[] uniform, boolean[] varies) {
    if (varies[1]) {
      throw new IllegalArgumentException(
          "the degrees of freedom of a t copula vary by path; they must be the same on all paths");
    }
    Octaves table = table(uniform[1]);
    return lanes -> (arguments, n, result) -> fill(table, arguments[0], n, result);
  }

  private void fill(Octaves table, double[] t, int n, double[] result) {
    if (part == BY_T) {
      for (int i = 0; i < n; i++) {
        result[i] = table.slope(t[i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        result[i] = table.value(t[i]);
      }
    }
  }

  @Override
  public int[] adjoint(Graph graph, int self, int[] arguments, int seed) {
    if (part != SCORE) {
      throw new IllegalStateException("second derivatives of t scores are not available");
    }
    int byT = graph.mul(seed, graph.wide(new StudentScore(BY_T), arguments));
    int byNu =
        graph.isConstant(arguments[1])
            ? -1
            : graph.mul(seed, graph.wide(new StudentScore(BY_NU), arguments));
    return new int[] {byT, byNu};
  }

  private Octaves table(double nu) {
    if (!(nu >= 1 && nu < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "degrees of freedom are %s, and must be at least 1".formatted(nu));
    }
    synchronized (CACHE) {
      return CACHE.computeIfAbsent(
          new Key(part == BY_NU, nu), key -> key.byNu() ? Octaves.byNu(nu) : Octaves.score(nu));
    }
  }
}
