package quanmai.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked.Dependence;
import quanmai.models.check.Checked.Event;
import quanmai.models.check.Checked.Factor;
import quanmai.models.check.Checked.Input;
import quanmai.models.check.Checked.Line;
import quanmai.models.check.Checked.Output;
import quanmai.models.check.Checked.Schedule;
import quanmai.models.language.Expr;
import quanmai.models.language.Kind;
import quanmai.models.language.Parser;
import quanmai.models.language.Scope;
import quanmai.models.language.Symbol;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.FactorDef;
import quanmai.models.termsheet.TermSheet.Facts;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/** Checks a term sheet whose instruments are expanded; all findings at once. */
public final class Checker {

  private final TermSheet sheet;
  private final Timeline timeline;
  private final List<Finding> findings = new ArrayList<>();
  private final Usage usage = new Usage();

  private Checker(TermSheet sheet, Timeline timeline) {
    this.sheet = sheet;
    this.timeline = timeline;
  }

  /**
   * The outcome.
   *
   * @param checked null when a finding refuses the sheet
   * @param findings all, warnings too
   */
  public record Result(@Nullable Checked checked, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /** Checks {@code sheet}, whose instruments have been expanded into lines. */
  public static Result check(TermSheet sheet, Timeline timeline) {
    return new Checker(sheet, timeline).run();
  }

  private Result run() {
    LineCheck lineCheck = new LineCheck(timeline, findings::add);
    List<Line> parsed = sheet.lines().stream().map(lineCheck::read).toList();
    parsed.forEach(line -> line.pieces().forEach(piece -> usage.use(piece.formula())));
    Declarations.Declared declared = Declarations.of(sheet, parsed, timeline, findings::add);
    Scope scope = declared.scope();
    Amounts amounts = new Amounts(scope, usage, findings::add);
    KnownValues known = new KnownValues(new Structure(timeline));

    List<Schedule> schedules = new ArrayList<>();
    sheet
        .schedules()
        .forEach(
            def ->
                schedules.add(
                    ScheduleCheck.check(
                        def, unit(declared.units(), def.name()), timeline, findings::add)));
    schedules.forEach(known::add);
    LawCheck laws = new LawCheck(amounts, known, timeline, findings::add);
    List<Input> inputs = inputs(declared.units(), amounts, laws, known);
    List<Factor> factors = factors(declared.units(), laws);
    Dependence dependence = dependence(amounts, known);
    List<Event> events =
        sheet.events().stream().map(def -> EventCheck.check(def, amounts)).toList();
    List<Line> lines = parsed.stream().map(line -> lineCheck.typed(line, scope)).toList();
    List<Output> outputs = outputs(new OutputCheck(scope, usage, findings::add));
    List<Output> facts = facts(new OutputCheck(scope, usage, findings::add));
    String cashflow = reported(scope);
    Expr failure = failure(new OutputCheck(scope, usage, findings::add));
    usage.report(sheet, findings::add);

    Rows rows = Rows.of(events, lines, scalars(outputs, facts, failure), timeline);
    List<Cell> order =
        new Ordering(rows, timeline)
            .order(cycle -> findings.add(Cycles.finding(cycle, rows, timeline.periods())));
    if (refused() || outsideRange(lines, inputs, schedules)) {
      return new Result(null, findings);
    }
    Checked checked =
        new Checked(
            sheet,
            timeline,
            scope,
            inputs,
            schedules,
            factors,
            dependence,
            events,
            lines,
            outputs,
            facts,
            rows,
            order,
            cashflow,
            failure,
            findings);
    return new Result(checked, findings);
  }

  private boolean outsideRange(List<Line> lines, List<Input> inputs, List<Schedule> schedules) {
    BaseRanges.check(sheet.lines(), lines, inputs, schedules, timeline, findings::add);
    return refused();
  }

  private boolean refused() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.REFUSED);
  }

  private static List<Expr> scalars(
      List<Output> outputs, List<Output> facts, @Nullable Expr failure) {
    return Stream.concat(
            Stream.concat(outputs.stream(), facts.stream()).map(Output::formula),
            Stream.ofNullable(failure))
        .toList();
  }

  private static Unit unit(Map<String, Unit> units, String name) {
    return units.getOrDefault(name, Unit.NONE);
  }

  /** Known inputs first: distributions may be written in terms of them. */
  private List<Input> inputs(
      Map<String, Unit> units, Amounts amounts, LawCheck laws, KnownValues known) {
    InputCheck check = new InputCheck(amounts, laws, findings::add);
    Input[] inputs = new Input[sheet.inputs().size()];
    for (boolean drawn : new boolean[] {false, true}) {
      for (int k = 0; k < inputs.length; k++) {
        TermSheet.InputDef def = sheet.inputs().get(k);
        if ((def.distribution() != null) == drawn) {
          inputs[k] = check.check(def, unit(units, def.name()));
          if (!drawn) {
            known.add(inputs[k]);
          }
        }
      }
    }
    return Stream.of(inputs).filter(Objects::nonNull).toList();
  }

  private List<Factor> factors(Map<String, Unit> units, LawCheck laws) {
    List<Factor> factors = new ArrayList<>();
    for (FactorDef def : sheet.factors()) {
      Unit unit = unit(units, def.name());
      Checked.Law law = laws.process(def, unit);
      if (law != null) {
        factors.add(
            new Factor(
                def.name(), new Checked.About(def.facts().label(), unit, null, def.place()), law));
      }
    }
    return factors;
  }

  private Dependence dependence(Amounts amounts, KnownValues known) {
    List<String> drawn = new ArrayList<>();
    sheet.factors().forEach(def -> drawn.add(def.name()));
    sheet.inputs().stream()
        .filter(def -> def.distribution() != null)
        .forEach(d -> drawn.add(d.name()));
    return new DependenceCheck(drawn, amounts, known, findings::add).check(sheet.correlation());
  }

  private List<Output> outputs(OutputCheck check) {
    List<Output> outputs = new ArrayList<>();
    for (TermSheet.OutputDef def : sheet.outputs()) {
      Output output = check.check(def);
      if (output != null) {
        outputs.add(output);
      }
    }
    return outputs;
  }

  private List<Output> facts(OutputCheck check) {
    List<Output> facts = new ArrayList<>();
    for (TermSheet.FactDef def : sheet.policy().facts()) {
      Source formula = def.formula();
      Output fact =
          formula == null
              ? null
              : check.check(new TermSheet.OutputDef(def.name(), Facts.NONE, formula, def.place()));
      if (fact != null) {
        facts.add(fact);
      }
    }
    return facts;
  }

  /** Checks the lines that reports and structures take; the one of the fan chart. */
  private @Nullable String reported(Scope scope) {
    new InvestorCheck(sheet.currency().text(), scope, usage, findings::add)
        .check(sheet.report().investor());
    return cashflow(scope);
  }

  private @Nullable String cashflow(Scope scope) {
    Source written = sheet.report().cashflow();
    if (written == null) {
      return null;
    }
    String name = written.text().strip();
    Symbol symbol = scope.symbols().get(name);
    if (symbol == null || symbol.sort() != Symbol.Sort.LINE) {
      List<String> lines = sheet.lines().stream().map(TermSheet.LineDef::name).toList();
      findings.add(
          Finding.refused(
              "not-a-line",
              written.place(),
              new Text("'" + name + "' 不是行", "'" + name + "' is not a line"),
              Nearest.maybe(name, lines)));
      return null;
    }
    return name;
  }

  private @Nullable Expr failure(OutputCheck check) {
    Source written = sheet.report().failure();
    Expr formula = written == null ? null : Parser.parse(written, findings::add);
    if (written == null || formula == null) {
      return null;
    }
    var type = check.scalar(formula, written);
    if (type != null && type.kind() != Kind.CONDITION) {
      findings.add(
          Finding.refused(
              "failure-condition",
              written.place(),
              new Text("failure 应是条件", "failure must be a condition"),
              new Text("也许写成 ... < 0", "Maybe write ... < 0")));
    }
    return type == null ? null : formula;
  }
}
