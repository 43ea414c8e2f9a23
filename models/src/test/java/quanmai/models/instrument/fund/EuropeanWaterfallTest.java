package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** The whole-fund waterfall against figures calculated elsewhere. */
class EuropeanWaterfallTest {

  private static final Offset<Double> TINY = within(1e-9);

  private static final double[] CALLS = {30, 30, 40, 0, 0, 0, 0, 0};
  private static final double[] PROCEEDS = {0, 0, 0, 20, 40, 60, 50, 30};

  private static ManyDeals reference(String terms) {
    return ManyDeals.of(
            new SheetText("year", 7)
                .schedule("calls", "亿元", CALLS)
                .schedule("money", "亿元", PROCEEDS)
                .use(
                    "w",
                    "type: european-waterfall, contributed: calls, proceeds: money, hurdle: 8%, "
                        + terms)
                .toString())
        .compute();
  }

  private static double sum(double[] line) {
    double sum = 0;
    for (double x : line) {
      sum += x;
    }
    return sum;
  }

  @Test
  void theReferenceFundPays180ToInvestorsAnd14Then6ToTheManager() {
    ManyDeals fund = reference("basis: compound, carry: 20%");
    assertThat(fund.line("w.carry")).containsExactly(new double[] {0, 0, 0, 0, 0, 0, 14, 6}, TINY);
    assertThat(fund.line("w.lp")).containsExactly(new double[] {0, 0, 0, 20, 40, 60, 36, 24}, TINY);
  }

  /** Capital is back at t = 5; until then 8% compounds to 32.6107.. of preferred return. */
  @Test
  void balancesOfTheReferenceFundAreThoseOfTheAccountByHand() {
    ManyDeals fund = reference("basis: compound, carry: 20%");
    double capital = 0;
    double preferred = 0;
    for (int t = 0; t < CALLS.length; t++) {
      preferred += 0.08 * (capital + preferred);
      capital += CALLS[t];
      double returned = Math.min(PROCEEDS[t], capital);
      double paid = Math.min(PROCEEDS[t] - returned, preferred);
      capital -= returned;
      preferred -= paid;
      assertThat(fund.line("w.capital")[t]).isEqualTo(capital, TINY);
      assertThat(fund.line("w.preferred")[t]).isEqualTo(preferred, TINY);
    }
  }

  @Test
  void withoutCatchUpTheManagerSharesOnlyWhatIsAboveTheHurdle() {
    ManyDeals fund = reference("basis: compound, carry: 20%, catch_up: 0");
    double above = sum(fund.line("w.excess"));
    assertThat(sum(fund.line("w.carry"))).isEqualTo(0.2 * above, TINY);
    assertThat(above).isEqualTo(100 - sum(fund.line("w.preferred_paid")), TINY);
  }

  @Test
  void aPartialCatchUpEndsWhereCarryIsAFifthOfProfit() {
    ManyDeals halves = reference("basis: compound, carry: 20%, catch_up: 50%");
    assertThat(sum(halves.line("w.carry"))).isEqualTo(20, TINY);
    double preferred = sum(halves.line("w.preferred_paid"));
    assertThat(sum(halves.line("w.catch_up"))).isEqualTo(0.2 * preferred / 0.3, TINY);
    // At a quarter it takes four times the preferred return, more than the fund has.
    ManyDeals quarters = reference("basis: compound, carry: 20%, catch_up: 25%");
    assertThat(sum(quarters.line("w.carry"))).isEqualTo(0.25 * (100 - preferred), TINY);
  }

  @Test
  void moneyThatIsPaidInAtTheStartEarnsForItsOwnPeriod() {
    ManyDeals late = reference("carry: 20%");
    ManyDeals early = reference("carry: 20%, calls: period-start");
    // 60 of the 100 are paid in after t = 0; at t = 0 there is no period to earn in.
    assertThat(sum(early.line("w.accrued")) - sum(late.line("w.accrued")))
        .isEqualTo(0.08 * 70, TINY);
  }

  @Test
  void compoundingByDayIsTheEffectiveRateOverTheDaysOfThePeriod() {
    String sheet =
        new SheetText("quarter", 4)
            .schedule("calls", "亿元", 100)
            .use(
                "w",
                "type: european-waterfall, contributed: calls, proceeds: 0, hurdle: 8%,"
                    + " basis: daily, carry: 20%")
            .toString()
            .replace("step: quarter", "step: quarter\n  daycount: Act/365F");
    // 2026-09-30 .. 2027-09-30 are 365 days.
    assertThat(ManyDeals.of(sheet).compute().line("w.preferred")[4]).isEqualTo(8, within(1e-9));
    // 2026-09-30 .. 2026-12-31 are 92.
    assertThat(ManyDeals.of(sheet).compute().line("w.preferred")[1])
        .isEqualTo(100 * (Math.pow(1.08, 92 / 365.0) - 1), within(1e-9));
  }

  @Test
  void theManagersCommitmentBearsCarryOrIsFree() {
    ManyDeals charged = reference("basis: compound, carry: 20%, gp_share: 10%");
    assertThat(sum(charged.line("w.gp"))).isEqualTo(18, TINY);
    assertThat(sum(charged.line("w.lp"))).isEqualTo(162, TINY);
    assertThat(sum(charged.line("w.carry"))).isEqualTo(20, TINY);
    ManyDeals free = reference("basis: compound, carry: 20%, gp_share: 10%, gp_carry: free");
    assertThat(sum(free.line("w.gp"))).isEqualTo(20, TINY);
    assertThat(sum(free.line("w.carry"))).isEqualTo(18, TINY);
    assertThat(sum(free.line("w.lp"))).isEqualTo(162, TINY);
  }

  /** From 2x on the carry is 30%: investors get 200 for 100 while the manager gets 25, then 70%. */
  @Test
  void aTierByMultipleOpensWhenInvestorsHaveTheMultiple() {
    ManyDeals fund =
        ManyDeals.of(
                new SheetText("year", 2)
                    .schedule("calls", "亿元", 100)
                    .schedule("money", "亿元", 0, 0, 325)
                    .use(
                        "w",
                        "type: european-waterfall, contributed: calls, proceeds: money, hurdle: 8%,"
                            + " carry: 20%, tiers: {high: {multiple: 2, carry: 30%}}")
                    .toString())
            .compute();
    assertThat(fund.line("w.lp")[2]).isEqualTo(200 + 0.7 * 100, TINY);
    assertThat(fund.line("w.carry")[2]).isEqualTo(25 + 0.3 * 100, TINY);
    assertThat(fund.line("w.high.split")[2]).isEqualTo(100, TINY);
    assertThat(fund.line("w.high.account")[2]).isEqualTo(-70, TINY);
  }

  /**
   * Two tiers: to 15% a year at 20%, to 20% a year at 25%, then 30%. One call, one distribution.
   */
  @Test
  void tiersByRateOfReturnOpenInOrder() {
    ManyDeals fund =
        ManyDeals.of(
                new SheetText("year", 3)
                    .schedule("calls", "亿元", 100)
                    .schedule("money", "亿元", 0, 0, 0, 250)
                    .use(
                        "w",
                        "type: european-waterfall, contributed: calls, proceeds: money, hurdle: 8%,"
                            + " basis: compound, carry: 20%, tiers: {a: {irr: 15%, carry: 25%},"
                            + " b: {irr: 20%, carry: 30%}}")
                    .toString())
            .compute();
    double first = Math.pow(1.15, 3) * 100;
    double second = Math.pow(1.2, 3) * 100;
    double money = 100 + (first - 100) / 0.8 + (second - first) / 0.75;
    assertThat(fund.line("w.lp")[3]).isEqualTo(second + 0.7 * (250 - money), TINY);
    assertThat(fund.line("w.b.split")[3]).isEqualTo(250 - money, TINY);
    assertThat(fund.line("w.a.split")[3]).isEqualTo((second - first) / 0.75, TINY);
  }

  /** Called at the start of year 1, 100 has earned a year at its end: the tier opens at 115. */
  @Test
  void aTierByRateOfReturnCountsFromTheStartOfThePeriodWhereCallsDo() {
    ManyDeals fund =
        ManyDeals.of(
                new SheetText("year", 1)
                    .schedule("calls", "亿元", 0, 100)
                    .schedule("money", "亿元", 0, 130)
                    .use(
                        "w",
                        "type: european-waterfall, contributed: calls, proceeds: money, hurdle: 8%,"
                            + " carry: 20%, calls: period-start,"
                            + " tiers: {a: {irr: 15%, carry: 40%}}")
                    .toString())
            .compute();
    assertThat(fund.line("w.lp")[1]).isEqualTo(115 + 0.6 * (130 - 100 - 15 / 0.8), TINY);
  }
}
