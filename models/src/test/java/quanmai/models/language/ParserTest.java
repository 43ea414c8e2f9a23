package quanmai.models.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;

/** The grammar of formulas, and what is said of those that break it. */
class ParserTest {

  private static final List<Operator> OPERATORS = List.of(Operator.values());

  private final List<Finding> findings = new ArrayList<>();

  private @Nullable Expr parse(String text) {
    Place place = new Place("deal.yaml", 7, 20, "lines.x.formula");
    return Parser.parse(new Source(text, place), findings::add);
  }

  private Expr sound(String text) {
    Expr expr = parse(text);
    assertThat(findings).as(text).isEmpty();
    return Objects.requireNonNull(expr);
  }

  /** Fully parenthesised, to show what binds what. */
  private static String shape(Expr expr) {
    return switch (expr) {
      case Expr.Num num -> num.text();
      case Expr.Str str -> '"' + str.text() + '"';
      case Expr.Name name -> name.name();
      case Expr.Negate negate -> "(-" + shape(negate.operand()) + ")";
      case Expr.Not not -> "(not " + shape(not.operand()) + ")";
      case Expr.Binary b ->
          "(" + shape(b.left()) + " " + b.operator().symbol() + " " + shape(b.right()) + ")";
      case Expr.Call call ->
          call.function() + call.arguments().stream().map(ParserTest::shape).toList();
    };
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b * c | (a + (b * c))",
        "a - b - c | ((a - b) - c)",
        "a / b / c | ((a / b) / c)",
        "2 ^ 3 ^ 2 | (2 ^ (3 ^ 2))",
        "-2 ^ 2 | (-(2 ^ 2))",
        "2 ^ -1 | (2 ^ (-1))",
        "-a * b | ((-a) * b)",
        "a - -b | (a - (-b))",
        "not a and b or c | (((not a) and b) or c)",
        "a or b and c | (a or (b and c))",
        "not a == b | (not (a == b))",
        "a + b < c * d | ((a + b) < (c * d))",
        "(a < b) == (c < d) | ((a < b) == (c < d))",
        "if(a > 0, b, -c) | if[(a > 0), b, (-c)]",
        "f() | f[]",
        "loan.balance * 3.7% | (loan.balance * 3.7%)",
        "产能 × 单价 ÷ 2 | ((产能 * 单价) / 2)",
        "min（a，b） | min[a, b]",
        "a ≥ b and c ≠ d | ((a >= b) and (c != d))",
        "route == \"sale\" | (route == \"sale\")",
        "route == “sale” | (route == \"sale\")",
        "１２＋３ | (12 + 3)",
        "1e-3 + .5 | (1e-3 + .5)",
        "+a | a",
      })
  void binds(String text, String expected) {
    assertThat(shape(sound(text))).isEqualTo(expected);
  }

  @Test
  void numbersAreExactAndPercentsAreHundredths() {
    assertThat(((Expr.Num) sound("3.7%")).value()).isEqualTo(0.037);
    assertThat(((Expr.Num) sound("12 %")).value()).isEqualTo(0.12);
    assertThat(((Expr.Num) sound("5[万元]")).value()).isEqualTo(0.0005);
    assertThat(((Expr.Num) sound("3.7%[/year]")).value()).isEqualTo(0.037);
  }

  @Test
  void everyPieceKnowsItsPlace() {
    Expr.Binary sum = (Expr.Binary) sound("aa + min(bb, 1)");
    assertThat(sum.span()).isEqualTo(new Span(0, 15));
    Expr.Call call = (Expr.Call) sum.right();
    assertThat(call.nameSpan()).isEqualTo(new Span(5, 8));
    assertThat(call.arguments().getFirst().span()).isEqualTo(new Span(9, 11));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a + | formula-syntax | 3 | the formula ends too early",
        "(a + b | formula-syntax | 6 | opened at character 1 is not closed",
        "a + b) | formula-syntax | 5 | a ) too many",
        "a b | formula-syntax | 2 | an operator is missing before 'b'",
        "min(a, ) | formula-syntax | 7 | missing before ')'",
        "a < b < c | formula-syntax | 6 | cannot be chained",
        "a = b | unknown-character | 2 | '=' has no meaning",
        "a && b | unknown-character | 2 | '&&' has no meaning",
        "a ** b | unknown-character | 2 | '**' has no meaning",
        "a # b | unknown-character | 2 | '#' has no meaning",
        "3x | number-syntax | 1 | followed by 'x'",
        "1.2.3 | number-syntax | 0 | is not a number",
        "1e999 | not-finite | 0 | out of range",
        "1e99999999999 | not-finite | 0 | out of range",
        "'\"abc' | text-syntax | 0 | not closed",
        "5[亿元 | unit-syntax | 1 | ] is missing",
        "5[亿圆] | unknown-unit | 2 | '亿圆' is not a known unit",
        "[元] | formula-syntax | 0 | a unit without a number",
        "* a | formula-syntax | 0 | missing before '*'",
      })
  void saysWhatIsWrongAndWhere(String text, String rule, int offset, String what) {
    parse(text);
    assertThat(findings).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.where().toString())
        .isEqualTo("deal.yaml:7:" + (20 + offset) + " lines.x.formula");
    assertThat(finding.what().en()).contains(what);
    assertThat(finding.advice().en()).startsWith("Maybe");
    assertThat(finding.advice().zh()).startsWith("也许");
  }

  @Test
  void emptyFormulasAreRefused() {
    parse("  ");
    assertThat(findings).extracting(Finding::rule).containsExactly("formula-syntax");
  }

  @Test
  void aMegabyteOfParenthesesIsAFinding() {
    parse("(".repeat(1 << 20));
    assertThat(findings).extracting(Finding::rule).containsExactly("formula-too-large");
  }

  @ParameterizedTest
  @CsvSource({"'('", "-", "'not '", "'f('", "2^", "'a+('"})
  void deepNestingIsAFinding(String piece) {
    parse(piece.repeat(9_000 / piece.length()) + "a");
    assertThat(findings).extracting(Finding::rule).containsExactly("formula-too-large");
    assertThat(findings.getFirst().advice().en()).isEqualTo("Maybe split it into several lines");
  }

  @Test
  void longSumsAreBoundedButGenerous() {
    sound("a" + "+a".repeat(900));
    parse("a" + "+a".repeat(1_100));
    assertThat(findings).extracting(Finding::rule).containsExactly("formula-too-large");
  }

  @Test
  void printsWhatParsesToTheSame() {
    SplittableRandom random = new SplittableRandom(42);
    for (int k = 0; k < 2_000; k++) {
      String text = Printer.print(random(random, 4));
      Expr parsed = sound(text);
      assertThat(Printer.print(parsed)).isEqualTo(text);
      assertThat(shape(parsed))
          .as(text)
          .isEqualTo(shape(sound(shape(parsed).replace("[", "(").replace("]", ")"))));
    }
  }

  private static Expr random(SplittableRandom random, int depth) {
    Span none = new Span(0, 0);
    if (depth == 0 || random.nextInt(5) == 0) {
      return random.nextBoolean()
          ? new Expr.Name("x" + random.nextInt(3), none)
          : new Expr.Num(1, "1." + random.nextInt(9), Unit.NONE, none);
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Expr.Negate(random(random, depth - 1), none);
      case 1 -> new Expr.Not(random(random, depth - 1), none);
      case 2 ->
          new Expr.Call(
              "max", List.of(random(random, depth - 1), random(random, depth - 1)), none, none);
      default ->
          new Expr.Binary(
              OPERATORS.get(random.nextInt(OPERATORS.size())),
              random(random, depth - 1),
              random(random, depth - 1),
              none);
    };
  }
}
