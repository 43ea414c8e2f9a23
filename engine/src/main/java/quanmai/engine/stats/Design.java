package quanmai.engine.stats;

/** How the paths of a column depend on each other; it decides how errors are estimated. */
public sealed interface Design {

  /** Every path is independent of every other. */
  record Independent() implements Design {}

  /** Paths 2k and 2k+1 mirror each other; pairs are independent. */
  record Antithetic() implements Design {}

  /**
   * The column is {@code count} blocks of equal, consecutive size, each an independent
   * randomisation (scrambling) of the same point set; points within a block depend on each other,
   * so errors come from the spread between blocks alone.
   *
   * @param count at least 1; with 1 no error can be told (NaN)
   */
  record Replicates(int count) implements Design {
    public Replicates {
      if (count < 1) {
        throw new IllegalArgumentException(
            "count is " + count + ", and must be at least 1. Maybe 16 scramblings were meant.");
      }
    }

    /** Paths in one replicate of {@code paths} in total. */
    int size(int paths) {
      if (paths % count != 0) {
        throw new IllegalArgumentException(
            paths + " paths do not divide into " + count + " replicates of equal size");
      }
      return paths / count;
    }
  }

  /** Independent paths. */
  static Design independent() {
    return new Independent();
  }

  /** Antithetic pairs. */
  static Design antithetic() {
    return new Antithetic();
  }

  /** Independent randomisations of one point set. */
  static Design replicates(int count) {
    return new Replicates(count);
  }
}
