package quanmai.models.workbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Program;
import quanmai.models.check.Checked;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** What a deal computes: two files with the same meaning are the same deal. */
public final class Meaning {

  private Meaning() {}

  /** The compiled program's hash, every parameter to the bit, and the base case of every output. */
  public static Map<String, Object> of(Checked checked) {
    Map<String, Object> meaning = new LinkedHashMap<>();
    Lowered lowered = Lowering.lower(checked, Mode.STOCHASTIC);
    Map<String, Integer> outputs = new LinkedHashMap<>();
    lowered.outputs().forEach(output -> outputs.put(output.name(), output.node()));
    meaning.put("program", Program.compile(lowered.graph(), outputs).hash());
    meaning.put("parameters", new TreeMap<>(lowered.values()));
    Lowered base = Lowering.lower(checked, Mode.BASE);
    double[] values = Evaluator.evaluate(base.graph(), base.values(), _ -> Double.NaN);
    base.outputs().forEach(output -> meaning.put(output.name(), values[output.node()]));
    base.nodes().forEach((at, node) -> meaning.put(at.toString(), values[node]));
    meaning.put("name", checked.sheet().name());
    return meaning;
  }

  /** The base case of every output. */
  public static Map<String, Double> outputs(Checked checked) {
    Map<String, Double> outputs = new LinkedHashMap<>();
    Lowered base = Lowering.lower(checked, Mode.BASE);
    double[] values = Evaluator.evaluate(base.graph(), base.values(), _ -> Double.NaN);
    base.outputs().forEach(output -> outputs.put(output.name(), values[output.node()]));
    return outputs;
  }
}
