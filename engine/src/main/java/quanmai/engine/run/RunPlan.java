package quanmai.engine.run;

import java.util.Map;
import quanmai.engine.kernels.KernelChoice;
import quanmai.engine.program.BlockRunner;
import quanmai.engine.program.Program;

/**
 * All that determines the numbers of a run, and how it is carried out. The last three components
 * change the time that it takes, never a bit of its results.
 *
 * @param parameters the value of each parameter by name
 * @param seed of all random streams
 * @param paths how many paths, at least 1; {@link #of} and the withers round it up to what the
 *     sampling needs: pairs, or equal groups
 * @param sampling how random numbers are chosen
 * @param threads how many threads compute, at least 1
 * @param blockLanes paths a block
 * @param kernels how operations are carried out
 */
public record RunPlan(
    Program program,
    Map<String, Double> parameters,
    long seed,
    int paths,
    Sampling sampling,
    int threads,
    int blockLanes,
    KernelChoice kernels) {

  /** The most paths of a run: path numbers are 32-bit counters of the random streams. */
  public static final int MAX_PATHS = 1 << 30;

  public RunPlan {
    parameters = Map.copyOf(parameters);
    if (paths < 1 || paths > MAX_PATHS) {
      throw new IllegalArgumentException(
          "paths is %d, outside 1..%d. Maybe 100000 was meant.".formatted(paths, MAX_PATHS));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ". Maybe 1 was meant.");
    }
    paths = sampling.roundUp(paths);
  }

  /** 100,000 independent paths of seed 1 on one thread. */
  public static RunPlan of(Program program, Map<String, Double> parameters) {
    return new RunPlan(
        program,
        parameters,
        1,
        100_000,
        new Sampling.Random(),
        1,
        BlockRunner.DEFAULT_LANES,
        KernelChoice.BEST);
  }

  public RunPlan withSeed(long newSeed) {
    return new RunPlan(program, parameters, newSeed, paths, sampling, threads, blockLanes, kernels);
  }

  public RunPlan withPaths(int newPaths) {
    return new RunPlan(program, parameters, seed, newPaths, sampling, threads, blockLanes, kernels);
  }

  public RunPlan withSampling(Sampling newSampling) {
    return new RunPlan(program, parameters, seed, paths, newSampling, threads, blockLanes, kernels);
  }

  public RunPlan withThreads(int newThreads) {
    return new RunPlan(program, parameters, seed, paths, sampling, newThreads, blockLanes, kernels);
  }

  public RunPlan withBlockLanes(int newBlockLanes) {
    return new RunPlan(program, parameters, seed, paths, sampling, threads, newBlockLanes, kernels);
  }

  public RunPlan withKernels(KernelChoice newKernels) {
    return new RunPlan(program, parameters, seed, paths, sampling, threads, blockLanes, newKernels);
  }

  public RunPlan withProgram(Program newProgram) {
    return new RunPlan(newProgram, parameters, seed, paths, sampling, threads, blockLanes, kernels);
  }
}
