package quanmai.engine.irr;

import java.util.Arrays;

/** When the flows fall. */
public sealed interface Times {

  /**
   * Flow {@code t} falls {@code t / perYear} years after the first.
   *
   * @param perYear periods in a year: 1 yearly, 4 quarterly, 12 monthly
   */
  record EqualPeriods(int perYear) implements Times {
    public EqualPeriods {
      if (perYear < 1 || perYear > 366) {
        throw new IllegalArgumentException(
            "perYear is %d, outside 1..366. Maybe periods of months were meant: write 12."
                .formatted(perYear));
      }
    }

    @Override
    public double yearsOf(int flow) {
      return (double) flow / perYear;
    }

    /**
     * The rate a year of the discount factor {@code v} of one period: v^-perYear - 1, by repeated
     * squaring: the same bits everywhere, unlike {@code Math.pow}.
     */
    double annualRate(double v) {
      double square = 1 / v;
      double power = 1;
      for (int rest = perYear; rest > 0; rest >>= 1) {
        if ((rest & 1) == 1) {
          power *= square;
        }
        square *= square;
      }
      return power - 1;
    }

    /** {@link #annualRate} of the first {@code n} of {@code v}, column by column. */
    void annualRates(double[] v, int n, double[] rates, double[] square) {
      for (int i = 0; i < n; i++) {
        square[i] = 1 / v[i];
        rates[i] = 1;
      }
      for (int rest = perYear; rest > 0; rest >>= 1) {
        if ((rest & 1) == 1) {
          for (int i = 0; i < n; i++) {
            rates[i] *= square[i];
          }
        }
        for (int i = 0; i < n; i++) {
          square[i] *= square[i];
        }
      }
      for (int i = 0; i < n; i++) {
        rates[i] -= 1;
      }
    }
  }

  /**
   * Flow {@code t} falls {@code years[t]} years after the valuation date, in any order; the day
   * count that made the fractions is the caller's.
   */
  final class YearFractions implements Times {
    private final double[] years;

    public YearFractions(double... years) {
      this.years = years.clone();
      for (double year : years) {
        if (!Double.isFinite(year)) {
          throw new IllegalArgumentException(
              "a flow is at " + year + " years. Maybe its date was left out.");
        }
      }
    }

    @Override
    public double yearsOf(int flow) {
      return years[flow];
    }

    public int count() {
      return years.length;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof YearFractions that && Arrays.equals(years, that.years);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(years);
    }

    @Override
    public String toString() {
      return "YearFractions" + Arrays.toString(years);
    }
  }

  /** Years from the valuation date to flow {@code flow}, counted from 0. */
  double yearsOf(int flow);

  /** The times of the first {@code count} flows, in years. */
  default double[] years(int count) {
    double[] all = new double[count];
    for (int i = 0; i < count; i++) {
      all[i] = yearsOf(i);
    }
    return all;
  }
}
