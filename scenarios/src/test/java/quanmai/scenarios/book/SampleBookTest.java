package quanmai.scenarios.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.columns.Storage;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.models.book.Book;
import quanmai.models.book.BookReader;
import quanmai.models.book.ParameterChange;
import quanmai.models.termsheet.Bundled;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunSettings;

/** Sample book C6: the figures that its specification states, and what holds on every path. */
class SampleBookTest {

  private static final RunSettings SETTINGS =
      new RunSettings(1, 300, new Sampling.Random(), 2, null, "test");

  private static final Book C6 = book();
  private static final BookReport REPORT = BookRun.run(C6, SETTINGS, Progress.NONE);

  private static Book book() {
    byte[] bytes = Objects.requireNonNull(Bundled.BOOKS.bytes("c6"));
    BookReader.Outcome outcome = BookReader.read("c6.yaml", bytes, null);
    return Objects.requireNonNull(outcome.book(), () -> outcome.findings().toString());
  }

  private static OutputReport output(String name) {
    return REPORT.figures().outputs().stream()
        .filter(output -> output.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double mean(String name) {
    return output(name).summary().mean().value();
  }

  @Test
  void cash_is_conserved_to_the_fen_at_every_fund_on_every_path() {
    assertThat(REPORT.checks()).hasSize(10);
    assertThat(REPORT.conserved()).isTrue();
  }

  @Test
  void leverage_is_as_the_specification_of_the_book_states_it() {
    assertThat(mean("leverage_on_mother")).isEqualTo(340.0 / 85, within(1e-12));
    assertThat(mean("leverage_on_city")).isEqualTo(340.0 / 30, within(1e-12));
  }

  @Test
  void no_fund_grants_more_than_its_size_or_than_it_was_asked_for() {
    double[] sizes = {5, 15, 40, 50, 30, 40, 60, 100};
    for (int k = 1; k <= sizes.length; k++) {
      assertThat(output("fund_" + k + ".granted").summary().quantile(0.99).value())
          .isLessThanOrEqualTo(sizes[k - 1]);
      assertThat(mean("fund_" + k + ".granted"))
          .isPositive()
          .isLessThanOrEqualTo(mean("fund_" + k + ".asked") + 1e-9);
    }
  }

  @Test
  void two_things_happen_together_no_oftener_than_either_and_no_rarer_than_they_must() {
    double below = mean("lp_below_hurdle");
    double missed = mean("fdi_missed");
    double both = mean("both");
    assertThat(missed).isEqualTo(1 - mean("city.T02"), within(1e-12));
    assertThat(both).isBetween(Math.max(0, below + missed - 1) - 1e-12, Math.min(below, missed));
  }

  @Test
  void neither_threads_nor_a_file_of_columns_change_a_figure(@TempDir Path folder)
      throws IOException {
    RunSettings one = new RunSettings(1, 300, new Sampling.Random(), 1, null, "test");
    Storage file = new Storage(0, folder);
    BookReport report = BookRun.run(C6, one, ParameterChange.NONE, file, Progress.NONE);
    assertThat(report)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .ignoringFields("figures.run.seconds", "figures.run.threads")
        .isEqualTo(REPORT);
    assertThat(report.fans()).isNotEmpty().allMatch(fan -> fan.paths() == 300);
    assertThat(openIn(folder)).as("files that are still open").isEmpty();
  }

  /** The files of a folder that this program has open, deleted ones too; told by Linux only. */
  private static List<String> openIn(Path folder) throws IOException {
    List<String> open = new ArrayList<>();
    Path all = Path.of("/proc/self/fd");
    for (File each : Objects.requireNonNullElse(all.toFile().listFiles(), new File[0])) {
      if (Files.isSymbolicLink(each.toPath())) {
        open.add(Files.readSymbolicLink(each.toPath()).toString());
      }
    }
    open.removeIf(name -> !name.startsWith(folder.toString()));
    return open;
  }

  @ParameterizedTest
  @CsvSource({"0,mother,fiscal", "7,mother,institution", "299,fund_7,mother", "12,qflp,foreign"})
  void a_path_adds_up_from_the_investor_down_to_the_deal(int path, String fund, String investor) {
    List<BookTrace.Section> trace =
        BookTrace.of(C6, SETTINGS, path, fund, investor, List.of("fund_7"));
    List<BookTrace.Section> sums =
        trace.stream().filter(section -> !Double.isNaN(section.sumYi())).toList();
    assertThat(sums).hasSizeGreaterThanOrEqualTo(3);
    assertThat(sums)
        .allSatisfy(
            section ->
                assertThat(section.difference()).isEqualTo(0, within(BookReport.HALF_A_FEN_YI)));
    assertThat(trace.getLast().rows()).anyMatch(row -> row.how().contains("[U]"));
  }
}
