package quanmai.scenarios.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.models.book.Book;
import quanmai.models.book.BookReader;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;
import quanmai.scenarios.book.BookRun;
import quanmai.scenarios.run.RunSettings;
import quanmai.scenarios.stress.StressReport.Row;

/** A scenario on sample case C6: the whole book moves, on the numbers of its run. */
class BookModelTest {

  @Test
  void aFallOfValuationsReachesTheMotherFundFromItsDeals() {
    byte[] bytes = Objects.requireNonNull(Bundled.BOOKS.bytes("c6"));
    Book book = Objects.requireNonNull(BookReader.read("c6.yaml", bytes, null).book());
    var settings = new RunSettings(1, 64, new Sampling.Random(), 1, null, "test");
    Map<String, Scenario> known = Scenarios.bundled();
    Scenario falls = Objects.requireNonNull(known.get("valuations-fall"));
    StressReport report =
        Objects.requireNonNull(
                Stress.run(
                    new BookModel(book, settings, Progress.NONE),
                    List.of(falls),
                    known,
                    new Findings()))
            .getFirst();
    Row irr = row(report, "mother.net_irr");
    assertThat(irr.difference().value()).isNegative();
    assertThat(irr.gain()).isGreaterThan(5);
    assertThat(row(report, "mother.loses").difference().value()).isPositive();
    assertThat(report.contributors()).hasSize(10).allMatch(each -> each.change() < 0);
    double run =
        BookRun.run(book, settings, Progress.NONE).figures().outputs().stream()
            .filter(output -> output.name().equals("mother.net_irr"))
            .findFirst()
            .orElseThrow()
            .summary()
            .mean()
            .value();
    assertThat(irr.base().value()).isEqualTo(run);
  }

  private static Row row(StressReport report, String name) {
    return report.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.rows().stream().map(Row::name).toList()));
  }
}
