package quanmai.models.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.models.policy.Verdict.Outcome;
import quanmai.models.termsheet.Values;

/** Each rule of the program's pack: facts that hit it, facts that clear it, and when it is law. */
class RuleTableTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Rulebook BOOK = Rulebook.bundled();
  private static final Set<Subject> ALL = EnumSet.allOf(Subject.class);

  /** {@code id | severity | facts that hit | facts that clear}; {@code ~} is none. */
  private static final List<String> TABLE =
      List.of(
          "GF-001|BLOCK|is_government_fund=true principal_guarantee=true|is_government_fund=true"
              + " government_buyback=false government_min_return=false principal_guarantee=false",
          "GF-002|BLOCK|is_government_fund=true fund_invests_as_debt=false"
              + " redemption_fixed_return=true redemption_obligor=platform|is_government_fund=true"
              + " fund_invests_as_debt=false redemption_obligor=founder",
          "GF-003|BLOCK|guarantee_given=true|government_guarantee=false guarantee_given=false",
          "GF-004|HIGH|is_government_fund=true purpose_text=促进招商引资|is_government_fund=true"
              + " purpose_text=支持先进制造业",
          "GF-005|WARN|is_government_fund=true reinvest_ratio=1.5|is_government_fund=true"
              + " reinvest_ratio=1.1",
          "GF-005|HIGH|is_government_fund=true reinvest_ratio=1.51|is_government_fund=false",
          "GF-006|HIGH|is_government_fund=true registered_county_level=true"
              + " level=county|is_government_fund=true level=city",
          "GF-007|HIGH|is_government_fund=true same_sector_duplicate=true|same_sector_duplicate=false",
          "GF-008|BLOCK|gov_capital_source=debt|gov_capital_source=budget"
              + " forced_soe_contribution=false",
          "GF-009|WARN|is_government_fund=true fee_base=commitment|is_government_fund=true"
              + " fee_base=paid_in",
          "GF-010|HIGH|is_government_fund=true layers=3|is_government_fund=true layers=2",
          "GF-011|BLOCK|is_government_fund=true industry_catalogue_class=eliminated|"
              + "is_government_fund=true industry_catalogue_class=permitted",
          "GF-012|BLOCK|is_government_fund=true secondary_trading_kind=open_market|"
              + "is_government_fund=true secondary_trading_kind=~ derivatives=false"
              + " unlimited_liability=false",
          "GF-012|BLOCK|is_government_fund=true derivatives=true|is_government_fund=true"
              + " secondary_trading_kind=merger derivatives=false unlimited_liability=false",
          "GF-013|WARN|is_government_fund=true fund_type=industrial term_years=15.5|"
              + "is_government_fund=true fund_type=industrial term_years=15",
          "GF-013|WARN|is_government_fund=true fund_type=venture term_years=21|"
              + "is_government_fund=true fund_type=venture term_years=20",
          "PF-014|BLOCK|is_structured=true asset_class=equity senior_junior_ratio=1.2|"
              + "is_structured=true asset_class=equity senior_junior_ratio=1",
          "PF-014|BLOCK|is_structured=true asset_class=mixed senior_junior_ratio=2.5|"
              + "is_structured=true asset_class=fixed_income senior_junior_ratio=2.5",
          "PF-015|BLOCK|total_assets=15 net_assets=10 is_structured=true|total_assets=15"
              + " net_assets=10 is_structured=false",
          "PF-015|BLOCK|total_assets=21 net_assets=10|total_assets=14 net_assets=10",
          "PF-016|BLOCK|loan_to_investee_months=13|principal_guarantee=false"
              + " loan_to_investee_months=12 loan_to_investee_pct_paid_in=20%",
          "PF-017|HIGH|first_paid_in=15000000 single_target=true|first_paid_in=15000000"
              + " single_target=false lp_count=50 lp_min_commitment=1000000",
          "PF-017|HIGH|lp_count=51|first_paid_in=20000000 lp_count=3 lp_min_commitment=1000000",
          "PF-018|HIGH|performance_forecast_to_investors=true|performance_forecast_to_investors=false",
          "FC-019|BLOCK|tax_refund_linked=true|tax_refund_linked=false subsidy_selective=false",
          "FC-020|HIGH|land_price_vs_benchmark=0.9|land_price_vs_benchmark=1",
          "FC-020|BLOCK|land_price_vs_benchmark=0.69|land_price_vs_benchmark=1.2",
          "FC-021|HIGH|relocation_required=true is_listed_target=true|is_listed_target=false",
          "MA-022|BLOCK|acquisition_type=control acquisition_loan=17 deal_price=24"
              + "|acquisition_type=control acquisition_loan=16.8 deal_price=24"
              + " acquisition_loan_years=10",
          "MA-022|BLOCK|acquisition_type=minority acquisition_loan=15 deal_price=24"
              + "|acquisition_type=minority acquisition_loan=14 deal_price=24"
              + " acquisition_loan_years=7",
          "MA-022|BLOCK|acquisition_type=minority acquisition_loan_years=7.5|acquisition_type=~",
          "MA-023|BLOCK|acquisition_type=minority acquisition_loan=1 stake_before=0"
              + " holding_acquired_pct=0.19|acquisition_type=minority acquisition_loan=1"
              + " stake_before=0 holding_acquired_pct=0.2",
          "MA-023|BLOCK|acquisition_type=minority acquisition_loan=1 stake_before=0.2"
              + " holding_acquired_pct=0.04|acquisition_type=minority acquisition_loan=0",
          "MA-024|HIGH|is_listed_target=true stake_after=0.31|is_listed_target=true"
              + " stake_after=0.3 locked_months=18",
          "MA-024|HIGH|is_listed_target=true locked_months=17|is_listed_target=false",
          "FX-025|BLOCK|negative_list_restricted=true foreign_pct=0.6 sector_foreign_cap=0.5|"
              + "negative_list_restricted=true foreign_pct=0.5 sector_foreign_cap=0.5"
              + " invests_listed_secondary=false",
          "FX-025|BLOCK|invests_listed_secondary=true|negative_list_restricted=false"
              + " invests_listed_secondary=false",
          "VAM-026|WARN|redemption_exercise_window_months=~|redemption_exercise_window_months=6",
          "VAM-027|WARN|redemption_obligor=target_company|redemption_obligor=~",
          "TAX-028|INFO|pe_exposure=possible|pe_exposure=none");

  private record Row(String id, Severity severity, Map<String, Fact> hit, Map<String, Fact> clear) {
    @Override
    public String toString() {
      return id + " " + severity + " " + hit;
    }
  }

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String line : TABLE) {
      String[] cells = line.split("\\|", -1);
      rows.add(new Row(cells[0], Severity.valueOf(cells[1]), facts(cells[2]), facts(cells[3])));
    }
    return rows;
  }

  private static Map<String, Fact> facts(String written) {
    Map<String, Fact> facts = new HashMap<>();
    for (String each : written.split(" ")) {
      String[] fact = each.split("=", 2);
      var number = Values.number(fact[1]);
      Fact value =
          fact[1].equals("~")
              ? new Fact.None()
              : fact[1].equals("true") || fact[1].equals("false")
                  ? new Fact.Flag(fact[1].equals("true"))
                  : number.isPresent()
                      ? new Fact.Number(number.getAsDouble())
                      : new Fact.Words(fact[1]);
      facts.put(fact[0], value);
    }
    return facts;
  }

  private static Verdict verdict(String id, Map<String, Fact> facts) {
    return Judge.judge(BOOK, ALL, facts, TODAY).verdicts().stream()
        .filter(verdict -> verdict.rule().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void hits(Row row) {
    Verdict verdict = verdict(row.id, row.hit);
    assertThat(verdict.outcome()).isEqualTo(Outcome.HIT);
    assertThat(verdict.severity()).isEqualTo(row.severity);
    assertThat(verdict.used()).containsAllEntriesOf(row.hit);
    assertThat(verdict.blocks()).isEqualTo(row.severity == Severity.BLOCK);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void clears(Row row) {
    assertThat(verdict(row.id, row.clear).outcome()).isEqualTo(Outcome.CLEAR);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void aFactLessIsNeverTheOppositeAndNoFactIsUnknown(Row row) {
    for (String field : row.clear.keySet()) {
      Map<String, Fact> less = new HashMap<>(row.clear);
      less.remove(field);
      Verdict verdict = verdict(row.id, less);
      assertThat(verdict.outcome()).as("without " + field).isNotEqualTo(Outcome.HIT);
      if (verdict.outcome() == Outcome.UNKNOWN) {
        assertThat(verdict.missing()).contains(field);
      }
    }
    for (String field : row.hit.keySet()) {
      Map<String, Fact> less = new HashMap<>(row.hit);
      less.remove(field);
      assertThat(verdict(row.id, less).outcome())
          .as("without " + field)
          .isNotEqualTo(Outcome.CLEAR);
    }
    assertThat(verdict(row.id, Map.of()).outcome()).isEqualTo(Outcome.UNKNOWN);
  }

  @Test
  void everyRuleOfThePackIsInTheTable() {
    Set<String> tested = new HashSet<>();
    rows().forEach(row -> tested.add(row.id));
    Set<String> rules = new HashSet<>();
    BOOK.rules().forEach(rule -> rules.add(rule.id()));
    assertThat(tested).isEqualTo(rules).hasSize(28);
    assertThat(BOOK.rules().stream().filter(Rule::optional)).hasSize(3);
  }

  @Test
  void aRuleIsLawFromItsFirstDayToItsLast() {
    for (Rule rule : BOOK.rules()) {
      assertThat(asked(rule, rule.from())).isTrue();
      assertThat(asked(rule, rule.from().minusDays(1))).isFalse();
      LocalDate to = rule.to();
      if (to != null) {
        assertThat(asked(rule, to)).isTrue();
        assertThat(asked(rule, to.plusDays(1))).isFalse();
      }
    }
  }

  private static boolean asked(Rule rule, LocalDate date) {
    PolicyReport report = Judge.judge(BOOK, ALL, Map.of(), date);
    assertThat(report.verdicts().size() + report.notInForce()).isEqualTo(BOOK.rules().size());
    return report.verdicts().stream().anyMatch(verdict -> verdict.rule() == rule);
  }

  @Test
  void theOldRuleOnAcquisitionLoansEndsTheDayBeforeTheNewOne() {
    Map<String, Fact> sixtyFivePercent =
        facts(
            "acquisition_type=control acquisition_loan=65 deal_price=100 acquisition_loan_years=7");
    assertThat(of2025(sixtyFivePercent, "2025-12-30")).isEqualTo(Outcome.HIT);
    assertThat(of2025(sixtyFivePercent, "2025-12-31")).isEqualTo(Outcome.CLEAR);
    Map<String, Fact> eightYears =
        facts(
            "acquisition_type=control acquisition_loan=60 deal_price=100 acquisition_loan_years=8");
    assertThat(of2025(eightYears, "2020-01-01")).isEqualTo(Outcome.HIT);
    assertThat(of2025(eightYears, "2026-01-01")).isEqualTo(Outcome.CLEAR);
  }

  private static Outcome of2025(Map<String, Fact> facts, String date) {
    List<Verdict> verdicts =
        Judge.judge(BOOK, ALL, facts, LocalDate.parse(date)).verdicts().stream()
            .filter(verdict -> verdict.rule().id().equals("MA-022"))
            .toList();
    assertThat(verdicts).hasSize(1);
    return verdicts.getFirst().outcome();
  }

  @Test
  void rulesAreAskedOfWhatTheyApplyTo() {
    PolicyReport deal = Judge.judge(BOOK, Set.of(Subject.DEAL), Map.of(), TODAY);
    assertThat(ids(deal))
        .contains("GF-001", "FC-019", "FX-025")
        .doesNotContain("GF-005", "TAX-028");
    PolicyReport qflp = Judge.judge(BOOK, Set.of(Subject.QFLP), Map.of(), TODAY);
    assertThat(ids(qflp)).containsExactlyInAnyOrder("FX-025", "TAX-028");
  }

  private static List<String> ids(PolicyReport report) {
    return report.verdicts().stream().map(verdict -> verdict.rule().id()).toList();
  }

  @Test
  void anEscalationThatIsNotKnownIsSaidToBePossible() {
    Verdict open = verdict("GF-005", facts("reinvest_ratio=1.6"));
    assertThat(open.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(open.severity()).isEqualTo(Severity.HIGH);
    Verdict nothing = verdict("FC-020", Map.of());
    assertThat(nothing.severity()).isEqualTo(Severity.HIGH);
    assertThat(nothing.possible()).isEqualTo(Severity.BLOCK);
  }

  @Test
  void hitsComeFirstAndTheGravestOfThem() {
    PolicyReport report =
        Judge.judge(
            BOOK,
            ALL,
            facts("pe_exposure=possible tax_refund_linked=true land_price_vs_benchmark=0.9"),
            TODAY);
    assertThat(ids(report)).startsWith("FC-019", "FC-020", "TAX-028");
    assertThat(report.blocked()).isTrue();
  }
}
