package quanmai.models.data;

/** What a condition says of a row: what is missing is unknown, never no. */
public enum Verdict {
  YES,
  NO,
  UNKNOWN;

  static Verdict of(boolean holds) {
    return holds ? YES : NO;
  }

  Verdict not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** Both; one that is no decides, whatever the other is. */
  Verdict and(Verdict other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  Verdict or(Verdict other) {
    return not().and(other.not()).not();
  }
}
