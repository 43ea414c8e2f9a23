package quanmai.engine.irr;

/** What is known of the internal rates of return of one set of flows. */
public enum IrrStatus {
  /** Exactly one rate (which may be a double root). */
  UNIQUE,
  /** More than one rate; the reported one follows {@link Irr#RULE}. */
  SEVERAL,
  /** The flows change sign, but no rate makes their present value zero. */
  NONE,
  /** All flows that are not zero have one sign: nothing was invested, or nothing came back. */
  NO_SIGN_CHANGE,
  /** No flow differs from zero: every rate would do. */
  ALL_ZERO,
  /** A flow is NaN or infinite. */
  NOT_FINITE
}
