package quanmai.models.lowering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.engine.factor.CompetingRisks;
import quanmai.engine.factor.Event;
import quanmai.engine.factor.Hazard;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amount;
import quanmai.models.check.Checked;
import quanmai.models.language.Expr;
import quanmai.models.language.Symbol;

/**
 * Makes the nodes of events: all periods at once, or period by period where a hazard depends on
 * lines.
 *
 * <p>In the latter case the engine's events are asked for from the first period each time; what
 * earlier periods gave is found again in the graph, so nothing is computed twice.
 */
final class EventRows {

  private final Mode mode;
  private final Environment env;
  private final Graph g;
  private final Draws draws;
  private final Map<String, List<Integer>> hazards = new HashMap<>();
  private final Set<String> complete = new HashSet<>();

  EventRows(Mode mode, Environment env, Draws draws) {
    this.mode = mode;
    this.env = env;
    this.g = env.graph;
    this.draws = draws;
  }

  /** Computes {@code event} at {@code t}; cells of one event come in the order of t. */
  void step(Checked.Event event, int t) {
    if (mode == Mode.BASE || t == 0) {
      stems(event).forEach(stem -> never(stem, t));
    } else if (!complete.contains(event.name())) {
      boolean lines = event.hazards().stream().anyMatch(hazard -> readsLines(hazard.rate()));
      int last = lines ? t : env.grid.lastT();
      if (!lines) {
        complete.add(event.name());
      }
      happen(event, lines ? t : 1, last);
    }
  }

  private boolean readsLines(Amount rate) {
    return rate instanceof Amount.Computed computed && readsLines(computed.formula());
  }

  private boolean readsLines(Expr expr) {
    if (expr instanceof Expr.Name name) {
      Symbol symbol = env.scope.symbols().get(name.name());
      return symbol != null
          && (symbol.sort() == Symbol.Sort.LINE || symbol.sort() == Symbol.Sort.EVENT);
    }
    return Expr.children(expr).stream().anyMatch(this::readsLines);
  }

  private static boolean isSingle(Checked.Event event) {
    return event.hazards().size() == 1 && event.hazards().getFirst().cause().isEmpty();
  }

  /** What formulas write before {@code .now} and {@code .yet}. */
  private static List<String> stems(Checked.Event event) {
    if (isSingle(event)) {
      return List.of(event.name());
    }
    List<String> stems = new ArrayList<>();
    event.hazards().forEach(hazard -> stems.add(event.name() + "." + hazard.cause()));
    stems.add(event.name() + ".any");
    return stems;
  }

  /** Sets the periods {@code from} to {@code last}. */
  private void happen(Checked.Event event, int from, int last) {
    int[] steps = Arrays.copyOf(env.grid.steps(), last);
    List<String> stems = stems(event);
    List<Event> events = new ArrayList<>();
    if (isSingle(event)) {
      int threshold = Hazard.threshold(g, event.name());
      int[] perYear = perYear(event, event.hazards().getFirst(), last);
      events.add(Hazard.first(g, threshold, perYear, steps));
    } else {
      List<CompetingRisks.Risk> risks = new ArrayList<>();
      for (Checked.Hazard hazard : event.hazards()) {
        int threshold = Hazard.threshold(g, event.name() + "." + hazard.cause());
        risks.add(new CompetingRisks.Risk(threshold, perYear(event, hazard, last)));
      }
      CompetingRisks first = CompetingRisks.first(g, risks, steps);
      events.addAll(first.each());
      events.add(first.any());
    }
    for (int k = 0; k < stems.size(); k++) {
      for (int t = from; t <= last; t++) {
        env.newSeries(stems.get(k) + ".now").set(t, events.get(k).now()[t - 1]);
        env.newSeries(stems.get(k) + ".yet").set(t, events.get(k).yet()[t - 1]);
      }
    }
  }

  /** Hazards of periods 1 to {@code last}. */
  private int[] perYear(Checked.Event event, Checked.Hazard hazard, int last) {
    List<Integer> known =
        hazards.computeIfAbsent(event.name() + "." + hazard.cause(), k -> new ArrayList<>());
    while (known.size() < last) {
      known.add(draws.node(hazard.rate(), known.size() + 1, event.about().label()));
    }
    return known.stream().mapToInt(Integer::intValue).toArray();
  }

  private void never(String stem, int t) {
    env.newSeries(stem + ".now").set(t, g.constant(0));
    env.newSeries(stem + ".yet").set(t, g.constant(0));
  }
}
