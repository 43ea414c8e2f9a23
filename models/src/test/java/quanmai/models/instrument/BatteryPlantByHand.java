package quanmai.models.instrument;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Sample case c1 written out by hand, one path at a time: what the engine is compared with. It
 * shares no code with the engine, the language or the instruments.
 */
final class BatteryPlantByHand {

  /** What one path draws. */
  record Draws(
      double capexMultiplier,
      double utilisationMultiplier,
      double delayMonths,
      double exitMultiple,
      int route,
      double recovery,
      double[] priceIncrement,
      double[] marginNoise) {

    /** Everything as planned; a step of 0.12 / 2 in W holds the price index at its mean, 1. */
    static Draws planned() {
      double[] increments = new double[9];
      Arrays.fill(increments, 0.06);
      return new Draws(1, 1, 0, 8, SALE, 0.75, increments, new double[9]);
    }
  }

  /** The figures of one year from 3 on. */
  record Year(
      int year,
      double revenue,
      double ebitda,
      double profit,
      double tax,
      double cfads,
      double interest,
      double principal,
      double cover,
      double debt,
      double support,
      double dividends) {}

  /** One path. */
  record Path(
      double[] equity,
      List<Year> years,
      double[] fundFlows,
      double irr,
      double moic,
      double minCover) {}

  /** An amount of loss and the year it was made in. */
  private static final class Loss {
    private final int year;
    private double left;

    Loss(int year, double left) {
      this.year = year;
      this.left = left;
    }
  }

  static final int SALE = 0;
  static final int BUYBACK = 1;
  static final int DISCOUNT = 2;

  private static final double[] CAPEX = {15.4, 19.8, 8.8};
  private static final double[] WORKING_CAPITAL = {0, 0, 6};
  private static final double[] LOAN = {9.24, 11.88, 8.88};
  private static final double[] UTILISATION = {0, 0, 0, 0.30, 0.60, 0.80, 0.85, 0.85, 0.85};
  private static final double[] MARGIN = {0, 0, 0, 0.04, 0.12, 0.15, 0.16, 0.16, 0.16};

  private BatteryPlantByHand() {}

  static Path path(Draws draws) {
    double[] fund = new double[9];
    double[] equity = new double[3];
    double built = 0;
    double debt = 0;
    for (int t = 0; t <= 2; t++) {
      double cost = CAPEX[t] * draws.capexMultiplier();
      double lent = Math.min(LOAN[t], cost + WORKING_CAPITAL[t]);
      equity[t] = cost + WORKING_CAPITAL[t] - lent;
      fund[t] = -0.4 * equity[t];
      built += cost;
      debt += lent;
    }
    Deque<Loss> losses = new ArrayDeque<>();
    List<Year> years = new ArrayList<>();
    double brownian = draws.priceIncrement()[1] + draws.priceIncrement()[2];
    double instalment = debt / 8;
    double support = 0;
    for (int t = 3; t <= 8; t++) {
      brownian += draws.priceIncrement()[t];
      double index = Math.exp(0.12 * brownian - 0.5 * 0.12 * 0.12 * t);
      double revenue = 200 * used(t, draws) * 0.38 * Math.pow(0.97, t - 3) * index;
      double ebitda = revenue * (MARGIN[t] + 0.02 * draws.marginNoise()[t]);
      double interest = 0.037 * debt;
      double profit = ebitda - built / 10 - interest;
      double tax = 0.15 * taxable(t, profit, losses);
      double cfads = ebitda - tax;
      double principal = t >= 5 ? Math.min(debt, instalment) : 0;
      debt -= principal;
      double rest = cfads - interest - principal;
      double repaid = Math.min(Math.max(rest, 0), support);
      support += Math.max(-rest, 0) - repaid;
      double dividends = Math.max(rest, 0) - repaid;
      double cover = cfads / (interest + principal);
      years.add(
          new Year(
              t, revenue, ebitda, profit, tax, cfads, interest, principal, cover, debt, support,
              dividends));
      fund[t] = 0.4 * dividends;
    }
    fund[8] += exit(draws, fund, years.getLast());
    double in = -(fund[0] + fund[1] + fund[2]);
    double out = Arrays.stream(fund, 3, 9).sum();
    double cover = years.stream().mapToDouble(Year::cover).min().orElseThrow();
    return new Path(equity, years, fund, irr(fund, out), out / in, cover);
  }

  private static double exit(Draws draws, double[] fund, Year last) {
    if (draws.route() == BUYBACK) {
      double paidIn = -(fund[0] + fund[1] + fund[2]);
      double received = Arrays.stream(fund, 3, 9).sum();
      return Math.max(0, paidIn * (1 + 0.06 * 8) - received) * draws.recovery();
    }
    double multiple = draws.exitMultiple() * (draws.route() == DISCOUNT ? 0.7 : 1);
    return 0.4 * Math.max(0, multiple * last.ebitda() - last.debt() - last.support());
  }

  private static double used(int t, Draws draws) {
    double at = t - Math.min(draws.delayMonths(), 24) / 12;
    int below = (int) Math.floor(at);
    double share = at - below;
    double planned =
        below >= 8
            ? UTILISATION[8]
            : UTILISATION[below] * (1 - share) + UTILISATION[below + 1] * share;
    return Math.min(1, planned * draws.utilisationMultiplier());
  }

  private static double taxable(int t, double profit, Deque<Loss> losses) {
    double taxable = Math.max(profit, 0);
    losses.removeIf(loss -> t - loss.year > 5);
    for (Loss loss : losses) {
      double used = Math.min(loss.left, taxable);
      loss.left -= used;
      taxable -= used;
    }
    losses.addLast(new Loss(t, Math.max(-profit, 0)));
    return taxable;
  }

  /** Halving; the flows change sign once, so the present value falls in the rate. */
  private static double irr(double[] flows, double out) {
    if (out <= 0) {
      return -1;
    }
    double low = -1 + 1e-12;
    double high = 10;
    for (int k = 0; k < 200; k++) {
      double middle = (low + high) / 2;
      double value = 0;
      for (int t = 8; t >= 0; t--) {
        value = value / (1 + middle) + flows[t];
      }
      if (value > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  static List<Path> simulate(int paths, long seed) {
    RandomGenerator random = new MersenneTwister(seed);
    BetaDistribution pert = new BetaDistribution(random, 1 + 4 * 0.40 / 0.55, 1 + 4 * 0.15 / 0.55);
    double size = 0.75 * 0.25 / (0.20 * 0.20) - 1;
    BetaDistribution recovery = new BetaDistribution(random, 0.75 * size, 0.25 * size);
    List<Path> all = new ArrayList<>(paths);
    for (int k = 0; k < paths; k++) {
      all.add(path(draw(random, pert, recovery)));
    }
    return all;
  }

  private static Draws draw(
      RandomGenerator random, BetaDistribution pert, BetaDistribution recovery) {
    double capexLogVariance = Math.log(1 + Math.pow(0.12 / 1.06, 2));
    double capex =
        Math.exp(
            Math.log(1.06)
                - capexLogVariance / 2
                + Math.sqrt(capexLogVariance) * random.nextGaussian());
    double delayLogSd = Math.log(12.0 / 3.0) / 1.2815515655446004;
    double delay = 3 * Math.exp(delayLogSd * random.nextGaussian());
    double multiple = 8 * Math.exp(0.25 * random.nextGaussian());
    double u = random.nextDouble();
    int route = u < 0.55 ? SALE : u < 0.85 ? BUYBACK : DISCOUNT;
    double[] price = new double[9];
    double[] noise = new double[9];
    for (int t = 1; t <= 8; t++) {
      price[t] = random.nextGaussian();
      noise[t] = 0.5 * price[t] + Math.sqrt(0.75) * random.nextGaussian();
    }
    return new Draws(
        capex,
        0.60 + 0.55 * pert.sample(),
        delay,
        multiple,
        route,
        recovery.sample(),
        price,
        noise);
  }
}
