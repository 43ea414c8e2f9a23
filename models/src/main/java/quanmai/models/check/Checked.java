package quanmai.models.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.language.Expr;
import quanmai.models.language.Kind;
import quanmai.models.language.Scope;
import quanmai.models.language.Type;
import quanmai.models.language.Unit;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.TermSheet;
import quanmai.models.termsheet.TermSheet.CorrelationDef;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.Timeline.Range;

/**
 * A term sheet in which every name, unit, range and order is right.
 *
 * @param sheet what it was made of, instruments expanded
 * @param scope the names that formulas may use
 * @param order the cells of lines and running values in an order that can be computed, period by
 *     period as far as the formulas allow
 * @param facts what policy rules are told by formula: one number or condition each
 * @param cashflow the line of the fan chart
 * @param failure the condition of conditional figures
 * @param warnings findings that do not stop a run
 */
public record Checked(
    TermSheet sheet,
    Timeline timeline,
    Scope scope,
    List<Input> inputs,
    List<Schedule> schedules,
    List<Factor> factors,
    Dependence dependence,
    List<Event> events,
    List<Line> lines,
    List<Output> outputs,
    List<Output> facts,
    Rows rows,
    List<Cell> order,
    @Nullable String cashflow,
    @Nullable Expr failure,
    List<Finding> warnings) {

  public Checked {
    inputs = List.copyOf(inputs);
    schedules = List.copyOf(schedules);
    factors = List.copyOf(factors);
    events = List.copyOf(events);
    lines = List.copyOf(lines);
    outputs = List.copyOf(outputs);
    facts = List.copyOf(facts);
    order = List.copyOf(order);
    warnings = List.copyOf(warnings);
  }

  /** The same deal that reports its facts instead of its outputs. */
  public Checked reportingFacts() {
    return new Checked(
        sheet,
        timeline,
        scope,
        inputs,
        schedules,
        factors,
        dependence,
        events,
        lines,
        facts,
        facts,
        rows,
        order,
        cashflow,
        null,
        warnings);
  }

  /** What is told about a number besides its value. */
  public record About(@Nullable Text label, Unit unit, @Nullable String origin, Place place) {}

  /**
   * A number, option or date that the deal takes.
   *
   * @param base the base-case value in canonical units: an option's index, a date's day number
   * @param baseIsMedian whether the author gave none, so that the median was taken
   * @param distribution null when it is known
   * @param options with their probabilities, for an enumerated draw
   */
  public record Input(
      String name,
      About about,
      double base,
      boolean baseIsMedian,
      @Nullable Law distribution,
      List<Option> options) {
    public Input {
      options = List.copyOf(options);
    }

    /** Whether it is drawn anew on each path. */
    public boolean isRandom() {
      return distribution != null || !options.isEmpty();
    }
  }

  /** One outcome of an enumerated input. */
  public record Option(String name, Amount probability) {}

  /**
   * A distribution or process as written.
   *
   * @param name of the family, such as {@code lognormal}
   * @param amounts by parameter; those of lists are named {@code values[0]}
   */
  public record Law(String name, Map<String, Amount> amounts, Place place) {
    public Law {
      // In the order written: the order in which a graph first meets its parameters.
      amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
    }
  }

  /**
   * Known values by period, zero where no entry says anything.
   *
   * @param feed whether a book may supply other values, by path
   */
  public record Schedule(String name, About about, boolean feed, List<Entry> entries) {
    public Schedule {
      entries = List.copyOf(entries);
    }

    /** The amount at {@code t}, or null where the schedule says nothing. */
    public @Nullable Amount at(int t) {
      for (Entry entry : entries) {
        if (entry.range().contains(t)) {
          return entry.amount();
        }
      }
      return null;
    }
  }

  /** One value for a range of periods. */
  public record Entry(Range range, Amount amount) {}

  /** A random process over the periods. */
  public record Factor(String name, About about, Law process) {}

  /**
   * How factors and draws move together.
   *
   * @param def as written
   * @param amounts the numbers by parameter name
   */
  public record Dependence(CorrelationDef def, Map<String, Amount> amounts) {
    public Dependence {
      amounts = Map.copyOf(amounts);
    }
  }

  /**
   * An event that happens at most once.
   *
   * @param hazards by competing cause, or one under the empty name
   */
  public record Event(String name, About about, List<Hazard> hazards) {
    public Event {
      hazards = List.copyOf(hazards);
    }
  }

  /** How likely one cause is, per year. */
  public record Hazard(String cause, Amount rate) {}

  /** One value a period. */
  public record Line(String name, About about, List<Piece> pieces) {
    public Line {
      pieces = List.copyOf(pieces);
    }

    /** The formula at {@code t}, or null where the line is structurally zero. */
    public @Nullable Expr at(int t) {
      for (Piece piece : pieces) {
        if (piece.range().contains(t)) {
          return piece.formula();
        }
      }
      return null;
    }
  }

  /** A formula for a range of periods. */
  public record Piece(Range range, Expr formula, Place place) {}

  /**
   * A scalar that the run reports.
   *
   * @param kind a number, or a condition whose probability is reported
   */
  public record Output(String name, About about, Expr formula, Kind kind, Type type) {}
}
