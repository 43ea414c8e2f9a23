package quanmai.models.language;

/** Which unit the result of a function has. */
enum ResultUnit {
  /** Of the first argument. */
  FIRST,
  /** Of the second argument. */
  SECOND,
  /** Of the last argument. */
  LAST,
  /** The one unit of all arguments. */
  JOIN,
  /** The one kind and unit of both branches. */
  BRANCH,
  ROOT,
  POWER,
  RATIO,
  COUNT,
  YEAR,
  CONDITION,
  DATE
}
