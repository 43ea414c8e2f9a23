package quanmai.models.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.models.book.TestBooks.DEAL;
import static quanmai.models.book.TestBooks.FUND;
import static quanmai.models.book.TestBooks.YEARLY;
import static quanmai.models.book.TestBooks.head;
import static quanmai.models.book.TestBooks.read;
import static quanmai.models.book.TestBooks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quanmai.engine.program.Program;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.models.book.TestBooks.Ran;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** A deal moves no other: adding, removing and reordering change no bit of the rest. */
class BookOrderTest {

  private static final int PATHS = 600;

  @TempDir private Path folder = Path.of("");

  private static String book(List<String> deals, String more) {
    StringBuilder text = new StringBuilder(head(YEARLY)).append("deals:\n");
    deals.forEach(name -> text.append(DEAL.formatted(name, 1 + name.length() / 7.0)));
    text.append(more).append("funds:\n").append(FUND.formatted("fund", "1000"));
    text.append("holdings:\n  - {fund: fund, in: [")
        .append(String.join(", ", deals))
        .append("]}\n");
    return text.toString();
  }

  @Test
  void a_deal_more_or_less_changes_no_bit_of_the_others() {
    List<String> names = List.of("b", "dd", "ccc", "aaaa", "f_9");
    Ran all = run(read(book(names, "")), PATHS);
    for (String gone : names) {
      List<String> rest = new ArrayList<>(names);
      rest.remove(gone);
      Ran fewer = run(read(book(rest, "")), PATHS);
      for (String name : rest) {
        assertThat(fewer.of(name + ".back")).as(name).isEqualTo(all.of(name + ".back"));
        assertThat(fewer.totals().get(name + ".proceeds"))
            .isEqualTo(all.totals().get(name + ".proceeds"));
      }
      assertThat(fewer.of("fund.got")).isNotEqualTo(all.of("fund.got"));
    }
    assertThat(all.of("b.back")).isNotEqualTo(all.of("dd.back"));
  }

  @Test
  void the_order_of_the_file_changes_no_bit_of_any_result() {
    List<String> names = new ArrayList<>(List.of("b", "dd", "ccc", "aaaa", "f_9", "e"));
    Ran expected = run(read(book(names, "")), PATHS);
    Random random = new Random(8);
    for (int k = 0; k < 5; k++) {
      Collections.shuffle(names, random);
      Ran found = run(read(book(names, "")), PATHS);
      assertThat(found.values().keySet())
          .containsExactlyInAnyOrderElementsOf(expected.values().keySet());
      expected
          .values()
          .forEach(
              (name, values) -> {
                // what was asked and granted is added in the order of priority, the author's
                double last = name.endsWith("ed") ? 1e-12 : 0;
                assertThat(found.of(name)).as(name).containsExactly(values, within(last));
              });
      assertThat(found.totals()).isEqualTo(expected.totals());
    }
  }

  @Test
  void the_rows_of_a_pipeline_are_deals_like_any_other() throws IOException {
    List<String> rows = new ArrayList<>(List.of("p1,2.5", "p2,1", "p3,4", "p0,0.5"));
    Ran all = pipeline(rows);
    Collections.reverse(rows);
    assertThat(pipeline(rows).of("fund.got")).isEqualTo(all.of("fund.got"));
    rows.remove("p3,4");
    Ran fewer = pipeline(rows);
    for (String name : List.of("p0", "p1", "p2")) {
      assertThat(fewer.totals().get(name + ".proceeds"))
          .isEqualTo(all.totals().get(name + ".proceeds"))
          .isPositive();
    }
    // a deal written in place draws what a row of its name would
    String alone = book(List.of("p3"), "").replaceFirst("value: 1.28\\d*", "value: 4");
    Ran single = run(read(alone), PATHS);
    assertThat(single.totals().get("p3.proceeds")).isEqualTo(all.totals().get("p3.proceeds"));
  }

  private Ran pipeline(List<String> rows) throws IOException {
    Files.writeString(
        folder.resolve("rows.csv"), "name,inputs.size\n" + String.join("\n", rows) + "\n");
    String deals = DEAL.formatted("pipe", "1").replaceFirst("\n", "\n    rows: rows.csv\n");
    String text =
        head(YEARLY)
            + "pipelines:\n"
            + deals
            + "funds:\n"
            + FUND.formatted("fund", "1000")
            + "holdings:\n  - {fund: fund, pipeline: pipe}\n";
    return run(read(text, folder), PATHS);
  }

  @Test
  void in_a_book_a_deal_is_what_it_is_alone() {
    Book book = read(book(List.of("deal", "other"), ""));
    double[] inBook = run(book, PATHS).of("deal.back");
    Lowered lowered = Lowering.lower(book.member("deal").checked(), Mode.STOCHASTIC);
    Program program = Program.compile(lowered.graph());
    RunPlan plan = RunPlan.of(program, lowered.values()).withPaths(40_000);
    double[] alone = Simulation.run(plan, Progress.NONE).output("back");
    double[] many = run(book, 40_000).of("deal.back");
    // other stream names, so other numbers of one distribution
    assertThat(inBook).isNotEqualTo(Arrays.copyOf(alone, PATHS));
    double[] a = moments(alone);
    double[] b = moments(many);
    assertThat(Math.abs(a[0] - b[0])).isLessThan(4 * Math.hypot(a[1], b[1]));
    Arrays.sort(alone);
    Arrays.sort(many);
    double distance = 0;
    for (int k = 1; k < 100; k++) {
      // how far the ranks of the same quantile are apart
      int at = Arrays.binarySearch(many, alone[k * 400]);
      distance = Math.max(distance, Math.abs((at < 0 ? -at - 1 : at) / 40_000.0 - k / 100.0));
    }
    assertThat(distance).as("Kolmogorov-Smirnov").isLessThan(2.2 * Math.sqrt(2 / 40_000.0));
  }

  private static double[] moments(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    return new double[] {mean, Math.sqrt((squares / values.length - mean * mean) / values.length)};
  }
}
