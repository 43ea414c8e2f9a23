package quanmai.models.pacing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds the pacing that average flows of a fund show, so that a fund known only by its terms
 * behaves like one that is modelled deal by deal.
 *
 * <p>Rates of contribution are those of the flows: of the first years one by one, of the rest one
 * by least squares. Bow and growth minimise the squared distance of cumulative distributions, and
 * of values where they are given, over the life; the search (Nelder and Mead) starts at several
 * bows, for the distance may have several valleys.
 */
public final class PacingFit {

  private static final double[] BOWS = {0.7, 1.5, 2.5, 4};
  private static final double[] GROWTHS = {0, 0.12};
  private static final int EVALUATIONS = 4_000;

  private PacingFit() {}

  /**
   * A fit.
   *
   * @param error root mean square distance over the commitment
   */
  public record Fitted(Pacing pacing, double error) {}

  /**
   * Fits to yearly averages, year n being element n - 1.
   *
   * @param values values at the ends of years; empty when they are not known
   * @param distinctRates how many rates of contribution are told apart
   * @param yield the least yearly distribution over value, as given
   */
  public static Fitted fit(
      double commitment,
      double[] contributions,
      double[] distributions,
      double[] values,
      int distinctRates,
      double yield) {
    int life = contributions.length;
    if (commitment <= 0
        || life < 2
        || distributions.length != life
        || (values.length != 0 && values.length != life)
        || distinctRates < 1) {
      throw new IllegalArgumentException(
          "flows of %d, %d and %d years on a commitment of %s. Maybe one array is shorter."
              .formatted(life, distributions.length, values.length, commitment));
    }
    List<Double> rates = rates(commitment, contributions, distinctRates);
    SimplexOptimizer optimiser = new SimplexOptimizer(new SimpleValueChecker(1e-15, 1e-24));
    Fitted best = null;
    for (double bow : BOWS) {
      for (double growth : GROWTHS) {
        PointValuePair found =
            optimiser.optimize(
                new MaxEval(EVALUATIONS),
                GoalType.MINIMIZE,
                new ObjectiveFunction(
                    x ->
                        distance(pacing(rates, life, x, yield), commitment, distributions, values)),
                new InitialGuess(new double[] {Math.log(bow), growth}),
                new NelderMeadSimplex(new double[] {0.3, 0.05}));
        double error = Math.sqrt(found.getValue());
        if (best == null || error < best.error()) {
          best = new Fitted(pacing(rates, life, found.getPoint(), yield), error);
        }
      }
    }
    return Objects.requireNonNull(best);
  }

  private static Pacing pacing(List<Double> rates, int life, double[] x, double yield) {
    return new Pacing(rates, life, Math.exp(x[0]), x[1], yield);
  }

  private static List<Double> rates(double commitment, double[] contributions, int distinct) {
    List<Double> rates = new ArrayList<>();
    double uncalled = commitment;
    double products = 0;
    double squares = 0;
    for (int k = 0; k < contributions.length; k++) {
      if (k < distinct - 1) {
        rates.add(uncalled > 0 ? clamp(contributions[k] / uncalled) : 0);
      } else {
        products += contributions[k] * uncalled;
        squares += uncalled * uncalled;
      }
      uncalled = Math.max(0, uncalled - contributions[k]);
    }
    rates.add(squares > 0 ? clamp(products / squares) : 0);
    return rates;
  }

  private static double clamp(double rate) {
    return Math.max(0, Math.min(1, rate));
  }

  private static double distance(
      Pacing pacing, double commitment, double[] distributions, double[] values) {
    Pacing.Flows flows = pacing.flows(commitment);
    double sum = 0;
    double gap = 0;
    for (int k = 0; k < distributions.length; k++) {
      gap += (flows.distributions()[k] - distributions[k]) / commitment;
      sum += gap * gap;
      if (values.length > 0) {
        double off = (flows.values()[k] - values[k]) / commitment;
        sum += off * off;
      }
    }
    return sum / (distributions.length + values.length);
  }
}
