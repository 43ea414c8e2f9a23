package quanmai.scenarios.stress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quanmai.models.termsheet.Bundled;
import quanmai.models.termsheet.Findings;

/** The scenarios that come with the program, in the order in which they are reported. */
public final class Scenarios {

  private static final Bundled FILES = new Bundled("quanmai/scenarios/stress/");

  private static final List<String> ORDER =
      List.of(
          "baseline",
          "listing-closed",
          "valuations-fall",
          "rates-up",
          "yuan-falls",
          "yuan-rises",
          "late-and-over",
          "reinvestment-missed",
          "default-on-calls",
          "redemption-unpaid",
          "combined");

  private Scenarios() {}

  /** All of them by id. */
  public static Map<String, Scenario> bundled() {
    var findings = new Findings();
    Map<String, Scenario> all = new LinkedHashMap<>();
    for (String id : ORDER) {
      byte[] bytes = FILES.bytes(id);
      Scenario scenario = bytes == null ? null : ScenarioReader.read(id, id, bytes, findings);
      if (scenario != null) {
        all.put(id, scenario);
      }
    }
    if (!findings.isEmpty() || all.size() != ORDER.size()) {
      throw new IllegalStateException("a scenario of this build is broken: " + findings.all());
    }
    return all;
  }

  /** A scenario of a user's file, called {@code id}; null after a finding. */
  public static @Nullable Scenario read(String id, String file, byte[] bytes, Findings findings) {
    Scenario scenario = ScenarioReader.read(id, file, bytes, findings);
    return findings.refused() ? null : scenario;
  }

  /** The changes of {@code scenario} with those of its parts, each with its size. */
  static List<Sized> flat(Scenario scenario, Map<String, Scenario> known) {
    List<Sized> all = new ArrayList<>();
    for (String part : scenario.parts()) {
      Scenario found = known.get(part);
      if (found != null && found != scenario) {
        for (Sized inner : flat(found, withoutParts(known, scenario.id()))) {
          all.add(new Sized(inner.change(), inner.size() * scenario.size()));
        }
      }
    }
    scenario.changes().forEach(change -> all.add(new Sized(change, scenario.size())));
    return all;
  }

  private static Map<String, Scenario> withoutParts(Map<String, Scenario> known, String id) {
    Map<String, Scenario> rest = new LinkedHashMap<>(known);
    rest.remove(id); // a circle of parts ends
    return rest;
  }

  /** A change, made {@code size} of the way. */
  record Sized(Scenario.Change change, double size) {}
}
