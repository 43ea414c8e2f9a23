package quanmai.models.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.models.termsheet.Finding;

class RowsCsvTest {

  @Test
  void theBundledPipelineComesBackToTheBit() {
    List<Row> rows = Pipeline.bundled("c6").rows();
    String text = RowsCsv.write(rows);
    assertThat(text.lines().count()).isEqualTo(1001);
    RowsCsv.Read read = RowsCsv.read("rows.csv", text);
    assertThat(read.findings()).isEmpty();
    assertThat(read.rows()).isEqualTo(rows);
    assertThat(RowsCsv.read("rows.csv", "\uFEFF" + text).rows()).isEqualTo(rows);
  }

  @Test
  void anyTextAndAnyNumberComeBack() {
    Random random = new Random(3);
    String[] texts = {"a,b", "\"quoted\"", "第一行\n第二行", "=1+1", "济南", "x;y", "'", "1e5"};
    for (int k = 0; k < 2_000; k++) {
      Map<String, String> attributes = new TreeMap<>();
      Map<String, Double> inputs = new TreeMap<>();
      attributes.put("a", texts[random.nextInt(texts.length)]);
      attributes.put("b,c", texts[random.nextInt(texts.length)]);
      inputs.put("x", Double.longBitsToDouble(random.nextLong() >>> 2 | 0x2000000000000000L));
      inputs.put("y", -random.nextGaussian());
      Row row = new Row("【合成】" + k, attributes, inputs);
      Row lacking = new Row("other", Map.of(), Map.of("y", 1.0));
      RowsCsv.Read read = RowsCsv.read("rows.csv", RowsCsv.write(List.of(row, lacking)));
      assertThat(read.findings()).isEmpty();
      assertThat(read.rows()).containsExactly(row, lacking);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cell-count:2|name,a\nx\n",
        "cell-count:3|name,a\nx,1\ny,1,2\n",
        "not-a-number:2|name,inputs.ticket\nx,abc\n",
        "bad-header:1|name,a,a\nx,1,2\n",
        "bad-header:1|title,a\nx,1\n",
        "bad-header:1|",
        "csv-syntax:3|name,a\nx,\"1\n"
      })
  void refusesABadFile(String example) {
    String[] parts = example.split("\\|", 2);
    List<Finding> findings = RowsCsv.read("rows.csv", parts[1]).findings();
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule() + ":" + finding.where().line()).isEqualTo(parts[0]);
              assertThat(finding.advice().en()).startsWith("Maybe ");
            });
  }
}
