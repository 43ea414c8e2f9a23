package quanmai.models.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Text;

/**
 * Targets of a city as a dated file, with how each is measured and what counts.
 *
 * @param window the years that the targets are for
 * @param units that answer for targets, such as districts and zones
 * @param origins where the money of a class of investors comes from
 * @param leverage null when the pack has none
 */
public record TargetPack(
    Text name,
    String source,
    String dated,
    Window window,
    List<UnitDef> units,
    List<Metric> metrics,
    List<Target> targets,
    List<Tally> tallies,
    Map<String, Origin> origins,
    @Nullable Leverage leverage) {

  /** Packs that come with the program. */
  public static final Bundled ALL = new Bundled("quanmai/models/targets/");

  /** What belongs to no unit but to the city itself. */
  public static final String CITY_LEVEL = "市级";

  public TargetPack {
    units = List.copyOf(units);
    metrics = List.copyOf(metrics);
    targets = List.copyOf(targets);
    tallies = List.copyOf(tallies);
    origins = Map.copyOf(origins);
  }

  /**
   * What a file says.
   *
   * @param pack null when a finding refuses it
   */
  public record Read(@Nullable TargetPack pack, List<Finding> findings) {
    public Read {
      findings = List.copyOf(findings);
    }
  }

  /** Reads a pack; findings call it {@code name}. */
  public static Read read(String name, byte[] bytes) {
    return PackReader.read(name, bytes);
  }

  /** The pack of this name that comes with the program. */
  public static TargetPack bundled(String name) {
    byte[] bytes = ALL.bytes(name);
    if (bytes == null) {
      throw new IllegalArgumentException("no targets " + name + " among " + ALL.names());
    }
    Read read = read(name + ".yaml", bytes);
    if (read.pack() == null) {
      throw new IllegalStateException("the pack " + name + " is broken: " + read.findings());
    }
    return read.pack();
  }

  /**
   * The years of the targets, both inclusive.
   *
   * @param expired the day on which they ended, null while they hold
   */
  public record Window(int from, int to, @Nullable String expired) {
    public int years() {
      return to - from + 1;
    }
  }

  /**
   * A district or zone.
   *
   * @param share of the city in what the book does not bring
   */
  public record UnitDef(String name, String en, double share) {}

  /**
   * What is counted.
   *
   * @param unit of measure, in the language
   * @param byUnit whether it is counted by unit; else for the city only
   * @param stock whether it is a value at the end of a year; else it is summed over the year
   * @param elsewhere what the rest of the city does
   */
  public record Metric(
      String key, Text label, String unit, boolean byUnit, boolean stock, Elsewhere elsewhere) {

    /** The feed of a ledger for {@code unitName}; for a metric of the city only, the one feed. */
    public String feed(String unitName) {
      return byUnit ? key + "_" + unitName : key + "_" + CITY_LEVEL;
    }
  }

  /** What the rest of the city does beside the book. */
  public sealed interface Elsewhere {

    /** Nothing that the ledger knows of. */
    record Nothing() implements Elsewhere {}

    /**
     * {@code base} in the year before the window, growing by {@code growth} (normal, sd) a year.
     */
    record Growing(double base, double growth, double sd) implements Elsewhere {}

    /** {@code share} of what the rest does of another metric. */
    record Part(String metric, double share) implements Elsewhere {}

    /** So much a year, and unit where it is counted by unit. */
    record Yearly(double amount) implements Elsewhere {}
  }

  /**
   * A target as written, and how it is measured.
   *
   * @param value the first number of its text
   * @param exceptions units that it does not ask
   * @param measure null when it is not modelled, for {@code reason}
   */
  public record Target(
      String id,
      String clause,
      String subject,
      Text metric,
      String op,
      double value,
      String unit,
      String period,
      boolean soft,
      List<String> exceptions,
      @Nullable String policyConflict,
      @Nullable Measure measure,
      @Nullable Text reason) {}

  /** How a target is measured. */
  public sealed interface Measure {
    String metric();

    /** Average yearly growth over the window from its base, in percent. */
    record Growth(String metric) implements Measure {}

    /** The same of one unit, over that of the city, of which the unit is a part. */
    record RelativeGrowth(String metric, String unit) implements Measure {}

    /** Part of a whole over the window, in percent. */
    record Share(String metric, String whole) implements Measure {}

    /** So many in every year for every unit but the exceptions. */
    record CountEachUnit(String metric) implements Measure {}

    /** So many in every year for the city. */
    record Count(String metric) implements Measure {}

    /** A stock at the end of the window. */
    record Stock(String metric) implements Measure {}
  }

  /** Where money comes from. */
  public enum Origin {
    CITY,
    OUTSIDE,
    FOREIGN,
    /** Through the investors of the fund that invests. */
    LOOK_THROUGH
  }

  /**
   * Metrics of leverage and reinvestment.
   *
   * @param requiredRatio reinvestment asked per yuan of the government
   */
  public record Leverage(
      String government,
      String committed,
      String paidIn,
      String totalInvestment,
      String recognised,
      double requiredRatio) {}

  /** The metric of this key. */
  public Optional<Metric> metric(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** The target of this id. */
  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }
}
