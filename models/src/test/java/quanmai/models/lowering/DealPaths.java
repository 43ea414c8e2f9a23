package quanmai.models.lowering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import quanmai.engine.kernels.Elementary;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Leaf;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered.LineAt;

/** Lowered deals evaluated path by path, by the specification; draws by hashing. */
public final class DealPaths {

  private final Lowered lowered;
  private final Map<String, Double> parameters;

  private DealPaths(Lowered lowered) {
    this.lowered = lowered;
    this.parameters = new HashMap<>(lowered.values());
  }

  public static Checked checked(String text) {
    DealReader.Outcome result = DealReader.read("deal.yaml", text);
    if (result.checked() == null) {
      throw new AssertionError(result.findings().toString());
    }
    return result.checked();
  }

  public static DealPaths of(String text, Mode mode) {
    return new DealPaths(Lowering.lower(checked(text), mode));
  }

  public static DealPaths of(Checked checked, Mode mode) {
    return new DealPaths(Lowering.lower(checked, mode));
  }

  public Lowered lowered() {
    return lowered;
  }

  public DealPaths with(String parameter, double value) {
    if (!parameters.containsKey(parameter)) {
      throw new AssertionError("no parameter " + parameter + " among " + parameters.keySet());
    }
    parameters.put(parameter, value);
    return this;
  }

  /** All node values of path {@code number}. */
  public double[] path(long number) {
    return Evaluator.evaluate(lowered.graph(), parameters, draw -> draw(draw, number));
  }

  /** The same for other parameters. */
  public double[] path(long number, Map<String, Double> values) {
    return Evaluator.evaluate(lowered.graph(), values, draw -> draw(draw, number));
  }

  private static double draw(Leaf.Draw draw, long path) {
    long seed = path * 0x9E3779B97F4A7C15L + draw.name().hashCode() * 0xC2B2AE3D27D4EB4FL;
    double uniform = new SplittableRandom(seed).nextDouble(0x1p-53, 1);
    return switch (draw.law()) {
      case UNIFORM -> uniform;
      case NORMAL -> Elementary.normalQuantile(uniform);
      case GIVEN -> throw new IllegalArgumentException("nobody gives " + draw.name());
    };
  }

  /** The base case (or any deterministic deal): an output. */
  public double output(String name) {
    return path(0)[node(name)];
  }

  public int node(String output) {
    return Objects.requireNonNull(lowered.graph().outputs().get(output), output);
  }

  /** A line in a period on path 0. */
  public double line(String name, int t) {
    return path(0)[Objects.requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
  }

  /** A line by period, from the first, on path 0. */
  public List<Double> line(String name) {
    double[] values = path(0);
    return lowered.nodes().entrySet().stream()
        .filter(entry -> entry.getKey().line().equals(name))
        .map(entry -> values[entry.getValue()])
        .toList();
  }

  /** Mean and standard error of an output over paths. */
  public record Mean(double mean, double standardError) {}

  Mean mean(String output, int paths) {
    double sum = 0;
    double squares = 0;
    int node = node(output);
    for (int k = 0; k < paths; k++) {
      double value = path(k)[node];
      sum += value;
      squares += value * value;
    }
    double mean = sum / paths;
    return new Mean(mean, Math.sqrt((squares / paths - mean * mean) / (paths - 1)));
  }
}
