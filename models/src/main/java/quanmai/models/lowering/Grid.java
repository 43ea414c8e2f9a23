package quanmai.models.lowering;

import com.opengamma.strata.basics.date.DayCount;
import java.time.LocalDate;
import quanmai.engine.program.Graph;
import quanmai.models.language.BuiltIn;
import quanmai.models.language.Dimension;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Place;
import quanmai.models.timeline.Timeline;

/**
 * The nodes of lengths of time. Under nominal periods they are constants; under a day count they
 * are parameters, since deals of one template start on different days.
 */
final class Grid {

  private static final Place NOWHERE = new Place("", 1, 1, "timeline");

  private final Graph graph;
  private final Timeline timeline;
  private final ParameterTable parameters;

  Grid(Graph graph, Timeline timeline, ParameterTable parameters) {
    this.graph = graph;
    this.timeline = timeline;
    this.parameters = parameters;
  }

  int firstT() {
    return timeline.firstT();
  }

  int lastT() {
    return timeline.periods();
  }

  boolean contains(int t) {
    return firstT() <= t && t <= lastT();
  }

  /** Years in period {@code t}. */
  int dt(int t) {
    return t <= 0 ? graph.constant(0) : length("dt", t, timeline.dt(t));
  }

  /** Years from the start to the end of period {@code t}. */
  int years(int t) {
    return t <= 0 ? graph.constant(0) : length("years", t, timeline.years(t));
  }

  /** Years from the start to the end of period {@code t} under a named day count. */
  int years(int t, String dayCount) {
    String name = "timeline.years[" + t + "," + dayCount + "]";
    return t <= 0
        ? graph.constant(0)
        : parameters.node(
            name, yearFraction(t, dayCount), Unit.canonical(Dimension.YEAR), null, NOWHERE);
  }

  double yearFraction(int t, String dayCount) {
    LocalDate start = timeline.points().getFirst();
    return DayCount.of(dayCount).relativeYearFraction(start, timeline.periodEnd(t));
  }

  private int length(String what, int t, double years) {
    if (timeline.nominal()) {
      return graph.constant(years);
    }
    String name = "timeline." + what + "[" + t + "]";
    return parameters.node(name, years, Unit.canonical(Dimension.YEAR), null, NOWHERE);
  }

  /** Lengths of the periods 1 to N, as processes take them. */
  int[] steps() {
    int[] steps = new int[timeline.periods()];
    for (int t = 1; t <= steps.length; t++) {
      steps[t - 1] = dt(t);
    }
    return steps;
  }

  /** The node of a built-in length in years. */
  int builtIn(BuiltIn builtIn, int t) {
    return switch (builtIn) {
      case DT -> dt(t);
      case YEARS -> years(t);
      case T, PERIOD_START, PERIOD_END, YEAR, MONTH, N ->
          throw new IllegalArgumentException(builtIn + " is decided by the timeline");
    };
  }
}
