package quanmai.engine.factor;

import java.util.ArrayList;
import java.util.List;
import quanmai.engine.program.Graph;

/**
 * Several events of which only the first happens.
 *
 * <p>Each risk has its own exponential threshold and cumulative hazard as in {@link Hazard}. Of
 * those that would happen in the same step the one reached after the smaller part of the step does,
 * hazards being constant within a step: risk c at (E(c) - H(c) before) / (h(c) dt). So with
 * constant hazards the shares are h(c) / sum of h. Raising the hazard of one risk brings only that
 * one forward.
 *
 * @param each the event of each risk, in the order given
 * @param any the first of them
 */
public record CompetingRisks(List<Event> each, Event any) {

  public CompetingRisks {
    each = List.copyOf(each);
  }

  /**
   * One risk.
   *
   * @param threshold node of its exponential threshold, see {@link Hazard}
   * @param perYear node of its hazard in each step, per year
   */
  public record Risk(int threshold, int[] perYear) {}

  /** Which of {@code risks} happens first, and when. */
  public static CompetingRisks first(Graph g, List<Risk> risks, int[] dtYears) {
    int steps = dtYears.length;
    List<Event> each = new ArrayList<>();
    List<int[]> totals = new ArrayList<>();
    for (Risk risk : risks) {
      each.add(new Event(new int[steps], new int[steps]));
      totals.add(Hazard.cumulative(g, risk.perYear(), dtYears));
    }
    Event any = new Event(new int[steps], new int[steps]);
    int before = g.constant(0);
    for (int s = 0; s < steps; s++) {
      int[] wins = winners(g, risks, totals, s, dtYears[s]);
      int alive = g.not(before);
      int now = g.constant(0);
      for (int c = 0; c < wins.length; c++) {
        int happens = g.and(alive, wins[c]);
        int earlier = s == 0 ? g.constant(0) : each.get(c).yet()[s - 1];
        each.get(c).now()[s] = happens;
        each.get(c).yet()[s] = g.add(earlier, happens);
        now = g.add(now, happens);
      }
      any.now()[s] = now;
      any.yet()[s] = g.add(before, now);
      before = any.yet()[s];
    }
    return new CompetingRisks(each, any);
  }

  /** For each risk 1 where its threshold is passed by the step's end and it is the earliest. */
  private static int[] winners(Graph g, List<Risk> risks, List<int[]> totals, int s, int dt) {
    int size = risks.size();
    int[] wins = new int[size];
    int[] left = new int[size];
    int[] risen = new int[size];
    for (int c = 0; c < size; c++) {
      int previous = s == 0 ? g.constant(0) : totals.get(c)[s - 1];
      wins[c] = g.atMost(risks.get(c).threshold(), totals.get(c)[s]);
      left[c] = g.sub(risks.get(c).threshold(), previous);
      risen[c] = Hazard.increment(g, risks.get(c).perYear()[s], dt);
    }
    for (int c = 0; c < size; c++) {
      for (int d = c + 1; d < size; d++) {
        int earlier = g.atMost(g.mul(left[c], risen[d]), g.mul(left[d], risen[c]));
        wins[c] = g.and(wins[c], earlier);
        wins[d] = g.and(wins[d], g.not(earlier));
      }
    }
    return wins;
  }
}
