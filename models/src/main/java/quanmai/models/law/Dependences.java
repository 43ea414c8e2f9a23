package quanmai.models.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import quanmai.engine.factor.Correlation;
import quanmai.engine.program.Graph;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.CorrelationDef;

/** The engine's correlation for what a term sheet says, and the names of its parameters. */
public final class Dependences {

  private Dependences() {}

  /** The parameter of a pair. */
  public static String pair(String first, String second) {
    return "correlation[" + first + "," + second + "]";
  }

  /** The parameter of a matrix entry: one name for both of its places. */
  public static String entry(String row, String column) {
    return row.compareTo(column) <= 0 ? pair(row, column) : pair(column, row);
  }

  /** The parameter of a driver's loading. */
  public static String loading(String driver, String factor) {
    return "correlation." + driver + "[" + factor + "]";
  }

  /**
   * The engine's correlation.
   *
   * @param node of a parameter by name
   */
  public static Correlation build(CorrelationDef def, Graph graph, ToIntFunction<String> node) {
    Correlation.Structure structure = structure(def, graph, node);
    return def.copula().equals("t")
        ? new Correlation(
            structure,
            new Correlation.StudentT(
                node.applyAsInt("correlation.nu"), Correlation.Mixing.EACH_STEP))
        : Correlation.gaussian(structure);
  }

  private static Correlation.Structure structure(
      CorrelationDef def, Graph graph, ToIntFunction<String> node) {
    if (!def.pairs().isEmpty()) {
      return new Correlation.Pairs(
          def.pairs().stream()
              .map(
                  p ->
                      new Correlation.Pair(
                          p.first(), p.second(), node.applyAsInt(pair(p.first(), p.second()))))
              .toList());
    }
    if (!def.matrixNames().isEmpty()) {
      return matrix(def.matrixNames(), graph, node);
    }
    List<Correlation.Driver> drivers = new ArrayList<>();
    for (Map.Entry<String, Map<String, Source>> driver : def.drivers().entrySet()) {
      List<Correlation.Loading> loadings = new ArrayList<>();
      for (String factor : driver.getValue().keySet()) {
        loadings.add(
            new Correlation.Loading(factor, node.applyAsInt(loading(driver.getKey(), factor))));
      }
      drivers.add(new Correlation.Driver(driver.getKey(), loadings));
    }
    return drivers.isEmpty() ? new Correlation.None() : new Correlation.Drivers(drivers);
  }

  private static Correlation.Structure matrix(
      List<String> names, Graph graph, ToIntFunction<String> node) {
    List<List<Integer>> rows = new ArrayList<>();
    for (String row : names) {
      List<Integer> entries = new ArrayList<>();
      for (String column : names) {
        entries.add(row.equals(column) ? graph.constant(1) : node.applyAsInt(entry(row, column)));
      }
      rows.add(entries);
    }
    return new Correlation.Matrix(names, rows);
  }
}
