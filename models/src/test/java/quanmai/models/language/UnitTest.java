package quanmai.models.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;

/** Units: what they are worth, how they multiply, and what is said of a wrong one. */
class UnitTest {

  private final List<Finding> findings = new ArrayList<>();

  private Unit unit(String text) {
    return UnitParser.parse(
        new Source(text, new Place("f", 3, 10, "inputs.x.unit")), findings::add);
  }

  @ParameterizedTest(name = "{1} {0} is {2} {3}")
  @CsvSource({
    "元, 1e8, 1, 亿元",
    "万元, 2.5, 0.00025, 亿元",
    "亿元, 15.4, 15.4, 亿元",
    "元/Wh, 0.38, 3.8, 亿元/GWh",
    "USD_m, 100, 1, 亿USD",
    "万美元, 10000, 1, 亿USD",
    "share, 0.4, 0.4, ratio",
    "%, 3.7, 0.037, ratio",
    "bp, 20, 0.002, ratio",
    "month, 18, 1.5, year",
    "day, 365, 1, year",
    "/year, 0.05, 0.05, ratio/year",
    "share/year, 0.05, 0.05, ratio/year",
    "mu, 15, 10000, m2",
    "亩, 600, 400000, m2",
    "万吨, 3, 30000, t",
    "kWh, 1e6, 1, GWh",
    "元/m2*m2, 1e8, 1, 亿元",
    "亿元^2/亿元, 7, 7, 亿元",
    "万人, 0.18, 1800, ratio",
    "元/股, 12e8, 12, 亿元",
  })
  void isWorth(String text, BigDecimal value, double canonical, String dimension) {
    Unit unit = unit(text);
    assertThat(findings).isEmpty();
    assertThat(unit.toCanonical(value)).isEqualTo(canonical);
    assertThat(unit.fromCanonical(canonical)).isCloseTo(value.doubleValue(), byUlps(value));
    assertThat(unit.dimension().toString())
        .isEqualTo(dimension.equals("ratio/year") ? "/year" : dimension);
  }

  private static org.assertj.core.data.Offset<Double> byUlps(BigDecimal value) {
    return org.assertj.core.api.Assertions.within(4 * Math.ulp(value.doubleValue()));
  }

  @Test
  void aMegawattForAnHourIsAMegawattHour() {
    assertThat(unit("MW*hour").dimension()).isEqualTo(unit("MWh").dimension());
    double energy = unit("MW*hour").toCanonical(BigDecimal.ONE);
    assertThat(energy).isEqualTo(unit("MWh").toCanonical(BigDecimal.ONE));
  }

  @Test
  void theCanonicalTextOfADimensionReadsAsThatDimension() {
    for (String text : List.of("亿元/GWh", "USD/CNY", "/year", "m2", "亿元^2", "t/m3", "亿元/year^2")) {
      Dimension dimension = unit(text).dimension();
      assertThat(unit(dimension.toString()).dimension()).as(text).isEqualTo(dimension);
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void squareRootsHalveAndRefuseOddPowers() {
    assertThat(unit("亿元^2").dimension().root()).isEqualTo(unit("元").dimension());
    assertThat(unit("亿元").dimension().root()).isNull();
  }

  @Test
  void anUnknownUnitIsSaidWithItsPlaceAndTheNearest() {
    assertThat(unit("元/GWj")).isEqualTo(Unit.NONE);
    Finding finding = findings.getFirst();
    assertThat(finding.rule()).isEqualTo("unknown-unit");
    assertThat(finding.where().column()).isEqualTo(12);
    assertThat(finding.advice().en()).startsWith("Maybe").contains("GWh");
    assertThat(finding.advice().zh()).startsWith("也许").contains("GWh");
  }

  @ParameterizedTest
  @CsvSource({"元//Wh", "元/", "*元", "元 Wh", "date/year", "元^0", "'元(Wh)'"})
  void malformedTextsAreRefused(String text) {
    assertThat(unit(text)).isEqualTo(Unit.NONE);
    assertThat(findings).extracting(Finding::rule).containsExactly("unit-syntax");
  }

  @Test
  void currenciesAreTheOnesOfStrata() {
    assertThat(UnitNames.find("XQZ")).isNull();
    assertThat(UnitNames.find("HKD")).isNotNull();
    assertThat(Units.differByCurrency(unit("USD").dimension(), unit("元").dimension())).isTrue();
    assertThat(Units.differByCurrency(unit("USD").dimension(), unit("GWh").dimension())).isFalse();
  }
}
