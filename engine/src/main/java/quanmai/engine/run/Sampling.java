package quanmai.engine.run;

/** How the random numbers of the paths are chosen, and so how the error of a mean is estimated. */
public sealed interface Sampling {

  /** Independent paths from Philox counters. */
  record Random() implements Sampling {}

  /** Pairs of paths: the second of a pair takes the negated normals of the first. */
  record Antithetic() implements Sampling {}

  /**
   * Scrambled Sobol points: the leading draws of each process, coarse moves of time first by a
   * Brownian bridge, and Philox numbers behind them. Consecutive equal groups of paths are
   * independently scrambled, and the error comes from the spread between the groups.
   *
   * @param replicates how many independent scramblings, at least 2
   */
  record Sobol(int replicates) implements Sampling {
    public Sobol {
      if (replicates < 2) {
        throw new IllegalArgumentException(
            "replicates is %d, and an error needs at least 2. Maybe 8 was meant."
                .formatted(replicates));
      }
    }
  }

  /** The least number of paths, at least {@code paths}, that this sampling can use. */
  default int roundUp(int paths) {
    int group =
        switch (this) {
          case Random() -> 1;
          case Antithetic() -> 2;
          case Sobol(int replicates) -> replicates;
        };
    return Math.ceilDiv(paths, group) * group;
  }

  /** Whether a longer run begins with the paths of a shorter one. */
  default boolean isExtensible() {
    return switch (this) {
      case Random(), Antithetic() -> true;
      case Sobol _ -> false;
    };
  }

  /** The name in a run's record. */
  default String label() {
    return switch (this) {
      case Random() -> "random";
      case Antithetic() -> "antithetic";
      case Sobol(int replicates) -> "sobol x" + replicates;
    };
  }
}
