package quanmai.models.instrument.fund;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;

/** A fund that is lowered once and computed for many numbers, on many paths. */
final class FundSheet {

  private final DealPaths paths;
  private final Lowered lowered;
  private final Map<String, Double> values;
  private double[] nodes = new double[0];

  private FundSheet(DealPaths paths) {
    this.paths = paths;
    this.lowered = paths.lowered();
    this.values = new HashMap<>(lowered.values());
  }

  static FundSheet of(String text) {
    return new FundSheet(DealPaths.of(text, Mode.STOCHASTIC));
  }

  /** By year from 2026-12-31. */
  static FundSheet yearly(int periods, String body) {
    return of(text("year", periods, body));
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

  FundSheet input(String name, double value) {
    return put("inputs." + name, value);
  }

  FundSheet schedule(String name, int t, double value) {
    return put("schedules." + name + "[" + t + "]", value);
  }

  private FundSheet put(String parameter, double value) {
    if (values.put(parameter, value) == null) {
      throw new AssertionError("no parameter " + parameter + " among " + values.keySet());
    }
    return this;
  }

  FundSheet path(long number) {
    nodes = paths.path(number, values);
    return this;
  }

  /** A line, a schedule or an input in a period. */
  double at(String line, int t) {
    Double given =
        values.getOrDefault("inputs." + line, values.get("schedules." + line + "[" + t + "]"));
    if (given != null) {
      return given;
    }
    return nodes[Objects.requireNonNull(lowered.nodes().get(new LineAt(line, t)), line)];
  }

  double output(String name) {
    return nodes[paths.node(name)];
  }

  double[] line(String name, int periods) {
    double[] line = new double[periods + 1];
    for (int t = 0; t <= periods; t++) {
      line[t] = at(name, t);
    }
    return line;
  }
}
