package quanmai.engine.factor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.factor.table.Scores;
import quanmai.engine.program.Graph;

/**
 * A policy rate: constant but for moves of fixed size, at most one a step.
 *
 * <p>With rates h(k) of the moves and H their sum, step dt sees move k with probability h(k) / H (1
 * - e^(-H dt)). The innovation chooses, falls at low z and rises at high z, so that the rate may be
 * correlated with other factors.
 *
 * @param start the rate at the start
 * @param falls moves down, the largest first
 * @param rises moves up, the largest last; together at least one move of rate above 0
 */
public record DiscreteMoves(int start, List<Move> falls, List<Move> rises)
    implements FactorProcess {

  /**
   * A move.
   *
   * @param size node, at least 0, in the units of the rate
   * @param perYear node, how often a year
   */
  public record Move(int size, int perYear) {}

  public DiscreteMoves {
    falls = List.copyOf(falls);
    rises = List.copyOf(rises);
  }

  /** A change and the probability of it or a lower one. */
  private record Outcome(int change, int probability) {}

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    int[] path = new int[dtYears.length];
    int rate = start;
    for (int s = 0; s < path.length; s++) {
      List<Outcome> outcomes = outcomes(g, dtYears[s]);
      int change = outcomes.getFirst().change();
      int cumulative = outcomes.getFirst().probability();
      for (Outcome next : outcomes.subList(1, outcomes.size())) {
        int passed = g.lessThan(Scores.threshold(g, cumulative), z.at(s));
        change = g.select(passed, next.change(), change);
        cumulative = g.add(cumulative, next.probability());
      }
      rate = g.add(rate, change);
      path[s] = rate;
    }
    return path;
  }

  /** The base case is the mean. */
  @Override
  public int[] expected(Graph g, int[] dtYears) {
    int[] path = new int[dtYears.length];
    int rate = start;
    for (int s = 0; s < path.length; s++) {
      for (Outcome outcome : outcomes(g, dtYears[s])) {
        rate = g.add(rate, g.mul(outcome.change(), outcome.probability()));
      }
      path[s] = rate;
    }
    return path;
  }

  private List<Outcome> outcomes(Graph g, int dt) {
    int total = g.constant(0);
    for (Move move : falls) {
      total = g.add(total, move.perYear());
    }
    for (Move move : rises) {
      total = g.add(total, move.perYear());
    }
    int none = g.exp(g.neg(g.mul(total, dt)));
    int share = g.div(g.sub(g.constant(1), none), total);
    List<Outcome> outcomes = new ArrayList<>();
    for (Move move : falls) {
      outcomes.add(new Outcome(g.neg(move.size()), g.mul(move.perYear(), share)));
    }
    outcomes.add(new Outcome(g.constant(0), none));
    for (Move move : rises) {
      outcomes.add(new Outcome(move.size(), g.mul(move.perYear(), share)));
    }
    return outcomes;
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    problems.finite("start", valueOf.applyAsDouble(start));
    double total = check(problems, "falls", falls, valueOf);
    total += check(problems, "rises", rises, valueOf);
    return problems.above("moves per year", total, 0).all();
  }

  private static double check(
      Problems problems, String name, List<Move> moves, IntToDoubleFunction valueOf) {
    double total = 0;
    for (int k = 0; k < moves.size(); k++) {
      double perYear = valueOf.applyAsDouble(moves.get(k).perYear());
      problems.atLeast(name + "[" + k + "].size", valueOf.applyAsDouble(moves.get(k).size()), 0);
      problems.atLeast(name + "[" + k + "].per_year", perYear, 0);
      total += perYear;
    }
    return total;
  }
}
