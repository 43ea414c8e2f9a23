package quanmai.models.language;

import java.util.Arrays;
import java.util.Optional;
import quanmai.models.termsheet.Text;

/** The names that every formula may use without declaring them. */
@SuppressWarnings("ImmutableEnumChecker") // texts, units and lists of them are never changed
public enum BuiltIn {
  T("t", Unit.NONE, "期数", "the number of the period"),
  DT("dt", Unit.canonical(Dimension.YEAR), "本期的年数", "years in this period"),
  YEARS(
      "years",
      Unit.canonical(Dimension.YEAR),
      "起点到本期末的年数",
      "years from the start to the end of this period"),
  PERIOD_START("period_start", Unit.DATE, "本期首日", "the date on which this period starts"),
  PERIOD_END("period_end", Unit.DATE, "本期末日", "the date on which this period ends"),
  YEAR("year", Unit.NONE, "期末的公历年", "the calendar year of the period's end"),
  MONTH("month", Unit.NONE, "期末的月份", "the calendar month (1 to 12) of the period's end"),
  N("N", Unit.NONE, "最后一期的期数", "the number of the last period");

  private final String text;
  private final Unit unit;
  private final Text description;

  BuiltIn(String text, Unit unit, String zh, String en) {
    this.text = text;
    this.unit = unit;
    this.description = new Text(zh, en);
  }

  /** The built-in that formulas write as {@code name}. */
  public static Optional<BuiltIn> of(String name) {
    return Arrays.stream(values()).filter(b -> b.text.equals(name)).findFirst();
  }

  /** The name as formulas write it. */
  public String text() {
    return text;
  }

  /** What it is, for the reference. */
  public Text description() {
    return description;
  }

  Symbol symbol() {
    return Symbol.of(text, Symbol.Sort.BUILT_IN, unit, this != N, false);
  }
}
