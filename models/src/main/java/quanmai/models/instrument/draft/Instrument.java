package quanmai.models.instrument.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * A contract term that is written once and lowers to ordinary lines.
 *
 * <p>A use of it, {@code loan: {type: loan, ...}}, becomes lines named {@code loan.<line>} with
 * formulas in the formula language, so that whatever knows lines knows instruments.
 */
public interface Instrument {

  /** The name that a term sheet uses, such as {@code loan}. */
  String type();

  /** What it is, for the reference. */
  Text description();

  /** The settings it takes, for the reader, the schema and the reference. */
  List<SettingSpec> settings();

  /**
   * Writes the lines of one use.
   *
   * <p>The draft has already refused unknown and missing settings; what else is wrong goes to
   * {@link Draft#refuse}, and the lines then need not be complete.
   */
  void expand(Draft draft);

  /** How a setting is written. */
  enum Shape {
    /** A number, a formula, or values by period. */
    VALUE,
    /** A whole number. */
    COUNT,
    /** A period: its t, or the name of a phase for the first period of that phase. */
    PERIOD,
    /** A period as in {@link #PERIOD}, or a formula that gives its t. */
    TIME,
    /** One of a few words. */
    WORD,
    /** Several parts by name, each with settings of its own. */
    PARTS,
    /** The name of another use, or a list of names; names in a list of their own share a rank. */
    NAMES
  }

  /**
   * What a setting is when the use says nothing: a rule or a custom, with where it comes from.
   *
   * @param value a number as a term sheet would write it
   */
  record Usual(String value, Confidence confidence, String source) {}

  /**
   * One setting.
   *
   * @param required whether a use without it is a finding
   * @param unit the unit of a {@link Shape#VALUE}, {@link #MONEY} for the money of the use; else ""
   * @param words the words that a {@link Shape#WORD} may be, the first being the default
   * @param usual the default of a {@link Shape#VALUE}, or null
   * @param parts the settings of each of the {@link Shape#PARTS}
   */
  record SettingSpec(
      String name,
      boolean required,
      Shape shape,
      String unit,
      List<String> words,
      Text description,
      @Nullable Usual usual,
      List<SettingSpec> parts) {

    /** The unit of a setting that is an amount of money in the currency and scale of the use. */
    public static final String MONEY = "money";

    /** The unit of a number of shares. */
    public static final String SHARES = "股";

    /** The unit of a price of a share, in the currency of the use. */
    public static final String SHARE_PRICE = "money/股";

    public SettingSpec {
      words = List.copyOf(words);
      parts = List.copyOf(parts);
    }

    /** A value that may be left out. */
    public static SettingSpec value(String name, String unit, String zh, String en) {
      return plain(Shape.VALUE, name, unit, List.of(), new Text(zh, en));
    }

    /** A setting of another shape than a value or a word, that may be left out. */
    public static SettingSpec of(Shape shape, String name, String zh, String en) {
      return plain(shape, name, "", List.of(), new Text(zh, en));
    }

    /** A choice of {@code words}; the first is the default. */
    public static SettingSpec word(String name, List<String> words, String zh, String en) {
      return plain(Shape.WORD, name, "", words, new Text(zh, en));
    }

    /** The same setting, required. */
    public SettingSpec must() {
      return new SettingSpec(name, true, shape, unit, words, description, usual, parts);
    }

    /** Parts by name, such as the routes of an exit. */
    public static SettingSpec parts(String name, List<SettingSpec> parts, String zh, String en) {
      return new SettingSpec(
          name, false, Shape.PARTS, "", List.of(), new Text(zh, en), null, parts);
    }

    /** The same value, {@code number} when it is left out, known as well as {@code confidence}. */
    public SettingSpec usually(String number, Confidence confidence, String source) {
      Usual known = new Usual(number, confidence, source);
      return new SettingSpec(name, required, shape, unit, words, description, known, parts);
    }

    private static SettingSpec plain(
        Shape shape, String name, String unit, List<String> words, Text description) {
      return new SettingSpec(name, false, shape, unit, words, description, null, List.of());
    }
  }
}
