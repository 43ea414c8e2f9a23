package quanmai.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import quanmai.engine.run.Progress;
import quanmai.engine.run.Sampling;
import quanmai.scenarios.run.RunReport.OutputReport;

/** When a report warns that the base case is an optimistic one. */
class OptimismTest {

  private static RunReport run(String deal) {
    RunSettings settings = Samples.settings(500, new Sampling.Random(), 1);
    return DealRun.run(Samples.deal(deal), settings, Progress.NONE);
  }

  private static OutputReport output(RunReport run, String name) {
    return run.outputs().stream()
        .filter(output -> output.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_base_case_above_most_of_its_paths_is_optimistic() {
    assertThat(output(run("c1"), "fund_irr").baseIsOptimistic()).isTrue();
  }

  @Test
  void what_is_the_same_on_every_path_or_on_most_is_not() {
    RunReport run = run("c4");
    OutputReport check = output(run, "check_irr_2");
    assertThat(check.base()).isCloseTo(0.0097, within(5.0001e-5));
    assertThat(check.basePercentile()).isEqualTo(1);
    assertThat(check.baseIsOptimistic()).isFalse();
    assertThat(output(run, "jobs").baseIsOptimistic()).isFalse();
  }
}
