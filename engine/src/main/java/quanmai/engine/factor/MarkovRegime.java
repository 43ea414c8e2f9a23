package quanmai.engine.factor;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import quanmai.engine.factor.table.Scores;
import quanmai.engine.program.Graph;

/**
 * A regime that changes between a few states by given probabilities, and a value for each state.
 *
 * <p>From state i the next state is the first j with N(z) &lt;= P(i, 0) + ... + P(i, j): compared
 * in normal scores, which are computed once a run. So a regime may be correlated with other
 * factors; later states go with a high z. The value is the sum over states of indicator x {@code
 * values}.
 *
 * @param transition P: node of the probability of going from state i (row) to j in one step,
 *     whatever its length; the last one of a row is what the others leave
 * @param values node of what the factor is worth in each state
 * @param start the state before the first step
 */
public record MarkovRegime(List<List<Integer>> transition, List<Integer> values, int start)
    implements FactorProcess {

  public MarkovRegime {
    transition = transition.stream().map(List::copyOf).toList();
    values = List.copyOf(values);
    int size = values.size();
    if (transition.size() != size || transition.stream().anyMatch(row -> row.size() != size)) {
      throw new IllegalArgumentException(
          "%d states need %d rows of %d probabilities".formatted(size, size, size));
    }
    if (start < 0 || start >= size) {
      throw new IllegalArgumentException("no state %d among %d".formatted(start, size));
    }
  }

  /** The base case is the expected value: the states' probabilities times {@code values}. */
  @Override
  public int[] expected(Graph g, int[] dtYears) {
    return weighted(g, probabilities(g, dtYears.length));
  }

  @Override
  public int[] path(Graph g, Innovation z, int[] dtYears, String stream) {
    return weighted(g, indicators(g, z, dtYears.length));
  }

  /** By step and state: 1 where the path is in the state at the step's end, else 0. */
  public int[][] indicators(Graph g, Innovation z, int steps) {
    int size = values.size();
    int[][] result = new int[steps][];
    int[] now = atStart(g);
    for (int s = 0; s < steps; s++) {
      int[] next = new int[size];
      int passed = g.constant(0);
      for (int j = 0; j < size - 1; j++) {
        int reached = g.lessThan(z.at(s), threshold(g, now, j));
        next[j] = g.sub(reached, passed);
        passed = reached;
      }
      next[size - 1] = g.not(passed);
      result[s] = next;
      now = next;
    }
    return result;
  }

  /** By step and state: the probability of being there, as seen at the start. */
  public int[][] probabilities(Graph g, int steps) {
    int size = values.size();
    int[][] result = new int[steps][size];
    int[] now = atStart(g);
    for (int s = 0; s < steps; s++) {
      int rest = g.constant(1);
      for (int j = 0; j < size - 1; j++) {
        int chance = g.constant(0);
        for (int i = 0; i < size; i++) {
          chance = g.add(chance, g.mul(now[i], transition.get(i).get(j)));
        }
        result[s][j] = chance;
        rest = g.sub(rest, chance);
      }
      result[s][size - 1] = rest;
      now = result[s];
    }
    return result;
  }

  /** The score that z must stay below for a state up to j to be next, in the state that is. */
  private int threshold(Graph g, int[] now, int j) {
    int score = g.constant(0);
    for (int i = 0; i < now.length; i++) {
      int cumulative = g.constant(0);
      for (int k = 0; k <= j; k++) {
        cumulative = g.add(cumulative, transition.get(i).get(k));
      }
      score = g.add(score, g.mul(now[i], Scores.threshold(g, cumulative)));
    }
    return score;
  }

  private int[] atStart(Graph g) {
    int[] now = new int[values.size()];
    Arrays.fill(now, g.constant(0));
    now[start] = g.constant(1);
    return now;
  }

  private int[] weighted(Graph g, int[][] states) {
    int[] path = new int[states.length];
    for (int s = 0; s < path.length; s++) {
      int sum = g.constant(0);
      for (int k = 0; k < values.size(); k++) {
        sum = g.add(sum, g.mul(states[s][k], values.get(k)));
      }
      path[s] = sum;
    }
    return path;
  }

  @Override
  public List<Problem> problems(IntToDoubleFunction valueOf) {
    Problems problems = new Problems();
    for (int i = 0; i < values.size(); i++) {
      double[] row = transition.get(i).stream().mapToDouble(valueOf::applyAsDouble).toArray();
      problems.probabilities("transition[" + i + "]", row);
      problems.finite("values[" + i + "]", valueOf.applyAsDouble(values.get(i)));
    }
    return problems.all();
  }
}
