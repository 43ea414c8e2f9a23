package quanmai.scenarios.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Sampling;
import quanmai.engine.run.Simulation;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summary;
import quanmai.models.check.Checked;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.scenarios.run.RunReport.Fan;

/** The fan of a deal's cumulative cash flow. */
final class Fans {

  /** Enough for quantiles on a chart; a run may have more paths than a fan can keep in memory. */
  private static final int MAX_PATHS = 20_000;

  private static final List<Double> BANDS = List.of(0.05, 0.25, 0.50, 0.75, 0.95);

  private Fans() {}

  /** The fan over the first paths of {@code plan}; null when the deal names no cash flow. */
  static @Nullable Fan of(Deal deal, RunPlan plan) {
    String line = deal.checked().cashflow();
    if (line == null) {
      return null;
    }
    Program program = deal.cumulative(line);
    RunPlan small = plan.withProgram(program);
    if (plan.sampling().isExtensible() || plan.paths() > MAX_PATHS) {
      small = small.withPaths(Math.min(plan.paths(), MAX_PATHS));
    }
    Paths paths = Simulation.run(small, Progress.NONE);
    Checked.Line shown = line(deal, line);
    Unit unit = shown.about().unit();
    Timeline timeline = deal.checked().timeline();
    List<Integer> periods = new ArrayList<>();
    List<LocalDate> dates = new ArrayList<>();
    List<double[]> bands = new ArrayList<>();
    List<Double> base = new ArrayList<>();
    double total = 0;
    for (int t = timeline.firstT(); t <= timeline.periods(); t++) {
      periods.add(t);
      dates.add(timeline.periodEnd(t));
      total += deal.baseOf(line, t);
      base.add(unit.fromCanonical(total));
      bands.add(bands(DealRun.inUnit(paths.output("t" + t), unit), plan.sampling()));
    }
    Text label = shown.about().label();
    return new Fan(
        label == null ? Text.same(line) : label,
        unit.text(),
        periods,
        dates,
        bands.toArray(double[][]::new),
        base.stream().mapToDouble(Double::doubleValue).toArray(),
        paths.count());
  }

  private static Checked.Line line(Deal deal, String name) {
    return deal.checked().lines().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + name));
  }

  private static double[] bands(double[] values, Sampling sampling) {
    Design design = sampling.isExtensible() ? DealRun.design(sampling) : Design.independent();
    return Summary.of(values, design, BANDS).quantiles().stream()
        .mapToDouble(quantile -> quantile.value())
        .toArray();
  }
}
