package quanmai.scenarios.market;

import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.collect.array.DoubleArray;
import com.opengamma.strata.market.curve.ConstantCurve;
import com.opengamma.strata.market.curve.Curve;
import com.opengamma.strata.market.curve.Curves;
import com.opengamma.strata.market.curve.InterpolatedNodalCurve;
import com.opengamma.strata.market.curve.interpolator.CurveExtrapolators;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolators;
import com.opengamma.strata.pricer.DiscountFactors;
import com.opengamma.strata.pricer.SimpleDiscountFactors;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Discount factors of a currency from quoted annual rates r(T): 1 / (1 + r T) up to a year, (1 +
 * r)^-T beyond. Between quotes r is linear, outside them flat.
 */
final class YieldCurve {

  private static final int MONTHS = 12;
  private static final int LAST_YEAR = 60;
  private static final int QUARTERS = 4;

  private YieldCurve() {}

  /**
   * The factors.
   *
   * @param quotes annual rates (0.0154 is 1.54%) by term in years, at least one
   */
  static DiscountFactors of(Currency currency, LocalDate date, Map<Double, Double> quotes) {
    Curve rates = rates(currency, quotes);
    SortedMap<Double, Double> nodes = new TreeMap<>();
    nodes.put(0.0, 1.0);
    for (int month = 1; month <= MONTHS; month++) {
      nodes.put((double) month / MONTHS, factor(rates, (double) month / MONTHS));
    }
    for (int quarter = QUARTERS + 1; quarter <= LAST_YEAR * QUARTERS; quarter++) {
      nodes.put((double) quarter / QUARTERS, factor(rates, (double) quarter / QUARTERS));
    }
    return SimpleDiscountFactors.of(
        currency,
        date,
        InterpolatedNodalCurve.of(
            Curves.discountFactors(currency + " discount factors", DayCounts.THIRTY_E_360),
            array(nodes.keySet()),
            array(nodes.values()),
            CurveInterpolators.LOG_LINEAR));
  }

  private static double factor(Curve rates, double years) {
    double rate = rates.yValue(years);
    return years <= 1 ? 1 / (1 + rate * years) : Math.pow(1 + rate, -years);
  }

  private static Curve rates(Currency currency, Map<Double, Double> quotes) {
    SortedMap<Double, Double> sorted = new TreeMap<>(quotes);
    String name = currency + " annual rates";
    if (sorted.size() == 1) {
      return ConstantCurve.of(name, sorted.firstEntry().getValue());
    }
    return InterpolatedNodalCurve.of(
        Curves.zeroRates(name, DayCounts.THIRTY_E_360),
        array(sorted.keySet()),
        array(sorted.values()),
        CurveInterpolators.LINEAR,
        CurveExtrapolators.FLAT,
        CurveExtrapolators.FLAT);
  }

  private static DoubleArray array(Collection<Double> values) {
    return DoubleArray.copyOf(values);
  }
}
