package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One equation in five quantities, each solved from the others, with and without a final value. */
class AnnuityTest {

  @Test
  void theFiveQuantitiesFitTheirEquation() {
    var random = new SplittableRandom(12);
    for (int round = 0; round < 200; round++) {
      double rate = round % 10 == 0 ? 0 : random.nextDouble(-0.05, 0.2);
      int n = 1 + random.nextInt(40);
      double payment = -random.nextDouble(1, 10);
      double fv = random.nextDouble(-30, 0);
      double pv = 0; // by hand: what the payments and the final value are worth
      for (int t = 1; t <= n; t++) {
        pv -= (payment + (t == n ? fv : 0)) * Math.pow(1 + rate, -t);
      }
      double error = 1e-11 * pv;
      assertThat(Annuity.presentValue(rate, n, payment, fv)).isCloseTo(pv, within(error));
      assertThat(Annuity.futureValue(rate, n, payment, pv))
          .isCloseTo(fv, within(error * Math.pow(1 + rate, n)));
      assertThat(Annuity.payment(rate, n, pv, fv)).isCloseTo(payment, within(error));
      assertThat(Annuity.periods(rate, payment, pv, fv)).isCloseTo(n, within(1e-7 * n));
      assertThat(Annuity.rate(n, payment, pv, fv).orElseThrow()).isCloseTo(rate, within(1e-12));
    }
  }

  @Test
  void interestAndPrincipalRunDownTheLoan() {
    double balance = 1000;
    for (int period = 1; period <= 12; period++) {
      double interest = Annuity.interestPayment(0.01, period, 12, 1000, -200);
      double principal = Annuity.principalPayment(0.01, period, 12, 1000, -200);
      assertThat(interest).isCloseTo(-0.01 * balance, within(1e-10));
      balance += principal;
    }
    assertThat(balance).isCloseTo(200, within(1e-9)); // the balloon
  }
}
