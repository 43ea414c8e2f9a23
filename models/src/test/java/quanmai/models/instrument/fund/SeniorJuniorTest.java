package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.ManyDeals;
import quanmai.models.instrument.SheetText;

/** Senior and junior classes: by hand, and by law. */
class SeniorJuniorTest {

  private static final Offset<Double> TINY = within(1e-9);
  private static final int N = 8;

  private static ManyDeals fund(String terms, double... money) {
    return ManyDeals.of(
        new SheetText("year", N)
            .schedule("s", "亿元", 30, 0, 0, 0, 0, 0, 0, 0, 0)
            .schedule("j", "亿元", 40, 0, 0, 0, 0, 0, 0, 0, 0)
            .schedule("money", "亿元", money)
            .use("c", "type: senior-junior, amount: money, senior: s, junior: j, rate: 5%" + terms)
            .toString());
  }

  @Test
  void theSeniorClassGetsCapitalAndRateFirstThenTheJuniorItsCapital() {
    ManyDeals fund = fund("", 0, 0, 20, 0, 50, 0, 0, 0, 0).compute();
    assertThat(fund.line("c.senior")[2]).isEqualTo(20, TINY);
    // 10 of capital; 3 of interest at t = 2, then 1.
    assertThat(fund.line("c.senior")[4]).isEqualTo(10 + 3 + 1, TINY);
    assertThat(fund.line("c.junior")[4]).isEqualTo(36, TINY);
    assertThat(fund.line("c.junior_capital")[4]).isEqualTo(4, TINY);
    assertThat(fund.line("c.ratio")[4]).isEqualTo(0.75, TINY);
    assertThat(fund.line("c.within")[4]).isEqualTo(1);
  }

  @Test
  void theSeniorClassMaySharesWhatIsLeft() {
    ManyDeals fund = fund(", senior_share: 10%, limit: 0.5", 0, 100, 0, 0, 0, 0, 0, 0, 0).compute();
    assertThat(fund.line("c.senior")[1]).isEqualTo(31.5 + 0.1 * 28.5, TINY);
    assertThat(fund.line("c.within")[1]).isEqualTo(0);
  }

  @Test
  void theJuniorClassGetsNothingBeforeTheSeniorIsPaid() {
    ManyDeals fund = fund(", senior_share: 10%, basis: compound", new double[N + 1]);
    Random random = new Random(17);
    for (int k = 0; k < 2000; k++) {
      double[] money = SheetText.uniform(random, N, 0, 0, 25);
      fund.schedule("s", SheetText.uniform(random, N, 0, 0, 8))
          .schedule("j", SheetText.uniform(random, N, 0, 0, 8))
          .schedule("money", money)
          .compute();
      for (int t = 0; t <= N; t++) {
        double junior = fund.line("c.junior")[t];
        assertThat(fund.line("c.senior")[t] + junior).isEqualTo(money[t], TINY);
        assertThat(Math.min(junior, fund.line("c.junior_capital")[t])).isGreaterThan(-1e-9);
        if (junior > 1e-9) {
          assertThat(fund.line("c.capital")[t] + fund.line("c.preferred")[t]).isLessThan(1e-9);
        }
      }
    }
  }
}
