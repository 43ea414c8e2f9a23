package quanmai.scenarios.stress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quanmai.engine.stats.Design;
import quanmai.engine.stats.Estimate;
import quanmai.engine.stats.Summary;
import quanmai.models.termsheet.Findings;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Text;
import quanmai.scenarios.run.RunReport.Quantity;
import quanmai.scenarios.stress.Model.Figure;
import quanmai.scenarios.stress.Model.Outcome;
import quanmai.scenarios.stress.Scenarios.Sized;
import quanmai.scenarios.stress.StressReport.Contributor;
import quanmai.scenarios.stress.StressReport.Row;

/** Runs scenarios against the base of a model, on the same random numbers. */
public final class Stress {

  private static final int LISTED = 10;

  private final Model model;
  private final Map<String, Scenario> known;
  private final Outcome base;

  private Stress(Model model, Map<String, Scenario> known, Outcome base) {
    this.model = model;
    this.known = known;
    this.base = base;
  }

  /**
   * Runs {@code scenarios} one after the other.
   *
   * @param known scenarios that others may have as parts, by id
   * @return null after a finding that a scenario does not fit the model; nothing was run then
   */
  public static @Nullable List<StressReport> run(
      Model model, List<Scenario> scenarios, Map<String, Scenario> known, Findings findings) {
    Map<Scenario, Shaken> bound = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      parts(scenario, known, findings);
      bound.put(scenario, Shaken.bind(Scenarios.flat(scenario, known), model.sheets(), findings));
    }
    if (findings.refused()) {
      return null;
    }
    try (Outcome base = model.run(Model.Shock.NONE)) {
      var stress = new Stress(model, known, base);
      List<StressReport> reports = new ArrayList<>();
      bound.forEach((scenario, shaken) -> reports.add(stress.report(scenario, shaken)));
      return reports;
    }
  }

  private static void parts(Scenario scenario, Map<String, Scenario> known, Findings findings) {
    for (String part : scenario.parts()) {
      if (!known.containsKey(part)) {
        findings.refuse(
            "unknown-scenario",
            Place.whole(scenario.id()),
            new Text("没有情景 " + part, "there is no scenario " + part),
            Nearest.advice(part, known.keySet()));
      }
    }
  }

  private StressReport report(Scenario scenario, Shaken shaken) {
    long start = System.nanoTime();
    if (!shaken.touchesSomething(model.sheets())) {
      return report(scenario, false, base, List.of(), start);
    }
    try (Outcome shocked = model.run(shaken)) {
      return report(scenario, true, shocked, contributors(scenario, shocked), start);
    }
  }

  private StressReport report(
      Scenario scenario,
      boolean touches,
      Outcome shocked,
      List<Contributor> contributors,
      long start) {
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < base.figures().size(); k++) {
      rows.add(row(k, shocked));
    }
    return new StressReport(
        scenario,
        touches,
        rows,
        contributors,
        !base.members().isEmpty() ? null : first() < 0 ? null : base.figures().get(first()).label(),
        (System.nanoTime() - start) * 1e-9);
  }

  private Row row(int k, Outcome shocked) {
    return row(base.figures().get(k), base.values().of(k), shocked.values().of(k), model.design());
  }

  /** The figure that contributors are of: the first that is no condition; -1 for none. */
  private int first() {
    for (int k = 0; k < base.figures().size(); k++) {
      if (base.figures().get(k).quantity() != Quantity.CONDITION) {
        return k;
      }
    }
    return -1;
  }

  private List<Contributor> contributors(Scenario scenario, Outcome shocked) {
    List<Contributor> all = new ArrayList<>();
    if (!base.members().isEmpty()) {
      new TreeMap<>(base.members())
          .forEach(
              (name, value) ->
                  all.add(
                      new Contributor(
                          Text.same(name), shocked.members().getOrDefault(name, value) - value)));
    } else if (first() >= 0) {
      all.addAll(changesAlone(scenario));
    }
    all.removeIf(contributor -> contributor.change() == 0);
    all.sort(Comparator.comparingDouble(Contributor::change));
    return all.subList(0, Math.min(LISTED, all.size()));
  }

  /** What each change does to the first figure without the others; none where there is one only. */
  private List<Contributor> changesAlone(Scenario scenario) {
    List<Contributor> all = new ArrayList<>();
    for (Sized sized : Scenarios.flat(scenario, known)) {
      Shaken alone = Shaken.bind(List.of(sized), model.sheets(), new Findings());
      if (alone.touchesSomething(model.sheets())) {
        try (Outcome shocked = model.run(alone)) {
          Row row = row(first(), shocked);
          all.add(new Contributor(sized.change().name(), row.difference().value()));
        }
      }
    }
    return all.size() < 2 ? List.of() : all;
  }

  /** The figures of both runs, over the paths on which both have a value. */
  private static Row row(Figure figure, double[] before, double[] after, Design design) {
    double[] difference = new double[before.length];
    double[] pairedBefore = before.clone();
    double[] pairedAfter = after.clone();
    int unpaired = 0;
    for (int i = 0; i < before.length; i++) {
      difference[i] = after[i] - before[i];
      if (!Double.isFinite(difference[i])) {
        difference[i] = Double.NaN;
        unpaired += Double.isNaN(before[i]) && Double.isNaN(after[i]) ? 0 : 1;
        pairedBefore[i] = Double.NaN;
        pairedAfter[i] = Double.NaN;
      }
    }
    Estimate mean = mean(pairedBefore, design);
    Estimate shockedMean = mean(pairedAfter, design);
    return new Row(
        figure.name(),
        figure.label(),
        figure.quantity(),
        figure.unit(),
        mean,
        shockedMean,
        mean(difference, design),
        Math.sqrt(
            mean.standardError() * mean.standardError()
                + shockedMean.standardError() * shockedMean.standardError()),
        bestGain(pairedBefore, pairedAfter),
        unpaired);
  }

  /** The error of independent runs over that of the best pairing there is; NaN marks no value. */
  private static double bestGain(double[] before, double[] after) {
    double[] low = Arrays.stream(before).filter(Double::isFinite).sorted().toArray();
    double[] high = Arrays.stream(after).filter(Double::isFinite).sorted().toArray();
    double[] difference = new double[low.length];
    Arrays.setAll(difference, i -> high[i] - low[i]);
    return Math.sqrt((variance(low) + variance(high)) / variance(difference));
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length;
  }

  private static Estimate mean(double[] values, Design design) {
    return Summary.of(values, design, List.of(0.5)).mean();
  }
}
