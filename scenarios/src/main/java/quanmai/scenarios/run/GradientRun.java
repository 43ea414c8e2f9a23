package quanmai.scenarios.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import quanmai.engine.run.Gradient;
import quanmai.engine.run.RunPlan;
import quanmai.models.language.Unit;
import quanmai.models.lowering.Lowered;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.GradientReport.Row;
import quanmai.scenarios.run.GradientReport.Step;

/** The gradient of the mean of one output of a deal by all its parameters. */
public final class GradientRun {

  private GradientRun() {}

  /** Runs the gradient of {@code output}, which must be a number. */
  public static GradientReport run(Deal deal, String output, RunSettings settings) {
    Lowered.Output target = deal.output(output);
    if (target == null) {
      throw new IllegalArgumentException("no output '" + output + "'");
    }
    RunPlan plan = DealRun.plan(deal, settings);
    Gradient gradient = Gradient.of(deal.lowered().graph(), target.node(), plan);
    Unit unit = target.unit();
    List<Row> rows = new ArrayList<>();
    for (Lowered.Parameter parameter : deal.lowered().parameters()) {
      double canonical = gradient.byParameter().getOrDefault(parameter.name(), 0.0);
      double value = parameter.unit().fromCanonical(parameter.value());
      // d(out / uo) / d(in / ui) = d out / d in * ui / uo
      double derivative = unit.fromCanonical(canonical) * parameter.unit().scale().doubleValue();
      Step step = Step.of(parameter.unit().text(), value);
      rows.add(
          new Row(
              parameter.name(),
              label(parameter),
              value,
              parameter.unit().text(),
              derivative,
              step,
              derivative * step.size()));
    }
    rows.sort(Comparator.comparingDouble((Row row) -> -Math.abs(row.effect())));
    Text label = target.label();
    return new GradientReport(
        output,
        label == null ? Text.same(output) : label,
        OutputFigures.quantity(target),
        unit.text(),
        unit.fromCanonical(gradient.mean()),
        plan.paths(),
        gradient.kinks(),
        rows);
  }

  /** The owner's label and the part of it: {@code inputs.delay.median} is "delay median". */
  private static Text label(Lowered.Parameter parameter) {
    Text owner = parameter.label();
    if (owner == null) {
      return Text.same(parameter.name());
    }
    String name = parameter.name();
    int bracket = name.indexOf('[');
    int dot = name.lastIndexOf('.');
    String part = bracket >= 0 ? name.substring(bracket) : "";
    if (bracket < 0 && dot > name.indexOf('.')) {
      part = " " + name.substring(dot + 1);
    }
    return new Text(owner.zh() + part, owner.en() + part);
  }
}
