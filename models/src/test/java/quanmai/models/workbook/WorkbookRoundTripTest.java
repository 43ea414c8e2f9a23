package quanmai.models.workbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deal as YAML and as a workbook is one deal: program, parameters and base case to the bit. */
class WorkbookRoundTripTest {

  static Stream<Path> cases() throws IOException, URISyntaxException {
    var url = requireNonNull(WorkbookRoundTripTest.class.getResource("/quanmai/models/cases"));
    var files = new ArrayList<Path>();
    try (Stream<Path> list = Files.list(Path.of(url.toURI()))) {
      list.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
    }
    var whole = requireNonNull(WorkbookRoundTripTest.class.getResource("every-form.yaml"));
    files.add(Path.of(whole.toURI()));
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSameDeal(Path file) throws IOException {
    String yaml = Files.readString(file);
    var asText = Same.checked("deal.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    var asWorkbook = Same.checked("deal.xlsx", Same.workbook(yaml));
    assertThat(Meaning.of(asWorkbook)).isEqualTo(Meaning.of(asText));
    assertThat(Same.facts(asWorkbook)).isEqualTo(Same.facts(asText));
  }

  @Test
  void numbersComeBackToTheBit() {
    List<String> numbers =
        List.of(
            "0.1",
            "1.1",
            "3.7%",
            "1e-7",
            "123456789.123456789",
            "0.30000000000000004",
            "-5",
            "1e15",
            "2.5e-300",
            "17.25%",
            "0.07%",
            "33.333333333333336%");
    var yaml =
        new StringBuilder(
            """
            quanmai: 1
            kind: deal
            name: numbers
            timeline: {start: 2026-01-01, step: year, periods: 1}
            outputs: {sum: x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11}
            inputs:
            """);
    for (int k = 0; k < numbers.size(); k++) {
      yaml.append("  x").append(k).append(": ").append(numbers.get(k)).append('\n');
    }
    var asText = Same.checked("deal.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8));
    var asWorkbook = Same.checked("deal.xlsx", Same.workbook(yaml.toString()));
    assertThat(Meaning.of(asWorkbook)).isEqualTo(Meaning.of(asText));
  }
}
