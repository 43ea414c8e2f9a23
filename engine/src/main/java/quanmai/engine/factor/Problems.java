package quanmai.engine.factor;

import java.util.ArrayList;
import java.util.List;

/** Collects the {@link Problem}s of a set of parameters: each check adds one, or nothing. */
public final class Problems {

  private final List<Problem> found = new ArrayList<>();

  /** All problems so far, in the order of the checks. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  public Problems add(
      String parameter, String what, String advice, String whatZh, String adviceZh) {
    found.add(new Problem(parameter, what, advice, whatZh, adviceZh));
    return this;
  }

  /** The value must be a finite number. */
  public Problems finite(String parameter, double value) {
    if (!Double.isFinite(value)) {
      add(
          parameter,
          "is %s, and must be a number".formatted(value),
          "Maybe a division by zero or a missing value stands behind it.",
          "为 %s，必须是有限的数".formatted(value),
          "也许其来源除以零或缺值。");
    }
    return this;
  }

  /** The value must be above {@code limit}. */
  public Problems above(String parameter, double value, double limit) {
    if (!(value > limit && value < Double.POSITIVE_INFINITY)) {
      add(
          parameter,
          "is %s, and must be above %s".formatted(show(value), show(limit)),
          "Maybe a sign or a %% is missing, or %s was left at its default.".formatted(parameter),
          "为 %s，必须大于 %s".formatted(show(value), show(limit)),
          "也许漏了符号或百分号，或 %s 未填写。".formatted(parameter));
    }
    return this;
  }

  /** The value must be {@code limit} or more. */
  public Problems atLeast(String parameter, double value, double limit) {
    if (!(value >= limit && value < Double.POSITIVE_INFINITY)) {
      add(
          parameter,
          "is %s, and must be at least %s".formatted(show(value), show(limit)),
          "Maybe the sign is wrong: write %s.".formatted(show(Math.abs(value))),
          "为 %s，必须不小于 %s".formatted(show(value), show(limit)),
          "也许符号写反：请写 %s。".formatted(show(Math.abs(value))));
    }
    return this;
  }

  /** The value must lie in [low, high]. */
  public Problems within(String parameter, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      add(
          parameter,
          "is %s, outside %s..%s".formatted(show(value), show(low), show(high)),
          "Maybe %s%% was written as a whole number: write %s."
              .formatted(show(value), show(value / 100)),
          "为 %s，超出 %s..%s".formatted(show(value), show(low), show(high)),
          "也许百分数写成了整数：请写 %s。".formatted(show(value / 100)));
    }
    return this;
  }

  /** The first must be below the second. */
  public Problems below(String first, double a, String second, double b) {
    if (!(a < b)) {
      add(
          first,
          "is %s, and must be below %s, which is %s".formatted(show(a), second, show(b)),
          "Maybe %s and %s were swapped.".formatted(first, second),
          "为 %s，必须小于 %s（%s）".formatted(show(a), second, show(b)),
          "也许 %s 与 %s 写反。".formatted(first, second));
    }
    return this;
  }

  /** The first must be at most the second. */
  public Problems ordered(String first, double a, String second, double b) {
    if (!(a <= b)) {
      add(
          first,
          "is %s, and must not exceed %s, which is %s".formatted(show(a), second, show(b)),
          "Maybe %s and %s were swapped.".formatted(first, second),
          "为 %s，不得大于 %s（%s）".formatted(show(a), second, show(b)),
          "也许 %s 与 %s 写反。".formatted(first, second));
    }
    return this;
  }

  /** The values must be probabilities that add to 1 (to 1e-9). */
  public Problems probabilities(String parameter, double... values) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      within(parameter + "[" + k + "]", values[k], 0, 1);
      sum += values[k];
    }
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      add(
          parameter,
          "add to %s, and must add to 1".formatted(show(sum)),
          "Maybe one is missing: the others leave %s.".formatted(show(1 - sum)),
          "之和为 %s，必须等于 1".formatted(show(sum)),
          "也许漏了一项：其余尚差 %s。".formatted(show(1 - sum)));
    }
    return this;
  }

  /** A number as a reader writes it: six significant digits. */
  static String show(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(6))
        .stripTrailingZeros()
        .toPlainString();
  }
}
