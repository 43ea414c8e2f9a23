package quanmai.scenarios.report;

import java.util.Locale;

/**
 * How a quantity is written: rates as 12.35%, multiples as 2.10x, probabilities as 35.0%, money in
 * its unit with two decimals.
 */
public enum Style {
  /** A fraction, shown in percent with two decimals: 0.1235 is 12.35%. */
  PERCENT,
  /** A multiple, shown as 2.10x. */
  MULTIPLE,
  /** A probability, shown in percent with one decimal. */
  PROBABILITY,
  /** An amount or other quantity with two decimals. */
  AMOUNT;

  /** Shown where there is no value. */
  public static final String NONE = "–";

  /** Below the last digit that an error is shown with. */
  private static final double ROUNDING = 5e-9;

  /** The value in this style; {@link #NONE} when it is not a number. */
  public String of(double value) {
    if (Double.isNaN(value)) {
      return NONE;
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "-∞";
    }
    return switch (this) {
      case PERCENT -> format("%.2f%%", 100 * value);
      case MULTIPLE -> format("%.2fx", value);
      case PROBABILITY -> format("%.1f%%", 100 * value);
      case AMOUNT -> format(Math.abs(value) >= 1000 ? "%,.2f" : "%.2f", value);
    };
  }

  /**
   * A standard error in the unit of the value, with two significant digits, such as ±0.04%.
   *
   * <p>An error of zero is written as such: the value is exact. So is one that is only rounding.
   */
  public String error(double error) {
    if (Double.isNaN(error)) {
      return NONE;
    }
    double shown = this == PERCENT || this == PROBABILITY ? 100 * error : error;
    String suffix =
        switch (this) {
          case PERCENT, PROBABILITY -> "%";
          case MULTIPLE -> "x";
          case AMOUNT -> "";
        };
    return "±" + significant(shown) + suffix;
  }

  private static String significant(double value) {
    if (Math.abs(value) < ROUNDING) {
      return "0";
    }
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    return format("%." + Math.clamp(1 - magnitude, 0, 8) + "f", value);
  }

  private static String format(String pattern, double value) {
    String text = String.format(Locale.ROOT, pattern, value);
    boolean zero = text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.substring(1) : text;
  }
}
