package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code stress} says. */
class StressCommandTest {

  @Test
  void oneScenarioIsATableWithPairedErrors() {
    Cli ran = Cli.run("stress", "c3", "--set", "rates-up", "--paths", "500", "--lang", "en");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("rates up by 100 bp (rates-up)")
        .contains("IRR of the fund")
        .contains("shocked")
        .contains("error vs independent");
  }

  @Test
  void allScenariosAreRunWhenNoneIsNamed() throws Exception {
    Cli ran = Cli.run("stress", "c1", "--paths", "200", "--json");
    JsonNode scenarios = new ObjectMapper().readTree(ran.out()).get("scenarios");
    assertThat(scenarios.size()).isEqualTo(11);
    assertThat(scenarios.get("baseline").get("touches").asBoolean()).isFalse();
    JsonNode irr = scenarios.get("valuations-fall").get("figures").get("fund_irr");
    assertThat(irr.get("difference").asDouble()).isNegative();
    assertThat(irr.get("differenceError").asDouble())
        .isLessThan(irr.get("independentError").asDouble());
  }

  @Test
  void aFileIsAScenarioAndAnUnknownNameIsRefused(@TempDir Path folder) throws Exception {
    String own =
        Cli.file(
            folder,
            "own.yaml",
            "quanmai: 1\nkind: scenario\nname: {zh: 自定, en: my own}\ndated: 2026-11-24\n"
                + "source: test\nchanges: [{targets: [inputs.exit_multiple], multiply: 50%}]\n");
    Cli ran = Cli.run("stress", "c3", "--set", own, "--paths", "200", "--lang", "en");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("my own");
    Cli unknown = Cli.run("stress", "c3", "--set", "valuation-fall", "--lang", "en");
    assertThat(unknown.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(unknown.err()).contains("Maybe valuations-fall");
  }
}
