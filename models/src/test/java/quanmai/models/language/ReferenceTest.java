package quanmai.models.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The reference that people read is the tables that formulas are checked by. */
class ReferenceTest {

  @Test
  void theDocumentHoldsTheReferenceAsPrinted() throws IOException {
    Path document = Path.of("").toAbsolutePath();
    while (!Files.exists(document.resolve("docs/formulas.md"))) {
      document = Objects.requireNonNull(document.getParent());
    }
    assertThat(Files.readString(document.resolve("docs/formulas.md")))
        .contains(Reference.markdown());
  }

  @Test
  void everyFunctionNameAndUnitIsInIt() {
    String reference = Reference.markdown();
    for (Function function : Function.values()) {
      assertThat(reference).contains("`" + function.signature() + "`");
    }
    for (BuiltIn builtIn : BuiltIn.values()) {
      assertThat(reference).contains("`" + builtIn.text() + "`");
    }
    assertThat(reference).contains("| `kWh` | 0.000001 | GWh |").contains("| `万元` | 0.0001 | 亿元 |");
  }
}
