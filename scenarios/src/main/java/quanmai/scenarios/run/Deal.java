package quanmai.scenarios.run;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;
import quanmai.engine.program.Program;
import quanmai.models.check.Checked;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/**
 * A deal that can be run: its checked sheet, its graph and the program of its outputs.
 *
 * @param checked what it was made of
 * @param lowered with every uncertain thing drawn
 * @param program computes the deal's outputs, and {@link #FAILURE} where the deal names a failure
 * @param base with every uncertain thing at its base value
 * @param baseValues the value of every node of {@code base}
 * @param fixed the values that were fixed beside its file, as they were given
 */
public record Deal(
    Checked checked,
    Lowered lowered,
    Program program,
    Lowered base,
    double[] baseValues,
    List<String> fixed) {

  public Deal {
    fixed = List.copyOf(fixed);
  }

  /** The output that holds the deal's failure condition. */
  public static final String FAILURE = "(failure)";

  /** Lowers and compiles a checked sheet, of which {@code fixed} tells how it was changed. */
  public static Deal of(Checked checked, List<String> fixed) {
    Lowered lowered = Lowering.lower(checked, Mode.STOCHASTIC);
    Map<String, Integer> outputs = new LinkedHashMap<>();
    lowered.outputs().forEach(output -> outputs.put(output.name(), output.node()));
    if (lowered.failure() >= 0) {
      outputs.put(FAILURE, lowered.failure());
    }
    Lowered base = Lowering.lower(checked, Mode.BASE);
    double[] values =
        Evaluator.evaluate(
            base.graph(),
            base.values(),
            draw -> {
              throw new AssertionError("the base case draws " + draw);
            });
    return new Deal(
        checked, lowered, Program.compile(lowered.graph(), outputs), base, values, fixed);
  }

  /** The deal's output of that name, or null. */
  public Lowered.@Nullable Output output(String name) {
    return lowered.outputs().stream()
        .filter(output -> output.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The base case of a node of an output, in canonical units. */
  double baseOf(String output) {
    return base.outputs().stream()
        .filter(candidate -> candidate.name().equals(output))
        .mapToDouble(candidate -> baseValues[candidate.node()])
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The date from which the deal is valued. */
  public LocalDate valuationDate() {
    return checked.timeline().points().getFirst();
  }

  /** The program of the running total of a line: outputs t0, t1, .. in order of the periods. */
  Program cumulative(String line) {
    Graph graph = lowered.graph();
    Map<String, Integer> totals = new LinkedHashMap<>();
    int total = graph.constant(0);
    for (int t = checked.timeline().firstT(); t <= checked.timeline().periods(); t++) {
      Integer node = lowered.nodes().get(new Lowered.LineAt(line, t));
      total = node == null ? total : graph.add(total, node);
      totals.put("t" + t, total);
    }
    return Program.compile(graph, totals);
  }

  /** The base case of a line in a period, in canonical units; 0 where the line has no value. */
  double baseOf(String line, int t) {
    Integer node = base.nodes().get(new Lowered.LineAt(line, t));
    return node == null ? 0 : baseValues[node];
  }
}
