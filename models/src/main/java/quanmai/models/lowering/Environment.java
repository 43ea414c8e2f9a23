package quanmai.models.lowering;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import quanmai.engine.program.Graph;
import quanmai.models.check.Checked;
import quanmai.models.check.Rows;
import quanmai.models.check.Structure;
import quanmai.models.language.Scope;
import quanmai.models.timeline.Timeline;

/** The nodes that names and rows have so far, while a graph is being built. */
final class Environment {

  final Graph graph;
  final ParameterTable parameters;
  final Timeline timeline;
  final Scope scope;
  final Rows rows;
  final Structure structure;
  final Grid grid;

  /** Nodes of inputs. */
  final Map<String, Integer> inputs = new LinkedHashMap<>();

  /** Nodes of schedules, factors, lines and events by name. */
  final Map<String, Series> series = new LinkedHashMap<>();

  /** Nodes of running values by row. */
  final Map<Integer, Series> running = new HashMap<>();

  Environment(Checked checked, ParameterTable parameters) {
    this.graph = parameters.graph();
    this.parameters = parameters;
    this.timeline = checked.timeline();
    this.scope = checked.scope();
    this.rows = checked.rows();
    this.structure = new Structure(timeline);
    this.grid = new Grid(graph, timeline, parameters);
  }

  Series newSeries(String name) {
    return series.computeIfAbsent(name, k -> Series.empty(grid.lastT()));
  }

  /** The node of {@code name} at {@code t}. */
  int node(String name, int t) {
    Integer input = inputs.get(name);
    if (input != null) {
      return input;
    }
    Series found = series.get(name);
    if (found == null) {
      throw new IllegalStateException("no node for '" + name + "'");
    }
    return found.at(t);
  }
}
