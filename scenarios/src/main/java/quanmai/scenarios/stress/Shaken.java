package quanmai.scenarios.stress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;
import quanmai.models.timeline.Timeline.Range;
import quanmai.scenarios.stress.Model.Sheet;
import quanmai.scenarios.stress.Scenario.Change;
import quanmai.scenarios.stress.Scenarios.Sized;

/**
 * Changes bound to the sheets of a model.
 *
 * <p>A pattern names a parameter ({@code inputs.exit_multiple.log_sd}) or what owns some: of a
 * random input its distribution is changed, and of what it is in the base case nothing, since
 * contracts are signed on that. MULTIPLY scales all parameters in the input's unit, ADD moves those
 * that are values and leaves spreads, SET scales so that its centre (mean, median, mode, or the
 * middle of its range) is the amount. Pure numbers such as a log sd change only where their own
 * name is given.
 */
final class Shaken implements Model.Shock {

  private static final Pattern OF_LAW =
      Pattern.compile(
          "(.*)\\.((mean|sd|median|p90|log_sd|min|mode|max|alpha|beta|shape|scale|hazard)"
              + "|(value|probability)\\[[0-9]+])");
  private static final Pattern OF_PERIODS = Pattern.compile("(.*)\\[([0-9]+)(?:\\.\\.([0-9]+))?]");
  private static final Pattern PURE =
      Pattern.compile(".*\\.(log_sd|alpha|beta|shape|probability\\[[0-9]+])");
  private static final Pattern SPREAD = Pattern.compile(".*\\.(sd|scale)");

  private final List<Bound> changes;
  private final Map<String, String> owners = new HashMap<>();

  private Shaken(List<Bound> changes) {
    this.changes = changes;
  }

  /** A change with its patterns ready and its periods by sheet. */
  private record Bound(Sized sized, Pattern targets, Pattern members, Map<String, Range> periods) {}

  /**
   * Binds {@code changes} to {@code sheets}; one that finds nothing, or that adds other units, is a
   * finding unless it is optional.
   */
  static Shaken bind(List<Sized> changes, List<Sheet> sheets, Findings findings) {
    List<Bound> bound =
        changes.stream()
            .map(
                sized ->
                    new Bound(
                        sized,
                        patterns(sized.change().targets()),
                        patterns(sized.change().members()),
                        periods(sized.change(), sheets, findings)))
            .toList();
    var shaken = new Shaken(bound);
    for (Bound each : bound) {
      shaken.check(each, sheets, findings);
    }
    return shaken;
  }

  private static Pattern patterns(List<String> globs) {
    return Pattern.compile(
        globs.stream()
            .map(glob -> "\\Q" + glob.replace("*", "\\E.*\\Q") + "\\E")
            .collect(Collectors.joining("|")));
  }

  /** The periods of a timed change in each sheet; none where it does not say. */
  private static Map<String, Range> periods(Change change, List<Sheet> sheets, Findings findings) {
    Map<String, Range> all = new HashMap<>();
    if (!change.timed()) {
      return all;
    }
    for (Sheet sheet : sheets) {
      Timeline timeline = sheet.timeline();
      Range from = change.from() == null ? timeline.all() : timeline.range(change.from());
      Range to = change.to() == null ? timeline.all() : timeline.range(change.to());
      if (from != null && to != null) {
        all.put(sheet.name(), new Range(from.first(), Math.max(from.first(), to.last())));
      } else {
        findings.refuse(
            "outside-timeline",
            change.place(),
            new Text(
                change.from() + " 至 " + change.to() + " 不在 " + sheet.name() + " 的时间轴内",
                change.from()
                    + " to "
                    + change.to()
                    + " is not within the timeline of "
                    + sheet.name()),
            new Text("应为期号或其中的日期", "a number of a period, or a date within it"));
      }
    }
    return all;
  }

  private void check(Bound bound, List<Sheet> sheets, Findings findings) {
    Change change = bound.sized.change();
    boolean touched = false;
    var known = new TreeSet<String>();
    for (Sheet sheet : sheets) {
      if (!bound.members.matcher(sheet.name()).matches()) {
        continue;
      }
      for (var parameter : sheet.parameters()) {
        known.add(owner(parameter.name()));
        boolean hit = touches(bound, sheet.name(), parameter.name());
        touched |= hit;
        boolean unlike =
            change.operation() != Scenario.Operation.MULTIPLY
                && !parameter.unit().dimension().equals(change.unit().dimension());
        if (hit && unlike && moves(change, parameter.name())) {
          findings.refuse(
              "unit-mix",
              change.place(),
              new Text(
                  parameter.name()
                      + " 的单位是 "
                      + parameter.unit().text()
                      + "，不是 "
                      + change.unit().text(),
                  parameter.name()
                      + " is in '"
                      + parameter.unit().text()
                      + "', not in '"
                      + change.unit().text()
                      + "'"),
              new Text("应写 unit: " + parameter.unit().text(), "unit: " + parameter.unit().text()));
          return;
        }
      }
    }
    if (!touched && !change.optional()) {
      String target = change.targets().getFirst();
      findings.refuse(
          "nothing-touched",
          change.place(),
          new Text(target + " 不触及任何参数", target + " touches no parameter"),
          Nearest.advice(target, known));
    }
  }

  private static boolean moves(Change change, String parameter) {
    return change.operation() == Scenario.Operation.SET || !SPREAD.matcher(parameter).matches();
  }

  /** What a parameter belongs to: of a distribution its input, of an entry its schedule. */
  private String owner(String parameter) {
    return owners.computeIfAbsent(
        parameter,
        name -> {
          Matcher law = OF_LAW.matcher(name);
          Matcher entry = OF_PERIODS.matcher(name);
          return law.matches() ? law.group(1) : entry.matches() ? entry.group(1) : name;
        });
  }

  private boolean touches(Bound bound, String member, String parameter) {
    boolean named = bound.targets.matcher(parameter).matches();
    boolean owned = !named && bound.targets.matcher(owner(parameter)).matches();
    if (!named && (!owned || PURE.matcher(parameter).matches())) {
      return false;
    }
    Range range = bound.periods.get(member);
    if (!bound.sized.change().timed()) {
      return true;
    }
    Matcher entry = OF_PERIODS.matcher(parameter);
    if (range == null || !entry.matches() || OF_LAW.matcher(parameter).matches()) {
      return false;
    }
    int first = Integer.parseInt(entry.group(2));
    int last = entry.group(3) == null ? first : Integer.parseInt(entry.group(3));
    return range.first() <= first && last <= range.last();
  }

  /** Whether it changes anything of these sheets. */
  boolean touchesSomething(List<Sheet> sheets) {
    return sheets.stream()
        .anyMatch(
            sheet ->
                changes.stream()
                    .filter(bound -> bound.members.matcher(sheet.name()).matches())
                    .anyMatch(
                        bound ->
                            sheet.parameters().stream()
                                .anyMatch(p -> touches(bound, sheet.name(), p.name()))));
  }

  @Override
  public Map<String, Double> of(String member, Map<String, Double> values) {
    Map<String, Double> shocked = new LinkedHashMap<>(values);
    for (Bound bound : changes) {
      if (bound.members.matcher(member).matches()) {
        Map<String, Double> before = new HashMap<>(shocked);
        for (String parameter : before.keySet()) {
          if (touches(bound, member, parameter) && !isBaseOfRandom(parameter, before)) {
            shocked.compute(parameter, (name, old) -> changed(bound.sized, name, before));
          }
        }
      }
    }
    return shocked;
  }

  /** Whether it is what a random input is in the base case. */
  private static boolean isBaseOfRandom(String parameter, Map<String, Double> values) {
    return List.of(".mean", ".median", ".mode", ".min", ".alpha", ".shape", ".value[0]").stream()
        .anyMatch(part -> values.containsKey(parameter + part));
  }

  private double changed(Sized sized, String parameter, Map<String, Double> values) {
    Change change = sized.change();
    double old = values.getOrDefault(parameter, Double.NaN);
    double full =
        switch (change.operation()) {
          case MULTIPLY -> old * change.amount();
          case ADD -> SPREAD.matcher(parameter).matches() ? old : old + change.amount();
          case SET -> {
            Double centre = centre(owner(parameter), parameter, values);
            yield centre == null ? change.amount() : old * change.amount() / centre;
          }
        };
    return old + sized.size() * (full - old);
  }

  /** The centre of the distribution that a parameter belongs to; null of a plain one, or at 0. */
  private static @Nullable Double centre(
      String owner, String parameter, Map<String, Double> values) {
    if (owner.equals(parameter)) {
      return null;
    }
    for (String part : List.of(".mean", ".median", ".mode")) {
      Double found = values.get(owner + part);
      if (found != null && found != 0) {
        return found;
      }
    }
    Double min = values.get(owner + ".min");
    Double max = values.get(owner + ".max");
    return min == null || max == null || min + max == 0 ? null : (min + max) / 2;
  }
}
