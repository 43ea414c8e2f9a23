package quanmai.models.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/**
 * Reads a formula by precedence climbing: {@code or < and < not < comparisons < + - < * / < sign <
 * ^}. A power is right-associative and binds tighter than a sign: -2^2 is -4.
 *
 * <p>Formulas are bounded in length, depth and operations, so that nothing an author (or an
 * attacker) writes exhausts the stack here or in what walks the tree later.
 */
public final class Parser {

  /** The longest formula, in characters. */
  public static final int MAX_LENGTH = 10_000;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_OPERATIONS = 1_000;

  private final Source source;
  private final Consumer<Finding> findings;
  private final List<Token> tokens;
  private int next;
  private int depth;
  private int operations;

  private Parser(Source source, Consumer<Finding> findings) throws SyntaxError {
    this.source = source;
    this.findings = findings;
    this.tokens = Lexer.tokens(source);
  }

  /** The formula that {@code source} says, or null after reporting its first syntax error. */
  public static @Nullable Expr parse(Source source, Consumer<Finding> findings) {
    try {
      int length = source.text().length();
      if (length > MAX_LENGTH) {
        throw new SyntaxError(
            tooLarge(source, 0, length + "", "" + MAX_LENGTH, "characters", "个字符"));
      }
      Parser parser = new Parser(source, findings);
      Expr expr = parser.expression(0);
      parser.expectEnd();
      return expr;
    } catch (SyntaxError error) {
      findings.accept(error.finding());
      return null;
    }
  }

  private Expr expression(int binding) throws SyntaxError {
    if (++depth > MAX_DEPTH) {
      throw new SyntaxError(
          tooLarge(
              source, peek().span().from(), "> " + MAX_DEPTH, "" + MAX_DEPTH, "levels", "层括号"));
    }
    Expr left = prefix();
    boolean compared = false;
    for (Optional<Operator> found = operator();
        found.isPresent() && found.get().binds() > binding;
        found = operator()) {
      Operator operator = found.get();
      Token sign = take();
      countOperation(sign);
      if (operator.compares() && compared) {
        throw error(sign, "比较不能连写", "comparisons cannot be chained", "a < b and b < c");
      }
      compared |= operator.compares();
      Expr right = expression(operator == Operator.POWER ? operator.binds() - 1 : operator.binds());
      left = new Expr.Binary(operator, left, right, left.span().to(right.span()));
    }
    depth--;
    return left;
  }

  private Expr prefix() throws SyntaxError {
    Token token = take();
    return switch (token.sort()) {
      case NUMBER -> number(token);
      case TEXT -> new Expr.Str(token.text(), token.span());
      case NAME -> peek().is("(") ? call(token) : new Expr.Name(token.text(), token.span());
      case UNIT -> throw error(token, "单位前面没有数", "a unit without a number", "5[亿元]");
      case SYMBOL -> symbol(token);
      case END -> throw error(token, "公式没有写完", "the formula ends too early", "a * b");
    };
  }

  private Expr symbol(Token token) throws SyntaxError {
    countOperation(token);
    return switch (token.text()) {
      case "-" -> {
        Expr operand = expression(Operator.SIGN_BINDS);
        yield new Expr.Negate(operand, token.span().to(operand.span()));
      }
      case "+" -> expression(Operator.SIGN_BINDS);
      case "not" -> {
        Expr operand = expression(Operator.NOT_BINDS);
        yield new Expr.Not(operand, token.span().to(operand.span()));
      }
      case "(" -> {
        Expr inner = expression(0);
        expectClosing(token);
        yield inner;
      }
      default ->
          throw error(
              token,
              "'" + token.text() + "' 前面缺少数或名称",
              "a number or name is missing before '" + token.text() + "'",
              "a " + (token.is(",") || token.is(")") ? "* b" : token.text() + " b"));
    };
  }

  private Expr call(Token name) throws SyntaxError {
    Token open = take();
    countOperation(open);
    List<Expr> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      arguments.add(expression(0));
      while (peek().is(",")) {
        take();
        arguments.add(expression(0));
      }
    }
    Token close = expectClosing(open);
    return new Expr.Call(name.text(), arguments, name.span(), name.span().to(close.span()));
  }

  private Expr number(Token token) throws SyntaxError {
    BigDecimal value = decimal(token);
    Unit unit = Unit.NONE;
    Span span = token.span();
    if (peek().sort() == Token.Sort.UNIT) {
      Token written = take();
      Source text = new Source(written.text(), source.place().right(written.span().from() + 1));
      unit = UnitParser.parse(text, findings);
      span = span.to(written.span());
    }
    return new Expr.Num(unit.toCanonical(value), token.text(), unit, span);
  }

  private BigDecimal decimal(Token token) throws SyntaxError {
    Optional<BigDecimal> value = Quantities.decimal(token.text());
    if (value.isEmpty()) {
      throw new SyntaxError(
          Finding.refused(
              "not-finite",
              source.place().right(token.span().from()),
              new Text(
                  "数 " + token.text() + " 超出范围", "the number " + token.text() + " is out of range"),
              new Text("也许指数写错了", "Maybe the exponent is wrong")));
    }
    return value.get();
  }

  private Optional<Operator> operator() {
    return peek().sort() == Token.Sort.SYMBOL ? Operator.of(peek().text()) : Optional.empty();
  }

  private void countOperation(Token token) throws SyntaxError {
    if (++operations > MAX_OPERATIONS) {
      int from = token.span().from();
      throw new SyntaxError(
          tooLarge(source, from, "> " + MAX_OPERATIONS, "" + MAX_OPERATIONS, "operations", "个运算"));
    }
  }

  private Token expectClosing(Token open) throws SyntaxError {
    if (!peek().is(")")) {
      int column = open.span().from() + 1;
      throw error(
          peek(),
          "第 " + column + " 个字符的括号没有闭合",
          "the parenthesis opened at character " + column + " is not closed",
          peek().sort() == Token.Sort.END ? "... )" : "..., ... 或 (or) ... )");
    }
    return take();
  }

  private void expectEnd() throws SyntaxError {
    Token token = peek();
    if (token.sort() == Token.Sort.END) {
      return;
    }
    if (token.is(")")) {
      throw error(token, "多了一个 )", "there is a ) too many", "(a + b) * c");
    }
    String read = token.text();
    throw error(
        token, "'" + read + "' 前面缺少运算符", "an operator is missing before '" + read + "'", "a * b");
  }

  private SyntaxError error(Token at, String zh, String en, String instead) {
    return new SyntaxError(
        Finding.refused(
            "formula-syntax",
            source.place().right(at.span().from()),
            new Text(zh, en),
            new Text("也许写成 " + instead, "Maybe write " + instead)));
  }

  private static Finding tooLarge(
      Source source, int at, String has, String most, String what, String zh) {
    return Finding.refused(
        "formula-too-large",
        source.place().right(at),
        new Text(
            "公式过大：" + has + " " + zh + "，最多 " + most,
            "the formula is too large: " + has + " " + what + ", at most " + most),
        new Text("也许拆成几行", "Maybe split it into several lines"));
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    Token token = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return token;
  }
}
