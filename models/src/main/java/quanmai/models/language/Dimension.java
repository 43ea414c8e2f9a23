package quanmai.models.language;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a quantity is, whatever its scale: a product of powers of base dimensions.
 *
 * <p>Base dimensions are currencies by ISO code, {@code year}, {@code GWh}, {@code m2}, {@code t},
 * {@code m3} and {@code km}; each is named by its canonical unit, except money, which is counted in
 * 亿 (1e8) of the currency.
 *
 * @param powers exponent by base dimension, never zero
 */
public record Dimension(SortedMap<String, Integer> powers) {

  /** The dimension of shares, ratios and counts. */
  public static final Dimension NONE = new Dimension(Collections.emptySortedMap());

  public static final Dimension YEAR = of("year");

  public Dimension {
    SortedMap<String, Integer> kept = new TreeMap<>(powers);
    kept.values().removeIf(power -> power == 0);
    powers = Collections.unmodifiableSortedMap(kept);
  }

  static Dimension of(String base) {
    return new Dimension(new TreeMap<>(Map.of(base, 1)));
  }

  public boolean isNone() {
    return powers.isEmpty();
  }

  public Dimension times(Dimension other) {
    SortedMap<String, Integer> sum = new TreeMap<>(powers);
    other.powers.forEach((base, power) -> sum.merge(base, power, Integer::sum));
    return new Dimension(sum);
  }

  public Dimension over(Dimension other) {
    return times(other.power(-1));
  }

  public Dimension power(int exponent) {
    SortedMap<String, Integer> scaled = new TreeMap<>(powers);
    scaled.replaceAll((base, power) -> power * exponent);
    return new Dimension(scaled);
  }

  /** The square root, or null when some exponent is odd. */
  public @Nullable Dimension root() {
    SortedMap<String, Integer> halved = new TreeMap<>();
    for (Map.Entry<String, Integer> entry : powers.entrySet()) {
      if (entry.getValue() % 2 != 0) {
        return null;
      }
      halved.put(entry.getKey(), entry.getValue() / 2);
    }
    return new Dimension(halved);
  }

  /** The text of its canonical unit, which {@link UnitParser} reads: {@code 亿元/GWh}. */
  @Override
  public String toString() {
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    powers.forEach(
        (base, power) -> {
          StringBuilder side = power > 0 ? above : below;
          side.append(power > 0 && side.isEmpty() ? "" : power > 0 ? "*" : "/");
          side.append(canonicalName(base));
          if (Math.abs(power) > 1) {
            side.append('^').append(Math.abs(power));
          }
        });
    return above.isEmpty() && below.isEmpty() ? "ratio" : above.append(below).toString();
  }

  private static String canonicalName(String base) {
    return base.equals("CNY") ? "亿元" : UnitNames.isCurrency(base) ? "亿" + base : base;
  }
}
