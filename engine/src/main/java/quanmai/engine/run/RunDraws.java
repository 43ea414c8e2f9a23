package quanmai.engine.run;

import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;
import quanmai.engine.random.DrawKernel;
import quanmai.engine.random.DrawKernels;
import quanmai.engine.random.StreamId;

/** The random numbers of a plan, for one thread. */
final class RunDraws implements DrawFiller {

  private final RunPlan plan;
  private final DrawKernel kernel;
  private final double[][] halves;

  RunDraws(RunPlan plan) {
    this.plan = plan;
    this.kernel = DrawKernels.best();
    this.halves = new double[Stream.INDICES_PER_CALL][plan.blockLanes() / 2 + 16];
  }

  @Override
  public Stream stream(Leaf.Law law, String name, int indices) {
    // Normals and uniforms of one name must not share words, or they would move together.
    long id = StreamId.of(law + ":" + name).value();
    Stream plain =
        switch (law) {
          case NORMAL ->
              (call, firstPath, n, a, b, c, d) ->
                  kernel.normals(plan.seed(), id, call, firstPath, n, a, b, c, d);
          case UNIFORM ->
              (call, firstPath, n, a, b, c, d) ->
                  kernel.uniforms(plan.seed(), id, call, firstPath, n, a, b, c, d);
        };
    return switch (plan.sampling()) {
      case Sampling.Random() -> plain;
      case Sampling.Antithetic() -> mirrored(law, plain);
      case Sampling.Sobol sobol -> plain;
    };
  }

  /** Path 2k + 1 takes -z where path 2k takes z, and 1 - u where it takes u. */
  private Stream mirrored(Leaf.Law law, Stream plain) {
    double whole = law == Leaf.Law.NORMAL ? 0 : 1;
    return (call, firstPath, n, a, b, c, d) -> {
      long firstPair = firstPath >> 1;
      int pairs = (int) ((firstPath + n - 1 >> 1) - firstPair) + 1;
      plain.fill(call, firstPair, pairs, halves[0], halves[1], halves[2], halves[3]);
      int odd = (int) (firstPath & 1);
      mirror(halves[0], whole, odd, n, a);
      mirror(halves[1], whole, odd, n, b);
      mirror(halves[2], whole, odd, n, c);
      mirror(halves[3], whole, odd, n, d);
    };
  }

  private static void mirror(double[] pairs, double whole, int odd, int n, double[] column) {
    for (int i = 0; i < n; i++) {
      int path = i + odd;
      double drawn = pairs[path >> 1];
      column[i] = (path & 1) == 0 ? drawn : whole - drawn;
    }
  }
}
