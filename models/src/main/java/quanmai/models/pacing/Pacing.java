package quanmai.models.pacing;

import java.util.List;

/**
 * The terms of a fund's pacing by Takahashi and Alexander (2002), year by year.
 *
 * <pre>
 *   contribution = rate x (commitment - paid in)      rates of year 1, 2, ..; the last one stays
 *   distribution = max(yield, (t / life)^bow) x value before x (1 + growth)
 * </pre>
 *
 * @param rates yearly rates of contribution, each 0..1
 * @param lifeYears years until all is distributed
 * @param bow how late distributions come: 1 evenly rising, above 1 later
 * @param growth yearly growth of the value
 * @param yield the least part of the value that is distributed in a year
 */
public record Pacing(List<Double> rates, int lifeYears, double bow, double growth, double yield) {

  public Pacing {
    rates = List.copyOf(rates);
    if (rates.isEmpty() || lifeYears < 1) {
      throw new IllegalArgumentException("no rates, or a life of " + lifeYears + " years");
    }
  }

  /** Flows at the ends of years 1, 2, ..: the year n is element n - 1. */
  public record Flows(double[] contributions, double[] distributions, double[] values) {}

  /** What a commitment calls, distributes and is worth over its life. */
  public Flows flows(double commitment) {
    double[] paid = new double[lifeYears];
    double[] received = new double[lifeYears];
    double[] values = new double[lifeYears];
    double uncalled = commitment;
    double value = 0;
    for (int year = 1; year <= lifeYears; year++) {
      double grown = value * (1 + growth);
      double rate = Math.max(yield, Math.pow((double) year / lifeYears, bow));
      int k = year - 1;
      paid[k] = rates.get(Math.min(k, rates.size() - 1)) * uncalled;
      received[k] = rate * grown;
      uncalled -= paid[k];
      value = grown + paid[k] - received[k];
      values[k] = value;
    }
    return new Flows(paid, received, values);
  }
}
