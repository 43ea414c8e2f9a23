package quanmai.models.instrument.exit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.exit.ExitRoutes.Way;

/**
 * Which route is taken, and when: of events the first, then the conditions in the order in which
 * they are written, then the rest; never a second one.
 */
record Taking(Draft use, List<Draft> routes, int term) {

  void write() {
    List<Draft> events = of(Way.EVENT);
    List<Draft> conditions = of(Way.CONDITION);
    if (!events.isEmpty()) {
      event(events, !conditions.isEmpty());
    }
    List<String> before = new ArrayList<>();
    for (Draft route : events) {
      taken(route, "#yet");
      before.add(route.name() + ".taken");
    }
    for (Draft route : conditions) {
      route.value("when");
      String free = String.join(" + ", before) + (before.isEmpty() ? "" : " + ");
      String now = "#when and " + free + "prev(" + use.name() + ".gone) < 0.5";
      String inTime = isLast() ? now : "t <= " + term + " and " + now;
      taken(route, "if(prev(#taken) > 0.5 or (" + inTime + "), 1, 0)");
      before.add(route.name() + ".taken");
    }
    for (Draft route : of(Way.REST)) {
      String left = before.isEmpty() ? "1" : "1 - (" + String.join(" + ", before) + ")";
      taken(route, "if(t >= " + term + ", " + left + ", 0)");
    }
  }

  private List<Draft> of(Way way) {
    return routes.stream().filter(route -> Way.of(route) == way).toList();
  }

  private boolean isLast() {
    return term == use.timeline().periods();
  }

  /** One event of all routes with a hazard; after the term, or beside another route, none. */
  private void event(List<Draft> events, boolean mixed) {
    Map<String, String> hazards = new LinkedHashMap<>();
    for (Draft route : events) {
      route.value("hazard");
      String hazard = route.name() + ".hazard";
      if (route.has("climate")) {
        route.value("climate");
        hazard = hazard + " * " + route.name() + ".climate";
      }
      if (mixed) {
        hazard = "if(prev(#gone) > 0.5, 0, " + hazard + ")";
      }
      if (!isLast()) {
        hazard = "if(t <= " + term + ", " + hazard + ", 0)";
      }
      hazards.put(route.name().substring(use.name().length() + 1), hazard);
    }
    use.event("退出路径", "the exit route", hazards);
  }

  private static void taken(Draft route, String formula) {
    route.line("taken", "已走此路径", "whether the route is taken", "count", formula);
  }
}
