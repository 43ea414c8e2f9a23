package quanmai.models.check;

import quanmai.models.language.Expr;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Place;

/** A number that a term sheet takes: given, or computed from others. */
public sealed interface Amount {

  Place place();

  /**
   * A number written out: a parameter of the run.
   *
   * @param parameter its stable name, such as {@code schedules.capex[0]}
   * @param value in canonical units
   * @param unit as written
   */
  record Given(String parameter, double value, Unit unit, Place place) implements Amount {}

  /**
   * A formula.
   *
   * @param periodic whether it has a value a period
   */
  record Computed(Expr formula, boolean periodic, Place place) implements Amount {}
}
