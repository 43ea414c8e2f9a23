package quanmai.engine.factor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.kernels.Op;
import quanmai.engine.program.Graph;

/**
 * The lower triangle L with L L' = a correlation matrix, as nodes of a graph.
 *
 * <p>L(i, j) = (R(i, j) - sum over k &lt; j of L(i, k) L(j, k)) / L(j, j); L(i, i) = sqrt(1 - sum
 * over k &lt; i of L(i, k)^2). In a semidefinite matrix a pivot is 0, and so is what would be
 * divided by it. Zero correlations that are constants leave no nodes.
 */
final class Cholesky {

  /** A pivot (a variance share) below this is rounding, and counts as 0. */
  private static final double NO_VARIANCE = 1e-14;

  /** Divisor in place of a zero pivot: what it divides is rounding of 1e-16. */
  private static final double LEAST_DIVISOR = 1e-7;

  private Cholesky() {}

  static int[][] identity(Graph g, int size) {
    int[][] matrix = new int[size][size];
    for (int i = 0; i < size; i++) {
      Arrays.fill(matrix[i], g.constant(0));
      matrix[i][i] = g.constant(1);
    }
    return matrix;
  }

  static int[][] of(Graph g, List<String> factors, Correlation.Matrix given) {
    Map<String, Integer> place = places(factors);
    int[][] matrix = identity(g, factors.size());
    for (int i = 0; i < given.names().size(); i++) {
      for (int j = 0; j < i; j++) {
        int a = required(place, given.names().get(i));
        int b = required(place, given.names().get(j));
        matrix[Math.max(a, b)][Math.min(a, b)] = given.rows().get(i).get(j);
      }
    }
    return factor(g, matrix);
  }

  static int[][] of(Graph g, List<String> factors, Correlation.Pairs given) {
    Map<String, Integer> place = places(factors);
    int[][] matrix = identity(g, factors.size());
    for (Correlation.Pair pair : given.pairs()) {
      int a = required(place, pair.first());
      int b = required(place, pair.second());
      matrix[Math.max(a, b)][Math.min(a, b)] = pair.value();
    }
    return factor(g, matrix);
  }

  private static int[][] factor(Graph g, int[][] matrix) {
    int size = matrix.length;
    int[][] lower = identity(g, size);
    for (int i = 0; i < size; i++) {
      int pivot = g.constant(1);
      for (int j = 0; j < i; j++) {
        int rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest = g.sub(rest, g.mul(lower[i][k], lower[j][k]));
        }
        lower[i][j] = quotient(g, rest, lower[j][j]);
        pivot = g.sub(pivot, g.mul(lower[i][j], lower[i][j]));
      }
      lower[i][i] = root(g, pivot);
    }
    return lower;
  }

  private static int quotient(Graph g, int rest, int pivot) {
    return g.isConstant(rest, 0) ? rest : g.div(rest, g.max(pivot, g.constant(LEAST_DIVISOR)));
  }

  /** The square root of a share of variance, 0 where rounding alone is left. */
  static int root(Graph g, int share) {
    int positive = g.operation(Op.LT, g.constant(NO_VARIANCE), share);
    int root = g.sqrt(g.max(share, g.constant(NO_VARIANCE)));
    return g.select(positive, root, g.constant(0));
  }

  private static Map<String, Integer> places(List<String> factors) {
    Map<String, Integer> place = new HashMap<>();
    for (int f = 0; f < factors.size(); f++) {
      if (place.put(factors.get(f), f) != null) {
        throw new IllegalArgumentException("factor '" + factors.get(f) + "' is named twice");
      }
    }
    return place;
  }

  private static int required(Map<String, Integer> place, String name) {
    Integer found = place.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "correlation names '" + name + "', which is none of " + place.keySet());
    }
    return found;
  }
}
