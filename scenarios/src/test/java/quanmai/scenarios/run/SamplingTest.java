package quanmai.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Program;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Sampling;
import quanmai.engine.run.Simulation;
import quanmai.engine.stats.Estimate;

/** What the choice of paths costs and gives. */
class SamplingTest {

  private static Estimate npv(Sampling sampling, int paths) {
    RunSettings settings = Samples.settings(paths, sampling, 2);
    return DealRun.run(Samples.deal("w1"), settings, Progress.NONE)
        .outputs()
        .getFirst()
        .summary()
        .mean();
  }

  /** The yardstick's own mean at 1,000,000 paths is 384.49. */
  @Test
  void fifty_times_fewer_sobol_paths_give_no_larger_error_of_the_mean() {
    Estimate plain = npv(new Sampling.Random(), 100_000);
    Estimate sobol = npv(new Sampling.Sobol(8), 2_000);
    assertThat(sobol.standardError()).isLessThan(plain.standardError());
    assertThat(Math.abs(sobol.value() - 384.49)).isLessThan(4 * sobol.standardError());
    assertThat(Math.abs(plain.value() - 384.49)).isLessThan(4 * plain.standardError());
  }

  @Test
  void antithetic_paths_help_a_deal_that_is_nearly_monotone() {
    assertThat(npv(new Sampling.Antithetic(), 20_000).standardError())
        .isLessThan(0.5 * npv(new Sampling.Random(), 20_000).standardError());
  }

  /**
   * A run keeps its outputs, 8 bytes a path and output, and nothing else that grows with paths.
   * Rates of return are left out: the few paths that may have several rates make short-lived lists.
   */
  @Test
  void memory_grows_by_the_outputs_alone() {
    Deal deal = Samples.deal("c1");
    Map<String, Integer> outputs = new LinkedHashMap<>();
    for (String name : List.of("fund_moic", "min_dscr", "peak_support", "exit_value", "tax_paid")) {
      outputs.put(name, Objects.requireNonNull(deal.output(name)).node());
    }
    RunPlan plan =
        DealRun.plan(deal, Samples.settings(20_000, new Sampling.Random(), 1))
            .withProgram(Program.compile(deal.lowered().graph(), outputs));
    Simulation.run(plan, Progress.NONE);
    long small = allocatedBy(plan);
    long large = allocatedBy(plan.withPaths(120_000));
    double perPath = (large - small) / 100_000.0;
    assertThat(perPath).isCloseTo(8.0 * outputs.size(), within(0.5));
  }

  private static long allocatedBy(RunPlan plan) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Simulation.run(plan, Progress.NONE);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
