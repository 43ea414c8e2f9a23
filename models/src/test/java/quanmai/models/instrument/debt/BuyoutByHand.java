package quanmai.models.instrument.debt;

/**
 * Sample case 3 calculated by hand, from its description and not from its term sheet: a year after
 * the other, in plain arithmetic.
 *
 * @param growth yearly growth of EBITDA
 * @param index what EBITDA is multiplied by in years 1..5 (1 in the base case)
 * @param multiple at the exit
 * @param shock to EBITDA from year 2 on
 * @param rate of the loan
 */
record BuyoutByHand(double growth, double[] index, double multiple, double shock, double rate) {

  private static final double[] SHARES = {0.05, 0.05, 0.08, 0.10, 0.12};

  /** What comes of it. */
  record Path(double[] equity, double[] debt, double[] cover, double irr, double moic) {

    double minCover() {
      double least = 99;
      for (double one : cover) {
        least = Math.min(least, one);
      }
      return least;
    }
  }

  static BuyoutByHand planned() {
    return new BuyoutByHand(0.06, new double[] {1, 1, 1, 1, 1}, 8.5, 0, 0.043);
  }

  Path path() {
    double loan = 0.60 * 24;
    double debt = loan;
    double overdue = 0;
    double trend = 3;
    double before = 3;
    double losses = 0;
    double[] equity = new double[6];
    double[] balance = new double[5];
    double[] cover = new double[5];
    equity[0] = -(24 + 0.4 - loan);
    for (int year = 1; year <= 5; year++) {
      trend *= (1 + growth) * (year == 2 ? 1 + shock : 1);
      double ebitda = trend * index[year - 1];
      double interest = debt * rate;
      double profit = ebitda - 0.7 * Math.pow(1.03, year) - interest;
      double used = Math.min(losses, Math.max(0, profit));
      double tax = 0.25 * (Math.max(0, profit) - used);
      losses += Math.max(0, -profit) - used; // none is five years old before the exit
      double cash = ebitda - tax - 0.25 * ebitda - 0.05 * (ebitda - before) / 0.15;
      double scheduled = Math.min(debt - overdue, loan * SHARES[year - 1]);
      cover[year - 1] = interest + scheduled > 1e-9 ? cash / (interest + scheduled) : 99;
      double due = interest + scheduled + overdue;
      double paid = Math.min(due, Math.max(0, cash));
      overdue = due - paid;
      debt += interest - paid;
      double sweep = Math.min(debt, Math.max(0, cash - paid));
      debt -= sweep;
      balance[year - 1] = debt;
      equity[year] = cash - paid - sweep;
      before = ebitda;
    }
    equity[5] += Math.max(0, multiple * before * (1 - 0.02) - debt);
    double in = 0;
    double out = 0;
    for (double flow : equity) {
      in += Math.max(0, -flow);
      out += Math.max(0, flow);
    }
    return new Path(equity, balance, cover, irr(equity), out / in);
  }

  /** By bisection: -100% where nothing comes back. */
  private static double irr(double[] flow) {
    double low = -1 + 1e-12;
    double high = 10;
    for (int k = 0; k < 200; k++) {
      double rate = (low + high) / 2;
      double value = 0;
      for (int t = flow.length - 1; t >= 0; t--) {
        value = value / (1 + rate) + flow[t];
      }
      if (value > 0) {
        low = rate;
      } else {
        high = rate;
      }
    }
    return low;
  }
}
