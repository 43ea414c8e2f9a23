package quanmai.models.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.models.termsheet.Text;
import quanmai.models.termsheet.Values;

/**
 * Splits a condition into words; full-width punctuation counts as its ASCII twin. It is not the
 * formulas' lexer: here brackets hold lists, and there they hold units.
 */
final class ConditionLexer {

  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "is", "null", "matches", "if", "else", "true", "false");
  private static final Set<String> PAIRS = Set.of("==", "!=", "<=", ">=");
  private static final Map<String, String> HABITS =
      Map.of("&", "and", "|", "or", "!", "not", "=", "==", "^", "*");
  private static final String QUOTES = "'\"‘’“”";

  enum Sort {
    NUMBER,
    TEXT,
    NAME,
    SYMBOL,
    END
  }

  /**
   * A word of a condition.
   *
   * @param text without quotes; of a number with percent its value
   * @param at the offset of its first character
   */
  record Word(Sort sort, String text, int at) {
    boolean is(String symbol) {
      return sort == Sort.SYMBOL && text.equals(symbol);
    }
  }

  /** What is wrong with a condition; never leaves this package. */
  static final class Wrong extends Exception {

    private static final long serialVersionUID = 1;

    private final int at;
    private final transient Text what;
    private final transient Text advice;

    Wrong(int at, Text what, Text advice) {
      super(what.en(), null, false, false);
      this.at = at;
      this.what = what;
      this.advice = advice;
    }

    int at() {
      return at;
    }

    Text what() {
      return what;
    }

    /** Without its "Maybe". */
    Text advice() {
      return advice;
    }
  }

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private int at;

  private ConditionLexer(String text) {
    this.text = text;
  }

  static List<Word> words(String text) throws Wrong {
    return new ConditionLexer(text).run();
  }

  private List<Word> run() throws Wrong {
    while (at < text.length()) {
      char c = ascii(at);
      if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00a0') {
        at++;
      } else if (isDigit(c) || c == '.') {
        number();
      } else if (Character.isLetter(c) || c == '_') {
        name();
      } else if (QUOTES.indexOf(c) >= 0) {
        quoted();
      } else {
        symbol();
      }
    }
    words.add(new Word(Sort.END, "", text.length()));
    return words;
  }

  private void number() throws Wrong {
    int from = at;
    var digits = new StringBuilder();
    while (isDigit(ascii(at)) || ascii(at) == '.') {
      digits.append(ascii(at++));
    }
    if (ascii(at) == '%') {
      digits.append('%');
      at++;
    }
    var value = Values.number(digits.toString());
    if (value.isEmpty() || Character.isLetter(ascii(at))) {
      throw new Wrong(
          from,
          new Text("'" + rest(from) + "' 不是数", "'" + rest(from) + "' is no number"),
          new Text("应为 1.5 或 70%", "1.5 or 70%"));
    }
    words.add(new Word(Sort.NUMBER, String.valueOf(value.getAsDouble()), from));
  }

  private void name() {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    String name = text.substring(from, at);
    words.add(new Word(RESERVED.contains(name) ? Sort.SYMBOL : Sort.NAME, name, from));
  }

  private void quoted() throws Wrong {
    int from = at++;
    while (at < text.length() && QUOTES.indexOf(ascii(at)) < 0) {
      at++;
    }
    if (at == text.length()) {
      throw new Wrong(
          from,
          new Text("引号没有闭合", "the quotation mark is not closed"),
          new Text("应为 'control'", "'control'"));
    }
    words.add(new Word(Sort.TEXT, text.substring(from + 1, at++), from));
  }

  private void symbol() throws Wrong {
    int from = at;
    String one = String.valueOf(ascii(at));
    String two = one + (at + 1 < text.length() ? ascii(at + 1) : "");
    if (PAIRS.contains(two)) {
      at += 2;
      words.add(new Word(Sort.SYMBOL, two, from));
    } else if ("+-*/()[]<>,".contains(one)) {
      at++;
      words.add(new Word(Sort.SYMBOL, one, from));
    } else {
      String instead = HABITS.getOrDefault(one, "a == 'b'");
      throw new Wrong(
          from,
          new Text("条件里不能有 '" + one + "'", "'" + one + "' has no meaning in a condition"),
          new Text("应写成 " + instead, "write " + instead));
    }
  }

  private String rest(int from) {
    return text.substring(from, Math.min(text.length(), from + 12)).strip();
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  /** The character there with full-width forms made ASCII; 0 past the end. */
  private char ascii(int index) {
    if (index >= text.length()) {
      return 0;
    }
    char c = text.charAt(index);
    return '！' <= c && c <= '～' ? (char) (c - '！' + '!') : c == '、' ? ',' : c;
  }
}
