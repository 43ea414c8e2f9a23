package quanmai.models.check;

import org.jspecify.annotations.Nullable;
import quanmai.models.language.Expr;
import quanmai.models.timeline.Timeline.Range;

/** Something with a value in each period that depends on other rows. */
public sealed interface Row {

  /** How findings and listings call it. */
  String name();

  /** A line of the sheet. */
  record OfLine(Checked.Line line) implements Row {
    @Override
    public String name() {
      return line.name();
    }
  }

  /** An event: whether it has happened by the period, and its cause. */
  record OfEvent(Checked.Event event) implements Row {
    @Override
    public String name() {
      return event.name();
    }
  }

  /**
   * A value carried from period to period for a function over time: {@code sum(x)} is the running
   * sum in the last period.
   *
   * @param name the call as written
   * @param rate the discount or reinvestment rate of {@code npv} and {@code mirr}
   * @param dayCount how years are counted, null for the timeline's way
   */
  record Running(
      String name, Way way, Expr x, Range range, @Nullable Expr rate, @Nullable String dayCount)
      implements Row {}

  /** What a running row does with the value of its period. */
  enum Way {
    /** Keeps it, so that it is computed in its period. */
    VALUE,
    SUM,
    MIN,
    MAX,
    /** The first t at which the condition holds. */
    FIRST,
    /** Adds what is above zero. */
    INFLOW,
    /** Adds what is below zero, as a positive number. */
    OUTFLOW,
    /** Adds it discounted to the start at {@code rate}. */
    DISCOUNTED,
    /** Adds what is below zero, positive and discounted at {@code rate}. */
    DISCOUNTED_OUTFLOW,
    /** Grows by {@code rate} over the period, then adds what is above zero. */
    COMPOUNDED_INFLOW,
    /** The years at which the running sum last turned non-negative. */
    PAYBACK
  }
}
