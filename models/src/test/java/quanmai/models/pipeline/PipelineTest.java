package quanmai.models.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.lowering.DealPaths;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;
import quanmai.models.starter.Starter;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Templates;

class PipelineTest {

  private static final int MANY = 100_000;
  private static final Pipeline.Read C6 = Pipeline.bundled("c6");
  private static final PipelineSpec SPEC = requireNonNull(C6.spec());
  private static final List<Row> ROWS = Pipeline.generate(SPEC.withCount(MANY));

  @Test
  void theBundledFileHasNoFindings() {
    assertThat(C6.findings()).isEmpty();
    assertThat(SPEC.count()).isEqualTo(1000);
    assertThat(SPEC.seed()).isEqualTo(20261124);
  }

  // Laws over many rows.

  @Test
  void weightsAreTheShares() {
    shares("sector", SPEC.sectors());
    shares("unit", SPEC.units());
    shares("stage", SPEC.stages());
    share("state signed", row -> is(row, "state", "signed"), 0.566);
    share("foreign", row -> is(row, "foreign", "yes"), 0.12);
    share("listed", row -> is(row, "listed", "yes"), 0.02);
    share("manufacturing", row -> is(row, "manufacturing", "yes"), 0.35 * 0.3 + 0.45 + 0.2 * 0.6);
    share("leader", row -> is(row, "leader", "yes"), 0.35 * 0.02 + 0.3 * 0.08 + 0.15 * 0.25);
    for (int quarter = 0; quarter < 12; quarter++) {
      double entry = quarter * 0.25;
      share("entry " + entry, row -> input(row, "entry") == entry, 1 / 12.0);
    }
  }

  private static void shares(String attribute, Map<String, Double> weights) {
    weights.forEach((key, weight) -> share(key, row -> is(row, attribute, key), weight));
  }

  private static void share(String what, Predicate<Row> rule, double expected) {
    double share = ROWS.stream().filter(rule).count() / (double) MANY;
    double error = Math.sqrt(expected * (1 - expected) / MANY);
    assertThat(share).as(what).isCloseTo(expected, within(4 * error));
  }

  @Test
  void ticketsAreLognormalByStage() {
    SPEC.ticket()
        .median()
        .forEach(
            (stage, median) ->
                lognormal(
                    stage, row -> is(row, "stage", stage), "ticket", median, 0.7, 1e-4 / median));
    lognormal("all", row -> true, "total_multiple", 6.0, 0.6, 1e-3 / 6);
  }

  /** Mean and sd of the logarithm, of which rounding moves at most its own step. */
  private static void lognormal(
      String what, Predicate<Row> rule, String input, double median, double sigma, double step) {
    double[] logs =
        ROWS.stream().filter(rule).mapToDouble(row -> Math.log(input(row, input))).toArray();
    double mean = mean(logs);
    double sd = Math.sqrt(mean(squares(logs, mean)));
    double error = sigma / Math.sqrt(logs.length);
    assertThat(mean).as(what).isCloseTo(Math.log(median), within(4 * error + step * step));
    assertThat(sd).as(what).isCloseTo(sigma, within(4 * error / Math.sqrt(2) + step * step));
  }

  private static double[] squares(double[] values, double mean) {
    return java.util.Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray();
  }

  private static double mean(double[] values) {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }

  @Test
  void attributesAreIndependent() {
    share(
        "IT and growth and 历城区",
        row -> is(row, "sector", "IT") && is(row, "stage", "growth") && is(row, "unit", "历城区"),
        0.35 * 0.30 * 0.12);
    share(
        "foreign and signed",
        row -> is(row, "foreign", "yes") && is(row, "state", "signed"),
        0.12 * 0.566);
  }

  /** What the file says: 340 of 1,000 break ground, for about 34.5 bn yuan. */
  @Test
  void threeHundredAndFortyLandForTheSizeOfTheFunds() {
    assertThat(1000 * (0.566 * 0.55 + 0.434 * 0.12 * 0.55)).isCloseTo(340, within(0.1));
    ToDoubleFunction<Row> landing = row -> 0.55 * (is(row, "state", "signed") ? 1 : 0.12);
    double deals = ROWS.stream().mapToDouble(landing).average().orElseThrow() * 1000;
    double money =
        ROWS.stream()
                .mapToDouble(row -> landing.applyAsDouble(row) * input(row, "ticket"))
                .average()
                .orElseThrow()
            * 1000;
    double mean = (0.20 * 0.08 + 0.35 * 0.25 + 0.30 * 0.80 + 0.15 * 3.0) * Math.exp(0.7 * 0.7 / 2);
    assertThat(mean).isCloseTo(1.0138, within(1e-4));
    assertThat(deals).isCloseTo(340, within(3.0));
    assertThat(money).isCloseTo(340 * mean, within(8.0));
  }

  // Data that stays.

  @Test
  void aRowDependsOnItsNumberOnly() {
    List<Row> few = Pipeline.generate(SPEC.withCount(10));
    assertThat(few).isEqualTo(ROWS.subList(0, 10));
    assertThat(Pipeline.row(SPEC, 777)).isEqualTo(ROWS.get(777));
    assertThat(ROWS.get(0).name()).isEqualTo("【合成】项目-0001");
    assertThat(ROWS.get(999).name()).isEqualTo("【合成】项目-1000");
  }

  /** The bits of two rows, so that nobody's book changes unnoticed. */
  @Test
  void theFirstRowsAreThese() {
    assertThat(ROWS.getFirst().attributes().values())
        .containsExactly(
            "MAT", "济阳区", "seed", "lead", "yes", "no", "no", "no", "no", "no", "no", "90.1",
            "0.2996");
    assertThat(ROWS.getFirst().inputs().values())
        .startsWith(0.0778, 3.851, 1.75, 0.0, 0.45, 4.5, 1.0, 6.0, 0.0);
    assertThat(ROWS.getFirst().inputs()).containsAllEntriesOf(SPEC.commonInputs());
  }

  @Test
  void inputsAreThoseOfTheTemplate() {
    var template = requireNonNull(Templates.sample("pipeline-project")).template();
    Set<String> known =
        ((quanmai.models.termsheet.RawNode.Mapping) requireNonNull(template.get("inputs")))
            .entries()
            .keySet();
    Row row = C6.rows().getFirst();
    assertThat(known).containsAll(row.inputs().keySet());
    assertThat(row.inputs()).containsKey("latest_exit");
  }

  /** What the file says of funnel, times and loadings is what the template assumes anyway. */
  @Test
  void commonInputsAreTheTemplatesOwn() {
    String deal = requireNonNull(Starter.of("pipeline-project")).yaml("en", "deal.yaml");
    Map<String, Double> own = Lowering.lower(DealPaths.checked(deal), Mode.STOCHASTIC).values();
    SPEC.commonInputs()
        .forEach((name, value) -> assertThat(own).containsEntry("inputs." + name, value));
  }

  // Funds.

  @Test
  void everyRowHasAFundByTheFirstRuleThatHolds() {
    for (Row row : C6.rows()) {
      String fund = requireNonNull(row.attributes().get(Row.FUND), row.name());
      String stage = row.attributes().get("stage");
      double total = Double.parseDouble(requireNonNull(row.attributes().get("total_investment")));
      String expected =
          "seed".equals(stage)
              ? "fund_1"
              : total >= 30
                  ? "fund_8"
                  : "mature_ma".equals(stage)
                      ? "fund_7"
                      : "AB".equals(stage) && input(row, "ticket") < 0.35
                          ? "fund_2"
                          : "fund_"
                              + (3
                                  + List.of("IT", "EQ", "MAT", "BIO")
                                      .indexOf(row.attributes().get("sector")));
      assertThat(fund).as(row.toString()).isEqualTo(expected);
    }
  }

  private static double input(Row row, String name) {
    return requireNonNull(row.inputs().get(name), name);
  }

  private static boolean is(Row row, String attribute, String value) {
    return value.equals(row.attributes().get(attribute));
  }

  // Refusals.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          IT: 0.35, EQ           | IT: 0.45, EQ          | weights-sum
          seed: 0.45, AB: 0.30   | seed: 45, AB: 0.30    | out-of-range
          foreign_prob: 0.12     | foreign_probb: 0.12   | missing-key,unknown-key
          market: 0.45           | market: 0.99          | loadings-too-large
          [3, 6, 18]             | [3, 6]                | wrong-shape
          dist: lognormal, median: 6.0 | dist: normal, median: 6.0 | unknown-distribution
          'stage == "seed"'      | 'stag == "seed"'      | unknown-attribute
          total_investment >= 30 | total_investment      | not-a-condition
          quarters: 12           | quarters: twelve      | out-of-range
          score: {mean: 75, sd: 8} | score: 75           | wrong-shape,missing-key,missing-key
          seed: 6, AB: 5, growth | seed: 6, AB: 5, grwth | missing-key,unknown-key
          """)
  void refusesABadFile(String from, String to, String rules) {
    String text =
        new String(requireNonNull(Pipeline.ALL.bytes("c6")), StandardCharsets.UTF_8)
            .replace(from, to);
    Pipeline.Read read = Pipeline.read("bad.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.spec()).isNull();
    assertThat(read.findings())
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(rules.split(","));
    assertThat(read.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.advice().en()).startsWith("Maybe ");
              assertThat(finding.where().line()).isGreaterThan(1);
            });
  }
}
