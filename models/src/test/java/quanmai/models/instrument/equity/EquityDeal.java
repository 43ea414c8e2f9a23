package quanmai.models.instrument.equity;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import quanmai.engine.program.Evaluator;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** A deal without draws, lowered once and computed for many values of its numbers. */
final class EquityDeal {

  private final Lowered lowered;
  private final Map<String, Double> values;

  private EquityDeal(Lowered lowered) {
    this.lowered = lowered;
    this.values = new HashMap<>(lowered.values());
  }

  /** By year from 2026 on, over t = 0..periods; {@code body} holds inputs, instruments and more. */
  static EquityDeal of(int periods, String body) {
    return of("year", periods, body);
  }

  static EquityDeal of(String step, int periods, String body) {
    return new EquityDeal(Lowering.lower(DealPaths.checked(text(step, periods, body)), Mode.BASE));
  }

  static String text(String step, int periods, String body) {
    return """
    quanmai: 1
    kind: deal
    name: test
    currency: CNY
    timeline: {start: 2026-12-31, step: %s, periods: %d}
    outputs: {n: N}
    """
            .formatted(step, periods)
        + body;
  }

  /** Sets a number, in canonical units. */
  EquityDeal with(String input, double value) {
    String parameter = input.contains("[") ? input : "inputs." + input;
    if (values.put(parameter, value) == null) {
      throw new AssertionError("no parameter " + parameter + " among " + values.keySet());
    }
    return this;
  }

  Values values() {
    return new Values(lowered, Evaluator.evaluate(lowered.graph(), values, _ -> Double.NaN));
  }

  /** Every line of the deal. */
  record Values(Lowered lowered, double[] nodes) {
    double at(String line, int t) {
      return nodes[Objects.requireNonNull(lowered.nodes().get(new LineAt(line, t)), line)];
    }

    double last(String line, int periods) {
      return at(line, periods);
    }

    double sum(String line, int periods) {
      double sum = 0;
      for (int t = 0; t <= periods; t++) {
        sum += at(line, t);
      }
      return sum;
    }
  }
}
