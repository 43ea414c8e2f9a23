package quanmai.models.data;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;

class ConditionTest {

  private static final Map<String, String> ROW =
      Map.of("stage", "AB", "ticket", "0.3", "multiple", "5", "unit", "济南高新区");

  private static Condition parse(String text) {
    return requireNonNull(
        Condition.parse(new Source(text, Place.whole("rules")), new Findings()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          stage == "AB"                          | YES
          stage != "AB"                          | NO
          unit == "济南高新区" and ticket < 0.35  | YES
          ticket * multiple >= 1.5               | YES
          ticket * multiple - 0.1 > 1.5          | NO
          -ticket < 0                            | YES
          ticket / 2 <= 15%                      | YES
          ticket + multiple == 5.3               | YES
          sector == "IT"                         | UNKNOWN
          not sector == "IT"                     | UNKNOWN
          sector != "IT"                         | UNKNOWN
          jobs > 5                               | UNKNOWN
          stage > 5                              | UNKNOWN
          stage == "AB" or sector == "IT"        | YES
          sector == "IT" or stage == "AB"        | YES
          stage == "AB" and sector == "IT"       | UNKNOWN
          stage == "seed" and sector == "IT"     | NO
          sector == "IT" and stage == "seed"     | NO
          stage == "seed" or sector == "IT"      | UNKNOWN
          """)
  void saysWhatItSays(String text, Verdict expected) {
    assertThat(parse(text).of(ROW)).isEqualTo(expected);
  }

  /** Filling in what is missing never turns a yes into a no, or the other way round. */
  @Test
  void whatIsKnownStaysTrueWhenMoreIsKnown() {
    Random random = new Random(7);
    String[] atoms = {"a == \"x\"", "b == \"x\"", "c < 1", "d >= 1", "not a == \"y\""};
    for (int k = 0; k < 5_000; k++) {
      String text = atoms[random.nextInt(5)];
      for (int n = 0; n < 3; n++) {
        String join = random.nextBoolean() ? " and " : " or ";
        text = "(" + text + ")" + join + atoms[random.nextInt(5)];
      }
      Map<String, String> whole = new java.util.HashMap<>();
      whole.put("a", random.nextBoolean() ? "x" : "y");
      whole.put("b", random.nextBoolean() ? "x" : "y");
      whole.put("c", "" + random.nextInt(3));
      whole.put("d", "" + random.nextInt(3));
      Map<String, String> part = new java.util.HashMap<>(whole);
      part.keySet().removeIf(key -> random.nextInt(3) == 0);
      Condition condition = parse(text);
      assertThat(condition.of(whole)).isNotEqualTo(Verdict.UNKNOWN);
      if (condition.of(part) != Verdict.UNKNOWN) {
        assertThat(condition.of(part)).as(text + part).isEqualTo(condition.of(whole));
      }
    }
  }

  @Test
  void namesWhatItAsks() {
    assertThat(parse("stage == \"AB\" and not (ticket * 2 < multiple)").names())
        .containsExactly("multiple", "stage", "ticket");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ticket          | not-a-condition
          ticket + 1      | not-a-condition
          "AB" < stage    | not-a-condition
          max(ticket, 1) < 2 | not-a-condition
          stage == "AB" + 1  | not-a-condition
          ticket <        | formula-syntax
          """)
  void refusesWhatIsNoCondition(String text, String rule) {
    var findings = new Findings();
    assertThat(Condition.parse(new Source(text, Place.whole("rules")), findings)).isNull();
    assertThat(findings.all())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).startsWith(rule);
              assertThat(finding.advice().en()).startsWith("Maybe");
            });
  }
}
