package quanmai.engine.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.program.Graph;

/**
 * A correlation looked at with its numbers, in the control plane: what is wrong with it, the matrix
 * it implies, and the repaired one where its numbers contradict each other.
 *
 * @param factors all factors of the model, in order
 * @param correlation as written
 * @param valueOf the value of each parameter node
 */
public record CorrelationValues(
    List<String> factors, Correlation correlation, IntToDoubleFunction valueOf) {

  public CorrelationValues {
    factors = List.copyOf(factors);
  }

  /** What is out of range, unknown, given twice or not symmetric; contradictions are not here. */
  public List<Problem> problems() {
    Problems problems = new Problems();
    switch (correlation.structure()) {
      case Correlation.None() -> {}
      case Correlation.Matrix matrix -> check(problems, matrix);
      case Correlation.Pairs pairs -> check(problems, pairs);
      case Correlation.Drivers drivers -> check(problems, drivers);
    }
    if (correlation.copula() instanceof Correlation.StudentT(int nu, var _)) {
      problems.atLeast("nu", valueOf.applyAsDouble(nu), 1);
    }
    return problems.all();
  }

  /** The correlation matrix of the innovations under the Gaussian copula, in the factors' order. */
  public double[][] matrix() {
    double[][] result = new double[factors.size()][factors.size()];
    for (int i = 0; i < result.length; i++) {
      result[i][i] = 1;
    }
    switch (correlation.structure()) {
      case Correlation.None() -> {}
      case Correlation.Matrix(var names, var rows) -> {
        for (int i = 0; i < names.size(); i++) {
          for (int j = 0; j < i; j++) {
            set(result, names.get(i), names.get(j), valueOf.applyAsDouble(rows.get(i).get(j)));
          }
        }
      }
      case Correlation.Pairs(var pairs) ->
          pairs.forEach(p -> set(result, p.first(), p.second(), valueOf.applyAsDouble(p.value())));
      case Correlation.Drivers(var drivers) -> addDrivers(result, drivers);
    }
    return result;
  }

  /** The nearest consistent matrix; drivers are consistent as such. */
  public NearestCorrelation nearest() {
    return NearestCorrelation.of(matrix());
  }

  /**
   * What to build: the correlation as written where it is consistent, else the nearest one, as
   * constants of {@code g}.
   */
  public Correlation consistent(Graph g, NearestCorrelation nearest) {
    if (!nearest.repaired()) {
      return correlation;
    }
    List<List<Integer>> rows = new ArrayList<>();
    for (double[] row : nearest.matrix()) {
      rows.add(Arrays.stream(row).mapToObj(g::constant).toList());
    }
    return new Correlation(new Correlation.Matrix(factors, rows), correlation.copula());
  }

  private void set(double[][] matrix, String a, String b, double value) {
    matrix[factors.indexOf(a)][factors.indexOf(b)] = value;
    matrix[factors.indexOf(b)][factors.indexOf(a)] = value;
  }

  private void addDrivers(double[][] matrix, List<Correlation.Driver> drivers) {
    for (Correlation.Driver driver : drivers) {
      for (Correlation.Loading a : driver.loadings()) {
        for (Correlation.Loading b : driver.loadings()) {
          int i = factors.indexOf(a.factor());
          int j = factors.indexOf(b.factor());
          if (i != j) {
            matrix[i][j] += valueOf.applyAsDouble(a.value()) * valueOf.applyAsDouble(b.value());
          }
        }
      }
    }
  }

  private void check(Problems problems, Correlation.Matrix matrix) {
    known(problems, matrix.names());
    int size = matrix.names().size();
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double value = valueOf.applyAsDouble(matrix.rows().get(i).get(j));
        double mirrored = valueOf.applyAsDouble(matrix.rows().get(j).get(i));
        String place = "rows[" + i + "][" + j + "]";
        if (i == j && value != 1) {
          problems.add(
              place,
              "is %s, and must be 1: a factor moves with itself".formatted(Problems.show(value)),
              "Maybe a row is shifted by one column.",
              "为 %s，必须为 1：因子与自身完全相关".formatted(Problems.show(value)),
              "也许该行错了一列。");
        } else if (i > j) {
          problems.within(place, value, -1, 1);
          symmetric(problems, place, value, mirrored);
        }
      }
    }
  }

  private static void symmetric(Problems problems, String place, double value, double mirrored) {
    if (value != mirrored) {
      problems.add(
          place,
          "is %s, and its mirror is %s".formatted(Problems.show(value), Problems.show(mirrored)),
          "Maybe one of the two was not changed with the other.",
          "为 %s，而其对称位置为 %s".formatted(Problems.show(value), Problems.show(mirrored)),
          "也许只改了其中一个。");
    }
  }

  private void check(Problems problems, Correlation.Pairs pairs) {
    Set<Set<String>> seen = new HashSet<>();
    for (Correlation.Pair pair : pairs.pairs()) {
      String place = "[" + pair.first() + ", " + pair.second() + "]";
      known(problems, List.of(pair.first(), pair.second()));
      problems.within(place, valueOf.applyAsDouble(pair.value()), -1, 1);
      if (!seen.add(Set.copyOf(List.of(pair.first(), pair.second())))) {
        problems.add(
            place,
            "is given twice",
            "Maybe the second one was meant for another pair.",
            "重复给出",
            "也许第二个是另一对因子。");
      }
    }
  }

  private void check(Problems problems, Correlation.Drivers drivers) {
    Map<String, Double> explained = new HashMap<>();
    for (Correlation.Driver driver : drivers.drivers()) {
      if (factors.contains(driver.name())) {
        problems.add(
            driver.name(),
            "is a driver and also a factor",
            "Maybe rename the driver.",
            "既是驱动因子又是因子",
            "也许应给驱动因子改名。");
      }
      for (Correlation.Loading loading : driver.loadings()) {
        double value = valueOf.applyAsDouble(loading.value());
        known(problems, List.of(loading.factor()));
        problems.within(driver.name() + "." + loading.factor(), value, -1, 1);
        explained.merge(loading.factor(), value * value, Double::sum);
      }
    }
    explained.forEach(
        (factor, share) ->
            problems.within("squared loadings of " + factor, Math.max(share - 1e-12, 0), 0, 1));
  }

  /** All names are factors, each given once. */
  private void known(Problems problems, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!factors.contains(name)) {
        problems.add(
            name,
            "is not a factor",
            "Maybe one of " + factors + ".",
            "不是因子",
            "也许是 " + factors + " 之一。");
      } else if (!seen.add(name)) {
        problems.add(
            name,
            "is named twice",
            "Maybe a factor was meant to correlate with another.",
            "重复出现",
            "也许应与另一因子相关。");
      }
    }
  }
}
