package quanmai.models.termsheet;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and dates as a term sheet writes them. */
public final class Values {

  private static final Pattern NUMBER =
      Pattern.compile("([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(?:[eE]([+-]?[0-9]{1,5}))?\\s*(%?)");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?\\.?(nan|inf|infinity)", Pattern.CASE_INSENSITIVE);
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[0-9]{1,3}([,_ ][0-9]{3})+.*");
  private static final Pattern WITH_UNIT =
      Pattern.compile("([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*([\\p{L}/][\\p{L}0-9_/]*)");

  private Values() {}

  /**
   * The number that {@code text} writes, such as {@code 0.038}, {@code 1e-3} or {@code 3.8%} (which
   * is the double nearest to 0.038); empty when it is no finite number.
   */
  public static OptionalDouble number(String text) {
    Matcher m = NUMBER.matcher(text.strip());
    if (!m.matches()) {
      return OptionalDouble.empty();
    }
    int exponent = m.group(2) == null ? 0 : Integer.parseInt(m.group(2));
    int shift = m.group(3).isEmpty() ? 0 : 2;
    double value = Double.parseDouble(m.group(1) + "e" + (exponent - shift));
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The date that {@code text} writes, such as {@code 2026-11-24}; null when it is none. */
  public static @Nullable LocalDate date(String text) {
    if (!DATE.matcher(text.strip()).matches()) {
      return null;
    }
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeParseException e) {
      return null; // such as 2026-02-30
    }
  }

  /** Whether {@code text} writes NaN or an infinity, as YAML or as programming languages do. */
  static boolean notFinite(String text) {
    return NOT_FINITE.matcher(text.strip()).matches()
        || (NUMBER.matcher(text.strip()).matches() && number(text).isEmpty());
  }

  /** Whether {@code text} has the shape of a date. */
  static boolean dateLike(String text) {
    return DATE.matcher(text.strip()).matches();
  }

  /** Whether {@code text} starts as a number does, in any script. */
  static boolean numberLike(String text) {
    String normal = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC);
    return !normal.isEmpty()
        && ("+-.".indexOf(normal.charAt(0)) >= 0 || Character.isDigit(normal.charAt(0)));
  }

  /** How a number that is written wrongly should be written; without the "Maybe". */
  public static Text numberAdvice(String text) {
    String strip = text.strip();
    String normal = Normalizer.normalize(strip, Normalizer.Form.NFKC);
    if (notFinite(normal)) {
      return new Text("应写有限的数，缺失值请删去此项", "write a finite number, or leave the key out");
    }
    if (!normal.equals(strip) && number(normal).isPresent()) {
      return new Text("应为半角 " + normal, normal + " in ASCII digits");
    }
    if (THOUSANDS.matcher(normal).matches()) {
      String plain = normal.replaceAll("[,_ ]", "");
      return new Text("应为 " + plain + "，不写千位分隔符", plain + ", without separators");
    }
    Matcher m = WITH_UNIT.matcher(normal);
    if (m.matches()) {
      return new Text(
          "应为 " + m.group(1) + "，单位写在 unit: " + m.group(2),
          m.group(1) + ", and the unit as unit: " + m.group(2));
    }
    return new Text("应为 0.05 或 5% 这样的数", "a number such as 0.05 or 5%");
  }
}
