package quanmai.models.language;

/**
 * One argument that a function takes.
 *
 * @param optional whether it may be left out
 * @param repeated whether it may be given any number of times, at least once
 */
public record Parameter(String name, Role role, boolean optional, boolean repeated) {

  /** What may stand there. */
  public enum Role {
    /** Anything. */
    ANY,
    /** A number of any unit, in the current period. */
    NUMBER,
    /** A number without unit, or a number of years. */
    PURE,
    /** A number with the unit of the first argument. */
    LIKE_FIRST,
    /** A rate: a share, or a share a year. */
    RATE,
    CONDITION,
    /** A number in each period. */
    SERIES,
    /** A number in each period that no random draw reaches. */
    KNOWN_SERIES,
    /** A whole number written out. */
    WHOLE,
    /** The name of a phase. */
    PHASE,
    DATE,
    /** A day count's name as a text. */
    DAY_COUNT;

    /** Whether it is a number beside the series of a function over the whole life. */
    boolean isOneNumber() {
      return this == RATE || this == PURE;
    }
  }

  static Parameter of(String name, Role role) {
    return new Parameter(name, role, false, false);
  }

  static Parameter optional(String name, Role role) {
    return new Parameter(name, role, true, false);
  }

  static Parameter many(String name, Role role) {
    return new Parameter(name, role, false, true);
  }
}
