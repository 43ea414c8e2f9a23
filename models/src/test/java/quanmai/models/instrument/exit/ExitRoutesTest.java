package quanmai.models.instrument.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowered.LineAt;
import quanmai.models.lowering.Mode;

/** Routes over thousands of random terms and paths, against the same terms calculated by hand. */
class ExitRoutesTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int N = 20;
  private static final int TERM = 16;
  private static final double DT = 0.25;
  private static final List<String> ROUTES = List.of("ipo", "sale", "put", "drag", "loss", "held");

  /** Events, two conditions that events and each other may forestall, and what is held to term. */
  private static final String SHEET =
      """
      quanmai: 1
      kind: deal
      name: routes
      timeline: {start: 2026-12-31, step: quarter, periods: 20}
      inputs:
        cost: {unit: 亿元, value: 2}
        multiple: {unit: ratio, value: 3, distribution: {lognormal: {median: 3, log_sd: 0.8}}}
        put_from: {unit: count, value: 9}
        drag_at: {unit: ratio, value: 1.3}
      factors:
        climate: {process: markov, transition: [[0.8, 0.2, 0], [0.1, 0.8, 0.1], [0, 0.2, 0.8]], values: [1.3, 1, 0.4], start: 1}
        index: {unit: ratio, process: gbm, start: 1, drift: 0, vol: 40%}
        rate: {unit: ratio, process: gbm, start: 1, drift: 0, vol: 10%}
      lines:
        put_price: {unit: 亿元, formula: 'cost * (1 + 8%[/year] * years) * 0.45'}
      instruments:
        exit:
          type: exit-routes
          term: 16
          term_discount: 20%
          routes:
            ipo: {hazard: {1..8: 3%, 9..20: 30%}, climate: climate, value: cost * multiple * index, delay: 0.5, lock: 1, limit: 60%, discount: 8%, costs: 2%, fx: rate}
            sale: {hazard: 6%, value: cost * 1.8, delay: 0.25, costs: 3%}
            put: {when: t >= put_from, value: put_price, delay: 1}
            drag: {when: index > drag_at, value: cost * 1.1, lock: 0.75}
            loss: {hazard: 5%, value: 0}
            held: {value: cost * index, discount: 30%}
      outputs: {all: sum(exit.proceeds), ipo: last(exit.ipo.taken) > 0.5}
      """;

  private static final DealPaths DEAL = DealPaths.of(SHEET, Mode.STOCHASTIC);

  /** One deal of random terms, on one path. */
  private static final class Path {
    private final Map<String, Double> terms;
    private final double[] values;

    Path(Random random, long number) {
      terms = new HashMap<>(DEAL.lowered().values());
      terms.put("inputs.put_from", (double) (2 + random.nextInt(24)));
      terms.put("inputs.drag_at", 0.8 + 2.5 * random.nextDouble());
      terms.put("inputs.exit.ipo.delay", DT * random.nextInt(5));
      terms.put("inputs.exit.ipo.lock", 2 * random.nextDouble());
      terms.put("inputs.exit.ipo.limit", random.nextInt(5) == 0 ? 9 : 2 * random.nextDouble());
      terms.put("inputs.exit.sale.hazard", 0.4 * random.nextDouble());
      terms.put("inputs.exit.loss.hazard", 0.3 * random.nextDouble());
      terms.put("inputs.exit.term_discount", random.nextDouble());
      values = DEAL.path(number, terms);
    }

    double at(String line, int t) {
      return t < 0
          ? 0
          : values[Objects.requireNonNull(DEAL.lowered().nodes().get(new LineAt(line, t)), line)];
    }

    double term(String name) {
      return Objects.requireNonNull(terms.get("inputs." + name), name);
    }

    double drawn(String input) {
      return values[Objects.requireNonNull(DEAL.lowered().inputs().get(input))];
    }

    /** The first period from which a route has been taken, N + 1 if it never is. */
    int first(String route) {
      for (int t = 0; t <= N; t++) {
        if (at("exit." + route + ".taken", t) > 0.5) {
          return t;
        }
      }
      return N + 1;
    }
  }

  private interface Law {
    void holds(Path path);
  }

  private static void over(int deals, long seed, Law law) {
    Random random = new Random(seed);
    for (int k = 0; k < deals; k++) {
      law.holds(new Path(random, k));
    }
  }

  @Test
  void exactlyOneRouteIsTakenAndItIsTheFirstThatComesAbout() {
    Map<String, Integer> seen = new HashMap<>();
    over(
        2000,
        1,
        path -> {
          String taken = null;
          for (int t = 0; t <= N && taken == null; t++) {
            taken = first(path, t);
            if (taken != null) {
              assertThat(path.first(taken)).as(taken).isEqualTo(t);
              assertThat(path.at("exit.gone", N)).isEqualTo(1);
            }
          }
          for (String route : ROUTES) {
            assertThat(path.at("exit." + route + ".taken", N))
                .as(route + " beside " + taken)
                .isEqualTo(route.equals(taken) ? 1 : 0);
          }
          seen.merge(Objects.requireNonNull(taken), 1, Integer::sum);
        });
    assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(ROUTES);
    assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));
  }

  /** Events before conditions, conditions in their order, all up to the term, then the rest. */
  private static @Nullable String first(Path path, int t) {
    for (String route : List.of("ipo", "sale", "loss")) {
      if (t <= TERM && path.at("exit." + route + ".now", t) > 0.5) {
        return route;
      }
    }
    if (t <= TERM && t >= path.term("put_from")) {
      return "put";
    }
    if (t <= TERM && path.at("index", t) > path.term("drag_at")) {
      return "drag";
    }
    return t == TERM ? "held" : null;
  }

  @Test
  void thePositionIsSoldOnceAndWhollyByTheTerm() {
    over(
        2000,
        2,
        path -> {
          double sold = 0;
          for (int t = 0; t <= N; t++) {
            double now = 0;
            for (String route : ROUTES) {
              double portion = path.at("exit." + route + ".portion", t);
              assertThat(portion).as(route).isGreaterThanOrEqualTo(0);
              assertThat(portion == 0 || t >= path.first(route)).as(route).isTrue();
              now += portion;
            }
            sold += now;
            assertThat(path.at("exit.sold", t)).isCloseTo(now, TINY);
            assertThat(path.at("exit.held", t)).isCloseTo(1 - sold, TINY);
            assertThat(sold).isLessThanOrEqualTo(1 + 1e-9);
            assertThat(t <= TERM || now == 0).isTrue();
          }
          assertThat(sold).isCloseTo(1, TINY);
        });
  }

  @Test
  void nothingIsSoldBeforeDelayAndLockUpOrFasterThanTheLimitUnlessSettledAtTheTerm() {
    int[] slow = {0};
    over(
        2000,
        3,
        path -> {
          expectSales(
              path,
              "ipo",
              path.term("exit.ipo.delay") + path.term("exit.ipo.lock"),
              path.term("exit.ipo.limit"));
          expectSales(path, "sale", 0.25, 99);
          expectSales(path, "put", 1, 99);
          expectSales(path, "drag", 0.75, 99);
          expectSales(path, "loss", 0, 99);
          slow[0] += path.at("exit.ipo.settled", TERM) > 0 ? 1 : 0;
        });
    assertThat(slow[0]).isGreaterThan(50);
  }

  private static void expectSales(Path path, String route, double closed, double limit) {
    int first = path.first(route);
    double left = 1;
    for (int t = 0; t <= N; t++) {
      boolean open = t >= first && (t - first) * DT >= closed - 1e-6;
      double sold = t <= TERM && open ? Math.min(left, limit * DT) : 0;
      left -= sold;
      assertThat(path.at("exit." + route + ".sold", t)).as(route + t).isCloseTo(sold, TINY);
      double settled = t == TERM && first <= TERM ? left : 0;
      assertThat(path.at("exit." + route + ".settled", t)).as(route + t).isCloseTo(settled, TINY);
      assertThat(path.at("exit." + route + ".portion", t)).isCloseTo(sold + settled, TINY);
    }
  }

  @Test
  void proceedsAreWhatIsSoldAtItsValueLessFrictions() {
    over(
        2000,
        4,
        path -> {
          double all = 0;
          double late = 1 - path.term("exit.term_discount");
          for (int t = 0; t <= N; t++) {
            double index = path.at("index", t);
            double ipo = 2 * path.drawn("multiple") * index * 0.92 * 0.98 * path.at("rate", t);
            double put = 2 * (1 + 0.08 * DT * t) * 0.45;
            Map<String, Double> worth =
                Map.of("ipo", ipo, "sale", 3.6 * 0.97, "put", put, "drag", 2.2, "loss", 0.0);
            double now = path.at("exit.held.portion", t) * 2 * index * 0.7;
            assertThat(path.at("exit.held.proceeds", t)).isCloseTo(now, TINY);
            for (Map.Entry<String, Double> route : worth.entrySet()) {
              String name = "exit." + route.getKey();
              double portion = path.at(name + ".sold", t) + path.at(name + ".settled", t) * late;
              double proceeds = portion * route.getValue();
              assertThat(path.at(name + ".proceeds", t)).as(name).isCloseTo(proceeds, TINY);
              now += proceeds;
            }
            assertThat(path.at("exit.proceeds", t)).isCloseTo(now, TINY);
            all += now;
          }
          assertThat(path.values[DEAL.node("all")]).isCloseTo(all, TINY);
        });
  }
}
