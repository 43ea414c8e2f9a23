package quanmai.models.termsheet;

import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which names an author may give. */
public final class Names {

  /** Words of the formula language that no name may be. */
  public static final Set<String> KEYWORDS =
      Set.of("and", "or", "not", "if", "in", "true", "false", "nan", "inf", "infinity", "null");

  /** Names that the formula language gives a meaning in every period. */
  public static final Set<String> BUILT_IN =
      Set.of("t", "dt", "years", "year", "month", "N", "period_start", "period_end");

  /** Functions of the formula language; outputs alone may be called the same. */
  public static final Set<String> FUNCTIONS =
      Set.of(
          "prev",
          "lag",
          "lead",
          "cum",
          "at",
          "first_value",
          "sum",
          "min_over",
          "max_over",
          "avg_over",
          "last",
          "npv",
          "npv_dates",
          "irr",
          "xirr",
          "mirr",
          "moic",
          "payback",
          "first",
          "interp",
          "sum_last",
          "any",
          "all",
          "pmt",
          "ramp",
          "min",
          "max",
          "abs",
          "exp",
          "ln",
          "sqrt",
          "floor",
          "pow",
          "round",
          "date",
          "years_between",
          "base");

  private static final int LONGEST = 60;

  private Names() {}

  /** What is wrong with {@code name}, in words for a finding; null when nothing is. */
  static @Nullable Text wrong(String name, boolean functionsToo) {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
    if (!normal.equals(name)) {
      return new Text(name + " 含全角或变体字符", name + " has full-width or variant characters");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return new Text("名称超过 " + LONGEST + " 字", "the name is longer than " + LONGEST);
    }
    if (!shapely(name)) {
      return new Text(
          name + " 不是名称：只能用字母（含汉字）、数字和 _，不以数字开头",
          name + " is no name: letters, digits and _ only, and no digit first");
    }
    if (KEYWORDS.contains(name) || BUILT_IN.contains(name)) {
      return new Text(
          name + " 是公式语言的保留字（" + reserved() + "）",
          name + " is reserved by the formula language (" + reserved() + ")");
    }
    if (functionsToo && FUNCTIONS.contains(name)) {
      return new Text(name + " 是公式函数的名称", name + " is the name of a function");
    }
    return null;
  }

  /** A name to write instead of {@code name}. */
  static String repaired(String name) {
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
    var repaired = new StringBuilder();
    normal
        .codePoints()
        .limit(LONGEST - 2)
        .map(c -> Character.isLetterOrDigit(c) ? c : '_')
        .forEach(repaired::appendCodePoint);
    if (repaired.isEmpty() || !startsName(repaired.codePointAt(0))) {
      repaired.insert(0, "x_");
    }
    String candidate = repaired.toString();
    return wrong(candidate, true) == null ? candidate : candidate + "_1";
  }

  static boolean shapely(String name) {
    return !name.isEmpty()
        && startsName(name.codePointAt(0))
        && name.codePoints().allMatch(c -> Character.isLetter(c) || c == '_' || asciiDigit(c));
  }

  private static boolean startsName(int c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean asciiDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String reserved() {
    var all = new TreeSet<String>(KEYWORDS);
    all.addAll(BUILT_IN);
    return String.join(", ", all);
  }
}
