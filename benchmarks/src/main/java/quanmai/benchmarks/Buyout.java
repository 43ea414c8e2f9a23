package quanmai.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import quanmai.engine.program.Program;
import quanmai.engine.run.RunPlan;
import quanmai.engine.stats.Summary;
import quanmai.models.deal.DealReader;
import quanmai.models.lowering.Lowered;
import quanmai.models.lowering.Lowering;
import quanmai.models.lowering.Mode;

/** A buyout over 60 quarters with four tranches and every term that debt can have. */
final class Buyout {

  static final int PERIODS = 60;

  private static final String RESOURCE = "/quanmai/benchmarks/buyout.yaml";

  private Buyout() {}

  static Lowered lowered() {
    DealReader.Outcome outcome = DealReader.read("buyout.yaml", text());
    return Lowering.lower(
        Objects.requireNonNull(outcome.checked(), () -> outcome.findings().toString()),
        Mode.STOCHASTIC);
  }

  private static String text() {
    try (InputStream in = Objects.requireNonNull(Buyout.class.getResourceAsStream(RESOURCE))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunPlan plan(int paths) {
    Lowered lowered = lowered();
    return RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(paths);
  }

  /** Refuses to time an answer that no such deal has. */
  static void refuseWrongAnswers(List<Summary> summaries) {
    double irr = summaries.getFirst().mean().value();
    if (!(irr > 0.02 && irr < 0.40)) {
      throw new AssertionError("a mean IRR of " + irr);
    }
  }
}
