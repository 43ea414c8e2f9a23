package quanmai.models.language;

/** What sort of value an expression has. */
public enum Kind {
  /** A number with a unit. */
  NUMBER,
  /** It holds or it does not; used as a number it is 1 or 0. */
  CONDITION,
  /** A day, computed as a count of days since 1970-01-01. */
  DATE,
  /** One of the options of an enumerated input. */
  OPTION
}
