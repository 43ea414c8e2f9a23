package quanmai.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.run.Progress;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Sampling;
import quanmai.engine.run.Simulation;

/** Same plan, same bits: every output of the sample deals on every path, however it is run. */
class SameBitsTest {

  private static final int PATHS = 1536;

  private record Way(
      String deal, Sampling sampling, int threads, int block, KernelChoice kernels) {}

  static Stream<Way> ways() {
    return Stream.of("c1", "w1")
        .flatMap(
            deal ->
                Stream.of(new Sampling.Random(), new Sampling.Antithetic(), new Sampling.Sobol(4))
                    .flatMap(
                        sampling ->
                            Stream.of(KernelChoice.values())
                                .flatMap(
                                    kernels ->
                                        Stream.of(
                                            new Way(deal, sampling, 2, 256, kernels),
                                            new Way(deal, sampling, 1, 3, kernels)))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void threads_blocks_and_kernels_change_no_bit_of_any_output(Way way) {
    Deal deal = Samples.deal(way.deal());
    RunPlan plan = DealRun.plan(deal, Samples.settings(PATHS, way.sampling(), 1));
    double[][] expected =
        Simulation.run(plan.withKernels(KernelChoice.LOOPS), Progress.NONE).values();
    RunPlan other =
        plan.withThreads(way.threads()).withBlockLanes(way.block()).withKernels(way.kernels());
    double[][] found = Simulation.run(other, Progress.NONE).values();
    for (int k = 0; k < expected.length; k++) {
      String name = deal.program().outputNames().get(k);
      // By bits, where one undefined value is as good as another.
      assertThat(Arrays.equals(found[k], expected[k])).as(name).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("deals")
  void reports_and_gradients_do_not_depend_on_the_threads(String name) {
    Deal deal = Samples.deal(name);
    Sampling random = new Sampling.Random();
    RunReport one = DealRun.run(deal, Samples.settings(PATHS, random, 1), Progress.NONE);
    RunReport two = DealRun.run(deal, Samples.settings(PATHS, random, 2), Progress.NONE);
    assertThat(two.outputs()).isEqualTo(one.outputs());
    assertThat(two.run().inputsHash()).isEqualTo(one.run().inputsHash());
    String first = one.outputs().getFirst().name();
    assertThat(GradientRun.run(deal, first, Samples.settings(PATHS, random, 2)).rows())
        .isEqualTo(GradientRun.run(deal, first, Samples.settings(PATHS, random, 1)).rows());
  }

  static List<String> deals() {
    return List.of("c1", "w1");
  }
}
