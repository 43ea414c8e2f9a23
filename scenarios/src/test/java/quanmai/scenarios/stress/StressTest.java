package quanmai.scenarios.stress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.scenarios.run.Deal;
import quanmai.scenarios.run.DealLoader;
import quanmai.scenarios.run.DealRun;
import quanmai.scenarios.run.RunSettings;
import quanmai.scenarios.stress.StressReport.Row;

/** Scenarios against closed forms, what they touch, and how much pairing saves. */
class StressTest {

  /**
   * sum of a normal and a lognormal with a known input, and a scheduled amount of three periods.
   */
  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      name: 【合成】 d
      timeline: {start: 2026-12-31, step: year, periods: 3}
      inputs:
        x: {unit: 亿元, value: 1, distribution: {normal: {mean: 10, sd: 2}}}
        y: {unit: 亿元, value: 5, distribution: {lognormal: {median: 5, log_sd: 0.4}}}
        rate: {unit: share, value: 10%}
        delay: {unit: month, value: 0, distribution: {uniform: {min: 0, max: 6}}}
        route: {options: {ipo: 0.4, sale: 0.1, held: 0.5}, value: ipo}
      schedules:
        plan: {unit: 亿元, values: {1: 1, 2..3: 2}}
      events:
        fail: {hazard: 20%}
      lines:
        flow: {unit: 亿元, formula: 'if(t == 0, x + y, -plan)'}
      outputs:
        total: {formula: 'x + y * (1 - rate)', unit: 亿元}
        signed: {formula: 'base(x)', unit: 亿元}
        planned: {formula: 'sum(plan)', unit: 亿元}
        late: {formula: 'delay', unit: month}
        listed: route == "ipo"
        failed: any(fail.yet)
        low: x < 8[亿元]
        moic: moic(flow)
      """;

  private static final int PATHS = 10_000;

  private static Deal deal(String name, byte[] bytes) {
    return ((DealLoader.Loaded.Ready) DealLoader.load(name, bytes, List.of())).deal();
  }

  private static Model model(Deal deal, int paths) {
    return new DealModel(
        deal, new RunSettings(1, paths, new Sampling.Random(), 1, null, "test"), Progress.NONE);
  }

  private static Model model() {
    return model(deal("d.yaml", DEAL.getBytes(StandardCharsets.UTF_8)), PATHS);
  }

  private static Scenario scenario(String changes, Findings findings) {
    String text =
        "quanmai: 1\nkind: scenario\nname: s\ndated: 2026-11-24\nsource: test\n" + changes;
    return Objects.requireNonNull(
        ScenarioReader.read("s", "s.yaml", text.getBytes(StandardCharsets.UTF_8), findings),
        () -> findings.all().toString());
  }

  private static Map<String, Row> rows(Model model, String changes) {
    var findings = new Findings();
    Scenario scenario = scenario(changes, findings);
    List<StressReport> reports =
        Stress.run(model, List.of(scenario), Scenarios.bundled(), findings);
    assertThat(findings.isEmpty()).as(changes).isTrue();
    Map<String, Row> rows = new LinkedHashMap<>();
    Objects.requireNonNull(reports).getFirst().rows().forEach(row -> rows.put(row.name(), row));
    return rows;
  }

  private static Row row(Map<String, Row> rows, String name) {
    return Objects.requireNonNull(rows.get(name), name);
  }

  private static void isFourErrorsFrom(Row row, double expected) {
    double room = 4 * row.difference().standardError() + 1e-9;
    assertThat(row.difference().value()).as(row.name()).isCloseTo(expected, within(room));
  }

  @Test
  void aFactorScalesTheWholeDistribution() {
    Map<String, Row> rows =
        rows(model(), "changes: [{targets: [inputs.x, inputs.y], multiply: 70%}]\n");
    double y = 5 * Math.exp(0.08);
    isFourErrorsFrom(row(rows, "total"), -0.3 * 10 - 0.3 * 0.9 * y);
    // P(x < 8): mean 7, sd 1.4 instead of mean 10, sd 2
    isFourErrorsFrom(row(rows, "low"), 0.762475 - 0.158655);
    assertThat(row(rows, "signed").difference().value()).as("signed on the base case").isZero();
    assertThat(row(rows, "failed").difference().value()).isZero();
  }

  @Test
  void anAmountMovesWhatIsKnownAndWhereADistributionIs() {
    Map<String, Row> rows =
        rows(
            model(),
            """
            changes:
              - {targets: [inputs.delay], add: 1, unit: year}
              - {targets: [inputs.x], add: 10000, unit: 万元}
              - {targets: [inputs.rate], add: 1%}
            """);
    assertThat(row(rows, "late").difference().value()).isCloseTo(12, within(1e-9));
    isFourErrorsFrom(row(rows, "total"), 1 - 0.01 * 5 * Math.exp(0.08));
  }

  @Test
  void settingARandomInputMovesItsCentreAndKeepsItsShape() {
    Map<String, Row> rows = rows(model(), "changes: [{targets: [inputs.x], set: 5, unit: 亿元}]\n");
    isFourErrorsFrom(row(rows, "total"), -5);
    isFourErrorsFrom(row(rows, "low"), 0.998650 - 0.158655); // mean 5, sd 1: P(< 8) is 3 sd
  }

  @Test
  void hazardsAndOptionsAndPeriodsAreTargetsToo() {
    Map<String, Row> rows =
        rows(
            model(),
            """
            changes:
              - {targets: ['events.f*'], multiply: 0.3}
              - {targets: [inputs.route.ipo], multiply: 0.3}
              - {targets: [schedules.plan], multiply: 2, from: 2}
            """);
    isFourErrorsFrom(row(rows, "failed"), Math.exp(-0.6) - Math.exp(-0.18));
    isFourErrorsFrom(row(rows, "listed"), 0.12 - 0.4);
    assertThat(row(rows, "planned").difference().value()).isCloseTo(4, within(1e-12));
    Map<String, Row> early =
        rows(
            model(),
            "changes: [{targets: [schedules.plan], multiply: 2, from: 2027-12-31, to: 2027-12-31}]\n");
    assertThat(row(early, "planned").difference().value()).isCloseTo(1, within(1e-12));
  }

  /**
   * P(x &lt; 8) by the same draws is a coupling that no other beats: no path goes the other way.
   * The gain is at most what Frechet's bound says, p = 0.158655 and q = 0.762475.
   */
  @Test
  void theGainReachesTheBoundWherePathsAreHitAlikeAndIsNeverAboveIt() {
    Row low = row(rows(model(), "changes: [{targets: [inputs.x], multiply: 70%}]\n"), "low");
    double d = 0.762475 - 0.158655;
    double bound = Math.sqrt((0.158655 * 0.841345 + 0.762475 * 0.237525) / (d * (1 - d)));
    assertThat(low.bestGain()).isCloseTo(bound, within(0.03));
    assertThat(low.gain()).isCloseTo(low.bestGain(), within(1e-3));
    Row total =
        row(rows(model(), "changes: [{targets: [inputs.y.log_sd], multiply: 2}]\n"), "total");
    assertThat(total.gain()).as("paths are hit unlike").isLessThan(0.99 * total.bestGain());
    Row moved = row(rows(model(), "changes: [{targets: [inputs.x], multiply: 70%}]\n"), "total");
    // By hand: sd of x 2 and 1.4, of 0.9 y 1.9536; the best pairing moves by the change of sd.
    double y = 0.9 * 5 * Math.exp(0.08) * Math.sqrt(Math.expm1(0.16));
    double before = Math.hypot(2, y);
    double after = Math.hypot(1.4, y);
    assertThat(moved.gain()).isCloseTo(Math.hypot(before, after) / 0.6, within(0.1));
    assertThat(moved.bestGain()).isGreaterThan(moved.gain());
  }

  @Test
  void halfTheSizeIsHalfOfTheWay() {
    Map<String, Row> rows =
        rows(
            model(),
            """
            changes:
              - {targets: [inputs.x], multiply: 70%}
              - {targets: [inputs.delay], add: 12, unit: month}
            size: 50%
            """);
    isFourErrorsFrom(row(rows, "total"), -1.5);
    assertThat(row(rows, "late").difference().value()).isCloseTo(6, within(1e-9));
  }

  @Test
  void theBaseIsTheRunAndNoChangeChangesNoBit() {
    Deal deal = deal("c3.yaml", Objects.requireNonNull(Bundled.CASES.bytes("c3")));
    var settings = new RunSettings(1, 2000, new Sampling.Random(), 1, null, "test");
    Model model = new DealModel(deal, settings, Progress.NONE);
    List<StressReport> reports =
        Objects.requireNonNull(
            Stress.run(
                model,
                List.of(Objects.requireNonNull(Scenarios.bundled().get("baseline"))),
                Map.of(),
                new Findings()));
    assertThat(reports.getFirst().touches()).isFalse();
    for (Row row : reports.getFirst().rows()) {
      assertThat(row.difference().value()).isZero();
    }
    double run =
        DealRun.run(deal, settings, Progress.NONE).outputs().getFirst().summary().mean().value();
    assertThat(reports.getFirst().rows().getFirst().base().value()).isEqualTo(run);
  }

  /** Pairing saves most where the shock is small beside the spread; the figures are measured. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({"c3,rates-up,fund_irr", "c5,rates-up,usd_irr", "c1,rates-up,fund_irr"})
  void errorsOfDifferencesAreAtLeastFiveTimesSmaller(String name, String id, String figure) {
    Row row = bundled(name, id, figure);
    assertThat(row.difference().value()).isNegative();
    assertThat(row.gain()).isGreaterThan(5);
  }

  private static Row bundled(String name, String id, String figure) {
    Model model =
        model(deal(name + ".yaml", Objects.requireNonNull(Bundled.CASES.bytes(name))), 2000);
    Map<String, Scenario> known = Scenarios.bundled();
    List<StressReport> reports =
        Objects.requireNonNull(
            Stress.run(
                model, List.of(Objects.requireNonNull(known.get(id))), known, new Findings()));
    return reports.getFirst().rows().stream()
        .filter(row -> row.name().equals(figure))
        .findFirst()
        .orElseThrow();
  }

  /** The error of the pairs is that of the differences themselves, estimated over many seeds. */
  @Test
  void thePairedErrorIsTheSpreadOverSeeds() {
    Deal deal = deal("d.yaml", DEAL.getBytes(StandardCharsets.UTF_8));
    int seeds = 60;
    double sum = 0;
    double squares = 0;
    double told = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      Model model =
          new DealModel(
              deal,
              new RunSettings(seed, 500, new Sampling.Random(), 1, null, "test"),
              Progress.NONE);
      Row total = row(rows(model, "changes: [{targets: [inputs.y], multiply: 70%}]\n"), "total");
      sum += total.difference().value();
      squares += total.difference().value() * total.difference().value();
      told += total.difference().standardError() / seeds;
    }
    double spread = Math.sqrt((squares - sum * sum / seeds) / (seeds - 1));
    assertThat(told).isCloseTo(spread, within(0.4 * spread)); // 4 errors of a spread of 60
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"c1", "c2", "c3", "c4", "c5"})
  void everyBundledScenarioFitsEveryCase(String name) {
    Model model =
        model(deal(name + ".yaml", Objects.requireNonNull(Bundled.CASES.bytes(name))), 200);
    Map<String, Scenario> known = Scenarios.bundled();
    var findings = new Findings();
    List<StressReport> reports =
        Objects.requireNonNull(
            Stress.run(model, List.copyOf(known.values()), known, findings),
            () -> findings.all().toString());
    assertThat(reports).hasSize(11);
    StressReport combined = reports.getLast();
    assertThat(combined.touches()).isTrue();
  }

  @Test
  void contributorsAreTheChangesAloneTheLargestLossFirst() {
    var findings = new Findings();
    Scenario scenario =
        scenario(
            """
            changes:
              - {name: a, targets: [inputs.y], multiply: 90%}
              - {name: b, targets: [inputs.x], multiply: 70%}
            """,
            findings);
    StressReport report =
        Objects.requireNonNull(Stress.run(model(), List.of(scenario), Map.of(), findings))
            .getFirst();
    assertThat(report.contributors())
        .extracting(contributor -> contributor.name().en())
        .containsExactly("b", "a");
    assertThat(report.contributors().getFirst().change()).isCloseTo(-3, within(0.05));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "changes: [{targets: [inputs.xx], multiply: 2}] | nothing-touched | Maybe inputs.x",
        "changes: [{targets: [inputs.x], add: 1}] | unit-mix | unit: 亿元",
        "changes: [{targets: [inputs.delay], add: 1%}] | unit-mix | unit: month",
        "changes: [{targets: [inputs.x]}] | missing-key | multiply",
        "changes: [{targets: [inputs.x], add: 1, set: 2}] | two-operations | multiply",
        "changes: [{target: [inputs.x], add: 1}] | unknown-key | Maybe targets",
        "changes: [{targets: [inputs.x], multiply: much}] | not-a-number | 5%",
        "changes: [{targets: [schedules.plan], multiply: 2, from: 9}] | outside-timeline | period",
        "parts: [valuation-fall] | unknown-scenario | Maybe valuations-fall",
      })
  void aScenarioThatDoesNotFitIsAFinding(String changes, String rule, String advice) {
    var findings = new Findings();
    String text =
        "quanmai: 1\nkind: scenario\nname: s\ndated: 2026-11-24\nsource: test\n"
            + changes.strip()
            + "\n";
    Scenario scenario =
        ScenarioReader.read("s", "s.yaml", text.getBytes(StandardCharsets.UTF_8), findings);
    if (scenario != null) {
      Stress.run(model(), List.of(scenario), Scenarios.bundled(), findings);
    }
    Finding found =
        findings.all().stream()
            .filter(finding -> finding.rule().equals(rule.strip()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(findings.all()));
    assertThat(found.advice().en()).startsWith("Maybe").contains(advice.strip());
  }
}
