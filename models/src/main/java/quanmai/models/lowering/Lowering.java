package quanmai.models.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.models.check.Cell;
import quanmai.models.check.Checked;
import quanmai.models.check.Row;
import quanmai.models.language.Expr;
import quanmai.models.lowering.Lowered.LineAt;

/**
 * Turns a checked deal into an engine graph.
 *
 * <p>Inputs, schedules and factors come first, then the cells of lines and running values in the
 * order of the check: period by period, so that few values are alive at once. A line outside its
 * phases is the constant zero and costs nothing.
 */
public final class Lowering {

  private Lowering() {}

  /** The graph of {@code checked}, with its outputs declared. */
  public static Lowered lower(Checked checked, Mode mode) {
    Environment env = new Environment(checked);
    Formulas formulas = new Formulas(env);
    Draws draws = new Draws(checked, mode, env, formulas);
    draws.make();
    RunningRows running = new RunningRows(env, formulas);
    EventRows events = new EventRows(mode, env, draws);
    for (Cell cell : checked.order()) {
      switch (env.rows.all().get(cell.row())) {
        case Row.OfLine(Checked.Line line) -> {
          Expr formula = line.at(cell.t());
          int node = formula == null ? env.graph.constant(0) : formulas.lower(formula, cell.t());
          env.newSeries(line.name()).set(cell.t(), node);
        }
        case Row.OfEvent(Checked.Event event) -> events.step(event, cell.t());
        case Row.Running value -> running.step(cell.row(), value, cell.t());
      }
    }
    return lowered(checked, env, formulas);
  }

  private static Lowered lowered(Checked checked, Environment env, Formulas formulas) {
    int last = env.grid.lastT();
    List<Lowered.Output> outputs = new ArrayList<>();
    for (Checked.Output output : checked.outputs()) {
      int node = formulas.lower(output.formula(), last);
      env.graph.output(output.name(), node);
      outputs.add(
          new Lowered.Output(
              output.name(), node, output.about().unit(), output.about().label(), output.kind()));
    }
    Expr failure = checked.failure();
    int failed = failure == null ? -1 : formulas.lower(failure, last);
    Map<LineAt, Integer> nodes = new LinkedHashMap<>();
    for (int t = env.grid.firstT(); t <= last; t++) {
      for (Map.Entry<String, Series> entry : env.series.entrySet()) {
        nodes.put(new LineAt(entry.getKey(), t), entry.getValue().at(t));
      }
    }
    return new Lowered(env.graph, nodes, env.inputs, env.parameters.all(), outputs, failed);
  }
}
