package quanmai.engine.run;

import org.jspecify.annotations.Nullable;
import quanmai.engine.program.DrawFiller;
import quanmai.engine.program.Leaf;
import quanmai.engine.random.Antithetic;
import quanmai.engine.random.DrawKernel;
import quanmai.engine.random.DrawKernels;
import quanmai.engine.random.StreamId;

/** The random numbers of a run, for one thread. */
public final class RunDraws implements DrawFiller {

  private final long seed;
  private final boolean mirrored;
  private final DrawKernel kernel = DrawKernels.warming();
  private final @Nullable SobolDraws sobol;

  RunDraws(RunPlan plan) {
    this.seed = plan.seed();
    this.mirrored = plan.sampling() instanceof Sampling.Antithetic;
    this.sobol =
        plan.sampling() instanceof Sampling.Sobol(int replicates)
            ? new SobolDraws(plan, replicates)
            : null;
  }

  /**
   * Those of independent paths, or of mirrored pairs of paths.
   *
   * @param mirrored whether the second of a pair of paths takes the negated normals of the first
   */
  public RunDraws(long seed, boolean mirrored) {
    this.seed = seed;
    this.mirrored = mirrored;
    this.sobol = null;
  }

  @Override
  public Stream stream(Leaf.Law law, String name, int indices) {
    // Normals and uniforms of one name must not share words, or they would move together.
    long id = StreamId.of(law + ":" + name).value();
    Stream leading = sobol == null ? null : sobol.stream(law, name);
    if (leading != null) {
      return leading;
    }
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
