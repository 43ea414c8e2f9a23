package quanmai.models.instrument.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;

/** Forward sales against parity. */
class ForwardHedgeTest {

  private static final Offset<Double> TINY = within(1e-12);
  private static final String PAIR = "type: fx-hedge, from: CNY, to: USD, rate: rate, ";
  private static final String INTEREST = "from_interest: 1.54%, to_interest: 3.99%, ";

  private static SheetText sheet(String step, int periods) {
    double[] ones = new double[periods + 1];
    double[] rates = new double[periods + 1];
    java.util.Arrays.fill(ones, 1);
    java.util.Arrays.fill(rates, 6.6975);
    return new SheetText(step, periods)
        .schedule("flow", "亿元", ones)
        .schedule("rate", "CNY/USD", rates);
  }

  /** Published figures of the domain reference: 6.6569, 6.6171, 6.5397, 6.2352 and 5.9448. */
  @Test
  void forwardsArePricedAtParitySimpleUpToAYearAndCompoundBeyond() {
    NaiveSheet sheet = sheet("quarter", 20).use("hedge", PAIR + INTEREST + "amount: flow").sheet();
    double[] forward = sheet.line("hedge.forward");
    Offset<Double> rounded = within(5e-5);
    assertThat(forward[0]).isCloseTo(6.6975, TINY);
    assertThat(forward[1]).isCloseTo(6.6569, rounded);
    assertThat(forward[2]).isCloseTo(6.6171, rounded);
    assertThat(forward[4]).isCloseTo(6.5397, rounded);
    assertThat(forward[12]).isCloseTo(6.2352, rounded);
    assertThat(forward[20]).isCloseTo(5.9448, rounded);
  }

  @Test
  void aStripGainsWhatTheForwardBringsOverTheSpot() {
    NaiveSheet sheet =
        new SheetText("year", 2)
            .schedule("flow", "亿元", 0, 2, -4)
            .schedule("rate", "CNY/USD", 6, 8, 5)
            .use("a", PAIR + "from_interest: 2%, to_interest: 5%, amount: flow")
            .use(
                "b",
                PAIR
                    + "from_interest: 2%, to_interest: 5%, amount: flow, ratio: 25%, spot: 7,"
                    + " margin: 1%")
            .sheet();
    double one = 6 * 1.02 / 1.05;
    double two = 6 * 1.02 * 1.02 / 1.05 / 1.05;
    assertThat(sheet.line("a.gain"))
        .containsExactly(new double[] {0, 2 / one - 2.0 / 8, -4 / two + 4.0 / 5}, TINY);
    one *= 7.0 / 6;
    two *= 7.0 / 6;
    assertThat(sheet.line("b.sold")).containsExactly(new double[] {0, 0.5, -1}, TINY);
    assertThat(sheet.line("b.cost"))
        .containsExactly(new double[] {0, 0.005 / one, 0.01 / two}, TINY);
    assertThat(sheet.line("b.gain"))
        .containsExactly(
            new double[] {0, 0.495 / one - 0.5 / 8, -1 / two + 1.0 / 5 - 0.01 / two}, TINY);
  }

  @Test
  void aRollingHedgeSellsEachPeriodWhatThereIsAtItsStart() {
    String rolling = "from_interest: 2%, to_interest: 4%, style: rolling, exposure: flow";
    NaiveSheet sheet =
        new SheetText("quarter", 3)
            .schedule("flow", "亿元", 10, 12, 8, 99)
            .schedule("rate", "CNY/USD", 6, 6.3, 6.1, 6.4)
            .use("a", PAIR + rolling)
            .use("b", PAIR + rolling + ", spot: 7, ratio: 50%")
            .sheet();
    double parity = 1.005 / 1.01;
    double[] gain = {
      0, 10 / (6 * parity) - 10 / 6.3, 12 / (6.3 * parity) - 12 / 6.1, 8 / (6.1 * parity) - 8 / 6.4
    };
    assertThat(sheet.line("a.gain")).containsExactly(gain, TINY);
    assertThat(sheet.line("a.forward")[2]).isCloseTo(6.3 * parity, TINY);
    // The spot at the outset is the rate before the first period, in which nothing is sold yet.
    assertThat(sheet.line("b.struck")).containsExactly(new double[] {7, 6, 6.3, 6.1}, TINY);
    assertThat(sheet.line("b.gain")[2]).isCloseTo(gain[2] / 2, TINY);
  }

  @Test
  void theOtherQuotationIsTheSameHedge() {
    NaiveSheet sheet =
        new SheetText("quarter", 6)
            .schedule("flow", "亿元", 1, 2, 3, 4, 5, 6, 7)
            .schedule("rate", "CNY/USD", 6, 6.3, 6.1, 6.4, 6.6, 6.2, 6.9)
            .schedule("turned", "USD/CNY", turned(6, 6.3, 6.1, 6.4, 6.6, 6.2, 6.9))
            .use("a", PAIR + INTEREST + "amount: flow, margin: 1%")
            .use(
                "b",
                "type: fx-hedge, from: CNY, to: USD, quoted: to-per-from, rate: turned, margin:"
                    + " 1%, amount: flow, "
                    + INTEREST)
            .use("c", PAIR + INTEREST + "style: rolling, exposure: flow")
            .use(
                "d",
                "type: fx-hedge, from: CNY, to: USD, quoted: to-per-from, rate: turned, style:"
                    + " rolling, exposure: flow, "
                    + INTEREST)
            .sheet();
    assertThat(sheet.line("b.gain")).containsExactly(sheet.line("a.gain"), TINY);
    assertThat(sheet.line("d.gain")).containsExactly(sheet.line("c.gain"), TINY);
  }

  private static double[] turned(double... rates) {
    return java.util.Arrays.stream(rates).map(rate -> 1 / rate).toArray();
  }

  /** What a full hedge leaves, discounted in dollars, is the flow discounted in yuan, at spot. */
  @Test
  void hedgedFlowsAreWorthTheFlowsAtSpotAndEveryRatioLiesBetween() {
    ManyDeals deals =
        ManyDeals.of(
            sheet("quarter", 12)
                .use("usd", "type: conversion, amount: flow, from: CNY, to: USD, rate: rate")
                .use("hedge", PAIR + INTEREST + "amount: flow, ratio: 100%")
                .use("some", PAIR + INTEREST + "amount: flow, ratio: 50%")
                .toString());
    Random random = new Random(2);
    for (int k = 0; k < 2000; k++) {
      double[] flow = SheetText.uniform(random, 12, 0, -10, 10);
      double[] rate = SheetText.uniform(random, 12, 0, 5, 9);
      double[] interest = {random.nextDouble() * 0.1, random.nextDouble() * 0.1};
      double ratio = random.nextDouble();
      for (String use : new String[] {"hedge", "some"}) {
        deals.input(use + ".from_interest", interest[0]).input(use + ".to_interest", interest[1]);
      }
      deals.schedule("flow", flow).schedule("rate", rate).input("some.ratio", ratio).compute();
      double[] plain = deals.line("usd.converted");
      double[] gain = deals.line("hedge.gain");
      double[] some = deals.line("some.gain");
      double dollars = 0;
      double yuan = 0;
      for (int t = 0; t <= 12; t++) {
        dollars += (plain[t] + gain[t]) / grown(interest[1], t / 4.0);
        yuan += flow[t] / grown(interest[0], t / 4.0);
        assertThat(some[t]).isCloseTo(ratio * gain[t], TINY);
      }
      assertThat(dollars).isCloseTo(yuan / rate[0], within(1e-9));
    }
  }

  private static double grown(double rate, double years) {
    return years <= 1 ? 1 + rate * years : Math.pow(1 + rate, years);
  }

  @Test
  void aStripTakesAmountsAndARollingHedgeAnExposure() {
    for (String wrong :
        new String[] {
          "style: strip, exposure: flow",
          "style: rolling, amount: flow",
          "amount: flow, exposure: flow",
          "ratio: 1"
        }) {
      var findings =
          NaiveSheet.findings(sheet("year", 2).use("h", PAIR + INTEREST + wrong).toString());
      assertThat(findings).as(wrong).hasSize(1);
      assertThat(findings.getFirst().rule()).isEqualTo("hedge-of-what");
      assertThat(findings.getFirst().advice().en()).startsWith("Maybe");
    }
  }
}
