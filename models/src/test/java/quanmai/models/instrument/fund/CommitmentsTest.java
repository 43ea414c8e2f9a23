package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;

/** Calls, accounts and borrowing of a fund by hand, and what is refused. */
class CommitmentsTest {

  private static void is(FundSheet sheet, String line, double... values) {
    assertThat(sheet.line(line, values.length - 1)).as(line).containsExactly(values, within(1e-12));
  }

  @Test
  void othersAreCalledForWhatADefaulterDoesNotPay() {
    FundSheet sheet =
        FundSheet.yearly(
                3,
                """
                schedules:
                  need: {unit: 亿元, values: [10, 20, 30, 100]}
                instruments:
                  lps:
                    type: commitments
                    need: need
                    investors:
                      a: {amount: 60}
                      b: {amount: 40, default: t == 2, forfeits: 50%}
                """)
            .path(0);
    is(sheet, "lps.a.calls", 6, 12, 30, 12);
    is(sheet, "lps.b.calls", 4, 8, 0, 0);
    is(sheet, "lps.calls", 10, 20, 30, 12);
    is(sheet, "lps.paid_in", 10, 30, 60, 72);
    is(sheet, "lps.unpaid", 0, 0, 20, 8);
    is(sheet, "lps.committed", 100, 100, 100, 100);
    is(sheet, "lps.effective", 100, 100, 60, 60);
    is(sheet, "lps.callable", 100, 90, 42, 12);
    is(sheet, "lps.uncalled", 90, 70, 12, 0);
    assertThat(sheet.at("lps.a.share", 1)).isCloseTo(0.6, within(1e-9));
    assertThat(sheet.at("lps.a.share", 3)).isCloseTo(60 / 66.0, within(1e-8));
    assertThat(sheet.at("lps.b.share", 3)).isCloseTo(6 / 66.0, within(1e-8));
  }

  @Test
  void aPartialDefaultLeavesTheRestPledged() {
    FundSheet sheet =
        FundSheet.yearly(
                2,
                """
                schedules:
                  need: {unit: 亿元, values: [0, 18, 18]}
                instruments:
                  lps:
                    type: commitments
                    need: need
                    investors:
                      a: {amount: 60}
                      b: {amount: 40, default: t >= 1, default_share: 25%}
                """)
            .path(0);
    is(sheet, "lps.a.calls", 0, 12, 12);
    is(sheet, "lps.b.calls", 0, 6, 6);
    is(sheet, "lps.effective", 100, 90, 90);
  }

  @Test
  void tranchesAreTheLeastAndNeedComesFirst() {
    FundSheet sheet =
        FundSheet.yearly(
                3,
                """
                schedules:
                  need: {unit: 亿元, values: {0: 50}}
                instruments:
                  lps:
                    type: commitments
                    need: need
                    tranches: [30%, 30%, 20%, 20%]
                    investors: {a: {amount: 100}}
                """)
            .path(0);
    is(sheet, "lps.calls", 50, 10, 20, 20);
  }

  @Test
  void anInvestorWithTranchesOfItsOwnPaysByThoseAndOthersWhatLacks() {
    FundSheet sheet =
        FundSheet.yearly(
                3,
                """
                schedules:
                  need: {unit: 亿元, values: [40, 20, 35, 0]}
                instruments:
                  lps:
                    type: commitments
                    need: need
                    investors:
                      budget: {amount: 60, tranches: [50%, 0, 50%]}
                      rest: {amount: 40}
                """)
            .path(0);
    is(sheet, "lps.budget.calls", 30, 0, 30, 0);
    is(sheet, "lps.rest.calls", 10, 20, 5, 0);
    is(sheet, "lps.uncalled", 60, 40, 5, 5);
    assertThat(sheet.at("lps.rest.share", 3)).isCloseTo(35 / 95.0, within(1e-9));
  }

  @Test
  void whoIsLateLeavesAGapThatTheManagerAdvances() {
    FundSheet sheet =
        FundSheet.yearly(
                4,
                """
                schedules:
                  invested: {unit: 亿元, values: {0: 10, 1: 20}}
                  back: {unit: 亿元, values: {4: 50}}
                instruments:
                  lps:
                    type: commitments
                    need: account.need
                    investors:
                      a: {amount: 60}
                      b: {amount: 40, late: 1, late_when: t == 1}
                  account:
                    {type: fund-account, payments: invested, proceeds: back, calls: lps.calls, closed: t == 4}
                """)
            .path(0);
    is(sheet, "lps.b.due", 4, 8, 0, 0, 0);
    is(sheet, "lps.b.calls", 4, 0, 8, 0, 0);
    is(sheet, "account.advance", 0, 8, 0, 0, 0);
    is(sheet, "account.need", 10, 20, 0, 0, 0);
    is(sheet, "account.cash", 0, 0, 0, 0, 0);
    is(sheet, "account.distributed", 0, 0, 0, 0, 50);
  }

  @Test
  void cashThatLiesIdleIsReleasedToAMinimum() {
    FundSheet sheet =
        FundSheet.yearly(
                4,
                """
                schedules:
                  paid: {unit: 亿元, values: [10, 2, 0, 5, 0]}
                  calls: {unit: 亿元, values: [20, 0, 0, 0, 0]}
                  back: {unit: 亿元, values: [0, 3, 4, 0, 7]}
                instruments:
                  a:
                    type: fund-account
                    payments: paid
                    proceeds: back
                    calls: calls
                    released: t >= 2
                    minimum: 3
                    closed: t >= 4
                    rate: 10%
                """)
            .path(0);
    is(sheet, "a.interest", 0, 1, 0.9, 0.3, 0);
    is(sheet, "a.cash", 10, 9, 3, 0, 0);
    is(sheet, "a.need", 10, 0, 0, 1.7, 0);
    is(sheet, "a.distributed", 0, 3, 4 + 9.9 - 3, 0, 7 - 1.7);
    is(sheet, "a.advance", 0, 0, 0, 1.7, 0);
  }

  @Test
  void proceedsMayPayBeforeAnythingIsCalled() {
    FundSheet sheet =
        FundSheet.yearly(
                2,
                """
                schedules:
                  paid: {unit: 亿元, values: [10, 2, 3]}
                  back: {unit: 亿元, values: [0, 3, 1]}
                instruments:
                  a:
                    type: fund-account
                    payments: paid
                    proceeds: back
                    calls: a.need
                    proceeds_first: t >= 1
                """)
            .path(0);
    is(sheet, "a.need", 10, 0, 2);
    is(sheet, "a.distributed", 0, 1, 0);
    is(sheet, "a.cash", 0, 0, 0);
  }

  @Test
  void aLineBridgesCallsWithinItsLimitAndIsCleanedDown() {
    FundSheet sheet =
        FundSheet.yearly(
                4,
                """
                schedules:
                  need: {unit: 亿元, values: [10, 5, 8, 60, 40]}
                  open: {unit: 亿元, values: [100, 100, 90, 80, 50]}
                instruments:
                  one: {type: subscription-line, need: need, callable: open, share: 50%, rate: 10%}
                  two:
                    {type: subscription-line, need: need, callable: open, share: 50%, rate: 10%, called_after: 2}
                  three:
                    {type: subscription-line, need: need, callable: open, share: 50%, rate: 10%, most: 4, clean_down: 2}
                """)
            .path(0);
    is(sheet, "one.balance", 10, 5, 8, 12, 0);
    is(sheet, "one.called", 0, 10, 5, 56, 52);
    is(sheet, "one.interest", 0, 1, 0.5, 0.8, 1.2);
    is(sheet, "one.deferred", 10, -6, 2.5, 3.2, -13.2);
    is(sheet, "two.balance", 10, 15, 13, 7, 3);
    is(sheet, "three.balance", 4, 4, 0, 4, 0);
  }

  @Test
  void aNavFacilityCallsAMarginWhenTheValueFalls() {
    FundSheet sheet =
        FundSheet.yearly(
                3,
                """
                schedules:
                  value: {unit: 亿元, values: [100, 50, 40, 40]}
                  back: {unit: 亿元, values: [0, 10, 0, 0]}
                  draw: {unit: 亿元, values: [30, 0, 0, 9]}
                instruments:
                  nav:
                    type: nav-facility
                    value: value
                    proceeds: back
                    draw: draw
                    advance_rate: 20%
                    covenant: 25%
                    sweep: 50%
                    rate: 8%
                    to: 3
                """)
            .path(0);
    is(sheet, "nav.drawn", 20, 0, 0, 0);
    is(sheet, "nav.swept", 0, 5, 0, 0);
    is(sheet, "nav.margin", 0, 2.5, 2.5, 10);
    is(sheet, "nav.balance", 20, 12.5, 10, 0);
    is(sheet, "nav.interest", 0, 1.6, 1.0, 0.8);
    is(sheet, "nav.breached", 0, 1, 1, 0);
  }

  @Test
  void feesCapacityAndRecyclingFollowTheTerm() {
    FundSheet sheet =
        FundSheet.yearly(
                6,
                """
                schedules:
                  paid: {unit: 亿元, values: [40, 60, 80, 80, 80, 80, 80]}
                  held: {unit: 亿元, values: [0, 50, 70, 60, 30, 20, 0]}
                  back: {unit: 亿元, values: [0, 0, 8, 30, 30, 30, 30]}
                  pledges: {unit: 亿元, values: [100, 100, 90, 90, 80, 80, 80]}
                  pace: {unit: share, values: [25%, 50%, 75%], after: hold}
                instruments:
                  term: {type: fund-term, investment: 3, exit: 2, extension: 1}
                  fee:
                    type: management-fee
                    term: term
                    rate: {0..2: 2%, 3..6: 1.5%}
                    base: paid
                    exit_rate: 1%
                    exit_base: held
                    extension_rate: 0.5%
                  costs: {type: fund-costs, term: term, base: pledges, rate: 0.1%, setup: 0.2}
                  room:
                    type: fund-capacity
                    term: term
                    commitments: pledges
                    reserve: 10
                    pace: pace
                    concentration: 20%
                  again: {type: recycling, term: term, commitments: 100, proceeds: back, most: 120%}
                """)
            .path(0);
    is(sheet, "fee.fee", 0, 0.8, 1.2, 1.2, 0.6, 0.3, 0.1);
    is(sheet, "costs.cost", 0.2, 0.1, 0.1, 0.09, 0.09, 0.08, 0.08);
    is(sheet, "room.capacity", 22.5, 45, 60, 60, 60, 60, 60);
    is(sheet, "room.deal_limit", 20, 20, 18, 18, 16, 16, 16);
    is(sheet, "again.kept", 0, 0, 8, 12, 0, 0, 0);
    is(sheet, "again.limit", 20, 20, 20, 20, 20, 20, 20);
    is(sheet, "term.closed", 0, 0, 0, 0, 0, 0, 1);
    is(sheet, "term.remaining", 6, 5, 4, 3, 2, 1, 0);
  }

  @Test
  void whatCannotBeMeantIsRefusedWithARepair() {
    refused("x: {type: commitments, investors: {}, need: money}", "investors");
    refused("x: {type: commitments, investors: {a: {amount: 1}}}", "calls-basis");
    refused(
        "x: {type: commitments, need: money, investors: {a: {amount: 1, forfeits: 50%}}}",
        "investor-settings");
    refused(
        "x: {type: commitments, need: money, investors: {a: {amount: 1, late_when: t == 1}}}",
        "investor-settings");
    refused(
        "x: {type: fund-account, payments: money, proceeds: money, calls: money, minimum: 1}",
        "account-minimum");
    refused(
        "x: {type: subscription-line, need: money, callable: money, share: 1.2, rate: 3%}",
        "line-share");
    refused(
        "x: {type: nav-facility, value: money, proceeds: money, draw: money, advance_rate: 30%,"
            + " covenant: 25%, sweep: 1, rate: 3%, to: 2}",
        "nav-covenant");
    refused(
        "x: {type: management-fee, term: y, rate: 2%, base: money}\n"
            + "  y: {type: fund-account, payments: money, proceeds: money, calls: money}",
        "setting-name");
  }

  private static void refused(String uses, String rule) {
    String text =
        FundSheet.text(
            "year",
            3,
            "schedules:\n  money: {unit: 亿元, values: [1, 1]}\ninstruments:\n  " + uses + "\n");
    List<Finding> findings = DealReader.read("fund.yaml", text).findings();
    assertThat(findings).as(uses).extracting(Finding::rule).contains(rule);
    assertThat(findings)
        .filteredOn(finding -> finding.rule().equals(rule))
        .allSatisfy(
            finding -> {
              assertThat(finding.advice().en()).startsWith("Maybe");
              assertThat(finding.advice().zh()).startsWith("也许");
            });
  }
}
