package quanmai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the guard calls a failure; the times themselves are measured outside the tests. */
class GuardTest {

  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @Test
  void lets_pass_what_kept_half_of_its_ratio() {
    assertThat(Guard.compare(Map.of("exp", 8.), Map.of("exp", 4.), NOWHERE)).isEmpty();
  }

  @Test
  void names_what_fell_by_more_than_half() {
    assertThat(Guard.compare(Map.of("exp", 8.), Map.of("exp", 3.9), NOWHERE))
        .containsExactly(
            "exp is 3.90 times as fast as its twin, and was 8.00."
                + " Maybe a loop stopped vectorising.");
  }

  @Test
  void names_a_kernel_without_a_ratio_and_a_ratio_without_a_kernel() {
    assertThat(Guard.compare(Map.of("log", 2.), Map.of("exp", 4.), NOWHERE))
        .containsExactly(
            "exp has no committed ratio. Maybe record it: Guard --record FILE",
            "log has a committed ratio and was not measured.");
  }

  @Test
  void reads_lines_of_name_and_ratio() {
    assertThat(Guard.parse(List.of("# kernel,ratio", "exp,7.50")))
        .containsExactly(Map.entry("exp", 7.5));
  }

  @Test
  void refuses_to_time_a_wrong_answer() {
    var race =
        new Race(
            "wrong",
            () -> {},
            () -> {},
            () -> {
              throw new AssertionError("differs");
            });
    assertThatThrownBy(race::ratio).isInstanceOf(AssertionError.class).hasMessage("differs");
  }
}
