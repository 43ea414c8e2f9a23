package quanmai.models.language;

import java.util.List;

/**
 * What a name in a formula stands for.
 *
 * @param options the options of an enumerated input, else empty
 */
public record Symbol(String name, Sort sort, Unit unit, Type type, List<String> options) {

  /** Where a name is declared. */
  public enum Sort {
    INPUT,
    SCHEDULE,
    /** A schedule that a book may supply by path. */
    FEED,
    FACTOR,
    LINE,
    EVENT,
    BUILT_IN
  }

  public Symbol {
    options = List.copyOf(options);
  }

  /** A name for values of {@code unit}. */
  public static Symbol of(String name, Sort sort, Unit unit, boolean periodic, boolean random) {
    return new Symbol(name, sort, unit, Type.of(unit, periodic, random), List.of());
  }
}
