package quanmai.engine.irr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.jspecify.annotations.Nullable;

/**
 * The internal rate of return as a set: every rate r above -100% a year with sum of c_i (1 +
 * r)^-tau_i = 0.
 *
 * <p>In x = ln(1 + r) the sum is a {@link ExponentialSum}. Multiplied by exp(x t*) and
 * differentiated, with t* at a change of sign, it loses one change of sign; the roots of that
 * derivative part the line into pieces that hold at most one root each (Rolle; the method behind
 * Laguerre's extension of Descartes' rule, Oeuvres I, 1883). So all roots are found, for equal and
 * for uneven times, as long as two of them differ by more than rounding; a double root is found
 * where the value at a turning point is within its rounding error. Rates beyond the doubles (above
 * 1e308 or closer to -100% than 1e-300) are not looked for; those closer than 1e-16 round to -1.
 *
 * <p>It uses {@code StrictMath}, so that the same flows give the same bits on every machine.
 */
public final class Irr {

  /** Which root is reported where there are several. */
  public static final String RULE =
      "the rate nearest to 0% on a compounding scale, that is with the smallest |ln(1+rate)|;"
          + " of two equally near, the positive one";

  private static final double LOWEST = -700;
  private static final double HIGHEST = 709;

  private Irr() {}

  /**
   * The rates of flows at equal periods.
   *
   * @param flows amounts in any one currency; an outlay is negative
   * @param perYear periods in a year; the rates are a year
   */
  public static IrrResult periodic(double[] flows, int perYear) {
    return of(flows, new Times.EqualPeriods(perYear));
  }

  /**
   * The rates of dated flows (XIRR).
   *
   * @param years time of each flow in years from any one date, in any order
   */
  public static IrrResult dated(double[] flows, double[] years) {
    if (flows.length != years.length) {
      throw new IllegalArgumentException(
          flows.length + " flows at " + years.length + " times. Maybe a date was left out.");
    }
    return of(flows, new Times.YearFractions(years));
  }

  /** The rates of flows at {@code times}. */
  public static IrrResult of(double[] flows, Times times) {
    boolean in = false;
    boolean out = false;
    for (double flow : flows) {
      if (!Double.isFinite(flow)) {
        return IrrResult.none(IrrStatus.NOT_FINITE);
      }
      in |= flow > 0;
      out |= flow < 0;
    }
    if (!in || !out) {
      return IrrResult.none(in || out ? IrrStatus.NO_SIGN_CHANGE : IrrStatus.ALL_ZERO);
    }
    ExponentialSum sum = sum(flows, times);
    if (sum == null) {
      return IrrResult.none(IrrStatus.ALL_ZERO);
    }
    return result(roots(sum));
  }

  /** Amounts of one time added, and zero terms left out; null where all vanish. */
  private static @Nullable ExponentialSum sum(double[] flows, Times times) {
    double largest = 0;
    for (double flow : flows) {
      largest = Math.max(largest, Math.abs(flow));
    }
    double scale = largest > 0x1p900 ? 0x1p-123 : 1; // sums must not overflow
    var byTime = new TreeMap<Double, Double>();
    for (int i = 0; i < flows.length; i++) {
      if (flows[i] != 0) {
        byTime.merge(times.yearsOf(i) + 0.0, flows[i] * scale, Double::sum);
      }
    }
    byTime.values().removeIf(amount -> amount == 0);
    if (byTime.isEmpty()) {
      return null;
    }
    return new ExponentialSum(
        byTime.values().stream().mapToDouble(Double::doubleValue).toArray(),
        byTime.keySet().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static IrrResult result(double[] logRates) {
    if (logRates.length == 0) {
      return IrrResult.none(IrrStatus.NONE);
    }
    double reported = logRates[0];
    List<Double> rates = new ArrayList<>();
    for (double x : logRates) {
      rates.add(StrictMath.expm1(x));
      // Ascending, so the positive one of two that are equally near (but for rounding) comes last.
      if (Math.abs(x) <= Math.abs(reported) * (1 + 1e-12)) {
        reported = x;
      }
    }
    return new IrrResult(
        OptionalDouble.of(StrictMath.expm1(reported)),
        rates,
        rates.size() == 1 ? IrrStatus.UNIQUE : IrrStatus.SEVERAL);
  }

  /** All roots in ascending order. */
  private static double[] roots(ExponentialSum sum) {
    var chain = new ArrayList<ExponentialSum>();
    chain.add(sum);
    while (chain.getLast().signChanges() > 1) {
      chain.add(chain.getLast().reduced());
    }
    double[] found = {};
    for (ExponentialSum level : chain.reversed()) {
      found = rootsBetween(level, found);
    }
    return found;
  }

  /** The roots of {@code sum}, of which there is at most one between neighbouring {@code turns}. */
  private static double[] rootsBetween(ExponentialSum sum, double[] turns) {
    if (sum.signChanges() == 0) {
      return new double[0];
    }
    double[] roots = new double[2 * turns.length + 1];
    int count = 0;
    double left = LOWEST;
    int signLeft = (int) Math.signum(sum.balance(left));
    for (int i = 0; i <= turns.length; i++) {
      boolean end = i == turns.length;
      double right = end ? HIGHEST : turns[i];
      int signRight = end ? (int) Math.signum(sum.balance(right)) : sum.sign(right);
      if (signLeft * signRight < 0) {
        roots[count++] = refine(sum, left, right);
      } else if (signRight == 0 && !end) {
        roots[count++] = right;
      }
      left = right;
      signLeft = signRight;
    }
    return Arrays.copyOf(roots, count);
  }

  /** The one root between {@code left} and {@code right}, where the signs differ. */
  private static double refine(ExponentialSum sum, double left, double right) {
    double signLeft = Math.signum(sum.balance(left));
    double low = left;
    double high = right;
    // Most rates are near 0: step out from there, doubling, rather than in from the ends.
    double near = Math.min(Math.max(0.08, left), right);
    for (double step = 0.1; near > left && near < right; step *= 2) {
      boolean rootIsAbove = Math.signum(sum.balance(near)) == signLeft;
      if (rootIsAbove) {
        low = near;
      } else {
        high = near;
      }
      if (low > left && high < right) {
        break;
      }
      near += rootIsAbove ? step : -step;
    }
    double x = new BrentSolver(1e-16, 1e-13, 0).solve(10_000, sum::balance, low, high);
    for (int polish = 0; polish < 2; polish++) {
      double next = sum.newton(x);
      if (!(Math.abs(next - x) <= 1e-9 * (1 + Math.abs(x)))) {
        return x;
      }
      x = next;
    }
    return x;
  }
}
