package quanmai.models.law;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import quanmai.engine.factor.Brownian;
import quanmai.engine.factor.Cir;
import quanmai.engine.factor.DiscreteMoves;
import quanmai.engine.factor.FactorProcess;
import quanmai.engine.factor.Gbm;
import quanmai.engine.factor.HullWhite;
import quanmai.engine.factor.LogOu;
import quanmai.engine.factor.MarkovRegime;
import quanmai.engine.factor.MertonJumps;
import quanmai.engine.factor.Ou;
import quanmai.engine.factor.PerStep;
import quanmai.engine.factor.WhiteNoise;

/** The processes that a factor can follow, by name, with their parameters. */
public final class Processes {

  /**
   * A parameter.
   *
   * @param fallback its value when left out, null when it must be given
   * @param perStep whether it may vary by period
   */
  public record Parameter(String name, Role role, @Nullable Double fallback, boolean perStep) {}

  /** A process with its parameters; those with lists are written as {@code name[k]}. */
  @SuppressWarnings("ImmutableEnumChecker") // its list is never changed
  public enum Family {
    OU("ou", value("start", 0.0), rate("reversion"), steps("mean"), steps("vol")),
    LOG_OU(
        "log-ou", value("start", null), rate("reversion"), value("median", null), pureSteps("vol")),
    GBM("gbm", value("start", 1.0), rateSteps("drift", 0.0), pureSteps("vol")),
    BROWNIAN(
        "brownian",
        value("start", 0.0),
        new Parameter("drift", Role.VALUE_PER_YEAR, 0.0, true),
        new Parameter("vol", Role.VALUE, 1.0, true)),
    WHITE_NOISE(
        "white-noise",
        new Parameter("mean", Role.VALUE, 0.0, true),
        new Parameter("sd", Role.VALUE, 1.0, true)),
    CIR("cir", value("start", null), rate("reversion"), steps("mean"), pure("vol")),
    HULL_WHITE("hull-white", steps("forward"), rate("reversion"), value("vol", null)),
    MERTON(
        "merton",
        value("start", 1.0),
        new Parameter("drift", Role.PER_YEAR, 0.0, false),
        pure("vol"),
        rate("jumps_per_year"),
        pure("jump_mean"),
        pure("jump_sd")),
    /** Parameters transition[i][j], values[i] and start, the number of a state. */
    MARKOV("markov", pure("start")),
    /** Parameters start, falls[k].size, falls[k].per_year, rises[k].size, rises[k].per_year. */
    MOVES("moves", value("start", null));

    private final String text;
    private final List<Parameter> parameters;

    Family(String text, Parameter... parameters) {
      this.text = text;
      this.parameters = List.of(parameters);
    }

    /** The name as term sheets write it. */
    public String text() {
      return text;
    }

    public List<Parameter> parameters() {
      return parameters;
    }

    /** Whether {@code parameter} is one of a list that this process takes. */
    public boolean takesList(String parameter) {
      return switch (this) {
        case MARKOV -> parameter.matches("transition\\[\\d+]\\[\\d+]|values\\[\\d+]");
        case MOVES -> parameter.matches("(falls|rises)\\[\\d+]\\.(size|per_year)");
        case OU, LOG_OU, GBM, BROWNIAN, WHITE_NOISE, CIR, HULL_WHITE, MERTON -> false;
      };
    }

    /** What a parameter of a list measures. */
    public Role listRole(String parameter) {
      return parameter.startsWith("values") || parameter.endsWith(".size")
          ? Role.VALUE
          : parameter.endsWith(".per_year") ? Role.PER_YEAR : Role.PURE;
    }

    /** How it is written. */
    public String usage() {
      String lists =
          switch (this) {
            case MARKOV -> ", transition: [[...], ...], values: [...]";
            case MOVES -> ", falls: [{size, per_year}], rises: [{size, per_year}]";
            case OU, LOG_OU, GBM, BROWNIAN, WHITE_NOISE, CIR, HULL_WHITE, MERTON -> "";
          };
      return "{process: "
          + text
          + parameters.stream().map(p -> ", " + p.name()).collect(Collectors.joining())
          + lists
          + "}";
    }
  }

  private Processes() {}

  /** The process that term sheets call {@code name}. */
  public static Optional<Family> find(String name) {
    return Arrays.stream(Family.values()).filter(p -> p.text.equals(name)).findFirst();
  }

  /** Every name. */
  public static List<String> names() {
    return Arrays.stream(Family.values()).map(Family::text).toList();
  }

  /**
   * The engine's process.
   *
   * @param nodes by parameter, one node or one a step
   * @param startState of a regime
   */
  public static FactorProcess build(Family process, Map<String, PerStep> nodes, int startState) {
    return switch (process) {
      case OU ->
          new Ou(
              one(nodes, "start"), one(nodes, "reversion"), all(nodes, "mean"), all(nodes, "vol"));
      case LOG_OU ->
          new LogOu(
              one(nodes, "start"),
              one(nodes, "reversion"),
              one(nodes, "median"),
              all(nodes, "vol"));
      case GBM -> new Gbm(one(nodes, "start"), all(nodes, "drift"), all(nodes, "vol"));
      case BROWNIAN -> new Brownian(one(nodes, "start"), all(nodes, "drift"), all(nodes, "vol"));
      case WHITE_NOISE -> new WhiteNoise(all(nodes, "mean"), all(nodes, "sd"));
      case CIR ->
          new Cir(
              one(nodes, "start"), one(nodes, "reversion"), all(nodes, "mean"), one(nodes, "vol"));
      case HULL_WHITE ->
          new HullWhite(all(nodes, "forward"), one(nodes, "reversion"), one(nodes, "vol"));
      case MERTON ->
          new MertonJumps(
              one(nodes, "start"),
              one(nodes, "drift"),
              one(nodes, "vol"),
              one(nodes, "jumps_per_year"),
              one(nodes, "jump_mean"),
              one(nodes, "jump_sd"));
      case MARKOV -> markov(nodes, startState);
      case MOVES ->
          new DiscreteMoves(one(nodes, "start"), moves(nodes, "falls"), moves(nodes, "rises"));
    };
  }

  private static FactorProcess markov(Map<String, PerStep> nodes, int startState) {
    List<Integer> values = new ArrayList<>();
    List<List<Integer>> transition = new ArrayList<>();
    for (int i = 0; nodes.containsKey("values[" + i + "]"); i++) {
      values.add(one(nodes, "values[" + i + "]"));
      List<Integer> row = new ArrayList<>();
      for (int j = 0; nodes.containsKey("transition[" + i + "][" + j + "]"); j++) {
        row.add(one(nodes, "transition[" + i + "][" + j + "]"));
      }
      transition.add(row);
    }
    return new MarkovRegime(transition, values, startState);
  }

  private static List<DiscreteMoves.Move> moves(Map<String, PerStep> nodes, String list) {
    List<DiscreteMoves.Move> moves = new ArrayList<>();
    for (int k = 0; nodes.containsKey(list + "[" + k + "].size"); k++) {
      String name = list + "[" + k + "].";
      moves.add(new DiscreteMoves.Move(one(nodes, name + "size"), one(nodes, name + "per_year")));
    }
    return moves;
  }

  private static int one(Map<String, PerStep> nodes, String name) {
    return all(nodes, name).at(0);
  }

  private static PerStep all(Map<String, PerStep> nodes, String name) {
    PerStep found = nodes.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no parameter '" + name + "' among " + nodes.keySet());
    }
    return found;
  }

  private static Parameter value(String name, @Nullable Double fallback) {
    return new Parameter(name, Role.VALUE, fallback, false);
  }

  private static Parameter steps(String name) {
    return new Parameter(name, Role.VALUE, null, true);
  }

  private static Parameter pure(String name) {
    return new Parameter(name, Role.PURE, null, false);
  }

  private static Parameter pureSteps(String name) {
    return new Parameter(name, Role.PURE, null, true);
  }

  private static Parameter rate(String name) {
    return new Parameter(name, Role.PER_YEAR, null, false);
  }

  private static Parameter rateSteps(String name, @Nullable Double fallback) {
    return new Parameter(name, Role.PER_YEAR, fallback, true);
  }
}
