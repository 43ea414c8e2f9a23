package quanmai.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import quanmai.engine.program.Program;
import quanmai.engine.run.Paths;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Summaries;
import quanmai.engine.stats.Summary;
import quanmai.models.check.Checked;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** The yardstick deal, read from its term sheet as any deal is. */
final class W1 {

  static final String RESOURCE = "/quanmai/models/cases/w1.yaml";

  /** What the C++ yardstick gives at 1,000,000 paths. */
  static final double MEAN_NPV = 384.49;

  private W1() {}

  static String text() {
    try (InputStream in = Objects.requireNonNull(W1.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Checked checked() {
    DealReader.Outcome outcome = DealReader.read("w1.yaml", text());
    return Objects.requireNonNull(outcome.checked(), () -> outcome.findings().toString());
  }

  static Lowered lowered() {
    return lower(checked());
  }

  static Lowered lower(Checked checked) {
    return Lowering.lower(checked, Mode.STOCHASTIC);
  }

  static RunPlan plan(Lowered lowered, int paths) {
    return RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(paths);
  }

  /** A run with all its statistics: what the yardsticks time. */
  static List<Summary> run(RunPlan plan) {
    Paths paths = Simulation.run(plan, Progress.NONE);
    return Summaries.of(
        List.of(paths.values()), Design.independent(), Summary.STANDARD, plan.threads());
  }

  /** Refuses to time a wrong answer. */
  static void refuseWrongAnswers(List<Summary> summaries) {
    double mean = summaries.getFirst().mean().value();
    double error = summaries.getFirst().mean().standardError();
    if (!(Math.abs(mean - MEAN_NPV) <= 4 * error)) {
      throw new AssertionError("mean NPV " + mean + " is not " + MEAN_NPV + " +- " + 4 * error);
    }
  }
}
