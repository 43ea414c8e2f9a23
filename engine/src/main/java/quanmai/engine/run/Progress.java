package quanmai.engine.run;

/** Follows a run and may stop it. Called between blocks, from any of the run's threads. */
public interface Progress {

  /** Follows nothing and never stops. */
  Progress NONE = (done, total) -> true;

  /**
   * Tells how far the run is.
   *
   * @return whether to go on; false cancels the run after the blocks under way
   */
  boolean at(long done, long total);
}
