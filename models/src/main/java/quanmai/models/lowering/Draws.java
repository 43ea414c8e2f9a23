package quanmai.models.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import quanmai.engine.factor.Correlation;
import quanmai.engine.factor.CorrelationValues;
import quanmai.engine.factor.FactorProcess;
import quanmai.engine.factor.Innovations;
import quanmai.engine.factor.PerStep;
import quanmai.engine.factor.distribution.Distribution;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;
import quanmai.models.check.Amount;
import quanmai.models.check.Checked;
import quanmai.models.check.Checked.Factor;
import quanmai.models.check.Checked.Input;
import quanmai.models.check.Checked.Law;
import quanmai.models.law.Dependences;
import quanmai.models.law.Distributions;
import quanmai.models.law.Processes;
import quanmai.models.termsheet.Text;

/** Makes the nodes of inputs, schedules and factors: all that does not depend on lines. */
final class Draws {

  private final Checked checked;
  private final Mode mode;
  private final Environment env;
  private final Graph g;
  private final Formulas formulas;
  private final Set<String> given;

  /**
   * @param given the feeds and inputs that come from elsewhere by path
   */
  Draws(Checked checked, Mode mode, Environment env, Formulas formulas, Set<String> given) {
    this.checked = checked;
    this.mode = mode;
    this.env = env;
    this.g = env.graph;
    this.formulas = formulas;
    this.given = given;
  }

  void make() {
    for (Input input : checked.inputs()) {
      if (given.contains(input.name())) {
        env.inputs.put(input.name(), g.given(input.name(), 0));
      } else if (!input.isRandom() || mode == Mode.BASE) {
        env.inputs.put(input.name(), base(input));
      }
    }
    checked.schedules().forEach(this::schedule);
    List<String> names = new ArrayList<>();
    checked.factors().forEach(factor -> names.add(factor.name()));
    for (Input input : checked.inputs()) {
      if (input.distribution() != null) {
        names.add(input.name());
      }
    }
    if (mode == Mode.BASE) {
      checked.factors().forEach(factor -> factor(factor, null));
      return;
    }
    Innovations innovations = Innovations.of(g, names, correlation(names));
    checked.inputs().stream()
        .filter(input -> !given.contains(input.name()))
        .forEach(input -> draw(input, innovations));
    checked.factors().forEach(factor -> factor(factor, innovations));
  }

  private int base(Input input) {
    Checked.About about = input.about();
    return env.parameters.node(
        "inputs." + input.name(), input.base(), about.unit(), about.label(), about.place());
  }

  private void schedule(Checked.Schedule schedule) {
    Series series = env.newSeries(schedule.name());
    for (int t = 0; t <= env.grid.lastT(); t++) {
      if (given.contains(schedule.name())) {
        series.set(t, g.given(schedule.name(), t));
        continue;
      }
      Amount amount = schedule.at(t);
      series.set(t, amount == null ? g.constant(0) : node(amount, t, schedule.about().label()));
    }
  }

  /** The node of an amount: a parameter, or a formula of known values. */
  int node(Amount amount, int t, @Nullable Text label) {
    return switch (amount) {
      case Amount.Given given -> env.parameters.node(given, label);
      case Amount.Computed computed -> formulas.lower(computed.formula(), t);
    };
  }

  /** The correlation as written, or the nearest consistent one where its numbers contradict. */
  private Correlation correlation(List<String> names) {
    Map<String, Amount> amounts = checked.dependence().amounts();
    Correlation written =
        Dependences.build(
            checked.dependence().def(),
            g,
            name -> {
              Amount amount = amounts.get(name);
              if (amount == null) {
                throw new IllegalStateException("no amount for " + name);
              }
              return node(amount, env.grid.firstT(), null);
            });
    if (written.structure() instanceof Correlation.None) {
      return written;
    }
    double[] values = Evaluator.evaluate(g, env.parameters.values(), draw -> Double.NaN);
    CorrelationValues at = new CorrelationValues(names, written, node -> values[node]);
    return at.consistent(g, at.nearest());
  }

  private void draw(Input input, Innovations innovations) {
    Law law = input.distribution();
    if (law != null) {
      Distribution distribution =
          Distributions.find(law.name(), Set.copyOf(law.amounts().keySet())).orElseThrow();
      int[] parameters =
          distribution.parameters().stream().mapToInt(name -> node(law, name, input)).toArray();
      int normal = innovations.of(input.name()).at(0);
      env.inputs.put(input.name(), distribution.draw(g, normal, parameters));
    } else if (!input.options().isEmpty()) {
      env.inputs.put(input.name(), option(input));
    }
  }

  private int node(Law law, String parameter, Input input) {
    Amount amount = law.amounts().get(parameter);
    if (amount == null) {
      throw new IllegalStateException("no " + parameter + " of " + input.name());
    }
    return node(amount, env.grid.firstT(), input.about().label());
  }

  /** The number of the option: how many cumulative probabilities the uniform draw has passed. */
  private int option(Input input) {
    int u = g.uniform(input.name(), 0);
    int index = g.constant(0);
    int cumulative = g.constant(0);
    for (int k = 0; k + 1 < input.options().size(); k++) {
      Amount share = input.options().get(k).probability();
      cumulative = g.add(cumulative, node(share, env.grid.firstT(), input.about().label()));
      index = g.add(index, g.atMost(cumulative, u));
    }
    return index;
  }

  private void factor(Factor factor, @Nullable Innovations innovations) {
    Law law = factor.process();
    Processes.Family process = Processes.find(law.name()).orElseThrow();
    Map<String, PerStep> nodes = new HashMap<>();
    for (Processes.Parameter parameter : process.parameters()) {
      if (parameter.fallback() != null) {
        nodes.put(parameter.name(), PerStep.same(g.constant(parameter.fallback())));
      }
    }
    // In one order, however the author ordered them: the same shape for the same law.
    new TreeMap<>(law.amounts()).forEach((name, amount) -> nodes.put(name, steps(amount, factor)));
    int start = 0;
    if (law.amounts().get("start") instanceof Amount.Given given) {
      start = (int) given.value();
    }
    FactorProcess built = Processes.build(process, nodes, start);
    int[] steps = env.grid.steps();
    int[] path =
        innovations == null
            ? built.expected(g, steps)
            : built.path(g, innovations.of(factor.name()), steps, factor.name());
    Series series = env.newSeries(factor.name());
    series.set(0, opening(process, nodes, start));
    for (int t = 1; t <= path.length; t++) {
      series.set(t, path[t - 1]);
    }
  }

  /** The value at the opening point: the start, or for processes without one their mean. */
  private int opening(Processes.Family process, Map<String, PerStep> nodes, int start) {
    String name =
        switch (process) {
          case OU, LOG_OU, GBM, BROWNIAN, CIR, MERTON, MOVES -> "start";
          case WHITE_NOISE -> "mean";
          case HULL_WHITE -> "forward";
          case MARKOV -> "values[" + start + "]";
        };
    PerStep step = nodes.get(name);
    return step == null ? g.constant(0) : step.at(0);
  }

  private PerStep steps(Amount amount, Factor factor) {
    if (amount instanceof Amount.Computed computed && computed.periodic()) {
      List<Integer> nodes = new ArrayList<>();
      for (int t = 1; t <= env.grid.lastT(); t++) {
        nodes.add(formulas.lower(computed.formula(), t));
      }
      return new PerStep(nodes);
    }
    return PerStep.same(node(amount, env.grid.firstT(), factor.about().label()));
  }
}
