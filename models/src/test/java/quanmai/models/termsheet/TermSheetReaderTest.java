package quanmai.models.termsheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.Setting;

/** What a good file reads as, and that every piece knows its place. */
class TermSheetReaderTest {

  private static final String TEXT = text();
  private static final TermSheet SHEET = sheet();

  private static String text() {
    try (var in = TermSheetReaderTest.class.getResourceAsStream("full.yaml")) {
      return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TermSheet sheet() {
    var read = TermSheetReader.read("full.yaml", TEXT);
    assertThat(read.findings()).isEmpty();
    return requireNonNull(read.sheet());
  }

  private static InputDef input(String name) {
    return SHEET.inputs().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  private static LineDef line(String name) {
    return SHEET.lines().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  /** The text of the file at a place, as long as {@code length}. */
  private static String at(Place place, int length) {
    String line = TEXT.lines().toList().get(place.line() - 1);
    return line.substring(place.column() - 1, place.column() - 1 + length);
  }

  @Test
  void heads() {
    assertThat(SHEET.kind()).isEqualTo(TermSheet.Kind.DEAL);
    assertThat(SHEET.name()).isEqualTo(new Text("【合成】示例", "Example"));
    assertThat(SHEET.note()).isEqualTo(Text.same("一段说明"));
    assertThat(SHEET.currency().text()).isEqualTo("CNY");
    assertThat(SHEET.template()).isNull();
  }

  @Test
  void timeline() {
    var timeline = SHEET.timeline();
    assertThat(timeline.start().text()).isEqualTo("2026-11-24");
    assertThat(requireNonNull(timeline.stub()).place().path()).isEqualTo("timeline.stub");
    assertThat(timeline.opening()).isTrue();
    assertThat(timeline.phases()).containsOnlyKeys("construction", "operation");
    assertThat(requireNonNull(timeline.phases().get("operation")).text())
        .isEqualTo("2028-12-31..2033-12-31");
  }

  @Test
  void inputs() {
    assertThat(SHEET.inputs())
        .extracting(InputDef::name)
        .containsExactly("capacity", "overrun", "samples", "route", "闰日");
    var facts = input("capacity").facts();
    assertThat(facts.label()).isEqualTo(new Text("产能", "capacity"));
    assertThat(facts.source()).isEqualTo("可研 3.2");
    assertThat(facts.confidence()).isEqualTo(Confidence.VERIFIED);
    assertThat(requireNonNull(facts.high()).text()).isEqualTo("100");
    assertThat(input("overrun").facts().high()).isNull();
    var lognormal = requireNonNull(input("overrun").distribution());
    assertThat(lognormal.kind()).isEqualTo("lognormal");
    assertThat(lognormal.parameters()).containsOnlyKeys("mean", "sd");
    assertThat(requireNonNull(input("samples").distribution()).parameters().get("values"))
        .isInstanceOf(Setting.Items.class);
    assertThat(List.copyOf(input("route").options().keySet()))
        .containsExactly("sale", "回购", "discount");
    assertThat(requireNonNull(input("闰日").value()).text()).isEqualTo("2028-02-29");
  }

  @Test
  void schedules() {
    var capex = SHEET.schedules().get(0);
    assertThat(List.copyOf(capex.values().keySet()))
        .containsExactly("0", "1..2", "operation", "2030-12-31");
    assertThat(capex.hold()).isFalse();
    var margin = SHEET.schedules().get(1);
    assertThat(List.copyOf(margin.values().keySet())).containsExactly("0", "1", "2", "3");
    assertThat(margin.hold()).isTrue();
    assertThat(SHEET.schedules().get(2).values()).containsOnlyKeys("0..");
  }

  @Test
  void factorsAndCorrelation() {
    var price = SHEET.factors().get(0);
    assertThat(price.process()).isEqualTo("gbm");
    assertThat(List.copyOf(price.parameters().keySet())).containsExactly("start", "drift", "vol");
    assertThat(price.facts().label()).isEqualTo(Text.same("价格"));
    assertThat(SHEET.correlation().copula()).isEqualTo("t");
    var pair = SHEET.correlation().pairs().get(0);
    assertThat(pair.first() + " " + pair.second() + " " + pair.correlation().text())
        .isEqualTo("price noise 0.5");
    assertThat(at(pair.correlation().place(), 3)).isEqualTo("0.5");
  }

  @Test
  void events() {
    assertThat(SHEET.events().get(0).hazards()).containsOnlyKeys("");
    assertThat(requireNonNull(SHEET.events().get(1).hazards().get("")).text()).isEqualTo("1%");
    assertThat(List.copyOf(SHEET.events().get(2).hazards().keySet()))
        .containsExactly("ipo", "trade");
  }

  @Test
  void linesAndTheirPlaces() {
    Source revenue = requireNonNull(line("revenue").formulas().get("operation"));
    assertThat(revenue.text()).isEqualTo("capacity * price");
    assertThat(at(revenue.place(), 8)).isEqualTo("capacity");
    assertThat(at(revenue.at(11), 5)).isEqualTo("price");
    assertThat(revenue.place().path()).isEqualTo("lines.revenue.formula");
    assertThat(at(line("revenue").place(), 8)).isEqualTo("revenue:");
  }

  @Test
  void placesInTextsOfSeveralLines() {
    Source folded = requireNonNull(line("equity").formulas().get("construction"));
    assertThat(at(folded.at(folded.text().indexOf("dry.now")), 7)).isEqualTo("dry.now");
    Source block = requireNonNull(line("equity").formulas().get("operation"));
    assertThat(at(block.place(), 4)).isEqualTo("-1 *");
    assertThat(at(block.at(block.text().indexOf("revenue")), 7)).isEqualTo("revenue");
  }

  @Test
  void placesInQuotedTexts() {
    Source loss = SHEET.outputs().get(1).formula();
    assertThat(at(loss.at(5), 6)).isEqualTo("equity");
  }

  @Test
  void instrumentsKeepTheirSettings() {
    var loan = SHEET.instruments().get(0);
    assertThat(loan.type()).isEqualTo("loan");
    assertThat(List.copyOf(loan.settings().keySet())).containsExactly("rate", "tranches");
    var tranches = (Setting.Items) requireNonNull(loan.settings().get("tranches"));
    var second = (Setting.Mapping) tranches.items().get(1);
    assertThat(requireNonNull(second.entries().get("share")).place().path())
        .isEqualTo("instruments.loan.tranches[1].share");
  }

  @Test
  void outputsAndReport() {
    assertThat(SHEET.outputs().get(0).formula().text()).isEqualTo("irr(equity)");
    assertThat(requireNonNull(SHEET.report().cashflow()).text()).isEqualTo("equity");
    assertThat(requireNonNull(SHEET.report().failure()).text()).isEqualTo("moic(equity) < 1");
  }

  @Test
  void lineEndsAndByteOrderMarkChangeNothing() {
    var read = TermSheetReader.read("full.yaml", "\uFEFF" + TEXT.replace("\n", "\r\n"));
    assertThat(read.findings()).isEmpty();
    var sheet = requireNonNull(read.sheet());
    assertThat(sheet.inputs()).isEqualTo(SHEET.inputs());
    assertThat(sheet.outputs()).isEqualTo(SHEET.outputs());
  }
}
