package quanmai.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import quanmai.engine.factor.PerStep;
import quanmai.engine.factor.Problem;
import quanmai.engine.factor.distribution.Distribution;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amounts.Allowed;
import quanmai.models.check.Checked.Law;
import quanmai.models.language.Dimension;
import quanmai.models.language.Unit;
import quanmai.models.law.Distributions;
import quanmai.models.law.Processes;
import quanmai.models.law.Role;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Nearest;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;
import quanmai.models.termsheet.TermSheet.DistributionDef;
import quanmai.models.termsheet.TermSheet.FactorDef;
import quanmai.models.termsheet.TermSheet.Setting;
import quanmai.models.termsheet.Text;
import quanmai.models.timeline.Timeline;

/**
 * Reads distributions and processes: their parameters, and whether the engine allows the values.
 */
final class LawCheck {

  private final Amounts amounts;
  private final KnownValues known;
  private final Timeline timeline;
  private final Consumer<Finding> findings;

  LawCheck(Amounts amounts, KnownValues known, Timeline timeline, Consumer<Finding> findings) {
    this.amounts = amounts;
    this.known = known;
    this.timeline = timeline;
    this.findings = findings;
  }

  /** A distribution with its median; the median is NaN when it cannot be told. */
  record Read(Law law, double median) {}

  @Nullable Read distribution(String input, DistributionDef def, Unit unit) {
    if (!Distributions.names().contains(def.kind())) {
      findings.accept(
          unknown("distribution", "分布", def.kind(), def.place(), Distributions.names()));
      return null;
    }
    Map<String, Source> written = flattened(def.parameters());
    Map<String, Source> named = new LinkedHashMap<>();
    written.forEach((name, source) -> named.put(canonical(def.kind(), name), source));
    Optional<Distribution> found = Distributions.find(def.kind(), named.keySet());
    if (found.isEmpty()) {
      String usage = Distributions.usage(def.kind());
      findings.accept(usage(def.kind(), usage, named.keySet().toString(), def.place()));
      return null;
    }
    Map<String, Amount> read = new LinkedHashMap<>();
    named.forEach(
        (name, source) -> {
          String parameter = "inputs." + input + "." + name;
          Amount amount =
              amount(source, parameter, Distributions.role(name), unit, Allowed.KNOWN_SCALARS);
          if (amount != null) {
            read.put(name, amount);
          }
        });
    if (read.size() < named.size()) {
      return null;
    }
    Distribution distribution = found.get();
    Map<String, Amount> ordered =
        def.kind().equals("empirical") ? sorted(distribution, read) : read;
    double[] values =
        distribution.parameters().stream()
            .mapToDouble(name -> known.of(amountOf(ordered, name), timeline.firstT()))
            .toArray();
    boolean told = java.util.Arrays.stream(values).noneMatch(Double::isNaN);
    List<Problem> problems = told ? distribution.problems(values) : List.of();
    problems.forEach(problem -> report(def.kind(), problem, named, def.place()));
    double median = told && problems.isEmpty() ? distribution.quantile(0.5, values) : Double.NaN;
    return new Read(new Law(def.kind(), ordered, def.place()), median);
  }

  @Nullable Law process(FactorDef def, Unit unit) {
    Processes.Family process = Processes.find(def.process()).orElse(null);
    if (process == null) {
      findings.accept(unknown("process", "过程", def.process(), def.place(), Processes.names()));
      return null;
    }
    Map<String, Source> written = flattened(def.parameters());
    Map<String, Amount> read = new LinkedHashMap<>();
    int before = read.size();
    for (Map.Entry<String, Source> entry : written.entrySet()) {
      String name = entry.getKey();
      Processes.Parameter parameter =
          process.parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
      if (parameter == null && !process.takesList(name)) {
        findings.accept(usage(def.process(), process.usage(), name, entry.getValue().place()));
        return null;
      }
      Role role = parameter == null ? process.listRole(name) : parameter.role();
      boolean steps = parameter != null && parameter.perStep();
      Amount amount =
          amount(
              entry.getValue(),
              "factors." + def.name() + "." + name,
              role,
              unit,
              steps ? Allowed.KNOWN : Allowed.KNOWN_SCALARS);
      if (amount != null) {
        read.put(name, amount);
      }
    }
    for (Processes.Parameter parameter : process.parameters()) {
      if (parameter.fallback() == null && !written.containsKey(parameter.name())) {
        findings.accept(
            usage(def.process(), process.usage(), "- " + parameter.name(), def.place()));
        return null;
      }
    }
    if (read.size() < before + written.size()) {
      return null;
    }
    Law law = new Law(def.process(), read, def.place());
    problems(process, law).stream()
        .distinct()
        .forEach(p -> report(def.process(), p, written, def.place()));
    return law;
  }

  /** What the engine finds wrong with the base-case values. */
  private List<Problem> problems(Processes.Family process, Law law) {
    Graph scratch = new Graph();
    Map<String, PerStep> nodes = new HashMap<>();
    for (Processes.Parameter parameter : process.parameters()) {
      if (parameter.fallback() != null) {
        nodes.put(parameter.name(), PerStep.same(scratch.constant(parameter.fallback())));
      }
    }
    for (Map.Entry<String, Amount> entry : law.amounts().entrySet()) {
      List<Integer> steps = new ArrayList<>();
      for (int t = 1; t <= timeline.periods(); t++) {
        double value = known.of(entry.getValue(), t);
        if (Double.isNaN(value)) {
          return List.of();
        }
        steps.add(scratch.constant(value));
      }
      nodes.put(entry.getKey(), new PerStep(steps));
    }
    int start = startState(process, law);
    try {
      return Processes.build(process, nodes, start).problems(scratch::constantOf);
    } catch (IllegalArgumentException shape) {
      String what = String.valueOf(shape.getMessage());
      return List.of(new Problem("", what, "Maybe a row is missing.", what, "也许少写了一行。"));
    }
  }

  /** The state in which a regime starts; 0 for other processes. */
  static int startState(Processes.Family process, Law law) {
    return process == Processes.Family.MARKOV
            && law.amounts().get("start") instanceof Amount.Given given
        ? (int) given.value()
        : 0;
  }

  private @Nullable Amount amount(
      Source source, String parameter, Role role, Unit unit, Allowed allowed) {
    Dimension perYear = Dimension.YEAR.power(-1);
    return switch (role) {
      case VALUE -> amounts.read(source, parameter, unit, allowed);
      case VALUE_PER_YEAR ->
          amounts.read(source, parameter, unit, allowed, unit.dimension().times(perYear));
      case PURE -> amounts.read(source, parameter, Unit.NONE, allowed);
      case PER_YEAR -> amounts.read(source, parameter, Unit.NONE, allowed, perYear);
    };
  }

  private static Amount amountOf(Map<String, Amount> amounts, String name) {
    Amount amount = amounts.get(name);
    if (amount == null) {
      throw new IllegalStateException("no amount for " + name);
    }
    return amount;
  }

  /** Observations in rising order, as the engine wants them. */
  private Map<String, Amount> sorted(Distribution distribution, Map<String, Amount> amounts) {
    List<Amount> all = new ArrayList<>(amounts.values());
    all.sort(java.util.Comparator.comparingDouble(a -> known.of(a, timeline.firstT())));
    Map<String, Amount> sorted = new LinkedHashMap<>();
    for (int k = 0; k < all.size(); k++) {
      sorted.put(distribution.parameters().get(k), all.get(k));
    }
    return sorted;
  }

  /** Authors name lists in the plural; the engine names their elements in the singular. */
  private static String canonical(String kind, String name) {
    if (kind.equals("empirical")) {
      return name.replaceFirst("^(values|samples)\\[", "sample[");
    }
    return name.replaceFirst("^values\\[", "value[")
        .replaceFirst("^probabilities\\[", "probability[");
  }

  /** All single values, those in lists and mappings named by where they stand. */
  private static Map<String, Source> flattened(Map<String, Setting> settings) {
    Map<String, Source> all = new LinkedHashMap<>();
    settings.forEach((name, setting) -> flatten(name, setting, all));
    return all;
  }

  private static void flatten(String name, Setting setting, Map<String, Source> all) {
    switch (setting) {
      case Setting.Scalar(Source source) -> all.put(name, source);
      case Setting.Items items -> {
        for (int k = 0; k < items.items().size() && k < Distributions.MOST_VALUES; k++) {
          flatten(name + "[" + k + "]", items.items().get(k), all);
        }
      }
      case Setting.Mapping mapping ->
          mapping.entries().forEach((key, inner) -> flatten(name + "." + key, inner, all));
    }
  }

  private void report(String law, Problem problem, Map<String, Source> written, Place place) {
    Source source = written.get(problem.parameter());
    findings.accept(
        Finding.refused(
            "parameter-range",
            source == null ? place : source.place(),
            new Text(
                law + " 的 " + problem.parameter() + " " + problem.whatZh(),
                problem.parameter() + " of " + law + " " + problem.what()),
            new Text(problem.adviceZh(), problem.advice())));
  }

  private static Finding unknown(
      String what, String zh, String name, Place place, List<String> known) {
    return Finding.refused(
        "unknown-" + what,
        place,
        new Text("没有" + zh + " '" + name + "'", "there is no " + what + " '" + name + "'"),
        Nearest.maybe(name, known));
  }

  private static Finding usage(String law, String usage, String read, Place place) {
    return Finding.refused(
        "law-parameters",
        place,
        new Text(law + " 不能这样给参数：" + read, law + " does not take these parameters: " + read),
        new Text("也许写成 " + usage, "Maybe write " + usage));
  }
}
