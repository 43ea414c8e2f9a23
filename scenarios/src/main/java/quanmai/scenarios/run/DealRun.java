package quanmai.scenarios.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Sampling;
import quanmai.engine.run.Simulation;
import quanmai.engine.stats.Conditional;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Probability;
import quanmai.engine.stats.Summaries;
import quanmai.engine.stats.Summary;
import quanmai.models.language.Unit;
import quanmai.models.lowering.Lowered;
import quanmai.scenarios.run.RunReport.Failure;
import quanmai.scenarios.run.RunReport.OutputReport;
import quanmai.scenarios.run.RunReport.Trouble;
import quanmai.scenarios.run.RunReport.TroubleKind;

/** Runs a deal and reports it. */
public final class DealRun {

  private final Deal deal;
  private final RunSettings settings;
  private final Progress progress;
  private final Map<String, double[]> shown = new HashMap<>();

  private DealRun(Deal deal, RunSettings settings, Progress progress) {
    this.deal = deal;
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs {@code deal} as {@code settings} say. */
  public static RunReport run(Deal deal, RunSettings settings, Progress progress) {
    return new DealRun(deal, settings, progress).run();
  }

  /** The plan of the deal's outputs. */
  public static RunPlan plan(Deal deal, RunSettings settings) {
    return RunPlan.of(deal.program(), deal.lowered().values())
        .withSampling(settings.sampling())
        .withPaths(settings.paths())
        .withSeed(settings.seed())
        .withThreads(settings.threads());
  }

  private RunReport run() {
    long start = System.nanoTime();
    Paths paths = simulate(plan(deal, settings));
    List<double[]> columns = new ArrayList<>();
    for (Lowered.Output output : deal.lowered().outputs()) {
      double[] values = inUnit(paths.output(output.name()), output.unit());
      shown.put(output.name(), values);
      columns.add(values);
    }
    Design design = design(paths.plan().sampling());
    List<Summary> summaries = Summaries.of(columns, design, Summary.STANDARD, settings.threads());
    double seconds = (System.nanoTime() - start) * 1e-9;
    double @Nullable [] failed = deal.lowered().failure() < 0 ? null : paths.output(Deal.FAILURE);
    List<OutputReport> outputs = reports(summaries, failed, design);
    return new RunReport(
        deal.checked().sheet().name(),
        Records.info(deal, paths, settings, seconds),
        outputs,
        failed == null ? null : failure(failed, design),
        Fans.of(deal, paths.plan()),
        troubles(outputs),
        Records.assumptions(deal));
  }

  /** One output a task: each is computed by one thread, so the threads change no bit. */
  private List<OutputReport> reports(
      List<Summary> summaries, double @Nullable [] failed, Design design) {
    List<Callable<OutputReport>> tasks = new ArrayList<>();
    for (int k = 0; k < summaries.size(); k++) {
      Lowered.Output output = deal.lowered().outputs().get(k);
      Summary summary = summaries.get(k);
      tasks.add(() -> report(output, summary, failed, design));
    }
    List<OutputReport> reports = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(settings.threads())) {
      for (Future<OutputReport> done : pool.invokeAll(tasks)) {
        reports.add(done.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a report failed: " + e.getMessage(), e);
    }
    return reports;
  }

  private Paths simulate(RunPlan plan) {
    RunSettings.Until until = settings.until();
    if (until == null) {
      return Simulation.run(plan, progress);
    }
    Lowered.Output output = deal.output(until.output());
    if (output == null) {
      throw new IllegalArgumentException("no output '" + until.output() + "'");
    }
    Design design = design(plan.sampling());
    return Simulation.runUntil(
        plan,
        soFar -> {
          double[] values = inUnit(soFar.output(until.output()), output.unit());
          return Summary.of(values, design).mean().standardError() <= until.error();
        },
        until.maxPaths(),
        progress);
  }

  public static Design design(Sampling sampling) {
    return switch (sampling) {
      case Sampling.Random() -> Design.independent();
      case Sampling.Antithetic() -> Design.antithetic();
      case Sampling.Sobol(int replicates) -> Design.replicates(replicates);
    };
  }

  public static double[] inUnit(double[] canonical, Unit unit) {
    if (unit.fromCanonical(1) == 1) {
      return canonical;
    }
    double[] values = new double[canonical.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = unit.fromCanonical(canonical[i]);
    }
    return values;
  }

  private OutputReport report(
      Lowered.Output output, Summary summary, double @Nullable [] failed, Design design) {
    double[] values = Records.required(shown, output.name());
    double base = output.unit().fromCanonical(deal.baseOf(output.name()));
    Conditional split = failed == null ? null : Conditional.of(values, failed, design, summary);
    return OutputFigures.of(output, output.name(), values, base, summary, design, split);
  }

  @FunctionalInterface
  private interface Test {
    boolean holds(double value);
  }

  private Failure failure(double[] failed, Design design) {
    var source = deal.checked().sheet().report().failure();
    return new Failure(source == null ? "" : source.text(), Probability.of(failed, design));
  }

  private List<Trouble> troubles(List<OutputReport> outputs) {
    List<Trouble> troubles = new ArrayList<>();
    for (OutputReport output : outputs) {
      double[] values = Records.required(shown, output.name());
      Summary s = output.summary();
      if (s.undefined() > 0) {
        int first = first(values, Double::isNaN);
        troubles.add(new Trouble(output.name(), TroubleKind.UNDEFINED, s.undefined(), first));
      }
      if (s.infinite() > 0) {
        int first = first(values, Double::isInfinite);
        troubles.add(new Trouble(output.name(), TroubleKind.INFINITE, s.infinite(), first));
      }
    }
    return troubles;
  }

  private static int first(double[] values, Test test) {
    for (int i = 0; i < values.length; i++) {
      if (test.holds(values[i])) {
        return i;
      }
    }
    throw new AssertionError("counted but not found");
  }
}
