package quanmai.models.lowering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amount;
import quanmai.models.check.Cell;
import quanmai.models.check.Checked;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
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

  /** The graph of {@code checked}, with its outputs declared; feeds have their own values. */
  public static Lowered lower(Checked checked, Mode mode) {
    return lower(checked, mode, Set.of());
  }

  /**
   * The graph of {@code checked}, with its outputs declared.
   *
   * @param given the feeds and inputs that come from elsewhere by path, as {@link Graph#given};
   *     others have their own values
   */
  public static Lowered lower(Checked checked, Mode mode, Set<String> given) {
    ParameterTable parameters = new ParameterTable(new Graph());
    boolean standsOnBase = mode == Mode.STOCHASTIC && asksForBase(checked);
    Layer base = standsOnBase ? new Layer(checked, Mode.BASE, parameters, null, Set.of()) : null;
    Layer layer = new Layer(checked, mode, parameters, base, given);
    for (Cell cell : checked.order()) {
      if (base != null) {
        base.step(cell);
      }
      layer.step(cell);
    }
    return lowered(checked, layer.env(), layer.formulas());
  }

  private static boolean asksForBase(Checked checked) {
    return checked.lines().stream()
            .flatMap(line -> line.pieces().stream())
            .anyMatch(piece -> asksForBase(piece.formula()))
        || checked.events().stream()
            .flatMap(event -> event.hazards().stream())
            .anyMatch(
                hazard ->
                    hazard.rate() instanceof Amount.Computed computed
                        && asksForBase(computed.formula()))
        || checked.outputs().stream().anyMatch(output -> asksForBase(output.formula()))
        || (checked.failure() != null && asksForBase(checked.failure()));
  }

  private static boolean asksForBase(Expr expr) {
    return (expr instanceof Expr.Call call && call.function().equals(Function.BASE.text()))
        || Expr.children(expr).stream().anyMatch(Lowering::asksForBase);
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
