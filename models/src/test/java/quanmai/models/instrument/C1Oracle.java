package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import quanmai.models.check.Checker;
import quanmai.models.instrument.draft.Expansion;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/** The figures of sample case c1, to the decimals that they are given with. */
final class C1Oracle {

  private static final String ROWS =
      "rows[y,revenue,EBITDA,profit,tax,CFADS,interest,principal,DSCR,debt,sponsor_support,dividends]";

  /** The lines of the columns after the year, and the decimals. */
  private static final List<String> COLUMNS =
      List.of(
          "revenue",
          "ebitda",
          "profit",
          "tax.due",
          "cfads",
          "loan.interest",
          "loan.scheduled",
          "loan.dscr",
          "loan.balance",
          "support",
          "dividends");

  private static final int[] DECIMALS = {4, 4, 4, 4, 4, 5, 5, 4, 3, 4, 4};

  private final JsonNode figures;

  C1Oracle() {
    try {
      figures = new ObjectMapper().readTree(resource("c1-oracle.json"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The term sheet. */
  static String sheet() {
    return resource("c1.yaml");
  }

  double irr() {
    return figures.get("irr").asDouble();
  }

  double moic() {
    return figures.get("moic").asDouble();
  }

  /** Every figure that belongs to a year against {@code lines}, values by t by name. */
  void compare(Function<String, double[]> lines) {
    JsonNode rows = figures.get(ROWS);
    assertThat(rows).hasSize(6);
    for (int k = 0; k < COLUMNS.size(); k++) {
      double[] line = lines.apply(COLUMNS.get(k));
      for (JsonNode row : rows) {
        int year = row.get(0).asInt();
        assertThat(line[year])
            .as(COLUMNS.get(k) + " in year " + year)
            .isCloseTo(row.get(k + 1).asDouble(), rounded(DECIMALS[k]));
      }
    }
    compare(lines.apply("equity"), figures.get("equity_calls"), 3);
    compare(lines.apply("fund_flow"), figures.get("fund_flows"), 6);
    assertThat(lines.apply("exit.enterprise_value")[8])
        .isCloseTo(figures.get("exit_EV_8x").asDouble(), rounded(4));
    assertThat(lines.apply("exit.equity")[8])
        .isCloseTo(figures.get("exit_equity").asDouble(), rounded(4));
  }

  private static void compare(double[] line, JsonNode expected, int decimals) {
    for (int t = 0; t < expected.size(); t++) {
      assertThat(line[t]).as("t = " + t).isCloseTo(expected.get(t).asDouble(), rounded(decimals));
    }
  }

  /** Half of the last decimal. */
  static Offset<Double> rounded(int decimals) {
    return within(0.5000001 * Math.pow(10, -decimals));
  }

  /** What the check says of a sheet whose instruments can be expanded. */
  static Checker.Result check(String text) {
    TermSheetReader.Read read = TermSheetReader.read("test.yaml", text);
    assertThat(read.findings()).isEmpty();
    TermSheet sheet = Objects.requireNonNull(read.sheet());
    Timeline timeline = Objects.requireNonNull(TimelineBuilder.build(sheet.timeline()).timeline());
    Expansion expansion = Instruments.expand(sheet, timeline);
    assertThat(expansion.findings()).isEmpty();
    return Checker.check(expansion.sheet(), timeline);
  }

  /** A file of the cases. */
  static String resource(String name) {
    try (InputStream in = C1Oracle.class.getResourceAsStream("/quanmai/models/cases/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
