package quanmai.models.law;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import quanmai.engine.factor.distribution.Beta;
import quanmai.engine.factor.distribution.Discrete;
import quanmai.engine.factor.distribution.Distribution;
import quanmai.engine.factor.distribution.Empirical;
import quanmai.engine.factor.distribution.Gamma;
import quanmai.engine.factor.distribution.Lognormal;
import quanmai.engine.factor.distribution.Normal;
import quanmai.engine.factor.distribution.Pert;
import quanmai.engine.factor.distribution.Triangular;
import quanmai.engine.factor.distribution.Uniform;

/** The distributions that an input can have, by name and by which parameters are given. */
public final class Distributions {

  /** The most values of a discrete or empirical distribution. */
  public static final int MOST_VALUES = 1_000;

  private static final Map<String, List<Distribution>> FIXED = fixed();

  private Distributions() {}

  private static Map<String, List<Distribution>> fixed() {
    Map<String, List<Distribution>> all = new LinkedHashMap<>();
    all.put("normal", List.of(new Normal()));
    all.put(
        "lognormal",
        List.of(
            new Lognormal(Lognormal.Form.MEAN_SD),
            new Lognormal(Lognormal.Form.MEDIAN_LOG_SD),
            new Lognormal(Lognormal.Form.MEDIAN_P90)));
    all.put("triangular", List.of(new Triangular()));
    all.put("pert", List.of(new Pert(false), new Pert(true)));
    all.put("uniform", List.of(new Uniform()));
    all.put(
        "beta",
        List.of(
            new Beta(Beta.Form.MEAN_SD, false),
            new Beta(Beta.Form.MEAN_SD, true),
            new Beta(Beta.Form.ALPHA_BETA, false),
            new Beta(Beta.Form.ALPHA_BETA, true)));
    all.put("gamma", List.of(new Gamma(Gamma.Form.MEAN_SD), new Gamma(Gamma.Form.SHAPE_SCALE)));
    return all;
  }

  /** Every name. */
  public static List<String> names() {
    List<String> names = new java.util.ArrayList<>(FIXED.keySet());
    names.addAll(List.of("discrete", "empirical"));
    return names;
  }

  /** Every parameter that one of them takes, as a term sheet writes it. */
  public static List<String> parameters() {
    return Stream.concat(
            FIXED.values().stream()
                .flatMap(List::stream)
                .flatMap(form -> form.parameters().stream()),
            Stream.of("values", "probabilities"))
        .distinct()
        .toList();
  }

  /**
   * The distribution called {@code name} with the given parameters, whatever their order.
   *
   * @param parameters such as mean and sd, or value[0], value[1], probability[0], ..
   */
  public static Optional<Distribution> find(String name, Set<String> parameters) {
    int lists = (int) parameters.stream().filter(p -> p.endsWith("]")).count();
    List<Distribution> forms =
        switch (name) {
          case "discrete" -> lists < 2 ? List.of() : List.of(new Discrete(lists / 2));
          case "empirical" -> lists < 2 ? List.of() : List.of(new Empirical(lists));
          default -> FIXED.getOrDefault(name, List.of());
        };
    return forms.stream().filter(d -> Set.copyOf(d.parameters()).equals(parameters)).findFirst();
  }

  /** How {@code name} is written: {@code {mean, sd} or {median, p90}}. */
  public static String usage(String name) {
    return switch (name) {
      case "discrete" -> "{values: [...], probabilities: [...]}";
      case "empirical" -> "[...]";
      default ->
          FIXED.getOrDefault(name, List.of()).stream()
              .map(d -> "{" + String.join(", ", d.parameters()) + "}")
              .collect(Collectors.joining(" / "));
    };
  }

  /** What a parameter measures. */
  public static Role role(String parameter) {
    return switch (parameter.replaceFirst("\\[.*", "")) {
      case "log_sd", "alpha", "beta", "shape", "probability" -> Role.PURE;
      default -> Role.VALUE;
    };
  }
}
