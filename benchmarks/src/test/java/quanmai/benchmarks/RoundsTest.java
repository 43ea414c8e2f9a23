package quanmai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The protocol that the comparing script relies on. */
class RoundsTest {

  @Test
  void answers_each_turn_with_one_line_and_ends_with_its_input() throws IOException {
    var count = new AtomicInteger();
    var bytes = new ByteArrayOutputStream();
    Rounds.serve(
        new StringReader("go\ngo\n"),
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        () -> Map.of("mean_npv", 384.5 + count.getAndIncrement()));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .hasSize(2)
        .allMatch(line -> line.matches("\\{\"cpu_ms\":[0-9.E-]+,\"mean_npv\":38.*,\"ms\":.*}"))
        .anyMatch(line -> line.contains("\"mean_npv\":385.5,"));
  }

  @Test
  void refuses_a_statistic_that_is_no_number() {
    assertThatThrownBy(
            () ->
                Rounds.serve(
                    new StringReader("go\n"), System.out, () -> Map.of("mean_npv", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mean_npv is NaN");
  }
}
