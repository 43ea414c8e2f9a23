package quanmai.models.language;

/**
 * A word of a formula.
 *
 * @param text as written for numbers and names, without quotes for texts, normalised for symbols
 */
record Token(Sort sort, String text, Span span) {

  enum Sort {
    /** A number, with its percent sign if any. */
    NUMBER,
    NAME,
    TEXT,
    /** What stands in square brackets after a number. */
    UNIT,
    /** An operator, parenthesis or comma; also {@code and}, {@code or}, {@code not}. */
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return sort == Sort.SYMBOL && text.equals(symbol);
  }
}
