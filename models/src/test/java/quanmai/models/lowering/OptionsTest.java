package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;

/**
 * Options written as term sheets: the mean of an output is the published value within 4 standard
 * errors (and the published rounding).
 *
 * <p>All rows of a sheet run on one program: they differ in parameters only.
 */
class OptionsTest {

  private static final int PATHS = 40_000;
  private static final String FOLDER = "/quanmai/models/options/";

  private static String text(String name) throws IOException {
    try (var in = OptionsTest.class.getResourceAsStream(FOLDER + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Map<String, String>> rows(String name) throws IOException {
    List<String> lines = text(name).lines().toList();
    String[] header = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int k = 0; k < header.length; k++) {
        row.put(header[k], cells[k]);
      }
      rows.add(row);
    }
    return rows;
  }

  /** A sheet with its program. */
  private record Sheet(Lowered lowered, Program program) {

    static Sheet of(String text) {
      Lowered lowered = Lowering.lower(DealPaths.checked(text), Mode.STOCHASTIC);
      return new Sheet(lowered, Program.compile(lowered.graph()));
    }

    /** Simulates {@code output}; inputs as given, amounts of money in dollars. */
    void expect(String output, Map<String, Double> inputs, double value, double tolerance) {
      Map<String, Double> parameters = new HashMap<>(lowered.values());
      for (Lowered.Parameter parameter : lowered.parameters()) {
        String name = parameter.name().replace("inputs.", "");
        if (inputs.containsKey(name)) {
          double scale = parameter.unit().scale().doubleValue();
          parameters.put(parameter.name(), inputs.get(name) * scale);
        }
      }
      RunPlan plan = RunPlan.of(program, parameters).withPaths(PATHS).withSeed(20261124);
      double[] values = Simulation.run(plan, (done, total) -> true).output(output);
      double sum = 0;
      double squares = 0;
      for (double canonical : values) {
        double dollars = canonical * 1e8;
        sum += dollars;
        squares += dollars * dollars;
      }
      double mean = sum / PATHS;
      double error = Math.sqrt((squares / PATHS - mean * mean) / (PATHS - 1));
      assertThat(Math.abs(mean - value))
          .as("%s of %s: %s against %s", output, inputs, mean, value)
          .isLessThanOrEqualTo(4 * error + tolerance);
      assertThat(error).as("standard error of " + inputs).isLessThan(0.05 * value + 0.03);
    }
  }

  private static Map<String, Double> inputs(Map<String, String> row, String... pairs) {
    Map<String, Double> inputs = new HashMap<>();
    for (int k = 0; k < pairs.length; k += 2) {
      inputs.put(pairs[k], Double.valueOf(row.get(pairs[k + 1])));
    }
    return inputs;
  }

  @Test
  void exchangeOptionsOfMargrabe() throws IOException {
    Sheet sheet = Sheet.of(text("two_asset.yaml"));
    for (Map<String, String> row : rows("margrabe_european.csv")) {
      Map<String, Double> inputs =
          inputs(
              row,
              "spot1",
              "s1",
              "spot2",
              "s2",
              "quantity1",
              "Q1",
              "quantity2",
              "Q2",
              "yield1",
              "q1",
              "yield2",
              "q2",
              "rate",
              "r",
              "life",
              "t",
              "vol1",
              "v1",
              "vol2",
              "v2",
              "rho",
              "rho");
      sheet.expect("exchange", inputs, Double.parseDouble(row.get("value")), 1e-3);
    }
  }

  /** The rows of spread options are left out: their published values are Kirk's approximation. */
  @Test
  void optionsOnTheLesserAndTheGreaterOfTwoAssets() throws IOException {
    Sheet sheet = Sheet.of(text("two_asset.yaml"));
    int tested = 0;
    for (Map<String, String> row : rows("two_asset_basket_european.csv")) {
      if (!row.getOrDefault("type", "").equals("SpreadBasket")) {
        Map<String, Double> inputs =
            inputs(
                row, "spot1", "s1", "spot2", "s2", "strike", "strike", "yield1", "q1", "yield2",
                "q2", "rate", "r", "life", "t", "vol1", "v1", "vol2", "v2", "rho", "rho");
        String output =
            (row.getOrDefault("type", "").equals("MinBasket") ? "min_" : "max_")
                + (row.getOrDefault("optType", "").equals("Call") ? "call" : "put");
        sheet.expect(output, inputs, Double.parseDouble(row.get("value")), 1e-3);
        tested++;
      }
    }
    assertThat(tested).isEqualTo(39);
  }

  @Test
  void geometricAverages() throws IOException {
    Sheet sheet = Sheet.of(text("asian.yaml").replace("PERIODS", "10"));
    JsonNode cases = new ObjectMapper().readTree(text("asian_geometric.json"));
    int tested = 0;
    for (JsonNode row : cases) {
      if (row.get("kind").asText().startsWith("discrete")) {
        boolean strike = row.get("kind").asText().contains("average strike");
        Map<String, Double> inputs = new HashMap<>();
        inputs.put("spot", row.get("S").asDouble());
        inputs.put("strike", strike ? 100 : row.get("K").asDouble());
        inputs.put("rate", row.get("r").asDouble());
        inputs.put("carry", row.get("r").asDouble() - row.get("q").asDouble());
        inputs.put("vol", row.get("vol").asDouble());
        inputs.put("life", row.get("T").asDouble());
        String output = strike ? "geometric_strike_call" : "geometric_call";
        sheet.expect(output, inputs, row.get("expected").asDouble(), 1e-5);
        tested++;
      }
    }
    assertThat(tested).isEqualTo(2);
  }

  /**
   * Published by moment matching, good to about 0.005 here; the rows with a term structure of
   * volatility are left out, since the table does not say it.
   */
  @Test
  void arithmeticAverages() throws IOException {
    Sheet sheet = Sheet.of(text("asian.yaml").replace("PERIODS", "26"));
    int tested = 0;
    for (Map<String, String> row : rows("asian_turnbull_wakeman_haug.csv")) {
      if (row.getOrDefault("volslope", "").equals("flat")) {
        Map<String, Double> inputs =
            inputs(
                row,
                "spot",
                "spot",
                "strike",
                "strike",
                "rate",
                "r",
                "carry",
                "b_cost_of_carry",
                "life",
                "expiry",
                "vol",
                "vol");
        String output =
            row.getOrDefault("optType", "").equals("Call") ? "arithmetic_call" : "arithmetic_put";
        sheet.expect(output, inputs, Double.parseDouble(row.get("value")), 5e-3);
        tested++;
      }
    }
    assertThat(tested).isEqualTo(10);
  }
}
