package quanmai.models.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/**
 * Splits a formula into words. Full-width punctuation and mathematical signs count as their ASCII
 * twins, so a formula typed with a Chinese keyboard works.
 */
final class Lexer {

  private static final Map<Character, String> SIGNS =
      Map.of('×', "*", '·', "*", '÷', "/", '≤', "<=", '≥', ">=", '≠', "!=", '−', "-", '、', ",");

  private static final Set<String> WORDS = Set.of("and", "or", "not");
  private static final Set<String> PAIRS = Set.of("<=", ">=", "==", "!=");

  /** Habits from other languages: what to write instead. */
  private static final Map<String, String> HABITS =
      Map.of("&&", "and", "||", "or", "**", "^", "<>", "!=", "=", "==", "&", "and", "!", "not");

  private final Source source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  static List<Token> tokens(Source source) throws SyntaxError {
    return new Lexer(source).run();
  }

  private List<Token> run() throws SyntaxError {
    while (at < text.length()) {
      char c = ascii(at);
      if (Character.isWhitespace(c) || c == '\u3000' || c == '\u00a0') {
        at++;
      } else if (isDigit(c) || (c == '.' && isDigit(ascii(at + 1)))) {
        number();
      } else if (startsName(at)) {
        name();
      } else if (isQuote(c)) {
        quoted();
      } else if (c == '[') {
        unit();
      } else {
        symbol();
      }
    }
    tokens.add(new Token(Token.Sort.END, "", new Span(at, at)));
    return tokens;
  }

  private void number() throws SyntaxError {
    int from = at;
    StringBuilder digits = new StringBuilder();
    while (isDigit(ascii(at)) || ascii(at) == '.') {
      digits.append(ascii(at++));
    }
    if (ascii(at) == 'e' || ascii(at) == 'E') {
      int sign = ascii(at + 1) == '-' || ascii(at + 1) == '+' ? 1 : 0;
      if (isDigit(ascii(at + 1 + sign))) {
        for (int end = at + 1 + sign; at < end || isDigit(ascii(at)); at++) {
          digits.append(ascii(at));
        }
      }
    }
    if (digits.indexOf(".") != digits.lastIndexOf(".")) {
      throw error(from, "number-syntax", digits + " 不是数", digits + " is not a number", "1.5");
    }
    if (startsName(at)) {
      String rest = text.substring(at, Math.min(text.length(), at + 10));
      throw error(
          at,
          "number-syntax",
          "数 " + digits + " 后面紧跟着 '" + rest + "'",
          "the number " + digits + " is followed by '" + rest + "'",
          digits + " * " + rest);
    }
    int end = at;
    while (Character.isWhitespace(ascii(end))) {
      end++;
    }
    if (ascii(end) == '%') {
      digits.append('%');
      at = end + 1;
    }
    add(Token.Sort.NUMBER, digits.toString(), from);
  }

  private void name() {
    int from = at;
    while (at < text.length() && continuesName(at)) {
      at++;
    }
    String name = text.substring(from, at);
    add(WORDS.contains(name) ? Token.Sort.SYMBOL : Token.Sort.NAME, name, from);
  }

  private void quoted() throws SyntaxError {
    int from = at++;
    int start = at;
    while (at < text.length() && !isQuote(ascii(at))) {
      at++;
    }
    if (at == text.length()) {
      throw error(from, "text-syntax", "引号没有闭合", "the quotation mark is not closed", "\"...\"");
    }
    at++;
    add(Token.Sort.TEXT, text.substring(start, at - 1), from);
  }

  private void unit() throws SyntaxError {
    int from = at;
    int end = text.indexOf(']', at);
    if (end < 0) {
      throw error(from, "unit-syntax", "缺少 ]", "a ] is missing", "5[亿元]");
    }
    at = end + 1;
    add(Token.Sort.UNIT, text.substring(from + 1, end), from);
  }

  private void symbol() throws SyntaxError {
    int from = at;
    String sign = SIGNS.get(text.charAt(at));
    String one = sign != null ? sign : String.valueOf(ascii(at));
    String two = one + (sign != null || at + 1 == text.length() ? "" : ascii(at + 1));
    if (PAIRS.contains(two)) {
      at += 2;
      add(Token.Sort.SYMBOL, two, from);
    } else if (HABITS.containsKey(two) && two.length() == 2) {
      throw unknown(from, two, HABITS.getOrDefault(two, ""));
    } else if (one.length() == 2 || "+-*/^()<>,".contains(one)) {
      at++;
      add(Token.Sort.SYMBOL, one, from);
    } else {
      throw unknown(from, one, HABITS.getOrDefault(one, ""));
    }
  }

  private SyntaxError unknown(int from, String read, String instead) {
    return error(
        from,
        "unknown-character",
        "公式里不能有 '" + read + "'",
        "'" + read + "' has no meaning in a formula",
        instead.isEmpty() ? "a * b" : instead);
  }

  private SyntaxError error(int from, String rule, String zh, String en, String instead) {
    return new SyntaxError(
        Finding.refused(
            rule,
            source.place().right(from),
            new Text(zh, en),
            new Text("也许写成 " + instead, "Maybe write " + instead)));
  }

  private void add(Token.Sort sort, String word, int from) {
    tokens.add(new Token(sort, word, new Span(from, at)));
  }

  private boolean startsName(int index) {
    return index < text.length()
        && (Character.isLetter(text.charAt(index))
            || text.charAt(index) == '_'
            || Character.isSurrogate(text.charAt(index)));
  }

  private boolean continuesName(int index) {
    char c = text.charAt(index);
    return startsName(index)
        || (Character.isDigit(c) && ascii(index) == c)
        || (c == '.' && startsName(index + 1));
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '“' || c == '”' || c == '‘' || c == '’';
  }

  /** The character there with full-width forms made ASCII; 0 past the end. */
  private char ascii(int index) {
    if (index >= text.length()) {
      return 0;
    }
    char c = text.charAt(index);
    return '！' <= c && c <= '～' ? (char) (c - '！' + '!') : c == '。' ? '.' : c;
  }
}
