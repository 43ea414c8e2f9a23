package quanmai.models.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import quanmai.models.ledger.Tally.CountPoint;
import quanmai.models.ledger.Tally.MemberKind;
import quanmai.models.ledger.TargetPack.Metric;
import quanmai.models.ledger.TargetPack.Origin;

/** Applies the rules of counting of a pack to the members of a book. */
public final class Tallies {

  private Tallies() {}

  /**
   * What the rules see of a member.
   *
   * @param lines those that it has; a rule about another line does not concern it
   */
  public record Member(
      String name, MemberKind kind, Map<String, String> attributes, Set<String> lines) {}

  /**
   * A link: {@code feed} of the ledger takes {@code weight} times {@code line} of {@code member}.
   *
   * @param stock whether the value at a year's end is taken; else the sum over the year
   */
  public record Link(String feed, String member, String line, double weight, boolean stock) {}

  /**
   * What the rules come to.
   *
   * @param unknown rules that cannot be told for a member, for lack of an attribute: by text of the
   *     rule, the members
   */
  public record Links(List<Link> links, Map<String, Set<String>> unknown) {}

  /** The links of all {@code members}, counting fund money at {@code point}. */
  public static Links of(TargetPack pack, List<Member> members, CountPoint point) {
    List<Link> links = new ArrayList<>();
    Map<String, Set<String>> unknown = new LinkedHashMap<>();
    Set<String> units = new TreeSet<>();
    pack.units().forEach(unit -> units.add(unit.name()));
    for (Tally tally : pack.tallies()) {
      Metric metric = pack.metric(tally.metric()).orElseThrow();
      if (tally.point() != null && tally.point() != point) {
        continue;
      }
      for (Member member : members) {
        if (member.kind() != tally.of() || !member.lines().contains(tally.line())) {
          continue;
        }
        OptionalDouble weight = tally.weight(member.attributes());
        if (weight.isEmpty()) {
          unknown.computeIfAbsent(rule(tally), key -> new TreeSet<>()).add(member.name());
        } else if (weight.getAsDouble() != 0) {
          String unit = member.attributes().get(Tally.UNIT);
          String known = unit != null && units.contains(unit) ? unit : TargetPack.CITY_LEVEL;
          links.add(
              new Link(
                  metric.feed(known),
                  member.name(),
                  tally.line(),
                  weight.getAsDouble(),
                  metric.stock()));
        }
      }
    }
    return new Links(links, unknown);
  }

  private static String rule(Tally tally) {
    String when = tally.when() == null ? "" : " when " + tally.when();
    return tally.metric() + " <- " + tally.times().text() + " x " + tally.line() + when;
  }

  /**
   * Where the money of a fund comes from.
   *
   * @param outside the share from outside the city
   * @param foreign the share from abroad
   */
  public record Source(double outside, double foreign) {

    /** As attributes of what the fund holds, for the rules that count at the project. */
    public Map<String, String> ofDeals() {
      return Map.of("fund_outside_share", "" + outside, "fund_foreign_share", "" + foreign);
    }

    /** As attributes of a sub-fund whose mother this is, for the rules that count at the fund. */
    public Map<String, String> ofSubFunds() {
      return Map.of("mother_outside_share", "" + outside, "mother_foreign_share", "" + foreign);
    }
  }

  /**
   * The source of a fund's money by its capital of each class of investors.
   *
   * @param mother of the fund that invests in it, null when none does
   */
  public static Source source(
      TargetPack pack, Map<String, Double> capital, @Nullable Source mother) {
    Map<Origin, Double> by = new EnumMap<>(Origin.class);
    double all = 0;
    for (Map.Entry<String, Double> entry : capital.entrySet()) {
      Origin origin = pack.origins().get(entry.getKey());
      if (origin == null) {
        throw new IllegalArgumentException(
            "no origin of "
                + entry.getKey()
                + " among "
                + new TreeSet<>(pack.origins().keySet())
                + ". Maybe a class of investors is misspelt.");
      }
      by.merge(origin, entry.getValue(), Double::sum);
      all += entry.getValue();
    }
    double through = by.getOrDefault(Origin.LOOK_THROUGH, 0.0);
    if (through > 0 && mother == null) {
      throw new IllegalArgumentException("a mother invests, but none is given");
    }
    double outside = by.getOrDefault(Origin.OUTSIDE, 0.0);
    double foreign = by.getOrDefault(Origin.FOREIGN, 0.0);
    if (mother != null) {
      outside += through * mother.outside();
      foreign += through * mother.foreign();
    }
    return all == 0 ? new Source(0, 0) : new Source(outside / all, foreign / all);
  }
}
