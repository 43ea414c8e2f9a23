package quanmai.models.termsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.models.language.Function;

/** Names that may be given, numbers and dates that are read. */
class NamesAndValuesTest {

  @Test
  void theReservedFunctionsAreThoseOfTheLanguage() {
    assertThat(Names.FUNCTIONS)
        .isEqualTo(
            Arrays.stream(Function.values())
                .map(Function::text)
                .filter(name -> !Names.KEYWORDS.contains(name))
                .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "营业收入", "x_1", "_a", "Größe", "T", "收入2026"})
  void goodNames(String name) {
    assertThat(Names.wrong(name, true)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1a", "a.b", "a-b", "a b", "and", "t", "N", "irr", "Ａ", "ﬁ", "a💰"})
  void badNamesAreRepaired(String name) {
    assertThat(Names.wrong(name, true)).isNotNull();
    assertThat(Names.wrong(Names.repaired(name), true)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "-1, -1",
    "+.5, 0.5",
    "3., 3",
    "1e-3, 0.001",
    "3.7%, 0.037",
    "12 %, 0.12",
    "0.1%, 0.001",
    "1e2%, 1",
    "-100%, -1",
    "0, 0",
    "1e-320, 1e-320"
  })
  void numbers(String text, double value) {
    assertThat(Values.number(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1e",
        "e5",
        "1,000",
        "1_000",
        "0x1F",
        "NaN",
        "inf",
        "1e400",
        "1e99999",
        "1e999999999",
        "٣",
        "1 2",
        "5%%",
        "5‰",
        "1d",
        "1f"
      })
  void notNumbers(String text) {
    assertThat(Values.number(text)).isEmpty();
  }

  @Test
  void dates() {
    assertThat(Values.date("2028-02-29")).hasToString("2028-02-29");
    for (String text :
        List.of("2026-02-29", "2026-1-1", "20260101", "2026/01/01", "", "2026-01-01T00")) {
      assertThat(Values.date(text)).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"valeu, value", "VALUE, value", "vlaue, value", "unti, unit", "lable, label"})
  void nearestNames(String word, String meant) {
    assertThat(Nearest.of(word, List.of("label", "unit", "value", "source"))).isEqualTo(meant);
  }

  @Test
  void nothingIsNearWhatIsFar() {
    assertThat(Nearest.of("revenue", List.of("label", "unit", "value"))).isNull();
    assertThat(Nearest.maybe("revenue", List.of("label", "unit")).en())
        .isEqualTo("Maybe one of label, unit");
    assertThat(Nearest.maybe("x".repeat(100_000), List.of("label")).zh()).startsWith("也许");
  }
}
