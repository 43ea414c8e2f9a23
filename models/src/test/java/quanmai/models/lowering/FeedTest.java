package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Evaluator;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;

/** Schedules that a book supplies by path. */
class FeedTest {

  private static final String SHEET =
      """
      quanmai: 1
      kind: fund
      name: a fund
      timeline: {start: 2026-12-31, step: year, periods: 3}
      schedules:
        proceeds: {unit: 亿元, values: {1: 2, 2: 3}, feed: true}
        factor: {values: {0..3: 2}}
      lines:
        paid: {unit: 亿元, formula: 'proceeds * factor + %s'}
      outputs:
        total: {unit: 亿元, formula: sum(paid)}
      """;

  private static Checked checked(String more) {
    DealReader.Outcome outcome = DealReader.read("fund.yaml", SHEET.formatted(more));
    assertThat(outcome.findings()).isEmpty();
    return Objects.requireNonNull(outcome.checked());
  }

  @Test
  void aloneTheStatedValuesHold() {
    Lowered lowered = Lowering.lower(checked("0"), Mode.STOCHASTIC);
    double[] values =
        Evaluator.evaluate(
            lowered.graph(),
            lowered.values(),
            draw -> {
              throw new AssertionError(draw.name());
            });
    assertThat(values[lowered.outputs().getFirst().node()]).isEqualTo(2 * (2 + 3));
  }

  @Test
  void inABookOthersSupplyThemAndTheBaseCaseStays() {
    Lowered lowered =
        Lowering.lower(checked("base(proceeds)"), Mode.STOCHASTIC, Set.of("proceeds"));
    double[] values = Evaluator.evaluate(lowered.graph(), lowered.values(), draw -> draw.index());
    double given = 2.0 * (0 + 1 + 2 + 3);
    assertThat(values[lowered.outputs().getFirst().node()]).isEqualTo(given + 2 + 3);
  }

  @Test
  void whatIsSuppliedIsNotKnownAhead() {
    DealReader.Outcome outcome = DealReader.read("fund.yaml", SHEET.formatted("lead(proceeds, 1)"));
    assertThat(outcome.findings()).extracting(Finding::rule).containsExactly("not-causal");
    assertThat(outcome.checked()).isNull();
  }
}
