package quanmai.models.instrument.equity;

/** One path of sample case 2, written from its description; shares no code with the term sheet. */
final class GrowthRoundByHand {

  static final int PERIODS = 8;
  private static final double[] PLAN = {0, 0.6, 1.0, 1.5};

  /** The routes in the order of the term sheet. */
  enum Route {
    A_IPO,
    HK_IPO,
    TRADE_SALE,
    BUYBACK,
    LOSS,
    HELD
  }

  /** What is drawn; times in years. */
  record Draws(
      double profitMultiplier,
      boolean milestone,
      boolean laterRound,
      double laterStep,
      double recovery,
      double putDelay,
      boolean founderAgrees,
      Route route,
      int listing,
      int sale,
      int loss,
      double routeValue,
      double lossLeft) {}

  private final Draws draws;
  private final double[] flow = new double[PERIODS + 1];
  private double entryShares = 3 / 0.18;
  private double laterShares;
  private double compensationDue;
  private double redemptionDue;

  private GrowthRoundByHand(Draws draws) {
    this.draws = draws;
  }

  static GrowthRoundByHand of(Draws draws) {
    GrowthRoundByHand path = new GrowthRoundByHand(draws);
    path.flow[0] = -2;
    path.laterRound();
    int left = path.leaves();
    path.commitments(left);
    if (draws.route() != Route.BUYBACK) {
      path.flow[left] += path.fundsPart(left);
    }
    return path;
  }

  double[] flow() {
    return flow;
  }

  double compensationDue() {
    return compensationDue;
  }

  double redemptionDue() {
    return redemptionDue;
  }

  private void laterRound() {
    if (draws.laterRound()) {
      double before = 100 + 3 / 0.18;
      double price = 21 * draws.laterStep() / before;
      laterShares = 2 / price;
      if (price < 0.18) {
        entryShares = 3 / (0.18 * (before + 2 / 0.18) / (before + laterShares));
      }
    }
  }

  private double moneyIn(int t) {
    return 21 + (draws.laterRound() && t >= 2 ? 2 : 0);
  }

  private double worth(int t) {
    return draws.route() == Route.LOSS
        ? 3 * draws.lossLeft()
        : moneyIn(t) * draws.routeValue() * (draws.milestone() ? 1 : 0.6);
  }

  /** The year in which the fund leaves, PERIODS + 1 for a buyback. */
  private int leaves() {
    return switch (draws.route()) {
      case A_IPO, HK_IPO -> draws.listing() + 1; // six months of lock-up end in the next year
      case TRADE_SALE -> Math.min(7, sold());
      case BUYBACK -> PERIODS + 1;
      case LOSS -> draws.loss();
      case HELD -> 7;
    };
  }

  private int sold() {
    if (draws.founderAgrees()) {
      return draws.sale();
    }
    int first = Math.max(5, draws.sale());
    return worth(first) >= 21 ? first : PERIODS + 1;
  }

  private void commitments(int left) {
    double received = 0;
    boolean redeems = draws.route() == Route.BUYBACK;
    for (int t = 1; t <= Math.min(4, left); t++) {
      double actual =
          t > 3 ? 0 : PLAN[t] * draws.profitMultiplier() * (draws.milestone() ? 1 : 0.4);
      double miss = t > 3 ? 0 : 1 - actual / PLAN[t];
      if (redeems && (miss > 0.5 || t == 4)) {
        redemptionDue = Math.max(0, 2 * (1 + 0.08 * t) - received);
        flow[t + (int) Math.ceil(draws.putDelay())] += redemptionDue * draws.recovery();
        return;
      }
      if (miss >= 0.1) {
        double due = Math.max(0, 2 * Math.min(1, miss) - compensationDue);
        compensationDue += due;
        received += due * draws.recovery();
        flow[t] += due * draws.recovery();
      }
    }
  }

  private double fundsPart(int t) {
    double value = worth(t);
    boolean unsold = draws.route() == Route.TRADE_SALE && sold() > PERIODS;
    if (draws.route() == Route.HELD || unsold) {
      value *= 0.85;
    }
    double all = 100 + entryShares + laterShares;
    if (draws.route() == Route.A_IPO || draws.route() == Route.HK_IPO) {
      return value * entryShares / all * 2 / 3;
    }
    double later = draws.laterRound() ? 2 : 0;
    // The decisions that neither regrets.
    for (int decisions = 0; decisions < 4; decisions++) {
      boolean entryConverts = (decisions & 1) > 0;
      boolean laterConverts = (decisions & 2) > 0;
      double[] paid = paid(value, later, entryConverts, laterConverts);
      if (paid[0] >= paid(value, later, !entryConverts, laterConverts)[0] - 1e-12
          && paid[1] >= paid(value, later, entryConverts, !laterConverts)[1] - 1e-12) {
        return paid[0] * 2 / 3;
      }
    }
    throw new AssertionError("every decision is regretted");
  }

  /** To the entry round and the later one. */
  private double[] paid(double value, double later, boolean entryConverts, boolean laterConverts) {
    double first = laterConverts ? 0 : Math.min(later, value);
    double second = entryConverts ? 0 : Math.min(3, value - first);
    double shares = 100 + (entryConverts ? entryShares : 0) + (laterConverts ? laterShares : 0);
    double each = (value - first - second) / shares;
    return new double[] {
      second + (entryConverts ? entryShares * each : 0),
      first + (laterConverts ? laterShares * each : 0)
    };
  }
}
