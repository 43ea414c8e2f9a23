package quanmai.models.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.RawNode.Mapping;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.termsheet.Values;

/** What two files of the same deal have in common. */
final class Same {

  private Same() {}

  static Checked checked(String name, byte[] bytes) {
    DealReader.Outcome outcome = DealReader.read(name, bytes);
    assertThat(outcome.findings()).as(name).isEmpty();
    return requireNonNull(outcome.checked());
  }

  static Mapping root(String yaml) {
    var findings = new Findings();
    Mapping root =
        TermSheetReader.root("deal.yaml", yaml.getBytes(StandardCharsets.UTF_8), findings);
    assertThat(findings.all()).isEmpty();
    return requireNonNull(root);
  }

  /** The workbook of a deal in YAML. */
  static byte[] workbook(String yaml) {
    Checked checked = checked("deal.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    var nothing = new Mapping(Map.of(), root(yaml).place());
    return WorkbookWriter.write(root(yaml), nothing, checked.timeline());
  }

  /** What is said of every input beside its number. */
  static List<String> facts(Checked checked) {
    return checked.sheet().inputs().stream()
        .map(
            input ->
                String.join(
                    "|",
                    input.name(),
                    String.valueOf(input.facts().label()),
                    text(input.facts().unit()),
                    String.valueOf(input.facts().source()),
                    String.valueOf(input.facts().confidence()),
                    number(input.facts().low()),
                    number(input.facts().high())))
        .toList();
  }

  private static String text(@Nullable Source source) {
    return source == null ? "" : source.text();
  }

  private static String number(@Nullable Source source) {
    return source == null ? "" : String.valueOf(Values.number(source.text()));
  }
}
