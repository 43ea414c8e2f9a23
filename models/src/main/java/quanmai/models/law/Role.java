package quanmai.models.law;

/** What a parameter of a law measures, and so which unit it has. */
public enum Role {
  /** The quantity itself: its unit. */
  VALUE,
  /** The quantity a year. */
  VALUE_PER_YEAR,
  /** A share or another number without unit. */
  PURE,
  /** A rate a year. */
  PER_YEAR
}
