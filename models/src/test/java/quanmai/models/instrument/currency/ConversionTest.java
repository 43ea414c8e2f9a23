package quanmai.models.instrument.currency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.termsheet.Finding;

/** Amounts of one currency in another. */
class ConversionTest {

  private static final Offset<Double> TINY = within(1e-12);

  private static SheetText yuan() {
    return new SheetText("year", 3)
        .schedule("flow", "亿元", -6.6975, 0, 0.67, 7)
        .schedule("rate", "CNY/USD", 6.6975, 6.7, 6.7, 7);
  }

  @Test
  void yuanBecomeDollarsAtTheRateOfThePeriodAndPaySpreadEitherWay() {
    NaiveSheet sheet =
        yuan()
            .use("plain", "type: conversion, amount: flow, from: CNY, to: USD, rate: rate")
            .use(
                "dear",
                "type: conversion, amount: flow, from: CNY, to: USD, rate: rate, spread: 1%")
            .sheet();
    // In canonical units, of 1e8 of each currency: 6.6975 at 6.6975 are 1.
    assertThat(sheet.line("plain.converted")).containsExactly(new double[] {-1, 0, 0.1, 1}, TINY);
    assertThat(sheet.line("dear.cost")).containsExactly(new double[] {0.01, 0, 0.001, 0.01}, TINY);
    assertThat(sheet.line("dear.converted"))
        .containsExactly(new double[] {-1.01, 0, 0.099, 0.99}, TINY);
  }

  @Test
  void numbersAreInTheMoneyOfTheirCurrencyAndTheRateInPlainUnits() {
    ManyDeals sheet =
        ManyDeals.of(
            new SheetText("year", 1)
                .use("a", "type: conversion, amount: 67, from: CNY, to: USD, rate: 6.7")
                .use(
                    "b",
                    "type: conversion, amount: 100, from: USD, to: CNY, rate: 6.7, quoted:"
                        + " to-per-from, unit: 万元")
                .toString());
    sheet.compute();
    // 67 亿元 are 10 亿 dollars; 100 million dollars are 6.7 亿元.
    assertThat(sheet.line("a.converted")[1]).isCloseTo(10, TINY);
    assertThat(sheet.line("b.converted")[1]).isCloseTo(6.7, TINY);
  }

  @Test
  void thereAndBackAtOneRateIsTheAmount() {
    ManyDeals deals =
        ManyDeals.of(
            yuan()
                .use("there", "type: conversion, amount: flow, from: CNY, to: USD, rate: rate")
                .use(
                    "back",
                    "type: conversion, amount: there.converted, from: USD, to: CNY, rate: rate,"
                        + " quoted: to-per-from")
                .toString());
    Random random = new Random(1);
    for (int k = 0; k < 3000; k++) {
      double[] flow = SheetText.uniform(random, 3, 0, -100, 100);
      double[] rate = SheetText.uniform(random, 3, 0, 0.01, 200);
      deals.schedule("flow", flow).schedule("rate", rate).compute();
      double[] back = deals.line("back.converted");
      for (int t = 0; t <= 3; t++) {
        assertThat(back[t]).isCloseTo(flow[t], within(1e-13 * Math.abs(flow[t]) + 1e-300));
      }
    }
  }

  @Test
  void oneCurrencyTwiceIsRefusedAndSoIsARateOfAnotherPair() {
    List<Finding> findings =
        NaiveSheet.findings(
            yuan()
                .use("a", "type: conversion, amount: flow, from: CNY, to: CNY, rate: rate")
                .toString());
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().rule()).isEqualTo("currency-pair");
    assertThat(findings.getFirst().where().path()).isEqualTo("instruments.a.to");
    assertThat(findings.getFirst().advice().en()).isEqualTo("Maybe write from: CNY, to: USD.");
    String wrong =
        yuan()
            .use("a", "type: conversion, amount: flow, from: CNY, to: EUR, rate: rate")
            .use(
                "b",
                "type: conversion, amount: flow, from: CNY, to: USD, rate: rate, quoted:"
                    + " to-per-from")
            .toString();
    assertThat(Sheets.refused(wrong))
        .extracting(finding -> finding.where().path())
        .containsExactlyInAnyOrder("instruments.a.rate", "instruments.b.rate");
  }
}
