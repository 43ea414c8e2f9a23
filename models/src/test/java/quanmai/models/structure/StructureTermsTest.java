package quanmai.models.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quanmai.models.lowering.Mode;

/** Single terms of edges and entities, by hand or by an independent calculation. */
class StructureTermsTest {

  private static LaidDeal deal(
      String start, String periods, String flows, String view, Map<String, String> given) {
    String text =
        """
        quanmai: 1
        kind: deal
        name: test
        timeline: {start: %s, step: year, periods: %s}
        schedules:
        %s
        lines: {flow: {unit: 亿元, formula: dividends + sale - invested}}
        outputs: {total: sum(flow)}
        report: {investor: {investment: invested, dividends: dividends, exit: sale}}
        """
            .formatted(start, periods, flows.indent(2));
    return LaidDeal.of(text, LaidDeal.view(view), given, Mode.BASE);
  }

  private static final String FUND =
      """
      invested: {unit: 亿元, values: {0: 30, 1: 30, 2: 40}}
      dividends: {unit: 亿元, values: {3: 20, 4: 40, 5: 60, 6: 50, 7: 30}}
      sale: {unit: 亿元, values: {0: 0}}
      """;

  @Test
  void carried_interest_is_that_of_the_published_waterfall() {
    LaidDeal deal =
        deal(
            "2026-12-31",
            "7",
            FUND,
            "domestic-rmb",
            Map.of("fee_rate", "0", "domestic_tax", "0", "carry", "20%", "carry_hurdle", "8%"));
    assertThat(deal.paths().line("structure.fund_gp.carry").get(6)).isCloseTo(14, within(1e-9));
    assertThat(deal.paths().line("structure.fund_gp.carry").get(7)).isCloseTo(6, within(1e-9));
    assertThat(deal.irr(0)).isCloseTo(0.164065, within(1e-6));
  }

  @Test
  void carried_interest_is_on_profit_after_the_fee() {
    LaidDeal deal =
        deal(
            "2026-12-31",
            "1",
            """
            invested: {unit: 亿元, values: {0: 100}}
            dividends: {unit: 亿元, values: {0: 0}}
            sale: {unit: 亿元, values: {1: 120}}
            """,
            "domestic-rmb",
            Map.of("fee_rate", "2%", "carry", "20%", "carry_hurdle", "8%"));
    // 120 - 2 pays 108, then 2 to catch up, then a fifth of 8: a fifth of the profit of 18
    assertClose(deal.paths().line("structure.fund_gp.carry"), 0, 3.6);
  }

  @Test
  void a_fee_is_on_cost_that_has_not_come_back() {
    LaidDeal deal =
        deal(
            "2026-12-31",
            "4",
            """
            invested: {unit: 亿元, values: {0: 10}}
            dividends: {unit: 亿元, values: {1: 1}}
            sale: {unit: 亿元, values: {2: 4, 3: 9, 4: 3}}
            """,
            "domestic-rmb",
            Map.of("fee_rate", "2%", "carry", "0", "domestic_tax", "25%", "fee_vat", "6%"));
    // cost 10 until the sale of year 2 brings 4 back, then 6 until year 3
    assertClose(deal.paths().line("structure.fund_gp.fee"), 0, 0.2, 0.2, 0.12, 0);
    assertClose(deal.paths().line("structure.fund_rmb_lp.gain_tax"), 0, 0, 0, 0.75, 0.75);
    assertThat(deal.paths().line("structure.fund_gp.fee_tax").get(1))
        .isCloseTo(0.2 * 0.06 / 1.06, within(1e-12));
  }

  @Test
  void a_credit_for_reinvesting_is_carried_forward_and_ends_with_2028() {
    LaidDeal deal =
        deal(
            "2026-12-31",
            "4",
            """
            invested: {unit: 亿元, values: {0: 100}}
            dividends: {unit: 亿元, values: {1: 10, 2: 10, 3: 10, 4: 10}}
            sale: {unit: 亿元, values: {4: 100}}
            """,
            "fdi-10",
            Map.of("dividend_tax", "5%", "reinvested", "80%", "reinvest_credit", "10%"));
    assertClose(deal.paths().line("structure.deal_investor.credit_granted"), 0, 0.8, 0.8, 0, 0);
    assertClose(deal.paths().line("structure.deal_investor.credit_used"), 0, 0.5, 0.5, 0.5, 0.1);
    assertClose(deal.paths().line("structure.deal_investor.tax_paid"), 0, 0, 0, 0, 0.4);
    LaidDeal early =
        deal(
            "2026-12-31",
            "4",
            FUND.replace("7: 30", "4: 30").replace("5: 60, 6: 50, ", "").replace("4: 40, ", ""),
            "fdi-10",
            Map.of("reinvested", "80%", "reinvest_hold", "4"));
    assertThat(early.paths().line("structure.deal_investor.credit_granted"))
        .as("held for less than five years")
        .containsOnly(0.0);
  }

  @Test
  void losses_with_an_establishment_are_fees_that_income_did_not_cover() {
    LaidDeal deal =
        deal(
            "2026-12-31",
            "3",
            """
            invested: {unit: 亿元, values: {0: 100}}
            dividends: {unit: 亿元, values: {1: 1, 2: 5}}
            sale: {unit: 亿元, values: {3: 120}}
            """,
            "qflp-foreign-foreign-pe",
            Map.of("fee_rate", "2%", "carry", "0"));
    // year 1: 1 - 2 = -1 carried; year 2: 5 - 2 - 1 = 2; year 3: 20 - 2 = 18
    assertClose(deal.paths().line("structure.fund_lp.income.due"), 0, 0, 0.5, 4.5);
  }

  @Test
  void an_acquisition_loan_is_paid_before_holders() {
    LaidDeal deal =
        deal(
            "2026-12-31",
            "2",
            """
            invested: {unit: 亿元, values: {0: 100}}
            dividends: {unit: 亿元, values: {1: 5}}
            sale: {unit: 亿元, values: {2: 150}}
            """,
            "ma-fund",
            Map.of("fee_rate", "0", "carry", "0", "domestic_tax", "0", "loan_rate", "4%"));
    // 50 lent; year 1: interest 2, sweep 3; year 2: interest 1.88 and 47, from 150 less 25% of 50
    assertClose(deal.paths().line("structure.rmb_lp.flow"), -50, 0, 137.5 - 48.88);
  }

  @Test
  void a_quota_counts_the_balance_with_what_others_use() {
    Map<String, String> within = Map.of("quota", "15", "quota_used_by_others", "0");
    Map<String, String> beyond = Map.of("quota", "15", "quota_used_by_others", "0.1");
    String flows =
        """
        invested: {unit: 亿元, values: {0: 1}}
        dividends: {unit: 亿元, values: {1: 0.1}}
        sale: {unit: 亿元, values: {2: 2}}
        """;
    // 1 亿元 is 14.93 million dollars at 6.6975
    for (Map<String, String> given : List.of(within, beyond)) {
      LaidDeal deal = deal("2026-12-31", "2", flows, "qflp-foreign-foreign-no-pe", given);
      String exceeded = deal.laid().quotas().values().iterator().next();
      assertThat(deal.paths().output(exceeded)).isEqualTo(given.equals(beyond) ? 1 : 0);
      assertThat(deal.paths().line("structure.fund.quota_balance").get(2))
          .as("sold: the balance is free again")
          .isCloseTo(given.equals(beyond) ? 0.001 : 0, within(1e-12));
    }
  }

  private static void assertClose(List<Double> values, double... expected) {
    assertThat(values).hasSize(expected.length);
    for (int t = 0; t < expected.length; t++) {
      assertThat(values.get(t)).as("t = " + t).isCloseTo(expected[t], within(1e-9));
    }
  }
}
