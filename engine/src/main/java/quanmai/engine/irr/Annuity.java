package quanmai.engine.irr;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Equal payments at the end of each period: the five quantities of pv + pmt (1 - v^n)/rate + fv v^n
 * = 0, v = 1/(1 + rate), each from the other four. Money received is positive, money paid negative;
 * rates are per period.
 */
public final class Annuity {

  private Annuity() {}

  /** The payment: -rate (pv + fv v^n) / (1 - v^n), and -(pv + fv)/n at rate 0. */
  public static double payment(double rate, double periods, double pv, double fv) {
    double v = discount(rate, periods);
    return -(pv + fv * v) / factor(rate, periods);
  }

  /** The present value: -(pmt (1 - v^n)/rate + fv v^n). */
  public static double presentValue(double rate, double periods, double payment, double fv) {
    return -(payment * factor(rate, periods) + fv * discount(rate, periods));
  }

  /** The future value: -(pv + pmt (1 - v^n)/rate) (1 + rate)^n. */
  public static double futureValue(double rate, double periods, double payment, double pv) {
    return -(pv + payment * factor(rate, periods)) / discount(rate, periods);
  }

  /** The number of periods; NaN where no number of periods would do. */
  public static double periods(double rate, double payment, double pv, double fv) {
    if (rate == 0) {
      return -(pv + fv) / payment;
    }
    double perpetual = payment / rate;
    return StrictMath.log((perpetual - fv) / (perpetual + pv)) / StrictMath.log1p(rate);
  }

  /** The rate, by {@link Irr} and its rule; empty where there is none. */
  public static OptionalDouble rate(int periods, double payment, double pv, double fv) {
    double[] flows = new double[periods + 1];
    Arrays.fill(flows, payment);
    flows[0] = pv;
    flows[periods] += fv;
    return Irr.periodic(flows, 1).rate();
  }

  /** The interest in payment {@code period} (1 = the first). */
  public static double interestPayment(
      double rate, int period, double periods, double pv, double fv) {
    double payment = payment(rate, periods, pv, fv);
    return futureValue(rate, period - 1, payment, pv) * rate;
  }

  /** The principal in payment {@code period} (1 = the first). */
  public static double principalPayment(
      double rate, int period, double periods, double pv, double fv) {
    return payment(rate, periods, pv, fv) - interestPayment(rate, period, periods, pv, fv);
  }

  private static double discount(double rate, double periods) {
    return StrictMath.exp(-periods * StrictMath.log1p(rate));
  }

  private static double factor(double rate, double periods) {
    return rate == 0 ? periods : -StrictMath.expm1(-periods * StrictMath.log1p(rate)) / rate;
  }
}
