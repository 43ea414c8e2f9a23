package quanmai.models.language;

/** What a value of the function belongs to. */
enum Over {
  /** A period if any argument has one, else the deal. */
  ARGUMENTS,
  /** A period. */
  PERIODS,
  /** The deal: one value, computed from all periods. */
  LIFE
}
