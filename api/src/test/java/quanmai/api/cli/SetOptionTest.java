package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --set}: values that a run fixes beside the file. */
class SetOptionTest {

  private static JsonNode run(String... set) throws Exception {
    List<String> args = new ArrayList<>(List.of("run", "c1", "--paths", "200", "--json"));
    for (String each : set) {
      args.add("--set");
      args.add(each);
    }
    Cli ran = Cli.run(args.toArray(String[]::new));
    assertThat(ran.code()).as(ran.err()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  private static double base(JsonNode root, String output) {
    return root.get("outputs").get(output).get("base").asDouble();
  }

  @Test
  void whatIsSetIsRecordedAndChangesTheInputsHashOnly() throws Exception {
    JsonNode plain = run();
    JsonNode set = run("loan_rate=4.5%");
    assertThat(set.get("run").get("set").get(0).asText()).isEqualTo("loan_rate=4.5%");
    assertThat(plain.get("run").get("set")).isEmpty();
    assertThat(set.get("run").get("programHash")).isEqualTo(plain.get("run").get("programHash"));
    assertThat(set.get("run").get("inputsHash")).isNotEqualTo(plain.get("run").get("inputsHash"));
    assertThat(base(set, "fund_irr")).isLessThan(base(plain, "fund_irr"));
    Cli text = Cli.run("run", "c1", "--paths", "300", "--set", "loan_rate=4.5%", "--lang", "en");
    assertThat(text.out()).contains("set: loan_rate=4.5%").contains("--set loan_rate=4.5%");
  }

  @Test
  void anInputThatIsSetIsNotDrawn() throws Exception {
    JsonNode set =
        run(
            "capex_multiplier=1",
            "utilisation_multiplier=1",
            "delay=0",
            "exit_multiple=8",
            "exit_route=sale",
            "buyback_recovery=75%",
            "price_index.vol=0",
            "margin_sd=0");
    JsonNode irr = set.get("outputs").get("fund_irr");
    assertThat(irr.get("sd").asDouble()).isCloseTo(0, within(1e-12));
    assertThat(irr.get("mean").asDouble()).isCloseTo(irr.get("base").asDouble(), within(1e-12));
  }

  @Test
  void anOptionIsSetByItsWord() throws Exception {
    JsonNode buyback = run("exit_route=buyback");
    JsonNode none = run("exit_route=buyback", "buyback_recovery=0");
    assertThat(base(none, "fund_irr")).isLessThan(base(buyback, "fund_irr"));
    assertThat(none.get("outputs").get("fund_moic").get("mean").asDouble())
        .isLessThan(buyback.get("outputs").get("fund_moic").get("mean").asDouble());
  }

  @Test
  void entriesOfSchedulesAndTermsOfInstruments() throws Exception {
    double equity = base(run(), "total_equity");
    assertThat(base(run("capex_plan[1]=29.8"), "total_equity") - equity)
        .isCloseTo(10, within(1e-9));
    // the plan's range 6..8 is split; one of its periods is changed
    double seven = base(run("utilisation_plan[7]=50%"), "fund_irr");
    double seven8 = base(run("utilisation_plan[7..8]=50%"), "fund_irr");
    assertThat(seven8).isLessThan(seven);
    assertThat(seven).isLessThan(base(run(), "fund_irr"));
    // the held margin goes on around the period that is set
    double margin = base(run("margin_plan[7]=16%"), "fund_irr");
    assertThat(margin).isEqualTo(base(run(), "fund_irr"));
    assertThat(base(run("margin_plan[7]=10%"), "fund_irr")).isLessThan(margin);
    assertThat(base(run("loan.instalments=4"), "fund_irr")).isLessThan(base(run(), "fund_irr"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "capasity=3 | unknown-name | Maybe capacity",
        "capacity | bad-set | Maybe",
        "capacity= | bad-set | Maybe",
        "capacity=1,000 | not-a-value | Maybe 1000",
        "capacity=many | not-a-value | Maybe",
        "capacity=-3 | outside-range | Maybe",
        "exit_route=sell | unknown-option | Maybe one of sale",
        "capex_plan[99]=3 | outside-timeline | Maybe",
        "capex_plan=3 | unknown-name | Maybe",
        "loan.colour=3 | unknown-setting | Maybe",
        "price_index.volt=3 | law-parameters | vol",
      })
  void whatCannotBeSetIsToldAtTheOption(String set, String rule, String advice) {
    Cli ran = Cli.run("check", "c1", "--set", set, "--lang", "en");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("--set " + set).contains("[" + rule + "]").contains(advice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "run", "list", "explain", "gradient"})
  void everyCommandTakesIt(String command) {
    List<String> args = new ArrayList<>(List.of(command, "c1", "--set", "capasity=3"));
    if (command.equals("explain")) {
      args.add("--base");
    }
    Cli ran = Cli.run(args.toArray(String[]::new));
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("--set capasity=3: ");
  }

  @Test
  void severalAreToldAtOnce() {
    Cli ran =
        Cli.run(
            "check",
            "c1",
            "--set",
            "a=1",
            "--set",
            "b=2",
            "--set",
            "tax_rate=20%",
            "--set",
            "tax_rate=25%",
            "--lang",
            "en");
    assertThat(ran.err()).contains("--set a=1").contains("--set b=2").contains("set-twice");
  }
}
