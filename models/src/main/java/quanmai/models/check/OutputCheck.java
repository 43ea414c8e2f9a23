package quanmai.models.check;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.check.Checked.About;
import quanmai.models.check.Checked.Output;
import quanmai.models.language.Dimension;
import quanmai.models.language.Expr;
import quanmai.models.language.Function;
import quanmai.models.language.Kind;
import quanmai.models.language.Parser;
import quanmai.models.language.Scope;
import quanmai.models.language.Type;
import quanmai.models.language.Typer;
import quanmai.models.language.Unit;
import quanmai.models.language.UnitParser;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.OutputDef;
import quanmai.models.termsheet.Text;

/** Reads outputs: one number or condition a path. */
final class OutputCheck {

  private static final Set<String> RATES =
      Set.of(Function.IRR.text(), Function.XIRR.text(), Function.MIRR.text());

  private final Scope scope;
  private final Usage usage;
  private final Consumer<Finding> findings;

  OutputCheck(Scope scope, Usage usage, Consumer<Finding> findings) {
    this.scope = scope;
    this.usage = usage;
    this.findings = findings;
  }

  /** The output, or null after a finding. */
  @Nullable Output check(OutputDef def) {
    Source written = def.facts().unit();
    Unit declared = written == null ? null : UnitParser.parse(written, findings);
    Expr formula = Parser.parse(def.formula(), findings);
    Type type = formula == null ? null : scalar(formula, def.formula());
    if (formula == null || type == null) {
      return null;
    }
    if (declared != null && !LineCheck.fits(type, declared, def.formula().place(), findings)) {
      return null;
    }
    Unit unit = declared != null ? declared : natural(type, formula);
    Kind kind = type.kind() == Kind.CONDITION ? Kind.CONDITION : Kind.NUMBER;
    return new Output(
        def.name(), new About(def.facts().label(), unit, null, def.place()), formula, kind, type);
  }

  /** The type of a formula that must have one number or condition for the whole deal. */
  @Nullable Type scalar(Expr formula, Source source) {
    usage.use(formula);
    Type type = Typer.type(formula, source, scope, findings);
    if (type.broken()) {
      return null;
    }
    if (type.kind() == Kind.DATE || type.kind() == Kind.OPTION) {
      findings.accept(
          Finding.refused(
              "output-kind",
              source.place(),
              new Text("日期与选项不能输出", "a date or option cannot be an output"),
              new Text("也许写成条件，如 route == \"sale\"", "Maybe a condition: route == \"sale\"")));
      return null;
    }
    if (type.periodic()) {
      String text = source.text().strip();
      findings.accept(
          Finding.refused(
              "output-not-scalar",
              source.place(),
              new Text("输出在每期都有一个值，应只有一个值", "the output has a value in every period, not one"),
              type.kind() == Kind.CONDITION
                  ? new Text("也许写成 any(" + text + ")", "Maybe any(" + text + ")")
                  : new Text(
                      "也许写成 sum(" + text + ")", "Maybe sum(" + text + ") or last(" + text + ")")));
      return null;
    }
    return type;
  }

  /** The unit of an output whose author gave none; a rate of return is shown as a share. */
  private static Unit natural(Type type, Expr formula) {
    if (type.kind() == Kind.CONDITION) {
      return Unit.CONDITION;
    }
    if (formula instanceof Expr.Call call && RATES.contains(call.function())) {
      return Unit.SHARE;
    }
    Dimension dimension = type.dimension();
    return dimension == null ? Unit.NONE : Unit.canonical(dimension);
  }
}
