package quanmai.models.language;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A unit of measure as an author writes it: a dimension and how large one of it is.
 *
 * <p>Values are computed in canonical units (亿 of a currency, years, GWh, m2, t): canonical = value
 * * scale. Reading multiplies exactly in decimal, so 0.38 元/Wh is the double nearest to 3.8.
 *
 * @param text as written; also how results are shown
 * @param kind what the values are; only numbers have a dimension
 * @param scale canonical units in one of this unit
 */
public record Unit(String text, Kind kind, Dimension dimension, BigDecimal scale) {

  /** A number without a unit. */
  public static final Unit NONE = new Unit("", Kind.NUMBER, Dimension.NONE, BigDecimal.ONE);

  /** A part of a whole, shown in percent. */
  public static final Unit SHARE = new Unit("share", Kind.NUMBER, Dimension.NONE, BigDecimal.ONE);

  public static final Unit CONDITION =
      new Unit("condition", Kind.CONDITION, Dimension.NONE, BigDecimal.ONE);

  public static final Unit DATE = new Unit("date", Kind.DATE, Dimension.NONE, BigDecimal.ONE);

  /** The canonical unit of a dimension. */
  public static Unit canonical(Dimension dimension) {
    return new Unit(dimension.toString(), Kind.NUMBER, dimension, BigDecimal.ONE);
  }

  /** The canonical value of {@code value} of this unit. */
  public double toCanonical(BigDecimal value) {
    return value.multiply(scale).doubleValue();
  }

  /** How many of this unit a canonical value is. */
  public double fromCanonical(double canonical) {
    return scale.compareTo(BigDecimal.ONE) == 0 ? canonical : canonical / scale.doubleValue();
  }

  Unit times(Unit other) {
    return new Unit("", Kind.NUMBER, dimension.times(other.dimension), scale.multiply(other.scale));
  }

  Unit power(int exponent) {
    BigDecimal raised = scale.pow(Math.abs(exponent));
    return new Unit(
        "",
        Kind.NUMBER,
        dimension.power(exponent),
        exponent < 0 ? BigDecimal.ONE.divide(raised, MathContext.DECIMAL128) : raised);
  }

  Unit named(String newText) {
    return new Unit(newText, kind, dimension, scale);
  }

  @Override
  public String toString() {
    return text;
  }
}
