package quanmai.models.lowering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Graph;
import quanmai.models.language.Kind;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;

/**
 * A deal as an engine graph: a node for every line in every period, parameters for every number.
 *
 * <p>The graph depends on the structure of the deal, not on the values of its parameters; so all
 * deals of one template have one program.
 *
 * @param graph its outputs are those of the deal, in canonical units
 * @param nodes the node of each line, schedule, factor and event in each period
 * @param inputs the node of each input
 * @param parameters in the order in which the graph first needs them
 * @param failure the node of the condition of conditional figures, or -1
 */
public record Lowered(
    Graph graph,
    Map<LineAt, Integer> nodes,
    Map<String, Integer> inputs,
    List<Parameter> parameters,
    List<Output> outputs,
    int failure) {

  public Lowered {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    parameters = List.copyOf(parameters);
    outputs = List.copyOf(outputs);
  }

  /** A line (or schedule, factor, event) in a period. */
  public record LineAt(String line, int t) {}

  /**
   * A number of the deal.
   *
   * @param name stable, such as {@code inputs.capacity} or {@code schedules.capex[0]}
   * @param value in canonical units
   * @param unit as the author wrote it
   */
  public record Parameter(
      String name, double value, Unit unit, @Nullable Text label, Place place) {}

  /**
   * A result of each path.
   *
   * @param unit of the result as it is shown; the node's value is canonical
   * @param kind a number, or a condition whose probability is reported
   */
  public record Output(String name, int node, Unit unit, @Nullable Text label, Kind kind) {}

  /** Parameter values by name, as a run takes them. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
    return values;
  }
}
