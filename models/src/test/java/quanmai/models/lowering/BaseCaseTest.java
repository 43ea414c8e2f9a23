package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered.LineAt;

/** The base case inside a stochastic run: debt is sized on what the banker expects. */
class BaseCaseTest {

  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      name: base
      currency: CNY
      timeline: {start: 2026-12-31, step: year, periods: 4}
      inputs:
        margin: {unit: share, value: 0.4, distribution: {uniform: {min: 0.1, max: 0.2}}}
        route: {options: {sale: 0.5, hold: 0.5}, value: hold}
      factors:
        index: {process: gbm, start: 1, drift: 0, vol: 0.3, unit: share}
      events:
        failure: {hazard: 50%/year}
      lines:
        cash: {unit: 亿元, formula: 'if(failure.yet, 0, 100[亿元] * index * margin)'}
        service: {unit: 亿元, formula: 'base(cash) / 1.25'}
        size: {unit: 亿元, formula: '(lead(service, 1) + lead(size, 1)) / 1.04'}
        short: {unit: 亿元, formula: 'max(0, prev(service) - cash)'}
        sold: {unit: count, formula: 'if(base(route == "hold"), 0, 1)'}
      outputs:
        debt: at(size, 0)
        planned: base(sum(cash))
        actual: sum(cash)
        missed: sum(short)
        gone: sum(sold)
      """;

  @Test
  void the_base_case_is_the_same_on_every_path_and_as_in_the_base_run() {
    DealPaths base = DealPaths.of(DEAL, Mode.BASE);
    DealPaths paths = DealPaths.of(DEAL, Mode.STOCHASTIC);
    double[] expected = base.path(0);
    double debt = expected[base.node("debt")];
    assertThat(debt).isCloseTo(32 * 3.62989522, within(1e-6));
    for (int k = 0; k < 20; k++) {
      double[] path = paths.path(k);
      assertThat(path[paths.node("debt")]).isEqualTo(debt);
      assertThat(path[paths.node("planned")]).isEqualTo(200);
      assertThat(path[paths.node("gone")]).isZero();
      assertThat(path[paths.node("actual")]).isNotEqualTo(200);
      assertThat(path[paths.node("missed")]).isPositive();
    }
  }

  @Test
  void what_is_known_needs_no_path() {
    Lowered lowered = Lowering.lower(DealPaths.checked(DEAL), Mode.STOCHASTIC);
    assertThat(lowered.graph().isUniform(node(lowered, "size", 0))).isTrue();
    assertThat(lowered.graph().isUniform(node(lowered, "short", 2))).isFalse();
  }

  private static int node(Lowered lowered, String line, int t) {
    return Objects.requireNonNull(lowered.nodes().get(new LineAt(line, t)));
  }

  @Test
  void the_future_of_a_random_line_stays_unknown() {
    String foresight = DEAL.replace("lead(service, 1)", "lead(cash, 1)");
    assertThat(DealReader.read("deal.yaml", foresight).findings())
        .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo("not-causal"));
  }
}
