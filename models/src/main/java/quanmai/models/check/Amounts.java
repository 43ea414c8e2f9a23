package quanmai.models.check;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Dimension;
import quanmai.models.language.Expr;
import quanmai.models.language.Parser;
import quanmai.models.language.Quantities;
import quanmai.models.language.Scope;
import quanmai.models.language.Symbol;
import quanmai.models.language.Type;
import quanmai.models.language.Typer;
import quanmai.models.language.Unit;
import quanmai.models.language.Units;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.Text;

/** Reads the numbers and formulas that inputs, processes, distributions and events take. */
final class Amounts {

  private final Scope scope;
  private final Usage usage;
  private final Consumer<Finding> findings;

  Amounts(Scope scope, Usage usage, Consumer<Finding> findings) {
    this.scope = scope;
    this.usage = usage;
    this.findings = findings;
  }

  /** Which names a formula may use. */
  enum Allowed {
    /** Known inputs: the value is the same on all paths and in all periods. */
    KNOWN_SCALARS,
    /** Known inputs and schedules. */
    KNOWN,
    /** Everything. */
    ALL
  }

  /**
   * The amount that {@code source} says; null after a finding.
   *
   * @param parameter its name as a parameter of the run, when it is a number
   * @param unit of a number; a formula must have the same dimension, or one of {@code also}
   */
  @Nullable Amount read(
      Source source, String parameter, Unit unit, Allowed allowed, Dimension... also) {
    if (Quantities.decimal(source.text()).isPresent()
        || Quantities.looksLikeNumber(source.text())) {
      OptionalDouble value = Quantities.read(source, unit, findings);
      return value.isPresent()
          ? new Amount.Given(parameter, value.getAsDouble(), unit, source.place())
          : null;
    }
    Expr formula = Parser.parse(source, findings);
    if (formula == null) {
      return null;
    }
    usage.use(formula);
    Type type = Typer.type(formula, source, scope, findings);
    if (type.broken() || !allowed(formula, type, source, allowed)) {
      return null;
    }
    boolean fits = type.fits(unit.dimension());
    for (Dimension dimension : also) {
      fits |= type.fits(dimension);
    }
    if (!fits && type.dimension() != null) {
      findings.accept(
          Finding.refused(
              "unit-mix",
              source.place(),
              new Text(
                  "单位是 " + type.dimension() + "，应为 " + unit.dimension(),
                  "its unit is " + type.dimension() + " where " + unit.dimension() + " is needed"),
              Units.advice(type.dimension(), unit.dimension())));
      return null;
    }
    return new Amount.Computed(formula, type.periodic(), source.place());
  }

  private boolean allowed(Expr formula, Type type, Source source, Allowed allowed) {
    if (allowed == Allowed.ALL) {
      return true;
    }
    Expr.Name wrong = firstWrong(formula);
    if (wrong == null && !(type.periodic() && allowed == Allowed.KNOWN_SCALARS)) {
      return true;
    }
    String name = wrong == null ? source.text() : wrong.name();
    findings.accept(
        Finding.refused(
            "not-known",
            source.place().right(wrong == null ? 0 : wrong.span().from()),
            new Text(
                "'" + name + "' 不能用在这里：只能用已知的输入" + (allowed == Allowed.KNOWN ? "和计划表" : ""),
                "'"
                    + name
                    + "' cannot be used here: only known inputs"
                    + (allowed == Allowed.KNOWN ? " and schedules can" : " can")),
            new Text("也许应声明为没有分布的输入", "Maybe make it an input without a distribution")));
    return false;
  }

  private Expr.@Nullable Name firstWrong(Expr expr) {
    if (expr instanceof Expr.Name name) {
      Symbol symbol = scope.symbols().get(name.name());
      boolean known =
          symbol == null
              || switch (symbol.sort()) {
                case INPUT -> !symbol.type().random();
                case SCHEDULE, BUILT_IN -> true;
                case FEED, FACTOR, LINE, EVENT -> false;
              };
      return known ? null : name;
    }
    List<Expr> children = Expr.children(expr);
    for (Expr child : children) {
      Expr.Name wrong = firstWrong(child);
      if (wrong != null) {
        return wrong;
      }
    }
    return null;
  }
}
