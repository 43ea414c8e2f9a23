package quanmai.models.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kleene's tables (Introduction to Metamathematics, 1952, section 64), written out. */
class TruthTest {

  @ParameterizedTest(name = "{0} and {1} = {2}, or = {3}")
  @CsvSource({
    "TRUE,TRUE,TRUE,TRUE",
    "TRUE,UNKNOWN,UNKNOWN,TRUE",
    "TRUE,FALSE,FALSE,TRUE",
    "UNKNOWN,TRUE,UNKNOWN,TRUE",
    "UNKNOWN,UNKNOWN,UNKNOWN,UNKNOWN",
    "UNKNOWN,FALSE,FALSE,UNKNOWN",
    "FALSE,TRUE,FALSE,TRUE",
    "FALSE,UNKNOWN,FALSE,UNKNOWN",
    "FALSE,FALSE,FALSE,FALSE"
  })
  void andAndOr(Truth a, Truth b, Truth and, Truth or) {
    assertThat(a.and(b)).isEqualTo(and);
    assertThat(a.or(b)).isEqualTo(or);
  }

  @ParameterizedTest(name = "not {0} = {1}")
  @CsvSource({"TRUE,FALSE", "UNKNOWN,UNKNOWN", "FALSE,TRUE"})
  void not(Truth a, Truth not) {
    assertThat(a.not()).isEqualTo(not);
  }
}
