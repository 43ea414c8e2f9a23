package quanmai.models.check;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Quantities;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.Text;

/**
 * The range rule: a value lies within its declared {@code range}; without one, a value whose unit
 * is exactly {@code share} lies in 0..1, since it is a part of a whole. What may be negative or
 * above one, such as a growth rate, a margin or a multiplier, has the unit {@code ratio} or a
 * range.
 */
final class Ranges {

  private Ranges() {}

  static void check(
      Facts facts, Unit unit, double value, Source written, Consumer<Finding> findings) {
    double low = bound(facts.low(), unit, Double.NEGATIVE_INFINITY, findings);
    double high = bound(facts.high(), unit, Double.POSITIVE_INFINITY, findings);
    if (facts.low() == null && facts.high() == null && unit.text().equals("share")) {
      if (value < 0 || value > 1) {
        findings.accept(notAShare(value, written));
      }
    } else if (value < low || value > high) {
      String range = text(facts.low()) + ".." + text(facts.high());
      findings.accept(
          Finding.refused(
              "outside-range",
              written.place(),
              new Text(
                  written.text() + " 不在范围 " + range + " 内",
                  written.text() + " is outside the range " + range),
              new Text("也许单位或小数点写错了", "Maybe the unit or the decimal point is wrong")));
    }
  }

  private static Finding notAShare(double value, Source written) {
    String percent = Double.toString(value / 100);
    return Finding.refused(
        "not-a-share",
        written.place(),
        new Text(
            "份额 " + written.text() + " 不在 0 与 100% 之间",
            "the share " + written.text() + " is not between 0 and 100%"),
        value > 1
            ? new Text(
                "也许写成 " + percent + "；若可以大于 1，用 unit: ratio 或写明 range",
                "Maybe write " + percent + "; if it can exceed 1, use unit: ratio or give a range")
            : new Text(
                "也许去掉负号；若可以为负，用 unit: ratio 或写明 range",
                "Maybe drop the sign; if it can be negative, use unit: ratio or give a range"));
  }

  private static double bound(
      @Nullable Source bound, Unit unit, double none, Consumer<Finding> findings) {
    if (bound == null) {
      return none;
    }
    OptionalDouble value = Quantities.read(bound, unit, findings);
    return value.orElse(none);
  }

  private static String text(@Nullable Source bound) {
    return bound == null ? "" : bound.text();
  }
}
