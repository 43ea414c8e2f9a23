package quanmai.models.language;

import java.util.Map;
import quanmai.models.termsheet.Text;

/** What is known of two dimensions that should have been one. */
public final class Units {

  private Units() {}

  /** Whether the only difference is the currency. */
  public static boolean differByCurrency(Dimension a, Dimension b) {
    Map<String, Integer> rest = a.over(b).powers();
    return rest.size() == 2
        && rest.keySet().stream().allMatch(UnitNames::isCurrency)
        && rest.values().stream().mapToInt(Integer::intValue).sum() == 0;
  }

  /** The likeliest repair. */
  public static Text advice(Dimension has, Dimension wanted) {
    if (differByCurrency(has, wanted)) {
      String rate = wanted.over(has).toString();
      return new Text(
          "也许先乘以单位为 " + rate + " 的汇率", "Maybe multiply one by an exchange rate in " + rate);
    }
    Dimension rest = wanted.over(has);
    if (rest.equals(Dimension.YEAR)) {
      return new Text(
          "也许漏乘 dt（本期的年数）", "Maybe it must be multiplied by dt, the years in the period");
    }
    if (rest.equals(Dimension.YEAR.power(-1))) {
      return new Text("也许多乘了 dt，或另一边漏乘", "Maybe a dt is too many, or missing on the other side");
    }
    if (has.isNone() || wanted.isNone()) {
      Dimension one = has.isNone() ? wanted : has;
      return new Text("也许给数写上单位，如 5[" + one + "]", "Maybe give the number a unit: 5[" + one + "]");
    }
    return new Text("也许漏乘了单位为 " + rest + " 的量", "Maybe a factor in " + rest + " is missing");
  }
}
