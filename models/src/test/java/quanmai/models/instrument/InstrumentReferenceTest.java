package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/** The reference of instruments that people read is what their uses are checked by. */
class InstrumentReferenceTest {

  private static final String DOCUMENT = "docs/instruments.md";
  private static final String START = "由程序生成 Generated from the code.\n";
  private static final String RESOURCES = "models/src/main/resources/quanmai/models";

  @Test
  void the_document_holds_the_reference_as_printed() throws IOException {
    assertThat(Files.readString(root().resolve(DOCUMENT)))
        .as("to write it anew, run the main method of this class")
        .endsWith(START + InstrumentReference.markdown(examples()));
  }

  @Test
  void every_instrument_is_in_it_with_its_settings() {
    String reference = InstrumentReference.markdown(List.of());
    for (Instrument instrument : Instruments.all()) {
      assertThat(reference).contains("## `" + instrument.type() + "`");
      for (Instrument.SettingSpec setting : instrument.settings()) {
        assertThat(reference).contains("`" + setting.name() + "`", setting.description().zh());
      }
    }
  }

  /** Writes the reference into the document, behind the words that it begins with. */
  public static void main(String[] arguments) throws IOException {
    Path document = root().resolve(DOCUMENT);
    String text = Files.readString(document);
    String head = text.substring(0, text.indexOf(START) + START.length());
    Files.writeString(document, head + InstrumentReference.markdown(examples()));
  }

  /** The bundled templates and cases, expanded. */
  private static List<TermSheet> examples() throws IOException {
    List<TermSheet> sheets = new ArrayList<>();
    for (String folder : List.of("templates", "cases")) {
      try (Stream<Path> files = Files.list(root().resolve(RESOURCES).resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          TermSheet sheet = Objects.requireNonNull(TermSheetReader.read(file).sheet());
          Timeline timeline = TimelineBuilder.build(sheet.timeline()).timeline();
          if (timeline != null) {
            sheets.add(Instruments.expand(sheet, timeline).sheet());
          }
        }
      }
    }
    return sheets;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs"))) {
      folder = Objects.requireNonNull(folder.getParent());
    }
    return folder;
  }
}
