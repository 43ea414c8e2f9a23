package quanmai.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books as a user of {@code check}, {@code list} and {@code run} meets them. */
class BookCommandsTest {

  private static final String BOOK =
      """
      quanmai: 1
      kind: book
      name: {zh: 【合成】小账簿, en: A small book (fictional)}
      timeline: {start: 2026-12-31, step: year, periods: 4}
      deals:
        solar:
          inputs: {multiple: {unit: ratio, value: 2, distribution: {lognormal: {mean: 2, sd: 1}}}}
          lines:
            ticket_paid: {unit: 亿元, formula: 'if(t == 1, 4[亿元], 0)'}
            proceeds: {unit: 亿元, formula: 'if(t == 3, 4[亿元] * multiple, 0)'}
          outputs: {back: {unit: 亿元, formula: sum(proceeds)}}
      funds:
        green:
          name: {zh: 【合成】绿色基金, en: Green fund (fictional)}
          inputs: {size: {unit: 亿元, value: 10}, lost: {unit: 亿元, value: LOST}}
          schedules:
            portfolio_calls: {unit: 亿元, values: 0, feed: true}
            portfolio_proceeds: {unit: 亿元, values: 0, feed: true}
          lines:
            capacity: {unit: 亿元, formula: size}
            net: {unit: 亿元, formula: portfolio_proceeds - portfolio_calls}
            cash_error: {unit: 亿元, formula: 'portfolio_proceeds - portfolio_calls - net + lost'}
          outputs: {irr: {unit: share, formula: irr(net)}, got: {unit: 亿元, formula: sum(portfolio_proceeds)}}
      holdings:
        - {fund: green, in: solar, share: 50%, SHORT}
      outputs:
        doubled: green.got > 4[亿元]
      """
          .replace("SHORT", "short: delay");

  @TempDir private Path folder = Path.of("");

  private String file(String text) throws IOException {
    return Cli.file(folder, "book.yaml", text);
  }

  private static String sound() {
    return BOOK.replace("LOST", "0");
  }

  @Test
  void run_prints_funds_deals_and_the_cash_check() throws IOException {
    Cli ran = Cli.run("--lang", "en", "run", file(sound()), "--paths", "500");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("A small book (fictional)")
        .contains("Green fund (fictional)")
        .contains("Cash check: 1 funds, 500 paths, every period: money in is money out")
        .containsPattern("solar +4.0000 ");
    Cli again = Cli.run("--lang", "en", "run", file(sound()), "--paths", "500", "--threads", "2");
    assertThat(again.out().replaceAll("seed 1 .*", ""))
        .isEqualTo(ran.out().replaceAll("seed 1 .*", ""));
  }

  @Test
  void json_has_every_figure() throws IOException {
    Cli ran = Cli.run("run", file(sound()), "--paths", "2000", "--json");
    assertThat(ran.code()).isZero();
    JsonNode outputs = new ObjectMapper().readTree(ran.out()).get("outputs");
    JsonNode got = outputs.get("green.got");
    assertThat(got.get("base").asDouble()).isCloseTo(4, within(1e-12));
    assertThat(got.get("mean").asDouble())
        .isCloseTo(4, within(4 * got.get("standardError").asDouble()));
    assertThat(outputs.get("solar.back").get("mean").asDouble())
        .isCloseTo(2 * got.get("mean").asDouble(), within(1e-9));
    assertThat(outputs.get("green.granted").get("mean").asDouble()).isEqualTo(2);
    // P(lognormal of mean 2, sd 1 > 2) = N(-s/2), s = sqrt(ln(1.25))
    assertThat(outputs.get("doubled").get("probability").asDouble())
        .isCloseTo(0.4067, within(0.05));
  }

  @Test
  void money_that_is_lost_fails_the_run() throws IOException {
    Cli ran = Cli.run("--lang", "en", "run", file(BOOK.replace("LOST", "1e-9")), "--paths", "64");
    assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.out()).contains("The cash check failed").contains("1.0e+01 fen (green");
    Cli half = Cli.run("run", file(BOOK.replace("LOST", "0.4e-10")), "--paths", "64");
    assertThat(half.code()).as("below half a fen").isZero();
  }

  @Test
  void check_counts_what_there_is() throws IOException {
    Cli ran = Cli.run("--lang", "en", "check", file(sound()));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("book.yaml: nothing wrong. 1 deals, 1 funds, 1 holdings, 4 periods.");
    assertThat(Cli.run("--lang", "zh", "check", file(sound())).out())
        .contains("没有问题。1 个项目，1 只基金，1 项持有关系，4 期");
  }

  @Test
  void list_shows_members_and_what_they_hold() throws IOException {
    String text = sound().replace("short: delay", "feeds: {portfolio_calls: 2 * ticket_paid}");
    Cli ran = Cli.run("--lang", "en", "list", file(text));
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("solar  [deal]")
        .contains("green  [fund]  Green fund (fictional)")
        .contains("holds 50.00% of solar (1)")
        .contains("portfolio_calls = 2 * ticket_paid")
        .contains("portfolio_proceeds = proceeds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "list"})
  void a_refused_book_tells_its_findings_and_exits_with_2(String command) throws IOException {
    Cli ran = Cli.run("--lang", "en", command, file(sound().replace("in: solar", "in: sola")));
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("[unknown-member]").contains("Maybe solar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "list"})
  void a_book_takes_no_set(String command) throws IOException {
    Cli ran = Cli.run("--lang", "en", command, file(sound()), "--set", "size=3");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("A book does not take --set");
  }

  @Test
  void sobol_points_are_refused() throws IOException {
    Cli ran = Cli.run("--lang", "en", "run", file(sound()), "--sampling", "sobol");
    assertThat(ran.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ran.err()).contains("Maybe --sampling antithetic");
  }
}
