package quanmai.models.language;

import com.opengamma.strata.basics.date.DayCount;
import java.time.DateTimeException;
import java.time.LocalDate;
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

  /** What some functions ask of their written-out arguments besides; broken after a finding. */
  static Type special(Function function, Expr.Call call, Scope scope, Reporter reporter) {
    return switch (function) {
      case AT -> within(call.arguments().get(1), scope, reporter);
      case DATE -> day(call, reporter);
      case YEARS_BETWEEN -> plainDates(call, reporter);
      default -> Type.number(null);
    };
  }

  private static Type within(Expr k, Scope scope, Reporter reporter) {
    if (!(k instanceof Expr.Num num)
        || (scope.firstT() <= num.value() && num.value() <= scope.lastT())) {
      return Type.number(null);
    }
    String all = scope.firstT() + ".." + scope.lastT();
    return reporter.report(
        k.span(),
        "outside-timeline",
        new Text("第 " + num.text() + " 期不在时间轴 " + all + " 内", num.text() + " is outside " + all),
        new Text("也许写成 " + scope.lastT(), "Maybe write " + scope.lastT()));
  }

  private static Type day(Expr.Call call, Reporter reporter) {
    int[] parts =
        call.arguments().stream()
            .mapToInt(part -> part instanceof Expr.Num num ? (int) num.value() : 1)
            .toArray();
    try {
      LocalDate.of(parts[0], parts[1], parts[2]);
      return Type.number(null);
    } catch (DateTimeException notADay) {
      String text = Printer.print(call);
      return reporter.report(
          call.span(),
          "not-a-date",
          new Text(text + " 不是日期", text + " is no day of the calendar"),
          new Text("也许写成 date(2026, 12, 31)", "Maybe write date(2026, 12, 31)"));
    }
  }

  /** A day count other than Act/365F needs dates that are known one by one. */
  private static Type plainDates(Expr.Call call, Reporter reporter) {
    boolean plain =
        call.arguments().stream().limit(2).allMatch(d -> d instanceof Expr.Name || isDate(d));
    boolean simple =
        call.arguments().size() < 3
            || (call.arguments().get(2) instanceof Expr.Str text && text.text().equals("Act/365F"));
    return plain || simple
        ? Type.number(null)
        : reporter.report(
            call.span(),
            "date-choice",
            new Text("该日计数要写明的日期或日期输入", "this day count needs dates written out, or date inputs"),
            new Text("也许用 Act/365F", "Maybe use Act/365F"));
  }

  private static boolean isDate(Expr expr) {
    return expr instanceof Expr.Call inner && inner.function().equals(Function.DATE.text());
  }
}
