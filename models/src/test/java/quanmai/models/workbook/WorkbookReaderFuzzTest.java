package quanmai.models.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;

/**
 * Whatever the bytes of a workbook are, reading it ends, throws nothing, and says where things are.
 *
 * <p>{@code packed} takes a file as it is; {@code unpacked} takes the XML of the sheet of inputs of
 * an otherwise sound workbook, so that a search need not learn to pack. The kept seeds lie in the
 * resources, in the folder named after this class, and run in the ordinary build; to search:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl engine,models test -Dtest=WorkbookReaderFuzzTest#unpacked \
 *     -Djazzer.hooks=true -Djazzer.max_duration=10m -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class WorkbookReaderFuzzTest {

  private static final int SHEET_OF_INPUTS = 2;

  @FuzzTest
  void packed(byte[] bytes) {
    check(bytes);
  }

  @FuzzTest
  void unpacked(byte[] xml) {
    check(Pack.sound().part("xl/worksheets/sheet" + SHEET_OF_INPUTS + ".xml", xml).bytes());
  }

  private static void check(byte[] bytes) {
    DealReader.Outcome outcome = DealReader.read("fuzz.xlsx", bytes);
    if (outcome.checked() == null) {
      assertThat(outcome.findings()).isNotEmpty();
    }
    for (Finding finding : outcome.findings()) {
      Place where = finding.where();
      if (where.spot() instanceof Place.Spot.Cell cell) {
        assertThat(cell.row()).isBetween(1, GridParser.MAX_ROWS);
        assertThat(cell.column()).isBetween(1, GridParser.MAX_COLUMNS);
        assertThat(cell.address()).matches("[A-Z]{1,3}[1-9][0-9]{0,6}");
        assertThat(cell.character()).isBetween(1, CellReader.MAX_TEXT + 1);
      }
      assertThat(List.of("fuzz.xlsx")).contains(where.file());
      assertThat(finding.advice().en()).startsWith("Maybe ");
      assertThat(finding.advice().zh()).startsWith("也许");
    }
  }
}
