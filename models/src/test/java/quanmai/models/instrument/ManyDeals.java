package quanmai.models.instrument;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import quanmai.engine.program.Evaluator;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** One term sheet, lowered once and evaluated for as many sets of numbers as a law needs. */
public final class ManyDeals {

  private final Lowered lowered;
  private final Map<String, Double> values;
  private double[] nodes = new double[0];

  private ManyDeals(Lowered lowered) {
    this.lowered = lowered;
    this.values = new HashMap<>(lowered.values());
  }

  /** The deal of that text, which must be without randomness. */
  public static ManyDeals of(String yaml) {
    return new ManyDeals(Lowering.lower(DealPaths.checked(yaml), Mode.BASE));
  }

  /** Gives an input, as {@code inputs.tax.rate}, another value in canonical units. */
  public ManyDeals input(String name, double value) {
    return put("inputs." + name, value);
  }

  /** Gives a schedule other values at t = 0, 1, ..; only those that the sheet has. */
  public ManyDeals schedule(String name, double... byPeriod) {
    for (int t = 0; t < byPeriod.length; t++) {
      put("schedules." + name + "[" + t + "]", byPeriod[t]);
    }
    return this;
  }

  private ManyDeals put(String parameter, double value) {
    if (!values.containsKey(parameter)) {
      throw new AssertionError("no parameter " + parameter + " among " + values.keySet());
    }
    values.put(parameter, value);
    return this;
  }

  /** Evaluates every line for the values given so far. */
  public ManyDeals compute() {
    nodes = Evaluator.uniform(lowered.graph(), values);
    return this;
  }

  /** A line of the last {@link #compute}, at t = 0, 1, .. */
  public double[] line(String name) {
    int periods = 0;
    while (lowered.nodes().containsKey(new LineAt(name, periods + 1))) {
      periods++;
    }
    double[] line = new double[periods + 1];
    for (int t = lowered.nodes().containsKey(new LineAt(name, 0)) ? 0 : 1; t <= periods; t++) {
      line[t] = nodes[Objects.requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }
}
