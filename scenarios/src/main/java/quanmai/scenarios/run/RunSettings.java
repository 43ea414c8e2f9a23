package quanmai.scenarios.run;

import org.jspecify.annotations.Nullable;
import quanmai.engine.run.Sampling;

/**
 * How a deal is run.
 *
 * @param paths how many, or the first guess when {@code until} is given
 * @param until when to stop, null to run just {@code paths}
 * @param version of the program, for the record
 */
public record RunSettings(
    long seed, int paths, Sampling sampling, int threads, @Nullable Until until, String version) {

  /** The same for another number of paths. */
  public RunSettings withPaths(int otherPaths) {
    return new RunSettings(seed, otherPaths, sampling, threads, until, version);
  }

  /** Stop once the standard error of the mean of {@code output} is at most {@code error}. */
  public record Until(String output, double error, int maxPaths) {}
}
