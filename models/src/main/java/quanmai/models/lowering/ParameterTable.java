package quanmai.models.lowering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amount;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/** The parameters of a graph being built, with their values. */
final class ParameterTable {

  private final Graph graph;
  private final Map<String, Lowered.Parameter> table = new LinkedHashMap<>();

  ParameterTable(Graph graph) {
    this.graph = graph;
  }

  Graph graph() {
    return graph;
  }

  /** The node of a number that the sheet gives. */
  int node(Amount.Given given, @Nullable Text label) {
    return node(given.parameter(), given.value(), given.unit(), label, given.place());
  }

  int node(String name, double value, Unit unit, @Nullable Text label, Place place) {
    table.putIfAbsent(name, new Lowered.Parameter(name, value, unit, label, place));
    return graph.parameter(name);
  }

  List<Lowered.Parameter> all() {
    return List.copyOf(table.values());
  }

  Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    table.forEach((name, parameter) -> values.put(name, parameter.value()));
    return values;
  }
}
