package quanmai.models.lowering;

/** What a lowered deal computes. */
public enum Mode {
  /** Every uncertain thing is drawn. */
  STOCHASTIC,
  /**
   * The deterministic base case: distributed inputs at their base value, factors on their expected
   * path, no event. Nothing then depends on the path.
   */
  BASE
}
