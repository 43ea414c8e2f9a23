package quanmai.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import quanmai.engine.program.Graph;

/**
 * The yardstick deal: 40 quarters, 6 correlated mean-reverting factors, a project with tax losses,
 * working capital and sculpted senior debt; as a graph whose numbers are all parameters.
 *
 * <p>Outputs: {@code npv}, {@code moic}, {@code minDscr} and the equity cash flow of each quarter,
 * {@code equity[t]}, of which the rate of return is made.
 */
public final class DealGraph {

  public static final int QUARTERS = 40;
  public static final int FACTORS = 6;
  private static final int BUILD = 8;
  private static final double QUARTER_YEARS = 0.25;
  private static final double[] REVERSION = {0.5, 0.4, 0.8, 1.0, 0.3, 0.5};
  private static final double[] VOLATILITY = {0.15, 0.20, 0.10, 0.25, 0.010, 0.12};
  private static final double[] LEVEL = {0.05, 0.02, 0.0, 0.05, 0.005, 0.0};
  private static final double[][] CORRELATION = {
    {1, .4, .2, .1, .2, -.1},
    {.4, 1, .3, .2, .1, -.2},
    {.2, .3, 1, .3, .1, .1},
    {.1, .2, .3, 1, .1, .2},
    {.2, .1, .1, .1, 1, -.3},
    {-.1, -.2, .1, .2, -.3, 1}
  };
  private static final double[] CAPEX = {90, 120, 150, 150, 135, 120, 75, 60};
  private static final double[] RAMP = {0, 0, 0, 0, .1, .2, .3, .4, .6, .7, .8, .9};

  private final Graph g = new Graph();
  private final Map<String, Double> parameters = new LinkedHashMap<>();
  private final int zero = g.constant(0);
  private final int[] factor = new int[FACTORS];
  private int lossCarried = zero;
  private int balance = zero;
  private int workingCapital = zero;
  private int invested = zero;
  private int npv = zero;
  private int received = zero;
  private int paid = zero;
  private int lastYear = zero;
  private int minDscr = g.constant(99);

  private DealGraph() {
    processes();
    Arrays.fill(factor, zero);
    for (int t = 0; t < QUARTERS; t++) {
      quarter(t);
    }
    g.output("npv", npv);
    g.output("moic", g.div(received, paid));
    g.output("minDscr", minDscr);
  }

  /** The graph and the values of its parameters. */
  public record Deal(Graph graph, Map<String, Double> parameters) {}

  public static Deal build() {
    DealGraph deal = new DealGraph();
    return new Deal(deal.g, Map.copyOf(deal.parameters));
  }

  private int parameter(String name, double value) {
    parameters.put(name, value);
    return g.parameter(name);
  }

  /** x' = a x + b + sum of L z, the exact discretisation. */
  private void processes() {
    double[][] root = cholesky(CORRELATION);
    for (int f = 0; f < FACTORS; f++) {
      double a = Math.exp(-REVERSION[f] * QUARTER_YEARS);
      double sd = VOLATILITY[f] * Math.sqrt((1 - a * a) / (2 * REVERSION[f]));
      parameters.put("a" + f, a);
      parameters.put("b" + f, LEVEL[f] * (1 - a));
      for (int k = 0; k <= f; k++) {
        parameters.put("l" + f + k, sd * root[f][k]);
      }
    }
  }

  private static double[][] cholesky(double[][] matrix) {
    double[][] root = new double[matrix.length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
      }
    }
    return root;
  }

  private void step(int t) {
    for (int f = 0; f < FACTORS; f++) {
      int x = g.add(g.mul(g.parameter("a" + f), factor[f]), g.parameter("b" + f));
      for (int k = 0; k <= f; k++) {
        x = g.add(x, g.mul(g.parameter("l" + f + k), g.normal("factor" + k, t)));
      }
      factor[f] = x;
    }
  }

  private void quarter(int t) {
    step(t);
    double ramp = t < RAMP.length ? RAMP[t] : 1;
    int fixed = parameter("fixed" + t, (t < 4 ? 2.0 : 8.0) * Math.pow(1.005, t));
    int revenue = zero;
    int ebitda = g.neg(fixed);
    if (ramp > 0) {
      int volume = g.mul(g.exp(g.add(factor[0], factor[1])), parameter("capacity" + t, 60 * ramp));
      int foreign = parameter("foreign", 0.30);
      int mix = g.add(g.mul(foreign, g.exp(factor[5])), g.sub(g.constant(1), foreign));
      revenue = g.mul(volume, mix);
      int variable = g.mul(g.mul(parameter("variable", 0.30), revenue), g.exp(factor[2]));
      ebitda = g.sub(revenue, g.add(variable, fixed));
    }
    int capex = zero;
    if (t < BUILD) {
      capex = g.mul(parameter("capex" + t, CAPEX[t]), g.exp(factor[3]));
      invested = g.add(invested, capex);
    }
    int life = parameter("depreciation", 1. / 40);
    int taxable = g.sub(g.sub(ebitda, g.mul(invested, life)), lossCarried);
    int taxed = g.max(taxable, zero);
    lossCarried = g.sub(taxed, taxable);
    int working = g.mul(parameter("workingCapital", 0.15), revenue);
    int cash = g.sub(ebitda, g.mul(parameter("tax", 0.25), taxed));
    cash = g.sub(cash, g.sub(working, workingCapital));
    workingCapital = working;
    int equity = debt(t, cash, capex);
    account(t, equity, ebitda);
  }

  private int debt(int t, int cash, int capex) {
    int rate = g.max(g.add(parameter("base", 0.06), factor[4]), zero);
    int interest = g.mul(g.mul(balance, parameter("quarter", QUARTER_YEARS)), rate);
    if (t < BUILD) {
      int drawn = g.mul(parameter("gearing", 0.60), capex);
      balance = g.add(balance, drawn);
      return g.add(g.sub(g.sub(cash, capex), interest), drawn);
    }
    int cover = parameter("inverseDscr", 1 / 1.2);
    int able = g.max(g.sub(g.mul(cash, cover), interest), zero);
    int repaid = g.min(able, balance);
    int dscr = g.div(cash, g.add(interest, repaid));
    int owing = g.lessThan(parameter("dust", 1e-9), balance);
    minDscr = g.select(owing, g.min(minDscr, dscr), minDscr);
    balance = g.sub(balance, repaid);
    return g.sub(g.sub(cash, interest), repaid);
  }

  private void account(int t, int cash, int ebitda) {
    int equity = cash;
    if (t >= QUARTERS - 4) {
      lastYear = g.add(lastYear, ebitda);
    }
    if (t == QUARTERS - 1) {
      equity = g.add(equity, g.sub(g.mul(parameter("multiple", 8), lastYear), balance));
    }
    npv = g.add(npv, g.mul(equity, parameter("discount" + t, Math.pow(1.02, -t))));
    int inflow = g.max(equity, zero);
    received = g.add(received, inflow);
    paid = g.add(paid, g.sub(inflow, equity));
    g.output("equity[" + t + "]", equity);
  }
}
