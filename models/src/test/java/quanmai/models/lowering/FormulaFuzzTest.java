package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Program;
import quanmai.models.check.Checker;
import quanmai.models.language.Expr;
import quanmai.models.language.Parser;
import quanmai.models.language.Printer;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.LineDef;
import quanmai.models.termsheet.TermSheet.OutputDef;
import quanmai.models.termsheet.TermSheetReader;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.TimelineBuilder;

/**
 * Whatever a formula is, it is refused with findings at places within it, or it prints and parses
 * to itself and lowers to a program.
 *
 * <p>In the ordinary build the kept seeds run once each; to search for new ones see the reader's
 * fuzz test, with this class's name.
 */
class FormulaFuzzTest {

  private static final int LINE = 77;

  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      name: fuzz
      currency: CNY
      timeline: {start: 2026-12-31, step: year, periods: 4, phases: {early: 0..1, late: 2..4}}
      inputs:
        price: {unit: 元/Wh, value: 0.38}
        rate: {unit: /year, value: 10%}
        closing: {unit: date, value: 2027-06-30}
        route: {options: {sale: 70%, buyback: 30%}, value: sale}
      schedules: {flow: {unit: 亿元, values: {0: -10, 1: 2, 2: 4}, after: hold}}
      factors: {w: {process: brownian}}
      events: {fail: 5%}
      lines:
        x: {unit: ratio, formula: '1'}
        used: {unit: ratio, formula: 'price / 1[元/Wh] + rate * dt + flow / 1[亿元] + w + fail.yet + prev(x)'}
        sold: {unit: condition, formula: 'route == "sale" and closing < period_end'}
      outputs: {y: sum(used) + any(sold)}
      """;

  private static final TermSheet SHEET =
      Objects.requireNonNull(TermSheetReader.read("fuzz.yaml", DEAL).sheet());

  private static final Timeline TIMELINE =
      Objects.requireNonNull(TimelineBuilder.build(SHEET.timeline()).timeline());

  @FuzzTest
  void formulas(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Source source = new Source(text, new Place("fuzz.yaml", LINE, 1, "lines.x.formula"));
    List<Finding> findings = new ArrayList<>();
    @Nullable Expr parsed = Parser.parse(source, findings::add);
    if (parsed == null) {
      assertThat(findings).isNotEmpty();
    } else {
      roundTrip(parsed);
    }
    lower(source, true);
    lower(source, false);
  }

  private static void roundTrip(Expr parsed) {
    String printed = Printer.print(parsed);
    Source again = new Source(printed, new Place("fuzz.yaml", 1, 1, ""));
    if (printed.length() <= Parser.MAX_LENGTH) {
      Expr second = Parser.parse(again, finding -> {});
      assertThat(second).as(printed).isNotNull();
      assertThat(Printer.print(Objects.requireNonNull(second))).isEqualTo(printed);
    }
  }

  /** The formula as line x, or as output y. */
  private static void lower(Source formula, boolean asLine) {
    List<LineDef> lines = new ArrayList<>(SHEET.lines());
    List<OutputDef> outputs = new ArrayList<>(SHEET.outputs());
    if (asLine) {
      LineDef x = lines.getFirst();
      Map<String, Source> formulas = new LinkedHashMap<>(Map.of("", formula));
      lines.set(0, new LineDef(x.name(), x.facts(), formulas, null, x.place()));
    } else {
      OutputDef y = outputs.getFirst();
      outputs.add(new OutputDef("fuzzed", y.facts(), formula, y.place()));
    }
    Checker.Result result = Checker.check(with(lines, outputs), TIMELINE);
    if (result.checked() == null) {
      assertThat(result.findings()).isNotEmpty();
      for (Finding finding : result.findings()) {
        if (finding.where().line() == LINE) {
          assertThat(finding.where().column()).isBetween(1, formula.text().length() + 1);
        }
        assertThat(finding.advice().en()).startsWith("Maybe");
      }
      return;
    }
    for (Mode mode : Mode.values()) {
      Lowered lowered = Lowering.lower(result.checked(), mode);
      assertThat(Program.compile(lowered.graph()).outputNames()).hasSize(outputs.size());
    }
  }

  private static TermSheet with(List<LineDef> lines, List<OutputDef> outputs) {
    return new TermSheet(
        SHEET.kind(),
        SHEET.name(),
        SHEET.note(),
        SHEET.template(),
        SHEET.currency(),
        SHEET.timeline(),
        SHEET.inputs(),
        SHEET.schedules(),
        SHEET.factors(),
        SHEET.correlation(),
        SHEET.events(),
        lines,
        SHEET.instruments(),
        outputs,
        SHEET.report(),
        SHEET.policy());
  }
}
