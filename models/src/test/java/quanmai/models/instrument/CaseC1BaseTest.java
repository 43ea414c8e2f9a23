package quanmai.models.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The base case of the sample deal against its oracle, to the oracle's own rounding. */
class CaseC1BaseTest {

  /** The oracle's columns after the year, with the decimals they are rounded to. */
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

  private final JsonNode oracle = oracle();
  private final NaiveSheet c1 = NaiveSheet.of(resource("/quanmai/models/cases/c1.yaml"));

  @Test
  void everyColumnOfEveryYear() {
    JsonNode rows =
        oracle.get(
            "rows[y,revenue,EBITDA,profit,tax,CFADS,interest,principal,DSCR,debt,sponsor_support,dividends]");
    assertThat(rows).hasSize(6);
    for (JsonNode row : rows) {
      int year = row.get(0).asInt();
      for (int k = 0; k < COLUMNS.size(); k++) {
        assertThat(c1.line(COLUMNS.get(k))[year])
            .as(COLUMNS.get(k) + " in year " + year)
            .isCloseTo(row.get(k + 1).asDouble(), within(half(DECIMALS[k])));
      }
    }
  }

  @Test
  void equityExitAndFundFlows() {
    double[] equity = c1.line("equity");
    for (int t = 0; t <= 2; t++) {
      assertThat(equity[t])
          .isCloseTo(oracle.get("equity_calls").get(t).asDouble(), within(half(3)));
    }
    assertThat(c1.line("exit.enterprise_value")[8])
        .isCloseTo(oracle.get("exit_EV_8x").asDouble(), within(half(4)));
    assertThat(c1.line("exit.equity")[8])
        .isCloseTo(oracle.get("exit_equity").asDouble(), within(half(4)));
    double[] flows = c1.line("fund_flow");
    for (int t = 0; t <= 8; t++) {
      assertThat(flows[t])
          .as("fund flow in year " + t)
          .isCloseTo(oracle.get("fund_flows").get(t).asDouble(), within(half(6)));
    }
  }

  @Test
  void theCalculationByHandAgrees() {
    BatteryPlantByHand.Path path = BatteryPlantByHand.path(BatteryPlantByHand.Draws.planned());
    assertThat(path.irr()).isCloseTo(oracle.get("irr").asDouble(), within(half(6)));
    assertThat(path.moic()).isCloseTo(oracle.get("moic").asDouble(), within(half(6)));
    assertThat(c1.line("fund_flow")).containsExactly(path.fundFlows(), within(1e-12));
    for (BatteryPlantByHand.Year year : path.years()) {
      assertThat(c1.line("dividends")[year.year()]).isCloseTo(year.dividends(), within(1e-12));
      assertThat(c1.line("tax.due")[year.year()]).isCloseTo(year.tax(), within(1e-12));
    }
  }

  @Test
  void whatTheHoldersAndTheLenderGetIsWhatTheProjectYields() {
    double[] project = c1.line("project_flow");
    double[] sponsor = c1.line("sponsor_flow");
    double[] fund = c1.line("fund_flow");
    double[] platform = c1.line("platform_flow");
    double[] service = c1.line("loan.debt_service");
    double[] draws = c1.line("loan.draws");
    for (int t = 0; t <= 8; t++) {
      double repaidAtExit = t == 8 ? c1.line("loan.balance")[8] : 0;
      assertThat(sponsor[t] + fund[t] + platform[t] + service[t] - draws[t] + repaidAtExit)
          .as("year " + t)
          .isCloseTo(project[t], within(1e-12));
    }
  }

  private static double half(int decimals) {
    return 0.5000001 * Math.pow(10, -decimals);
  }

  private static JsonNode oracle() {
    try {
      return new ObjectMapper().readTree(resource("/quanmai/models/cases/c1-oracle.json"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = CaseC1BaseTest.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
