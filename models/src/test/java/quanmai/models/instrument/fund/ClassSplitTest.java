package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** Money among classes of investors. */
class ClassSplitTest {

  private static final Offset<Double> TINY = within(1e-9);

  @Test
  void classesGetWhatTheyHavePaidInSoFar() {
    ManyDeals fund =
        ManyDeals.of(
                new SheetText("year", 3)
                    .schedule("city", "亿元", 30, 0, 0, 0)
                    .schedule("insurers", "亿元", 10, 20, 0, 0)
                    .schedule("money", "亿元", 0, 12, 12, 6)
                    .use(
                        "s",
                        "type: class-split, amount: money, classes: {fiscal: {contributed: city},"
                            + " institution: {contributed: insurers}}")
                    .toString())
            .compute();
    assertThat(fund.line("s.fiscal.paid")).containsExactly(new double[] {0, 6, 6, 3}, TINY);
    assertThat(fund.line("s.institution.paid")).containsExactly(new double[] {0, 6, 6, 3}, TINY);
    assertThat(fund.line("s.fiscal.share")).containsExactly(new double[] {.75, .5, .5, .5}, TINY);
  }

  @Test
  void fixedSharesNeedNoMoneyPaidIn() {
    ManyDeals fund =
        ManyDeals.of(
                new SheetText("year", 1)
                    .use(
                        "s",
                        "type: class-split, amount: 10, classes: {a: {share: 30%},"
                            + " b: {share: 0.2}, c: {share: 50%}}")
                    .toString())
            .compute();
    assertThat(fund.line("s.a.paid")[1]).isEqualTo(3, TINY);
    assertThat(fund.line("s.c.paid")[1]).isEqualTo(5, TINY);
  }

  @Test
  void overRandomFundsNothingIsLostAndNobodyGetsLessThanItsShare() {
    ManyDeals fund =
        ManyDeals.of(
            new SheetText("year", 8)
                .schedule("a", "亿元", new double[9])
                .schedule("b", "亿元", new double[9])
                .schedule("c", "亿元", new double[9])
                .schedule("money", "亿元", new double[9])
                .use(
                    "s",
                    "type: class-split, amount: money, classes: {a: {contributed: a},"
                        + " b: {contributed: b}, c: {contributed: c}}")
                .toString());
    Random random = new Random(7);
    for (int k = 0; k < 3000; k++) {
      double[] money = SheetText.uniform(random, 8, 0, 0, 50);
      fund.schedule("a", SheetText.uniform(random, 8, random.nextInt(3), 0, 10))
          .schedule("b", SheetText.uniform(random, 8, random.nextInt(3), 0, 10))
          .schedule("c", SheetText.uniform(random, 8, random.nextInt(3), 0, 10))
          .schedule("money", money)
          .compute();
      double[] paidIn = new double[3];
      for (int t = 0; t <= 8; t++) {
        double all = 0;
        double total = 0;
        for (String name : new String[] {"a", "b", "c"}) {
          double paid = fund.line("s." + name + ".paid")[t];
          assertThat(paid).isGreaterThan(-1e-12);
          all += paid;
          paidIn[name.charAt(0) - 'a'] += fund.line("s." + name + ".contributed")[t];
        }
        total = paidIn[0] + paidIn[1] + paidIn[2];
        assertThat(all).isEqualTo(money[t], TINY);
        if (total > 0) {
          assertThat(fund.line("s.b.paid")[t]).isEqualTo(money[t] * paidIn[1] / total, TINY);
        }
      }
    }
  }
}
