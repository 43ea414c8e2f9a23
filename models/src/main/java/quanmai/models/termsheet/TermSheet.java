package quanmai.models.termsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A term sheet as its author wrote it: names and formula texts, each with its place, nothing
 * resolved.
 *
 * <p>Lists keep the order of the file. Units and formulas are still text.
 */
public record TermSheet(
    Kind kind,
    Text name,
    @Nullable Text note,
    @Nullable Source template,
    Source currency,
    TimelineDef timeline,
    List<InputDef> inputs,
    List<ScheduleDef> schedules,
    List<FactorDef> factors,
    CorrelationDef correlation,
    List<EventDef> events,
    List<LineDef> lines,
    List<InstrumentDef> instruments,
    List<OutputDef> outputs,
    ReportDef report,
    PolicyDef policy) {

  /** The same sheet with these values instead of its own. */
  public TermSheet with(
      List<InputDef> otherInputs,
      List<ScheduleDef> otherSchedules,
      List<FactorDef> otherFactors,
      List<InstrumentDef> otherInstruments) {
    return new TermSheet(
        kind,
        name,
        note,
        template,
        currency,
        timeline,
        List.copyOf(otherInputs),
        List.copyOf(otherSchedules),
        List.copyOf(otherFactors),
        correlation,
        events,
        lines,
        List.copyOf(otherInstruments),
        outputs,
        report,
        policy);
  }

  /** The same sheet with more lines. */
  public TermSheet withLines(List<LineDef> more) {
    List<LineDef> all = new ArrayList<>(lines);
    all.addAll(more);
    return new TermSheet(
        kind,
        name,
        note,
        template,
        currency,
        timeline,
        inputs,
        schedules,
        factors,
        correlation,
        events,
        List.copyOf(all),
        instruments,
        outputs,
        report,
        policy);
  }

  /**
   * A deal in yuan of inputs, lines and outputs, with nothing else: what a program writes.
   *
   * @param place for what nobody wrote
   */
  public static TermSheet plain(
      Text name,
      TimelineDef timeline,
      List<InputDef> inputs,
      List<LineDef> lines,
      List<OutputDef> outputs,
      Place place) {
    return new TermSheet(
        Kind.DEAL,
        name,
        null,
        null,
        new Source("CNY", place),
        timeline,
        List.copyOf(inputs),
        List.of(),
        List.of(),
        new CorrelationDef("gaussian", null, List.of(), List.of(), List.of(), Map.of(), null),
        List.of(),
        List.copyOf(lines),
        List.of(),
        List.copyOf(outputs),
        new ReportDef(null, null, null),
        PolicyDef.NONE);
  }

  /** What the file is. */
  public enum Kind {
    DEAL,
    FUND,
    TEMPLATE
  }

  /** How far a number can be trusted, by the marks of the domain reference. */
  public enum Confidence {
    /** Read in a page or file; written {@code V}. */
    VERIFIED,
    /** Found in a news or law-firm summary; written {@code V-news}. */
    NEWS,
    /** Well known, text not re-read; written {@code M}. */
    KNOWN,
    /** Uncertain, or a modelling assumption; written {@code U}. */
    ASSUMED
  }

  /**
   * The grid of dates, as written.
   *
   * @param step month, quarter or year
   * @param periods number of periods, or null when {@code end} is given
   * @param opening whether there is a point t = 0 at the start
   * @param phases by name: a range of t such as {@code 0..2} or of dates {@code
   *     2026-11-24..2028-12-31}
   */
  public record TimelineDef(
      Source start,
      Source step,
      @Nullable Source periods,
      @Nullable Source end,
      boolean opening,
      @Nullable Source stub,
      @Nullable Source daycount,
      @Nullable Source calendar,
      @Nullable Source convention,
      Map<String, Source> phases,
      Place place) {}

  /**
   * What is said about a number besides its value.
   *
   * @param unit the unit as written, null for dimensionless
   * @param source where the number comes from
   * @param low the smallest valid value, in {@code unit}; null for none
   */
  public record Facts(
      @Nullable Text label,
      @Nullable Source unit,
      @Nullable String source,
      @Nullable Confidence confidence,
      @Nullable Source low,
      @Nullable Source high) {

    /** Nothing is said. */
    public static final Facts NONE = new Facts(null, null, null, null, null, null);
  }

  /**
   * A number (or option, or date) that the deal takes: known, or one draw a path.
   *
   * @param value the base-case value as written
   * @param distribution null when the input is known
   * @param options for an enumerated draw: probability by option name, in order; else empty
   */
  public record InputDef(
      String name,
      Facts facts,
      @Nullable Source value,
      @Nullable DistributionDef distribution,
      Map<String, Source> options,
      Place place) {}

  /** A distribution: its kind and parameters (numbers or uniform formulas; lists for samples). */
  public record DistributionDef(String kind, Map<String, Setting> parameters, Place place) {}

  /**
   * Known values by period.
   *
   * @param values by key as written: a t, a range {@code 5..12}, a phase name, or a date; {@link
   *     quanmai.models.timeline.Timeline#range} resolves a key. A list is read as keys from the
   *     first t on
   * @param hold whether the last given value goes on to the end
   * @param feed whether a book supplies the values by path; the given ones hold where it does not
   */
  public record ScheduleDef(
      String name,
      Facts facts,
      Map<String, Source> values,
      boolean hold,
      boolean feed,
      Place place) {}

  /** A random process over the periods. */
  public record FactorDef(
      String name, Facts facts, String process, Map<String, Setting> parameters, Place place) {}

  /** One correlation, between two factors. */
  public record Pair(String first, String second, Source correlation, Place place) {}

  /**
   * How factors move together.
   *
   * @param copula gaussian or t
   * @param nu degrees of freedom of the t copula
   * @param matrixNames factors of {@code matrixRows}, empty when pairs or drivers are used
   * @param drivers by driver name: loading by factor name
   */
  public record CorrelationDef(
      String copula,
      @Nullable Source nu,
      List<Pair> pairs,
      List<String> matrixNames,
      List<List<Source>> matrixRows,
      Map<String, Map<String, Source>> drivers,
      @Nullable Place place) {}

  /**
   * An event that happens at most once; several hazards compete.
   *
   * @param hazards hazard per year by the name of the competing event; under the empty name when
   *     there is one only
   */
  public record EventDef(
      String name, @Nullable Text label, Map<String, Source> hazards, Place place) {}

  /**
   * A line: one value a period.
   *
   * @param formulas by phase name, or under the empty name for all periods; zero outside
   * @param origin null for a line of the file, else what wrote it, such as {@code loan (loan)}
   */
  public record LineDef(
      String name,
      Facts facts,
      Map<String, Source> formulas,
      @Nullable String origin,
      Place place) {}

  /** A use of an instrument, which writes lines. */
  public record InstrumentDef(
      String name, String type, Map<String, Setting> settings, Place place) {}

  /** A scalar of each path that the run reports. A condition is reported as a probability. */
  public record OutputDef(String name, Facts facts, Source formula, Place place) {}

  /**
   * What reports show: the line of the fan chart, a failure condition for conditional figures, and
   * what the investor pays and gets.
   */
  public record ReportDef(
      @Nullable Source cashflow, @Nullable Source failure, @Nullable InvestorDef investor) {}

  /**
   * The lines of the deal that its investor pays and gets, before whatever holds the investment.
   *
   * @param investment what it pays in, by period, not negative
   * @param dividends what it is paid out of profit
   * @param interest what it is paid as interest, null for none
   * @param exit what it gets for its shares, null for nothing
   * @param rate home currency for one unit of the investor's; null to take that of the market
   * @param terms values of inputs of holding structures, by their names
   */
  public record InvestorDef(
      Source investment,
      Source dividends,
      @Nullable Source interest,
      @Nullable Source exit,
      @Nullable Source rate,
      Map<String, Source> terms,
      Place place) {}

  /**
   * What policy rules are told.
   *
   * @param packs rule packs beside those that come with the program
   * @param applies the kinds of rules that are asked, such as {@code deal}; by the file's kind when
   *     empty
   */
  public record PolicyDef(List<FactDef> facts, List<Source> packs, List<Source> applies) {

    /** Nothing is said. */
    public static final PolicyDef NONE = new PolicyDef(List.of(), List.of(), List.of());
  }

  /**
   * A fact that rules may ask for. It is known not to exist when neither value nor formula is
   * given.
   *
   * @param value as written: true, false, a number or a text
   * @param formula one number or condition of the base case
   * @param source where it comes from
   */
  public record FactDef(
      String name,
      @Nullable Source value,
      @Nullable Source formula,
      @Nullable String source,
      @Nullable Confidence confidence,
      Place place) {}

  /** A value in a file that an instrument, process or distribution takes. */
  public sealed interface Setting {
    /** Where it stands. */
    Place place();

    /** A single value as written. */
    record Scalar(Source source) implements Setting {
      @Override
      public Place place() {
        return source.place();
      }
    }

    /** A list. */
    record Items(List<Setting> items, Place place) implements Setting {}

    /** A mapping, in order. */
    record Mapping(Map<String, Setting> entries, Place place) implements Setting {}
  }
}
