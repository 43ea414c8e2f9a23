package quanmai.models.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import quanmai.engine.program.Evaluator;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** A ledger in its base case, whose feeds a test supplies. */
final class Ledger {

  private final Lowered lowered;
  private final Map<String, double[]> feeds = new HashMap<>();
  private final Map<String, Double> parameters;
  private final Set<String> names;

  Ledger(TargetPack pack, LedgerSheet.Settings settings) {
    String text = requireNonNull(LedgerSheet.write(pack, settings).text());
    DealReader.Outcome outcome = DealReader.read("ledger.yaml", text);
    assertThat(outcome.findings()).as(text).isEmpty();
    Checked checked = requireNonNull(outcome.checked());
    names =
        checked.sheet().schedules().stream()
            .map(schedule -> schedule.name())
            .collect(Collectors.toSet());
    lowered = Lowering.lower(checked, Mode.BASE, names);
    parameters = lowered.values();
  }

  Set<String> feeds() {
    return names;
  }

  Ledger feed(String name, double... byPeriod) {
    assertThat(names).contains(name);
    feeds.put(name, byPeriod);
    return this;
  }

  /** The same in every period. */
  Ledger always(String name, double value) {
    double[] all = new double[40];
    java.util.Arrays.fill(all, value);
    return feed(name, all);
  }

  Ledger input(String name, double value) {
    assertThat(parameters).containsKey("inputs." + name);
    parameters.put("inputs." + name, value);
    return this;
  }

  private double[] values() {
    return Evaluator.evaluate(
        lowered.graph(),
        parameters,
        draw -> {
          double[] feed = feeds.get(draw.stream());
          return feed == null || draw.index() >= feed.length ? 0 : feed[draw.index()];
        });
  }

  double output(String name) {
    return values()[requireNonNull(lowered.graph().outputs().get(name), name)];
  }

  double line(String name, int t) {
    return values()[requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
  }

  /** A line or feed in every period, from 0. */
  double[] line(String name) {
    double[] values = values();
    int periods = 0;
    while (lowered.nodes().containsKey(new LineAt(name, periods + 1))) {
      periods++;
    }
    double[] line = new double[periods + 1];
    for (int t = 0; t <= periods; t++) {
      line[t] = values[requireNonNull(lowered.nodes().get(new LineAt(name, t)), name)];
    }
    return line;
  }
}
