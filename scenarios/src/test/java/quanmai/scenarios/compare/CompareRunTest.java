package quanmai.scenarios.compare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.models.deal.DealReader;
import quanmai.models.structure.Laid.Total;
import quanmai.models.structure.Structures;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;
import quanmai.scenarios.compare.CompareReport.Basis;
import quanmai.scenarios.compare.CompareReport.Result;
import quanmai.scenarios.compare.CompareReport.Row;
import quanmai.scenarios.compare.CompareRun.Compared;
import quanmai.scenarios.market.MarketSnapshot;
import quanmai.scenarios.run.RunSettings;

/** One deal under several structures. */
class CompareRunTest {

  private static final int PATHS = 4096;

  /** Half a fen, in 亿元. */
  private static final double HALF_FEN = 0.005e-8;

  private static Compared run(String deal, String structures, String... fixed) {
    var settings = new RunSettings(1, PATHS, new Sampling.Random(), 2, null, "test");
    return CompareRun.run(
        DealReader.sheet(deal + ".yaml", requireNonNull(Bundled.CASES.bytes(deal))),
        List.of(fixed),
        Structures.select(List.of(structures.split(",")), new Findings()),
        MarketSnapshot.latest(),
        settings,
        Progress.NONE);
  }

  private static CompareReport report(String deal, String structures, String... fixed) {
    return switch (run(deal, structures, fixed)) {
      case Compared.Done(var report, var warnings) -> report;
      case Compared.Refused(var findings) -> throw new AssertionError(findings.toString());
    };
  }

  private static Result result(Row row, Basis basis) {
    return row.parties().getFirst().results().stream()
        .filter(result -> result.basis() == basis)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c1", "c3", "c5"})
  void every_structure_is_laid_over_the_same_paths_and_loses_no_fen(String deal) {
    CompareReport report = report(deal, "all");
    assertThat(report.rows()).hasSizeGreaterThan(15);
    double first = requireNonNull(report.rows().getFirst().totals().get(Total.DEAL)).mean().value();
    for (Row row : report.rows()) {
      assertThat(row.largestGap()).as(row.key()).isLessThan(HALF_FEN);
      assertThat(requireNonNull(row.totals().get(Total.DEAL)).mean().value())
          .as("%s: what the deal pays on the same paths", row.key())
          .isEqualTo(first);
    }
  }

  @Test
  void a_difference_has_a_far_smaller_error_than_two_runs_apart() {
    CompareReport report = report("c1", "fdi-hk-5-taxed,fdi-10");
    Result taxed = result(report.rows().getFirst(), Basis.HOME);
    Result direct = result(report.rows().getLast(), Basis.HOME);
    var difference = requireNonNull(direct.difference());
    assertThat(requireNonNull(taxed.difference()).mean().standardError()).isZero();
    assertThat(difference.mean().value())
        .isCloseTo(direct.irr().mean().value() - taxed.irr().mean().value(), within(1e-12))
        .isNegative();
    assertThat(difference.mean().standardError())
        .isLessThan(0.05 * direct.irr().mean().standardError());
  }

  @Test
  void the_data_centre_hedged_and_not() {
    Row row = report("c5", "qflp-foreign-foreign-no-pe").rows().getFirst();
    assertThat(result(row, Basis.HOME).baseIrr()).isCloseTo(0.1081, within(0.00005));
    assertThat(result(row, Basis.STRIP).baseIrr()).isCloseTo(0.1348, within(0.00005));
    assertThat(result(row, Basis.SPOT).currency()).isEqualTo("USD");
    assertThat(row.parties().getFirst().results()).hasSize(4);
  }

  @Test
  void a_fixed_value_reaches_the_structures_that_have_it() {
    CompareReport report =
        report("tax-compare", "fdi-10,platform-direct", "structure.dividend_tax=0");
    assertThat(result(report.rows().getFirst(), Basis.HOME).baseIrr())
        .isGreaterThan(
            result(report("tax-compare", "fdi-10").rows().getFirst(), Basis.HOME).baseIrr());
  }

  @ParameterizedTest
  @CsvSource({
    "structure.gain_taxx=0, unknown-structure-input, Maybe gain_tax",
    "structure.gain_tax=120%, not-a-share, Maybe",
    "dividendz=3, unknown-name, Maybe dividends"
  })
  void a_value_that_nothing_has_is_refused(String fixed, String rule, String advice) {
    Compared compared = run("tax-compare", "fdi-10", fixed);
    assertThat(compared)
        .isInstanceOfSatisfying(
            Compared.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .anySatisfy(
                        finding -> {
                          assertThat(finding.rule()).isEqualTo(rule);
                          assertThat(finding.advice().en()).startsWith(advice);
                        }));
  }

  @Test
  void a_deal_without_an_investor_is_told_once_how_to_name_one() {
    assertThat(run("c2", "all"))
        .isInstanceOfSatisfying(
            Compared.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.rule()).isEqualTo("no-investor")));
  }
}
