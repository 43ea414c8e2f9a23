package quanmai.models.language;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** Reads numbers such as {@code 0.38}, {@code 3.7%} and {@code 1e-3}. */
public final class Quantities {

  private static final int MAX_EXPONENT = 1_000;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?\\s*%?");

  private static final Pattern ALMOST =
      Pattern.compile("[+-]?([.\\d][\\d.,_eE+-]*\\s*[%％]?|\\.?(?i:nan|inf|infinity))");

  private Quantities() {}

  /**
   * Whether an author meant a number, though it may be none: it starts like one, or is NaN or an
   * infinity.
   */
  public static boolean looksLikeNumber(String text) {
    return ALMOST.matcher(text.strip()).matches();
  }

  /** The value of a number's text; empty when it is no number or not a finite double. */
  public static Optional<BigDecimal> decimal(String text) {
    String number = text.strip().replace('％', '%').replace('－', '-').replace('．', '.');
    if (!NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    boolean percent = number.endsWith("%");
    BigDecimal value =
        new BigDecimal(percent ? number.substring(0, number.length() - 1).strip() : number);
    if (Math.abs((long) value.scale()) > MAX_EXPONENT || !Double.isFinite(value.doubleValue())) {
      return Optional.empty();
    }
    return Optional.of(percent ? value.movePointLeft(2) : value);
  }

  /** The canonical value of a number written in {@code unit}; empty after a finding. */
  public static OptionalDouble read(Source source, Unit unit, Consumer<Finding> findings) {
    Optional<BigDecimal> value = decimal(source.text());
    if (value.isPresent() && Double.isFinite(unit.toCanonical(value.get()))) {
      return OptionalDouble.of(unit.toCanonical(value.get()));
    }
    findings.accept(
        Finding.refused(
            "not-a-number",
            source.place(),
            new Text(
                "'" + source.text() + "' 不是有限的数", "'" + source.text() + "' is not a finite number"),
            new Text("也许写成 0.038、3.8% 或 1e-3", "Maybe write it like 0.038, 3.8% or 1e-3")));
    return OptionalDouble.empty();
  }
}
