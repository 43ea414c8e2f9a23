package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published rates: pyxirr's and numpy-financial's tests, MathWorks' xirr example, INSEAD's note on
 * measuring fund performance; every root was also recomputed independently.
 */
class IrrVectorsTest {

  static Stream<JsonNode> periodic() {
    return cases(Vectors.read("irr_periodic.json"));
  }

  static Stream<JsonNode> mirr() {
    return cases(Vectors.read("mirr.json"));
  }

  static Stream<JsonNode> dated() {
    return cases(Vectors.read("xirr_daycount.json").get("cases"));
  }

  static Stream<JsonNode> annuities() {
    return cases(Vectors.read("tvm_numpy_financial.json").get("cases"));
  }

  static Stream<JsonNode> funds() {
    return cases(Vectors.read("pe_metrics_pme.json"));
  }

  private static Stream<JsonNode> cases(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("periodic")
  void everyRootIsFoundAndThePublishedOneReported(JsonNode vector) {
    IrrResult result = Irr.periodic(Vectors.doubles(vector.get("flows")), 1);
    double[] roots = Vectors.doubles(vector.get("independent_roots"));
    assertThat(result.roots().stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(roots, within(1e-11));
    if (vector.get("expected").isNull()) {
      assertThat(result.rate()).isEmpty();
      assertThat(result.status()).isEqualTo(IrrStatus.ALL_ZERO);
    } else {
      assertThat(result.rate()).isPresent();
      assertThat(result.rateOrNaN())
          .isCloseTo(vector.get("expected").asDouble(), within(vector.get("tol").asDouble()));
      assertThat(result.status())
          .isEqualTo(roots.length == 1 ? IrrStatus.UNIQUE : IrrStatus.SEVERAL);
    }
  }

  @ParameterizedTest
  @MethodSource("mirr")
  void mirr(JsonNode vector) {
    var rate =
        Mirr.periodic(
            Vectors.doubles(vector.get("flows")),
            vector.get("finance").asDouble(),
            vector.get("reinvest").asDouble());
    if (vector.get("expected").isNull()) {
      assertThat(rate).isEmpty();
    } else {
      assertThat(rate).isPresent();
      assertThat(rate.getAsDouble())
          .isCloseTo(vector.get("expected").asDouble(), within(vector.get("tol").asDouble()))
          .isCloseTo(vector.get("recomputed").asDouble(), within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("dated")
  void xirrUnderDayCounts(JsonNode vector) {
    LocalDate[] dates =
        cases(vector.get("dates")).map(d -> LocalDate.parse(d.asText())).toArray(LocalDate[]::new);
    double[] years = new double[dates.length];
    for (int i = 0; i < years.length; i++) {
      years[i] = years(vector.get("day_count").asText(), dates[0], dates[i]);
    }
    IrrResult result = Irr.dated(Vectors.doubles(vector.get("amounts")), years);
    assertThat(result.status()).isEqualTo(IrrStatus.UNIQUE);
    assertThat(result.rateOrNaN())
        .isCloseTo(vector.get("expected").asDouble(), within(1e-9))
        .isCloseTo(vector.get("recomputed").get(0).asDouble(), within(1e-12));
  }

  /** Day counts for these dates only (no month end among them); the library's are elsewhere. */
  private static double years(String dayCount, LocalDate from, LocalDate to) {
    double days = ChronoUnit.DAYS.between(from, to);
    return switch (dayCount) {
      case "act/360" -> days / 360;
      case "act/365F" -> days / 365;
      case "act/act ISDA" -> {
        double sum = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
          sum += 1.0 / day.lengthOfYear();
        }
        yield sum;
      }
      default ->
          (360 * (to.getYear() - from.getYear())
                  + 30 * (to.getMonthValue() - from.getMonthValue())
                  + to.getDayOfMonth()
                  - from.getDayOfMonth())
              / 360.0;
    };
  }

  @ParameterizedTest
  @MethodSource("annuities")
  void timeValueOfMoney(JsonNode vector) {
    JsonNode args = vector.get("args");
    double rate = number(args, "rate");
    double nper = number(args, "nper");
    double pmt = number(args, "pmt");
    double pv = number(args, "pv");
    double fv = number(args, "fv");
    double actual =
        switch (vector.get("fn").asText()) {
          case "mirr" ->
              Mirr.periodic(
                      Vectors.doubles(args.get("values")),
                      number(args, "finance"),
                      number(args, "reinvest"))
                  .orElseThrow();
          case "npv" -> PresentValue.npv(rate, Vectors.doubles(args.get("values")));
          case "pmt" -> Annuity.payment(rate, nper, pv, fv);
          case "pv" -> Annuity.presentValue(rate, nper, pmt, fv);
          case "rate" -> Annuity.rate((int) nper, pmt, pv, fv).orElse(Double.NaN);
          case "nper" -> Annuity.periods(rate, pmt, pv, fv);
          case "ppmt" -> Annuity.principalPayment(rate, args.get("per").asInt(), nper, pv, fv);
          default -> throw new AssertionError(vector.get("fn"));
        };
    if (vector.get("expected").isNull()) {
      assertThat(actual).isNaN();
    } else {
      double recomputed = vector.get("recomputed").asDouble();
      assertThat(actual).isCloseTo(recomputed, within(1e-11 * Math.abs(recomputed)));
      assertThat(actual).isCloseTo(vector.get("expected").asDouble(), within(1e-6));
    }
  }

  private static double number(JsonNode args, String name) {
    return args.has(name) ? args.get(name).asDouble() : 0;
  }

  @ParameterizedTest
  @MethodSource("funds")
  void fundMultiplesAndPublicMarketEquivalents(JsonNode vector) {
    double[] flows = Vectors.doubles(vector.get("flows"));
    double[] index = vector.has("index") ? Vectors.doubles(vector.get("index")) : new double[0];
    double nav = vector.has("nav") && vector.get("nav").isNumber() ? number(vector, "nav") : 0;
    double actual =
        switch (vector.get("fn").asText()) {
          case "DPI" -> Multiples.dpi(flows);
          case "RVPI" -> Multiples.rvpi(nav, negated(flows));
          case "TVPI" -> Multiples.tvpi(nav, flows);
          case "KS_PME" -> PublicMarketEquivalent.kaplanSchoar(flows, index, nav);
          case "LN_PME_NAV" -> PublicMarketEquivalent.longNickelsValue(flows, index);
          case "LN_PME_IRR" -> PublicMarketEquivalent.longNickels(flows, index).rateOrNaN();
          case "PME_PLUS_LAMBDA" -> PublicMarketEquivalent.pmePlusFactor(flows, index, nav);
          case "mPME_IRR" ->
              PublicMarketEquivalent.modified(flows, index, Vectors.doubles(vector.get("nav")))
                  .rateOrNaN();
          case "DIRECT_ALPHA" -> PublicMarketEquivalent.directAlpha(flows, index, nav).rateOrNaN();
          default -> throw new AssertionError(vector.get("fn"));
        };
    assertThat(actual).isCloseTo(vector.get("recomputed").asDouble(), within(1e-9));
  }

  /** The case that is published with contributions as positive amounts. */
  private static double[] negated(double[] flows) {
    return java.util.Arrays.stream(flows).map(f -> -f).toArray();
  }

  @Test
  void xnfvOfTheWestclintechExample() {
    LocalDate start = LocalDate.parse("2011-11-30");
    String[] dates = {
      "2011-11-30",
      "2012-03-15",
      "2012-07-18",
      "2012-11-30",
      "2013-01-23",
      "2013-04-30",
      "2014-02-06"
    };
    double[] flows = {-100000, -50000, -2500, 12500, 37500, 75000, 90000};
    double[] years = new double[dates.length];
    for (int i = 0; i < years.length; i++) {
      years[i] = ChronoUnit.DAYS.between(start, LocalDate.parse(dates[i])) / 365.0;
    }
    assertThat(PresentValue.xnfv(0.025, flows, years)).isCloseTo(57238.1249299303, within(1e-8));
    assertThat(PresentValue.xnpv(0.025, flows, years) * Math.pow(1.025, years[6]))
        .isCloseTo(57238.1249299303, within(1e-8));
  }
}
