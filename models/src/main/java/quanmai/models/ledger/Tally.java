package quanmai.models.ledger;

import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import quanmai.models.data.Condition;
import quanmai.models.data.Verdict;
import quanmai.models.language.Quantities;
import quanmai.models.termsheet.Source;

/**
 * A rule of counting: a line of each member of a kind counts towards a metric, in the unit that the
 * member's attribute {@code unit} names.
 *
 * @param times what it is multiplied by: a number, or the name of an attribute
 * @param when upon which members; null for all
 * @param point at which point of counting it holds; null for both
 */
public record Tally(
    String metric,
    MemberKind of,
    String line,
    Source times,
    @Nullable Condition when,
    @Nullable CountPoint point) {

  /** The attribute that names the unit a member belongs to. */
  public static final String UNIT = "unit";

  /** What a member of a book is. */
  public enum MemberKind {
    DEAL,
    FUND
  }

  /** Where the money of a fund is counted: on its arrival in the fund, or in the project. */
  public enum CountPoint {
    FUND,
    PROJECT
  }

  /**
   * What one yuan of the line counts for a member with {@code attributes}: nothing where the rule
   * does not hold, empty where it cannot be told.
   */
  public OptionalDouble weight(Map<String, String> attributes) {
    Verdict verdict = when == null ? Verdict.YES : when.of(attributes);
    return switch (verdict) {
      case NO -> OptionalDouble.of(0);
      case UNKNOWN -> OptionalDouble.empty();
      case YES -> times(attributes);
    };
  }

  private OptionalDouble times(Map<String, String> attributes) {
    String text = times.text();
    String number = Quantities.looksLikeNumber(text) ? text : attributes.get(text);
    return number == null
        ? OptionalDouble.empty()
        : Quantities.decimal(number)
            .map(value -> OptionalDouble.of(value.doubleValue()))
            .orElse(OptionalDouble.empty());
  }
}
