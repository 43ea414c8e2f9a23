package quanmai.models.instrument.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import quanmai.engine.irr.PublicMarketEquivalent;

/** Measures of funds by published figures (pyxirr's vectors), by hand, and against the engine. */
class FundMetricsTest {

  /** The value counts at the end only. */
  private static FundSheet sheet(double[] flows, double[] index, double value) {
    double[] values = new double[flows.length];
    values[flows.length - 1] = value;
    return sheet(flows, index, values);
  }

  private static FundSheet sheet(double[] flows, double[] index, double[] values) {
    StringBuilder calls = new StringBuilder();
    StringBuilder back = new StringBuilder();
    StringBuilder level = new StringBuilder();
    for (int t = 0; t < flows.length; t++) {
      calls.append(t == 0 ? "" : ", ").append(Math.max(0, -flows[t]));
      back.append(t == 0 ? "" : ", ").append(Math.max(0, flows[t]));
      level.append(t == 0 ? "" : ", ").append(index[t]);
    }
    int last = flows.length - 1;
    return FundSheet.yearly(
            last,
            """
            schedules:
              calls: {unit: 亿元, values: [%s]}
              back: {unit: 亿元, values: [%s]}
              value: {unit: 亿元, values: %s}
              index: {unit: ratio, values: [%s]}
            instruments:
              m: {type: fund-metrics, calls: calls, distributions: back, value: value, index: index}
            """
                .formatted(calls, back, Arrays.toString(values), level))
        .path(0);
  }

  private static double[] numbers(JsonNode of) {
    double[] numbers = new double[of.size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = of.get(k).asDouble();
    }
    return numbers;
  }

  @Test
  void publishedFiguresComeOut() throws IOException {
    int seen = 0;
    for (JsonNode one : BlindPoolTest.read("pe_metrics_pme.json")) {
      String name = one.get("fn").asText();
      double[] flows = numbers(one.get("flows"));
      if (one.path("note").asText().contains("all flows are contributions")) {
        flows = Arrays.stream(flows).map(flow -> -flow).toArray();
      }
      double[] flat = new double[flows.length];
      Arrays.fill(flat, 1);
      double[] index = one.has("index") ? numbers(one.get("index")) : flat;
      JsonNode value = one.path("nav");
      FundSheet sheet =
          value.isArray()
              ? sheet(flows, index, numbers(value))
              : sheet(flows, index, value.asDouble(0));
      int last = flows.length - 1;
      String line =
          switch (name) {
            case "DPI" -> "m.dpi";
            case "RVPI" -> "m.rvpi";
            case "TVPI" -> "m.tvpi";
            case "KS_PME" -> "m.pme_ks";
            case "LN_PME_NAV" -> "m.index_value";
            case "LN_PME_IRR" -> "m.pme_ln";
            case "PME_PLUS_LAMBDA" -> "m.plus_factor";
            case "DIRECT_ALPHA" -> "m.direct_alpha";
            case "mPME_IRR" -> "m.pme_modified";
            default -> throw new AssertionError(name);
          };
      assertThat(sheet.at(line, last))
          .as(one.toString())
          .isCloseTo(one.get("recomputed").asDouble(), within(1e-9));
      seen++;
    }
    assertThat(seen).isEqualTo(17);
  }

  @Test
  void randomFundsAgreeWithTheEngine() {
    Random random = new Random(5);
    for (int n = 0; n < 40; n++) {
      double[] flows = new double[9];
      double[] index = new double[9];
      for (int t = 0; t < 9; t++) {
        flows[t] = t < 4 ? -1 - random.nextDouble() : random.nextDouble() * 3;
        index[t] = (t == 0 ? 100 : index[t - 1]) * (0.8 + 0.6 * random.nextDouble());
      }
      double[] values = random.doubles(9).toArray();
      double value = values[8];
      FundSheet sheet = sheet(flows, index, values);
      assertThat(sheet.at("m.pme_modified", 8))
          .isCloseTo(
              PublicMarketEquivalent.modified(flows, index, values).rate().orElseThrow(),
              within(1e-9));
      assertThat(sheet.at("m.pme_plus", 8))
          .isCloseTo(
              PublicMarketEquivalent.pmePlus(flows, index, value).rate().orElseThrow(),
              within(1e-9));
      assertThat(sheet.at("m.direct_alpha", 8))
          .isCloseTo(
              PublicMarketEquivalent.directAlpha(flows, index, value).rate().orElseThrow(),
              within(1e-9));
    }
  }

  @Test
  void theLifeOfAFundByHand() {
    FundSheet sheet =
        sheet(
            new double[] {-30, -30, -40, 20, 40, 60, 50, 30},
            new double[] {1, 1, 1, 1, 1, 1, 1, 1},
            0);
    assertThat(sheet.line("m.cumulative", 7))
        .containsExactly(-30, -60, -100, -80, -40, 20, 70, 100);
    assertThat(sheet.at("m.irr", 7)).isCloseTo(0.18995, within(5e-6));
    assertThat(sheet.at("m.moic", 7)).isEqualTo(2);
    assertThat(sheet.at("m.peak_exposure", 7)).isEqualTo(100);
    assertThat(sheet.at("m.payback", 7)).isCloseTo(4 + 40 / 60.0, within(1e-12));
    assertThat(sheet.line("m.dpi", 4)).containsExactly(0, 0, 0, 0.2, 0.6);
    assertThat(sheet.at("m.loses", 7)).isZero();
  }
}
