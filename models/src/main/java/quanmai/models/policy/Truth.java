package quanmai.models.policy;

/** True, false, or not known: the strong logic of Kleene. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** The truth of a known condition. */
  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /** False when one side is false, whatever the other; true when both are true. */
  Truth and(Truth other) {
    if (this == FALSE || other == FALSE) {
      return FALSE;
    }
    return this == TRUE && other == TRUE ? TRUE : UNKNOWN;
  }

  /** True when one side is true, whatever the other; false when both are false. */
  Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  /** The opposite; what is not known stays so. */
  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
