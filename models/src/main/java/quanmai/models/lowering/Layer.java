package quanmai.models.lowering;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Cell;
import quanmai.models.check.Checked;
import quanmai.models.check.Row;
import quanmai.models.language.Expr;

/**
 * The nodes of a whole deal in one mode. A stochastic layer stands on a layer of the base case over
 * the same graph, in which {@code base(x)} finds its values; most deals never ask for it.
 */
final class Layer {

  private final Environment env;
  private final Formulas formulas;
  private final RunningRows running;
  private final EventRows events;

  /**
   * Makes the nodes of inputs, schedules and factors; cells are to follow in the order of the
   * check.
   *
   * @param base the layer of the base case, where formulas ask for it and this is not it
   * @param given the feeds that come from elsewhere
   */
  Layer(
      Checked checked,
      Mode mode,
      ParameterTable parameters,
      @Nullable Layer base,
      Set<String> given) {
    env = new Environment(checked, parameters);
    formulas = new Formulas(env, base == null ? null : base.formulas);
    Draws draws = new Draws(checked, mode, env, formulas, given);
    draws.make();
    running = new RunningRows(env, formulas);
    events = new EventRows(mode, env, draws);
  }

  Environment env() {
    return env;
  }

  Formulas formulas() {
    return formulas;
  }

  /** Computes one cell; all that it reads has been computed. */
  void step(Cell cell) {
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
}
