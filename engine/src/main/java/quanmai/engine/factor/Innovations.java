package quanmai.engine.factor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import quanmai.engine.factor.table.QuantileTable;
import quanmai.engine.factor.table.StudentScore;
import quanmai.engine.program.Graph;

/**
 * The standard normal innovations of a set of factors, correlated within a step and independent
 * between steps.
 *
 * <p>Factor f has its own draws from the stream {@code f}, index = step; drivers from the stream of
 * their name; the mixing variable of a t copula from {@value #MIXING_STREAM}. So a further factor
 * moves no draw of another. Under a matrix or pairs z = L e with L the lower Cholesky factor, built
 * in the graph, in the order of the factors: a factor is then a sum over those before it that it is
 * correlated with. A draw made once a path is a factor whose step 0 alone is used: it is correlated
 * with the first innovation of the others.
 *
 * <p>The matrix must be positive semidefinite: see {@link CorrelationValues}.
 */
public final class Innovations {

  /** Where the mixing variable of a t copula is drawn. */
  public static final String MIXING_STREAM = "correlation.mixing";

  private final Map<String, Innovation> byName;
  private final List<String> names;

  private Innovations(List<String> names, Map<String, Innovation> byName) {
    this.names = List.copyOf(names);
    this.byName = byName;
  }

  /**
   * The innovations of {@code factors}; nodes are made when asked for.
   *
   * @param factors all factors and correlated draws, in the order of the model
   */
  public static Innovations of(Graph g, List<String> factors, Correlation correlation) {
    Map<String, Innovation> linear = linear(g, factors, correlation.structure());
    return switch (correlation.copula()) {
      case Correlation.Gaussian() -> new Innovations(factors, linear);
      case Correlation.StudentT t -> {
        Map<String, Innovation> mixed = new HashMap<>();
        linear.forEach((name, z) -> mixed.put(name, studentT(g, z, t)));
        yield new Innovations(factors, mixed);
      }
    };
  }

  /** The innovations of the factor called {@code name}. */
  public Innovation of(String name) {
    Innovation found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no factor '" + name + "' among " + names);
    }
    return found;
  }

  /** The node of factor number {@code factor} in step {@code step}, both from 0. */
  public int at(int factor, int step) {
    return of(names.get(factor)).at(step);
  }

  private static Map<String, Innovation> linear(
      Graph g, List<String> factors, Correlation.Structure structure) {
    return switch (structure) {
      case Correlation.None() -> cholesky(g, factors, Cholesky.identity(g, factors.size()));
      case Correlation.Matrix matrix -> cholesky(g, factors, Cholesky.of(g, factors, matrix));
      case Correlation.Pairs pairs -> cholesky(g, factors, Cholesky.of(g, factors, pairs));
      case Correlation.Drivers drivers -> byDrivers(g, factors, drivers);
    };
  }

  private static Map<String, Innovation> cholesky(Graph g, List<String> factors, int[][] lower) {
    Map<String, Innovation> result = new HashMap<>();
    for (int f = 0; f < factors.size(); f++) {
      List<Linear.Term> terms = new ArrayList<>();
      for (int k = 0; k <= f; k++) {
        if (!g.isConstant(lower[f][k], 0)) {
          terms.add(new Linear.Term(factors.get(k), lower[f][k]));
        }
      }
      result.put(factors.get(f), new Linear(g, List.copyOf(terms)));
    }
    return result;
  }

  private static Map<String, Innovation> byDrivers(
      Graph g, List<String> factors, Correlation.Drivers structure) {
    Map<String, Innovation> result = new HashMap<>();
    for (String factor : factors) {
      List<Linear.Term> terms = new ArrayList<>();
      int rest = g.constant(1);
      for (Correlation.Driver driver : structure.drivers()) {
        for (Correlation.Loading loading : driver.loadings()) {
          if (loading.factor().equals(factor)) {
            terms.add(new Linear.Term(driver.name(), loading.value()));
            rest = g.sub(rest, g.mul(loading.value(), loading.value()));
          }
        }
      }
      int own = Cholesky.root(g, rest);
      if (!g.isConstant(own, 0)) {
        terms.add(new Linear.Term(factor, own));
      }
      result.put(factor, new Linear(g, List.copyOf(terms)));
    }
    return result;
  }

  private static Innovation studentT(Graph g, Innovation z, Correlation.StudentT copula) {
    return new Plain(
        g,
        step -> {
          int index = copula.mixing() == Correlation.Mixing.EACH_STEP ? step : 0;
          int chi = QuantileTable.chi(g, g.normal(MIXING_STREAM, index), copula.nu());
          return StudentScore.of(g, g.div(z.at(step), chi), copula.nu());
        });
  }
}
