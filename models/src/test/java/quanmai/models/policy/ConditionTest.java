package quanmai.models.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** The language of conditions: what it means, what it refuses, and what is not known. */
class ConditionTest {

  private static final Map<String, Field> FIELDS = fields();

  private static Map<String, Field> fields() {
    Map<String, Field> fields = new HashMap<>();
    for (String name : List.of("p", "q", "r")) {
      fields.put(name, field(name, Field.Type.FLAG, List.of()));
    }
    for (String name : List.of("x", "y")) {
      fields.put(name, field(name, Field.Type.NUMBER, List.of()));
    }
    fields.put("purpose", field("purpose", Field.Type.TEXT, List.of()));
    fields.put("kind", field("kind", Field.Type.TEXT, List.of("control", "minority")));
    return fields;
  }

  private static Field field(String name, Field.Type type, List<String> words) {
    return new Field(name, type, Unit.NONE, words, Text.same(name));
  }

  private static @Nullable Condition read(String text, Findings findings) {
    return ConditionCheck.read(new Source(text, new Place("f", 3, 10, "c")), FIELDS, findings);
  }

  private static Truth truth(String text, Map<String, Fact> facts) {
    var findings = new Findings();
    Condition condition = read(text, findings);
    assertThat(findings.isEmpty()).as(text).isTrue();
    return Evaluation.of(Objects.requireNonNull(condition), facts).truth();
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x > 1 | TRUE",
        "x > 1 and y > 1 | UNKNOWN",
        "x < 1 and y > 1 | FALSE",
        "x > 1 or y > 1 | TRUE",
        "not p or q and r | FALSE", // and before or, not before and
        "p or q and r | TRUE",
        "(p or q) and r | UNKNOWN",
        "not not p | TRUE",
        "x == 2 | TRUE",
        "x != 2 | FALSE",
        "x <= 2 and x >= 2 | TRUE",
        "x/4 == 0.5 | TRUE",
        "x*2 - 1 == 3 | TRUE",
        "1 + x*2 == 5 | TRUE",
        "-x < -1.5 | TRUE",
        "x - 1 - 1 == 0 | TRUE",
        "x/2/2 == 50% | TRUE",
        "kind == 'control' | TRUE",
        "kind in ['control', 'minority'] | TRUE",
        "kind not in ['minority'] | TRUE",
        "x in [1, 2] | TRUE",
        "kind is null | FALSE",
        "kind is not null | TRUE",
        "purpose is null | TRUE",
        "purpose == 'a' | FALSE",
        "y is null | UNKNOWN",
        "y/x > 1 | UNKNOWN",
        "x > (1.4 if p else 2.4) | TRUE",
        "x > (1.4 if q else 2.4) | FALSE",
        "x > (1.4 if r else 1.9) | TRUE", // whatever r is
        "x > (1.4 if r else 2.4) | UNKNOWN",
        "x/(x - 2) > 1 | UNKNOWN", // a division by zero has no value
        "p == q | FALSE",
        "p != q | TRUE",
        "x ＞ 1 and （kind == ‘control’） | TRUE",
      })
  void means(String text, Truth expected) {
    Map<String, Fact> facts =
        Map.of(
            "p",
            new Fact.Flag(true),
            "q",
            new Fact.Flag(false),
            "x",
            new Fact.Number(2),
            "kind",
            new Fact.Words("control"),
            "purpose",
            new Fact.None());
    assertThat(truth(text.strip(), facts)).isEqualTo(expected);
  }

  @Test
  void aPatternIsFoundAnywhereInTheText() {
    Map<String, Fact> facts = Map.of("purpose", new Fact.Words("服务招商引资与产业升级"));
    assertThat(truth("purpose matches '(招商引资|招引)'", facts)).isEqualTo(Truth.TRUE);
    assertThat(truth("purpose matches '^产业'", facts)).isEqualTo(Truth.FALSE);
    assertThat(truth("purpose matches '产业'", Map.of())).isEqualTo(Truth.UNKNOWN);
  }

  @Test
  void whatIsMissingIsWhatCouldDecide() {
    Condition condition = read("(p and x > 1) or (q and y > 1)", new Findings());
    Map<String, Fact> facts = Map.of("p", new Fact.Flag(false));
    Evaluation open = Evaluation.of(Objects.requireNonNull(condition), facts);
    assertThat(open.missing()).containsExactlyInAnyOrder("q", "y");
  }

  @ParameterizedTest(name = "{0}: {1} at column {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x > | bad-condition | 13 | a field or a value",
        "x > 1 y | bad-condition | 16 | 'and' or 'or'",
        "x > 1 && p | bad-condition | 16 | and",
        "x = 1 | bad-condition | 12 | ==",
        "(x > 1 | bad-condition | 16 | ')'",
        "kind in 'control' | bad-condition | 18 | '['",
        "kind in [p] | bad-condition | 19 | number",
        "purpose matches '(' | bad-condition | 26 | '(a|b)'",
        "kind == 'control | bad-condition | 18 | 'control'",
        "1 < x < 3 | bad-condition | 16 | 'and'",
        "x > 1.2.3 | bad-condition | 14 | 70%",
        "x + 1 | condition-type | 10 | comparison",
        "p > 1 | condition-type | 10 | number",
        "x == 'a' | condition-type | 15 | number",
        "kind > 1 | condition-type | 10 | number",
        "p and x | condition-type | 16 | comparison",
        "x + 1 is null | condition-type | 16 | is null",
        "z > 1 | unknown-field | 10 | one of",
        "kimd == 'control' | unknown-field | 10 | kind",
        "kind == 'contrl' | unknown-word | 18 | control",
        "kind in ['control', 'minor'] | unknown-word | 30 | minority",
      })
  void refusesWithPlaceAndAdvice(String text, String rule, int column, String advice) {
    var findings = new Findings();
    assertThat(read(text.strip(), findings)).isNull();
    Finding first = findings.all().getFirst();
    assertThat(first.rule()).isEqualTo(rule.strip());
    assertThat(first.where().column()).isEqualTo(column);
    assertThat(first.advice().en()).startsWith("Maybe ").contains(advice.strip());
    assertThat(first.advice().zh()).startsWith("也许");
  }

  @Test
  void deepNestingIsRefusedAndDoesNotOverflow() {
    var findings = new Findings();
    assertThat(read("(".repeat(5000) + "p" + ")".repeat(5000), findings)).isNull();
    assertThat(findings.all().getFirst().rule()).isEqualTo("bad-condition");
    assertThat(read("not ".repeat(4000) + "p", new Findings())).isNotNull();
  }

  /**
   * The law of the logic: what is known with facts missing stays so, however they are filled in.
   */
  @Test
  void whatIsKnownHoldsForEveryCompletion() {
    var random = new SplittableRandom(7);
    int known = 0;
    for (int k = 0; k < 4000; k++) {
      String text = random(random, 4);
      Map<String, Fact> some = new HashMap<>();
      List<String> open = new ArrayList<>();
      for (String flag : List.of("p", "q", "r")) {
        if (random.nextBoolean()) {
          some.put(flag, new Fact.Flag(random.nextBoolean()));
        } else {
          open.add(flag);
        }
      }
      Truth partial = truth(text, some);
      for (int bits = 0; bits < 1 << open.size(); bits++) {
        Map<String, Fact> whole = new HashMap<>(some);
        for (int i = 0; i < open.size(); i++) {
          whole.put(open.get(i), new Fact.Flag((bits >> i & 1) == 1));
        }
        Truth full = truth(text, whole);
        assertThat(full).as(text).isNotEqualTo(Truth.UNKNOWN);
        if (partial != Truth.UNKNOWN) {
          assertThat(full).as(text + " with " + some + " and " + whole).isEqualTo(partial);
        }
      }
      known += partial == Truth.UNKNOWN ? 0 : 1;
    }
    assertThat(known).isBetween(1000, 3500);
  }

  private static String random(SplittableRandom random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return List.of("p", "q", "r").get(random.nextInt(3));
    }
    String a = random(random, depth - 1);
    String b = random(random, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> "not (" + a + ")";
      case 1 -> "(" + a + ") == (" + b + ")";
      case 2 -> "(1 if " + a + " else 2) < (2 if " + b + " else 1.5)";
      case 3, 4 -> "(" + a + ") and (" + b + ")";
      default -> "(" + a + ") or (" + b + ")";
    };
  }
}
