package quanmai.engine.factor;

import java.util.List;

/**
 * How the innovations of factors depend on each other: how strongly ({@link Structure}), and how in
 * the tails ({@link Copula}).
 *
 * <p>Numbers are nodes, so that a gradient by each correlation exists.
 */
public record Correlation(Structure structure, Copula copula) {

  /** All factors independent. */
  public static final Correlation NONE = new Correlation(new None(), new Gaussian());

  /** A structure under the Gaussian copula. */
  public static Correlation gaussian(Structure structure) {
    return new Correlation(structure, new Gaussian());
  }

  /** Which factors move together, and how strongly. */
  public sealed interface Structure permits None, Matrix, Pairs, Drivers {}

  /** Every factor on its own. */
  public record None() implements Structure {}

  /**
   * A correlation matrix; factors not named are independent of all.
   *
   * @param names the factors, in the order of rows and columns
   * @param rows square, symmetric, 1 on the diagonal; the part below the diagonal is used
   */
  public record Matrix(List<String> names, List<List<Integer>> rows) implements Structure {
    public Matrix {
      names = List.copyOf(names);
      rows = rows.stream().map(List::copyOf).toList();
      int size = names.size();
      if (rows.size() != size || rows.stream().anyMatch(row -> row.size() != size)) {
        throw new IllegalArgumentException(
            "a correlation matrix of %d names needs %d rows of %d".formatted(size, size, size));
      }
    }
  }

  /** Correlations of named pairs; every other pair is independent. */
  public record Pairs(List<Pair> pairs) implements Structure {
    public Pairs {
      pairs = List.copyOf(pairs);
    }
  }

  /**
   * The correlation of two factors.
   *
   * @param value node
   */
  public record Pair(String first, String second, int value) {}

  /**
   * Common drivers, independent of each other: factor f = sum of l(f, d) D(d) + sqrt(1 - sum of
   * l(f, d)^2) e(f). A further factor never moves the numbers of another.
   */
  public record Drivers(List<Driver> drivers) implements Structure {
    public Drivers {
      drivers = List.copyOf(drivers);
    }
  }

  /**
   * A common driver, drawn from the stream of its name.
   *
   * @param loadings what each factor takes of it
   */
  public record Driver(String name, List<Loading> loadings) {
    public Driver {
      loadings = List.copyOf(loadings);
    }
  }

  /**
   * What a factor takes of a driver.
   *
   * @param value node, in [-1, 1]
   */
  public record Loading(String factor, int value) {}

  /** How extremes go together. */
  public sealed interface Copula permits Gaussian, StudentT {}

  /** Extremes are independent in the limit. */
  public record Gaussian() implements Copula {}

  /**
   * Extremes come together: all factors share one chi-square mixing variable.
   *
   * <p>t = z sqrt(nu / W); each factor's innovation is then N^-1(T_nu(t)), standard normal again,
   * so every factor keeps its own distribution. Also factors of correlation 0 depend on each other
   * in the tails.
   *
   * @param nu node of the degrees of freedom, 3 or more as a rule (1 at least), whole or not
   * @param mixing whether a step has its own W, or the path one
   */
  public record StudentT(int nu, Mixing mixing) implements Copula {}

  /** How often the mixing variable of a t copula is drawn. */
  public enum Mixing {
    /** Once a step: a bad step is bad for all factors. Innovations stay independent over time. */
    EACH_STEP,
    /** Once a path: a wild path is wild in all its steps. */
    EACH_PATH
  }
}
