package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sample case C1 through the whole language; figures of the independent script oracles.py. */
class CaseOneTest {

  private static String text() throws IOException {
    try (var in = CaseOneTest.class.getResourceAsStream("/quanmai/models/cases/c1.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theBaseCaseIsTheOraclesOne() throws IOException {
    DealPaths base = DealPaths.of(text(), Mode.BASE);
    assertThat(base.output("fund_irr")).isCloseTo(0.2321, within(5e-5));
    assertThat(base.output("fund_moic")).isCloseTo(3.797, within(5e-4));
  }
}
