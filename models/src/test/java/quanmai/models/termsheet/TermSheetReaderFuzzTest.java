package quanmai.models.termsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import quanmai.models.timeline.TimelineBuilder;

/**
 * Whatever the bytes of a file are, reading it ends, throws nothing, and says where things are.
 *
 * <p>In the ordinary build the kept seeds run once each, without Jazzer's hooks; they lie in the
 * resources, in the folder named after this class. To search for new ones, guided by coverage:
 *
 * <pre>
 * JAZZER_FUZZ=1 mvn -pl engine,models test -Dtest=TermSheetReaderFuzzTest \
 *     -Djazzer.hooks=true -Djazzer.max_duration=10m -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * <p>An input that fails is written to the seeds' folder; keep it there with the repair.
 */
class TermSheetReaderFuzzTest {

  @FuzzTest
  void reading(byte[] bytes) {
    var read = TermSheetReader.read("fuzz.yaml", bytes);
    if (read.sheet() == null) {
      assertThat(read.findings()).isNotEmpty();
    } else {
      assertThat(TimelineBuilder.build(read.sheet().timeline())).isNotNull();
    }
    int lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' || b == '\r' ? 1 : 0;
    }
    for (Finding finding : read.findings()) {
      Place where = finding.where();
      boolean own = where.file().equals("fuzz.yaml");
      // U+0085, U+2028 and U+2029 end lines too and take two or three bytes each
      assertThat(where.line()).isBetween(1, own ? lines + bytes.length / 2 + 1 : 1_000);
      assertThat(where.column()).isBetween(1, own ? bytes.length + 2 : 1_000);
      assertThat(finding.advice().en()).startsWith("Maybe ");
      assertThat(finding.advice().zh()).startsWith("也许");
    }
  }
}
