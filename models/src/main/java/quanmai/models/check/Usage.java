package quanmai.models.check;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import quanmai.models.language.Expr;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.Text;

/** Which declared names some formula uses. What nothing uses is a mistake of its author. */
final class Usage {

  private final Set<String> used = new HashSet<>();

  void use(Expr expr) {
    if (expr instanceof Expr.Name name) {
      use(name.name());
    }
    Expr.children(expr).forEach(this::use);
  }

  void use(String name) {
    used.add(name);
    if (name.indexOf('.') > 0) {
      used.add(name.substring(0, name.indexOf('.')));
    }
  }

  /** Reports the inputs, schedules, factors and events that no formula uses. */
  void report(TermSheet sheet, Consumer<Finding> findings) {
    sheet.inputs().forEach(d -> check(d.name(), "输入", "input", d.place(), findings));
    sheet.schedules().forEach(d -> check(d.name(), "计划表", "schedule", d.place(), findings));
    sheet.factors().forEach(d -> check(d.name(), "因子", "factor", d.place(), findings));
    sheet.events().forEach(d -> check(d.name(), "事件", "event", d.place(), findings));
  }

  private void check(String name, String zh, String en, Place place, Consumer<Finding> findings) {
    if (!used.contains(name)) {
      findings.accept(
          Finding.refused(
              "unused-" + en,
              place,
              new Text(
                  zh + " '" + name + "' 没有公式用到", "no formula uses the " + en + " '" + name + "'"),
              new Text("也许删去它，或有公式写错了名称", "Maybe remove it, or a formula misspells it")));
    }
  }
}
