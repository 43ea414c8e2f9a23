package quanmai.models.termsheet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import quanmai.models.termsheet.TermSheet.EventDef;
import quanmai.models.termsheet.TermSheet.FactorDef;
import quanmai.models.termsheet.TermSheet.InputDef;
import quanmai.models.termsheet.TermSheet.InstrumentDef;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.ScheduleDef;

/** A deal laid over a template: what stays, what is replaced, what is refused. */
class TemplatesTest {

  private static final String TEMPLATE =
      """
      quanmai: 1
      kind: template
      name: a plant
      timeline: {start: 2026-11-24, step: year, periods: 8, phases: {build: 0..2, run: 3..8}}
      inputs:
        capacity: {label: {zh: 产能, en: capacity}, unit: GWh}
        margin: {unit: share, value: 4%, distribution: {normal: {mean: 4%, sd: 1%}}}
        hurdle: 8%
      schedules:
        capex: {unit: 亿元}
      factors:
        price: {process: gbm, start: 1, drift: 0, vol: 0, label: 价格}
      events:
        fail: {hazard: 1%, label: 失败}
      lines:
        revenue: {unit: 亿元, formula: capacity * price}
        profit: {unit: 亿元, formula: revenue * margin}
      instruments:
        loan: {type: loan, rate: 4%, draws: capex}
      outputs:
        total: {formula: sum(profit), label: 合计}
      report: {cashflow: profit}
      """;

  private static final String HEAD =
      "quanmai: 1\nkind: deal\nname: mine\ntemplate: plant\n"
          + "inputs: {capacity: 20, extra: 3}\nschedules: {capex: {values: {0: 5}}}\n";

  @TempDir private Path folder;

  private TermSheetReader.Read read(String deal) {
    try {
      Files.writeString(folder.resolve("plant.yaml"), TEMPLATE);
      Path file = folder.resolve("deal.yaml");
      Files.writeString(file, deal);
      return TermSheetReader.read(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private TermSheet good(String deal) {
    var read = read(deal);
    assertThat(read.findings()).isEmpty();
    return requireNonNull(read.sheet());
  }

  private Finding first(String deal) {
    var read = read(deal);
    assertThat(read.sheet()).isNull();
    return read.findings().getFirst();
  }

  @Test
  void theDealFillsInAndAdds() {
    var sheet = good(HEAD);
    assertThat(sheet.kind()).isEqualTo(TermSheet.Kind.DEAL);
    assertThat(sheet.name().en()).isEqualTo("mine");
    assertThat(sheet.inputs())
        .extracting(InputDef::name)
        .containsExactly("capacity", "margin", "hurdle", "extra");
    InputDef capacity = sheet.inputs().getFirst();
    assertThat(requireNonNull(capacity.value()).text()).isEqualTo("20");
    assertThat(requireNonNull(capacity.facts().unit()).text()).isEqualTo("GWh");
    assertThat(sheet.schedules()).extracting(ScheduleDef::name).containsExactly("capex");
    assertThat(sheet.timeline().phases()).containsOnlyKeys("build", "run");
    assertThat(requireNonNull(sheet.report().cashflow()).text()).isEqualTo("profit");
  }

  @Test
  void everyPieceKeepsItsFile() {
    var sheet = good(HEAD);
    InputDef capacity = sheet.inputs().getFirst();
    assertThat(requireNonNull(capacity.value()).place().file()).endsWith("deal.yaml");
    assertThat(requireNonNull(capacity.facts().unit()).place().file()).endsWith("plant.yaml");
    assertThat(sheet.lines().getFirst().place().file()).endsWith("plant.yaml");
    assertThat(sheet.lines().getFirst().place().line()).isEqualTo(16);
  }

  @Test
  void fieldsOverrideOneByOne() {
    var sheet =
        good(
            HEAD
                + "factors: {price: {vol: 12%}}\nevents: {fail: 3%}\n"
                + "timeline: {periods: 10, phases: {run: 3..10}}\n"
                + "instruments: {loan: {rate: 3%}}\noutputs: {total: sum(revenue)}\n");
    FactorDef price = sheet.factors().getFirst();
    assertThat(price.process()).isEqualTo("gbm");
    assertThat(List.copyOf(price.parameters().keySet())).containsExactly("start", "drift", "vol");
    assertThat(price.facts().label()).isEqualTo(Text.same("价格"));
    EventDef fail = sheet.events().getFirst();
    assertThat(requireNonNull(fail.hazards().get("")).text()).isEqualTo("3%");
    assertThat(fail.label()).isEqualTo(Text.same("失败"));
    assertThat(requireNonNull(sheet.timeline().periods()).text()).isEqualTo("10");
    assertThat(requireNonNull(sheet.timeline().phases().get("build")).text()).isEqualTo("0..2");
    assertThat(requireNonNull(sheet.timeline().phases().get("run")).text()).isEqualTo("3..10");
    InstrumentDef loan = sheet.instruments().getFirst();
    assertThat(loan.type()).isEqualTo("loan");
    assertThat(loan.settings()).containsOnlyKeys("rate", "draws");
    assertThat(sheet.outputs().getFirst().formula().text()).isEqualTo("sum(revenue)");
    assertThat(sheet.outputs().getFirst().facts().label()).isEqualTo(Text.same("合计"));
  }

  @Test
  void anotherProcessKeepsOnlyFacts() {
    var sheet = good(HEAD + "factors: {price: {process: ou, speed: 1}}\n");
    FactorDef price = sheet.factors().getFirst();
    assertThat(price.parameters()).containsOnlyKeys("speed");
    assertThat(price.facts().label()).isEqualTo(Text.same("价格"));
  }

  @Test
  void aDrawIsReplacedOrRemovedAsAWhole() {
    var known = good(HEAD.replace("extra: 3", "margin: {value: 5%, distribution: none}"));
    assertThat(known.inputs().get(1).distribution()).isNull();
    var other =
        good(HEAD.replace("extra: 3", "margin: {distribution: {uniform: {low: 0, high: 1}}}"));
    assertThat(requireNonNull(other.inputs().get(1).distribution()).kind()).isEqualTo("uniform");
    assertThat(requireNonNull(other.inputs().get(1).value()).text()).isEqualTo("4%");
    var kept = good(HEAD.replace("extra: 3", "margin: 5%"));
    assertThat(requireNonNull(kept.inputs().get(1).distribution()).kind()).isEqualTo("normal");
  }

  @Test
  void endReplacesPeriods() {
    var sheet = good(HEAD + "timeline: {end: 2036-11-24}\n");
    assertThat(sheet.timeline().periods()).isNull();
    assertThat(requireNonNull(sheet.timeline().end()).text()).isEqualTo("2036-11-24");
  }

  @Test
  void linesAreReplacedOnlyWhenItIsSaid() {
    var finding = first(HEAD + "lines: {revenue: {unit: 亿元, formula: '1'}}\n");
    assertThat(finding.rule()).isEqualTo("redefined");
    assertThat(finding.where().path()).isEqualTo("lines.revenue");
    assertThat(finding.what().en()).contains("plant.yaml:16");
    assertThat(finding.advice().en()).isEqualTo("Maybe add 'replace: true', or rename it");
    var sheet =
        good(
            HEAD
                + "lines: {revenue: {unit: 亿元, formula: '1', replace: true},"
                + " tax: {unit: 亿元, formula: '2'}}\n");
    assertThat(sheet.lines()).extracting(LineDef::name).containsExactly("revenue", "profit", "tax");
    assertThat(requireNonNull(sheet.lines().getFirst().formulas().get("")).text()).isEqualTo("1");
  }

  @Test
  void instrumentsOfAnotherTypeToo() {
    assertThat(first(HEAD + "instruments: {loan: {type: bond}}\n").rule()).isEqualTo("redefined");
    var sheet = good(HEAD + "instruments: {loan: {type: bond, replace: true}}\n");
    assertThat(sheet.instruments().getFirst().settings()).isEmpty();
    assertThat(first(HEAD + "lines: {x: {unit: 亿元, formula: '1', replace: true}}\n").rule())
        .isEqualTo("nothing-to-replace");
  }

  @Test
  void whatTheTemplateLeavesOpenIsAskedFor() {
    var read = read("quanmai: 1\nkind: deal\nname: mine\ntemplate: plant\n");
    assertThat(read.findings())
        .extracting(f -> f.rule() + " " + f.where().path())
        .containsExactly("missing-value inputs.capacity", "missing-key schedules.capex.values");
  }

  @Test
  void aTemplateAloneMayLeaveThingsOpen() {
    assertThat(TermSheetReader.read("plant.yaml", TEMPLATE).findings()).isEmpty();
  }

  @Test
  void aMistakeInATemplateIsFoundInItsFile() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), TEMPLATE.replace("unit: GWh", "unti: GWh"));
    var read = read(HEAD.replace("template: plant", "template: bad"));
    assertThat(read.findings()).extracting(Finding::rule).containsExactly("unknown-key");
    assertThat(read.findings().getFirst().where().file()).endsWith("bad.yaml");
  }

  @Test
  void unknownTemplatesAndCycles() throws IOException {
    var unknown = first(HEAD.replace("template: plant", "template: plnat"));
    assertThat(unknown.rule()).isEqualTo("unknown-template");
    assertThat(unknown.what().en()).contains("plant").contains("greenfield-plant");
    assertThat(unknown.advice().en()).isEqualTo("Maybe plant");
    Files.writeString(folder.resolve("a.yaml"), TEMPLATE + "template: b\n");
    Files.writeString(folder.resolve("b.yaml"), TEMPLATE + "template: a\n");
    var read = read(HEAD.replace("template: plant", "template: a"));
    assertThat(read.findings()).extracting(Finding::rule).contains("template-cycle");
  }

  @Test
  void anExampleIsNoPartOfADeal() throws IOException {
    String shown =
        TEMPLATE + "example: {name: shown, inputs: {capacity: 7}, schedules: {capex: 1}}\n";
    assertThat(
            TermSheetReader.read("plant.yaml", shown.replace("capex: 1", "capex: {after: hold}"))
                .findings())
        .isEmpty();
    assertThat(TermSheetReader.read("plant.yaml", shown).findings())
        .extracting(Finding::rule)
        .containsExactly("wrong-shape");
    Files.writeString(
        folder.resolve("seen.yaml"), shown.replace("capex: 1", "capex: {after: hold}"));
    Path deal = folder.resolve("deal.yaml");
    Files.writeString(deal, HEAD.replace("template: plant", "template: seen"));
    TermSheet sheet = requireNonNull(TermSheetReader.read(deal).sheet());
    assertThat(requireNonNull(sheet.inputs().getFirst().value()).text()).isEqualTo("20");
    assertThat(first(HEAD + "example: {inputs: {capacity: 7}}\n").rule())
        .isEqualTo("example-in-deal");
  }

  @Test
  void templatesOfTheClassPathAreListed() {
    assertThat(Templates.names()).contains("greenfield-plant");
    assertThat(Templates.bytes("greenfield-plant")).isNotNull();
    assertThat(Templates.bytes("../cases/c1")).isNull();
  }
}
