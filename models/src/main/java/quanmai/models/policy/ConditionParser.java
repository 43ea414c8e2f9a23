package quanmai.models.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import quanmai.models.policy.Condition.Literal;
import quanmai.models.policy.ConditionLexer.Sort;
import quanmai.models.policy.ConditionLexer.Word;
import quanmai.models.policy.ConditionLexer.Wrong;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/**
 * Reads conditions. From loosest to tightest:
 *
 * <pre>
 *   x if c else y
 *   a or b
 *   a and b
 *   not a
 *   a == b   != &lt; &lt;= &gt; &gt;=   a in [x, y]   a not in [x]   a is null   a is not null
 *   a matches 'pattern'
 *   a + b   a - b
 *   a * b   a / b
 *   -a   (a)   number, 12.5%   'text'   true   false   name
 * </pre>
 */
final class ConditionParser {

  private static final int DEEPEST = 100;
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final List<Word> words;
  private int next;
  private int depth;

  private ConditionParser(List<Word> words) {
    this.words = words;
  }

  /** The condition that {@code source} writes; null after a finding. */
  static @Nullable Condition parse(Source source, Findings findings) {
    try {
      var parser = new ConditionParser(ConditionLexer.words(source.text()));
      Condition condition = parser.choose();
      if (parser.peek().sort() != Sort.END) {
        throw unexpected(parser.peek(), "and、or", "'and' or 'or'");
      }
      return condition;
    } catch (Wrong wrong) {
      findings.refuse("bad-condition", source.at(wrong.at()), wrong.what(), wrong.advice());
      return null;
    }
  }

  private Word peek() {
    return words.get(next);
  }

  private Word take() {
    Word word = words.get(next);
    if (word.sort() != Sort.END) {
      next++;
    }
    return word;
  }

  private boolean takes(String text) {
    if (peek().is(text)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String text) throws Wrong {
    if (!takes(text)) {
      throw unexpected(peek(), text, "'" + text + "'");
    }
  }

  private Condition choose() throws Wrong {
    if (++depth > DEEPEST) {
      throw new Wrong(
          peek().at(),
          new Text("条件嵌套太深", "the condition is nested too deeply"),
          new Text("应拆成几条规则", "split it into several rules"));
    }
    Condition then = or();
    if (peek().is("if")) {
      int at = take().at();
      Condition when = or();
      expect("else");
      then = new Condition.Choose(then, when, choose(), at);
    }
    depth--;
    return then;
  }

  private Condition or() throws Wrong {
    Condition left = and();
    while (peek().is("or")) {
      int at = take().at();
      left = new Condition.Or(left, and(), at);
    }
    return left;
  }

  private Condition and() throws Wrong {
    Condition left = not();
    while (peek().is("and")) {
      int at = take().at();
      left = new Condition.And(left, not(), at);
    }
    return left;
  }

  private Condition not() throws Wrong {
    int at = peek().at();
    int count = 0;
    while (takes("not")) {
      count++;
    }
    Condition operand = comparison();
    return count % 2 == 0 ? operand : new Condition.Not(operand, at);
  }

  private Condition comparison() throws Wrong {
    Condition left = sum();
    Word word = peek();
    if (COMPARISONS.contains(word.text()) && word.sort() == Sort.SYMBOL) {
      take();
      Condition compared = new Condition.Compare(word.text(), left, sum(), word.at());
      if (COMPARISONS.contains(peek().text()) && peek().sort() == Sort.SYMBOL) {
        throw unexpected(peek(), "and", "'and'");
      }
      return compared;
    }
    if (takes("in")) {
      return new Condition.In(left, list(), word.at());
    }
    if (takes("not")) {
      expect("in");
      return new Condition.Not(new Condition.In(left, list(), word.at()), word.at());
    }
    if (takes("is")) {
      boolean negated = takes("not");
      expect("null");
      Condition isNull = new Condition.IsNull(left, word.at());
      return negated ? new Condition.Not(isNull, word.at()) : isNull;
    }
    return takes("matches") ? new Condition.Matches(left, pattern(), word.at()) : left;
  }

  private List<Literal> list() throws Wrong {
    expect("[");
    List<Literal> values = new ArrayList<>();
    do {
      Word at = peek();
      if (primary() instanceof Literal literal) {
        values.add(literal);
      } else {
        throw unexpected(at, "'x' 或数", "'x' or a number");
      }
    } while (takes(","));
    expect("]");
    return values;
  }

  private Pattern pattern() throws Wrong {
    Word word = take();
    if (word.sort() != Sort.TEXT) {
      throw unexpected(word, "'(招商引资|招引)'", "'(a|b)'");
    }
    try {
      return Pattern.compile(word.text());
    } catch (PatternSyntaxException e) {
      throw new Wrong(
          word.at(),
          new Text(
              "'" + word.text() + "' 不是正则表达式", "'" + word.text() + "' is no regular expression"),
          new Text("应为 '(甲|乙)'", "'(a|b)'"));
    }
  }

  private Condition sum() throws Wrong {
    Condition left = product();
    while (peek().is("+") || peek().is("-")) {
      Word word = take();
      left = new Condition.Arithmetic(word.text().charAt(0), left, product(), word.at());
    }
    return left;
  }

  private Condition product() throws Wrong {
    Condition left = primary();
    while (peek().is("*") || peek().is("/")) {
      Word word = take();
      left = new Condition.Arithmetic(word.text().charAt(0), left, primary(), word.at());
    }
    return left;
  }

  private Condition primary() throws Wrong {
    Word word = take();
    return switch (word.sort()) {
      case NUMBER -> new Literal(new Fact.Number(Double.parseDouble(word.text())), word.at());
      case TEXT -> new Literal(new Fact.Words(word.text()), word.at());
      case NAME -> new Condition.Name(word.text(), word.at());
      case SYMBOL -> symbol(word);
      case END -> throw unexpected(word, "字段名或值", "a field or a value");
    };
  }

  private Condition symbol(Word word) throws Wrong {
    switch (word.text()) {
      case "(" -> {
        Condition inner = choose();
        expect(")");
        return inner;
      }
      case "-" -> {
        int minus = 1;
        while (takes("-")) {
          minus++;
        }
        Condition operand = primary();
        return minus % 2 == 0 ? operand : new Condition.Negate(operand, word.at());
      }
      case "true", "false" -> {
        return new Literal(new Fact.Flag(word.text().equals("true")), word.at());
      }
      default -> throw unexpected(word, "字段名或值", "a field or a value");
    }
  }

  private static Wrong unexpected(Word word, String zh, String en) {
    boolean end = word.sort() == Sort.END;
    return new Wrong(
        word.at(),
        end
            ? new Text("条件到此中断", "the condition ends here")
            : new Text("此处不能有 '" + word.text() + "'", "'" + word.text() + "' cannot stand here"),
        new Text("少写了 " + zh, en + " is missing"));
  }
}
