package quanmai.engine.run;

import org.jspecify.annotations.Nullable;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;
import quanmai.engine.random.Antithetic;
import quanmai.engine.random.DrawKernel;
import quanmai.engine.random.DrawKernels;
import quanmai.engine.random.StreamId;

/** The random numbers of a plan, for one thread. */
final class RunDraws implements DrawFiller {

  private final RunPlan plan;
  private final DrawKernel kernel;
  private final @Nullable SobolDraws sobol;

  RunDraws(RunPlan plan) {
    this.plan = plan;
    this.kernel = DrawKernels.warming();
    this.sobol =
        plan.sampling() instanceof Sampling.Sobol(int replicates)
            ? new SobolDraws(plan, replicates)
            : null;
  }

  @Override
  public Stream stream(Leaf.Law law, String name, int indices) {
    // Normals and uniforms of one name must not share words, or they would move together.
    long id = StreamId.of(law + ":" + name).value();
    Stream leading = sobol == null ? null : sobol.stream(law, name);
    if (leading != null) {
      return leading;
    }
    boolean mirrored = plan.sampling() instanceof Sampling.Antithetic;
    long seed = plan.seed();
    return switch (law) {
      case NORMAL ->
          mirrored
              ? (call, path, n, a, b, c, d) ->
                  Antithetic.normals(kernel, seed, id, call, path, n, a, b, c, d)
              : (call, path, n, a, b, c, d) -> kernel.normals(seed, id, call, path, n, a, b, c, d);
      case UNIFORM ->
          mirrored
              ? (call, path, n, a, b, c, d) ->
                  Antithetic.uniforms(kernel, seed, id, call, path, n, a, b, c, d)
              : (call, path, n, a, b, c, d) -> kernel.uniforms(seed, id, call, path, n, a, b, c, d);
      case GIVEN -> throw new IllegalArgumentException("nobody gives '" + name + "'");
    };
  }
}
