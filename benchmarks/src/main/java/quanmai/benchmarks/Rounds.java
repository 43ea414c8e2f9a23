package quanmai.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Our side of {@code benchmarks/compare}: for each line that is read one round is run, timed, and
 * answered with one line of JSON; the end of the input ends it.
 *
 * <p>The script gives turns, so that all runners meet the same machine. Times are {@code ms} (wall)
 * and {@code cpu_ms} (all threads of this process, the compiler's and the collector's too).
 */
final class Rounds {

  private Rounds() {}

  /** Serves rounds on the standard streams; {@code round} returns its statistics by name. */
  static void serve(Supplier<Map<String, Double>> round) throws IOException {
    serve(new InputStreamReader(System.in, StandardCharsets.UTF_8), System.out, round);
  }

  static void serve(Reader turns, PrintStream answers, Supplier<Map<String, Double>> round)
      throws IOException {
    var lines = new BufferedReader(turns);
    while (lines.readLine() != null) {
      long cpu = ProcessTime.nanos();
      long wall = System.nanoTime();
      Map<String, Double> statistics = round.get();
      var row = new TreeMap<>(statistics);
      row.put("ms", (System.nanoTime() - wall) * 1e-6);
      row.put("cpu_ms", (ProcessTime.nanos() - cpu) * 1e-6);
      answers.println(json(row));
      answers.flush();
    }
  }

  private static String json(Map<String, Double> row) {
    var text = new StringBuilder("{");
    row.forEach(
        (name, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", which JSON cannot say");
          }
          text.append(text.length() > 1 ? "," : "").append('"').append(name).append("\":");
          text.append(value.doubleValue());
        });
    return text.append('}').toString();
  }
}
