package quanmai.models.language;

import com.opengamma.strata.basics.date.DayCount;
import quanmai.models.language.Parameter.Role;
import quanmai.models.language.UnitRules.Reporter;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Text;

/** Arguments that must be written out: whole numbers, phases and day counts. */
final class Literals {

  private static final int MOST = 9_999;

  private Literals() {}

  static Type check(Role role, Expr expr, Scope scope, Reporter reporter) {
    return switch (role) {
      case WHOLE -> whole(expr, reporter);
      case PHASE -> phase(expr, scope, reporter);
      default -> dayCount(expr, reporter);
    };
  }

  private static Type whole(Expr expr, Reporter reporter) {
    boolean fits =
        expr instanceof Expr.Num num
            && num.value() == Math.rint(num.value())
            && num.value() <= MOST
            && num.unit().equals(Unit.NONE);
    return fits
        ? Type.number(Dimension.NONE)
        : reporter.report(
            expr.span(),
            "whole-number",
            new Text(
                "这里要一个写明的整数，不是 '" + Printer.print(expr) + "'",
                "a whole number written out is needed here, not '" + Printer.print(expr) + "'"),
            new Text("也许写成 1", "Maybe write 1"));
  }

  private static Type phase(Expr expr, Scope scope, Reporter reporter) {
    if (expr instanceof Expr.Name name && scope.phases().contains(name.name())) {
      return Type.number(Dimension.NONE);
    }
    String text = Printer.print(expr);
    return reporter.report(
        expr.span(),
        "unknown-phase",
        new Text("没有阶段 '" + text + "'", "there is no phase '" + text + "'"),
        Nearest.maybe(text, scope.phases()));
  }

  private static Type dayCount(Expr expr, Reporter reporter) {
    if (expr instanceof Expr.Str text
        && DayCount.extendedEnum().lookupAllNormalized().containsKey(text.text())) {
      return Type.number(Dimension.NONE);
    }
    String text = expr instanceof Expr.Str str ? str.text() : Printer.print(expr);
    return reporter.report(
        expr.span(),
        "unknown-day-count",
        new Text("没有日计数 '" + text + "'", "there is no day count '" + text + "'"),
        Nearest.maybe(text, DayCount.extendedEnum().lookupAllNormalized().keySet()));
  }
}
