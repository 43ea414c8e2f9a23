package quanmai.models.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.factor.CompetingRisks;
import quanmai.engine.factor.Event;
import quanmai.engine.factor.Hazard;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amount;
import quanmai.models.check.Checked;

/**
 * Makes the nodes of events period by period, since a hazard may depend on lines of the period.
 *
 * <p>The engine's events are asked for from the first period each time; what earlier periods gave
 * is found again in the graph, so nothing is computed twice.
 */
final class EventRows {

  private final Mode mode;
  private final Environment env;
  private final Graph g;
  private final Draws draws;
  private final Map<String, List<int[]>> hazards = new HashMap<>();

  EventRows(Mode mode, Environment env, Draws draws) {
    this.mode = mode;
    this.env = env;
    this.g = env.graph;
    this.draws = draws;
  }

  /** Computes {@code event} at {@code t}; cells of one event come in the order of t. */
  void step(Checked.Event event, int t) {
    boolean single = event.hazards().size() == 1 && event.hazards().getFirst().cause().isEmpty();
    if (mode == Mode.BASE || t == 0) {
      for (Checked.Hazard hazard : event.hazards()) {
        never(single ? event.name() : event.name() + "." + hazard.cause(), t);
      }
      if (!single) {
        never(event.name() + ".any", t);
      }
      return;
    }
    int[] steps = java.util.Arrays.copyOf(env.grid.steps(), t);
    if (single) {
      int threshold = Hazard.threshold(g, event.name());
      int[] perYear = perYear(event, event.hazards().getFirst(), t);
      set(event.name(), Hazard.first(g, threshold, perYear, steps), t);
      return;
    }
    List<CompetingRisks.Risk> risks = new ArrayList<>();
    for (Checked.Hazard hazard : event.hazards()) {
      int threshold = Hazard.threshold(g, event.name() + "." + hazard.cause());
      risks.add(new CompetingRisks.Risk(threshold, perYear(event, hazard, t)));
    }
    CompetingRisks first = CompetingRisks.first(g, risks, steps);
    for (int k = 0; k < risks.size(); k++) {
      set(event.name() + "." + event.hazards().get(k).cause(), first.each().get(k), t);
    }
    set(event.name() + ".any", first.any(), t);
  }

  /** Hazards of periods 1 to t. */
  private int[] perYear(Checked.Event event, Checked.Hazard hazard, int t) {
    List<int[]> known =
        hazards.computeIfAbsent(event.name() + "." + hazard.cause(), k -> new ArrayList<>());
    Amount rate = hazard.rate();
    known.add(new int[] {draws.node(rate, t, event.about().label())});
    return known.stream().mapToInt(node -> node[0]).toArray();
  }

  private void set(String stem, Event event, int t) {
    env.newSeries(stem + ".now").set(t, event.now()[t - 1]);
    env.newSeries(stem + ".yet").set(t, event.yet()[t - 1]);
  }

  private void never(String stem, int t) {
    env.newSeries(stem + ".now").set(t, g.constant(0));
    env.newSeries(stem + ".yet").set(t, g.constant(0));
  }
}
