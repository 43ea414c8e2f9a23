package quanmai.models.instrument.debt;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import quanmai.engine.program.Evaluator;
import quanmai.models.instrument.SheetText;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;

/** A deal that is checked and lowered once, and computed for many values of its parameters. */
final class SampleDeal {

  private final Lowered lowered;
  private final int periods;
  private final Map<String, Double> parameters;
  private double[] values;

  private SampleDeal(Lowered lowered, int periods) {
    this.lowered = lowered;
    this.periods = periods;
    this.parameters = new HashMap<>(lowered.values());
    this.values = Evaluator.uniform(lowered.graph(), parameters);
  }

  static SampleDeal of(SheetText sheet, int periods) {
    return new SampleDeal(DealPaths.of(sheet.toString(), Mode.BASE).lowered(), periods);
  }

  /** Sets a parameter that the deal has. */
  SampleDeal set(String parameter, double value) {
    if (parameters.put(parameter, value) == null) {
      throw new IllegalArgumentException(parameter + " is none of " + names());
    }
    return this;
  }

  /** Sets every value of a schedule, uniform on low..high. */
  SampleDeal randomise(String schedule, Random random, double low, double high) {
    names().stream()
        .filter(name -> name.startsWith("schedules." + schedule + "["))
        .forEach(name -> set(name, low + (high - low) * random.nextDouble()));
    return this;
  }

  /** Computes all lines for the parameters as they are. */
  SampleDeal compute() {
    values = Evaluator.uniform(lowered.graph(), parameters);
    return this;
  }

  Set<String> names() {
    return new TreeSet<>(parameters.keySet());
  }

  /** The values of a line, schedule or input at t = 0, 1, .. */
  double[] line(String name) {
    double[] line = new double[periods + 1];
    for (int t = 0; t <= periods; t++) {
      line[t] = values[Objects.requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }
}
