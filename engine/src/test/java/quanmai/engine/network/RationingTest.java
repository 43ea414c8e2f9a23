package quanmai.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import quanmai.engine.network.Rationing.Rule;
import quanmai.engine.network.Rationing.Terms;

/** The decisions of a fund against a second telling of its rules, and laws of them. */
class RationingTest {

  private static final int SITUATIONS = 4000;
  private static final int PATHS = 3;

  /** What one path decides on. */
  private record Situation(
      List<Terms> terms,
      int[] start,
      double[] asked,
      double[] capacity,
      double[] limit,
      boolean[] open) {

    Situation withCapacity(double[] other) {
      return new Situation(terms, start, asked, other, limit, open);
    }

    static Situation random(SplittableRandom random) {
      int periods = 1 + random.nextInt(8);
      int askers = random.nextInt(7);
      List<Terms> terms = new ArrayList<>();
      int[] start = new int[askers];
      double[] asked = new double[askers];
      for (int k = 0; k < askers; k++) {
        Rule rule = Rule.values()[random.nextInt(3)];
        terms.add(new Terms(rule, random.nextInt(4), random.nextInt(3) / 4.0));
        start[k] = random.nextInt(-1, periods);
        asked[k] = start[k] < 0 ? 0 : 1 + random.nextInt(8) / 2.0;
      }
      double[] capacity = new double[periods];
      double[] limit = new double[random.nextBoolean() ? periods : 0];
      boolean[] open = new boolean[random.nextBoolean() ? periods : 0];
      double sum = 0;
      for (int t = 0; t < periods; t++) {
        sum += random.nextInt(-1, 5);
        capacity[t] = sum;
      }
      for (int t = 0; t < limit.length; t++) {
        limit[t] = random.nextInt(6);
      }
      for (int t = 0; t < open.length; t++) {
        open[t] = random.nextInt(4) > 0;
      }
      return new Situation(terms, start, asked, capacity, limit, open);
    }
  }

  /** What was decided: shares and delays, and the five counts. */
  private record Decided(double[] share, int[] delay, double[] counts) {
    double granted() {
      return counts[1];
    }
  }

  /** The rules once more, on lists. */
  private static Decided naively(Situation s) {
    int n = s.start().length;
    double[] share = new double[n];
    int[] delay = new int[n];
    double granted = 0;
    List<Integer> waiting = new ArrayList<>();
    for (int t = 0; t < s.capacity().length; t++) {
      List<Integer> turn = new ArrayList<>(waiting);
      for (int k = 0; k < n; k++) {
        if (s.start()[k] == t) {
          turn.add(k);
        }
      }
      waiting.clear();
      for (int k : turn) {
        Terms terms = s.terms().get(k);
        boolean open = s.open().length == 0 || s.open()[t];
        double wanted = s.limit().length == 0 ? s.asked()[k] : Math.min(s.asked()[k], s.limit()[t]);
        double left = s.capacity()[t] - granted;
        double given = open && wanted > 0 && wanted <= left ? wanted : 0;
        if (given == 0 && terms.rule() == Rule.DELAY && t - s.start()[k] < terms.patience()) {
          waiting.add(k);
          continue;
        }
        if (given == 0 && terms.rule() == Rule.SHRINK && open) {
          given = Math.max(0, Math.min(wanted, left));
        }
        if (given / s.asked()[k] < terms.leastShare()) {
          given = 0;
        }
        granted += given;
        share[k] = given / s.asked()[k];
        delay[k] = given > 0 ? t - s.start()[k] : 0;
      }
    }
    double[] counts = new double[5];
    counts[1] = granted;
    for (int k = 0; k < n; k++) {
      if (s.start()[k] < 0) {
        share[k] = 1;
        continue;
      }
      counts[0] += s.asked()[k];
      counts[2] += delay[k] > 0 ? 1 : 0;
      counts[3] += share[k] > 0 && share[k] < 1 ? 1 : 0;
      counts[4] += share[k] == 0 ? 1 : 0;
    }
    return new Decided(share, delay, counts);
  }

  /** Decides in lane {@code lane} of several, the others having nothing to ask for. */
  private static Decided decide(Situation s, int lane) {
    int n = s.start().length;
    int periods = s.capacity().length;
    int next = 0;
    double[][] slots = new double[4 * n + 3 * periods + 5][PATHS];
    List<Rationing.Asker> askers = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      Arrays.fill(slots[next], -1);
      slots[next][lane] = s.start()[k];
      slots[next + 1][lane] = s.asked()[k];
      Part.Grant grant = new Part.Grant(next + 2, next + 3);
      askers.add(new Rationing.Asker(next, next + 1, grant, s.terms().get(k)));
      next += 4;
    }
    int[] capacity = new int[periods];
    int[] limit = new int[s.limit().length];
    int[] open = new int[s.open().length];
    for (int t = 0; t < periods; t++) {
      capacity[t] = next;
      slots[next++][lane] = s.capacity()[t];
      if (limit.length > 0) {
        limit[t] = next;
        slots[next++][lane] = s.limit()[t];
      }
      if (open.length > 0) {
        open[t] = next;
        slots[next++][lane] = s.open()[t] ? 1 : 0;
      }
    }
    int c = next;
    Rationing.Counts counts = new Rationing.Counts(c, c + 1, c + 2, c + 3, c + 4);
    Rationing rationing = new Rationing(askers, capacity, limit, open, counts);
    rationing.run(slots, PATHS, rationing.queue());
    double[] share = new double[n];
    int[] delay = new int[n];
    for (int k = 0; k < n; k++) {
      share[k] = slots[4 * k + 2][lane];
      delay[k] = (int) slots[4 * k + 3][lane];
    }
    double[] counted = new double[5];
    for (int k = 0; k < 5; k++) {
      counted[k] = slots[c + k][lane];
    }
    return new Decided(share, delay, counted);
  }

  @Test
  void it_decides_as_its_rules_are_told() {
    SplittableRandom random = new SplittableRandom(4);
    double[] seen = new double[5];
    for (int k = 0; k < SITUATIONS; k++) {
      Situation situation = Situation.random(random);
      Decided expected = naively(situation);
      Decided found = decide(situation, k % PATHS);
      assertThat(found.share()).as("shares of %d: %s", k, situation).isEqualTo(expected.share());
      assertThat(found.delay()).as("delays of %d", k).isEqualTo(expected.delay());
      assertThat(found.counts()).as("counts of %d", k).isEqualTo(expected.counts());
      for (int i = 0; i < 5; i++) {
        seen[i] += found.counts()[i];
      }
    }
    for (double count : seen) {
      assertThat(count).as("everything happens").isGreaterThan(300);
    }
  }

  @Test
  void no_more_is_granted_by_the_end_of_any_period_than_the_capacity_of_it() {
    SplittableRandom random = new SplittableRandom(5);
    for (int k = 0; k < SITUATIONS; k++) {
      Situation s = Situation.random(random);
      Decided decided = decide(s, 0);
      double granted = 0;
      for (int t = 0; t < s.capacity().length; t++) {
        double before = granted;
        for (int i = 0; i < s.start().length; i++) {
          boolean asks = s.start()[i] >= 0;
          if (asks && decided.share()[i] > 0 && s.start()[i] + decided.delay()[i] == t) {
            granted += decided.share()[i] * s.asked()[i];
            assertThat(s.limit().length == 0 || decided.share()[i] * s.asked()[i] <= s.limit()[t])
                .isTrue();
            assertThat(s.open().length == 0 || s.open()[t]).isTrue();
          }
        }
        // what was granted earlier is kept even where the capacity has fallen since
        assertThat(granted == before || granted <= s.capacity()[t] + 1e-9).isTrue();
      }
      assertThat(granted).isEqualTo(decided.granted());
    }
  }

  @Test
  void of_those_that_ask_together_for_the_same_the_first_has_no_less() {
    SplittableRandom random = new SplittableRandom(6);
    for (int k = 0; k < SITUATIONS; k++) {
      int n = 2 + random.nextInt(5);
      Terms terms = new Terms(Rule.values()[random.nextInt(3)], random.nextInt(3), 0);
      int[] start = new int[n];
      double[] asked = new double[n];
      Arrays.fill(start, 1);
      Arrays.fill(asked, 2);
      double[] capacity = {0, 1 + random.nextInt(8), 4 + random.nextInt(8), 12};
      List<Terms> all = Collections.nCopies(n, terms);
      Decided decided =
          decide(new Situation(all, start, asked, capacity, new double[0], new boolean[0]), 1);
      for (int i = 1; i < n; i++) {
        assertThat(decided.share()[i]).isLessThanOrEqualTo(decided.share()[i - 1]);
        if (decided.share()[i] == 1) {
          assertThat(decided.delay()[i]).isGreaterThanOrEqualTo(decided.delay()[i - 1]);
        }
      }
    }
  }

  @Test
  void more_capacity_never_grants_one_asker_less_nor_later() {
    SplittableRandom random = new SplittableRandom(7);
    int more = 0;
    for (int k = 0; k < SITUATIONS; k++) {
      Situation s = Situation.random(random);
      if (s.start().length != 1) {
        continue;
      }
      double[] larger = Arrays.stream(s.capacity()).map(c -> c + 0.5).toArray();
      Decided less = decide(s, 0);
      Decided decided = decide(s.withCapacity(larger), 0);
      // waiting can meet a higher limit, so only rules that do not wait are ordered
      if (s.terms().getFirst().rule() != Rule.DELAY || s.limit().length == 0) {
        assertThat(decided.granted()).isGreaterThanOrEqualTo(less.granted());
        more += decided.granted() > less.granted() ? 1 : 0;
        if (less.granted() > 0) {
          assertThat(decided.delay()[0]).isLessThanOrEqualTo(less.delay()[0]);
        }
      }
    }
    assertThat(more).isPositive();
  }

  @Test
  void a_holding_for_which_its_limit_leaves_nothing_is_dropped_not_shrunk() {
    Situation s =
        new Situation(
            List.of(new Terms(Rule.SHRINK, 0, 0)),
            new int[] {0},
            new double[] {5},
            new double[] {10},
            new double[] {0},
            new boolean[0]);
    assertThat(decide(s, 0).counts()).isEqualTo(new double[] {5, 0, 0, 0, 1});
  }

  @Test
  void every_holding_has_its_own_rule() {
    Terms waits = new Terms(Rule.DELAY, 2, 0);
    Terms goes = new Terms(Rule.DROP, 0, 0);
    Terms shrinks = new Terms(Rule.SHRINK, 0, 0.5);
    Situation s =
        new Situation(
            List.of(waits, goes, shrinks),
            new int[] {0, 0, 0},
            new double[] {4, 4, 4},
            new double[] {3, 7, 7},
            new double[0],
            new boolean[0]);
    Decided decided = decide(s, 0);
    assertThat(decided.share()).isEqualTo(new double[] {1, 0, 0.75});
    assertThat(decided.delay()).isEqualTo(new int[] {1, 0, 0});
  }
}
