package quanmai.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
import quanmai.engine.irr.IrrFunction;
import quanmai.engine.program.WideFunction;

/** Blocks of cash flows to solve rates of return of, the same in every JVM. */
final class Flows {

  private Flows() {}

  /** A column a quarter: 8 quarters of investment, then growing income with noise, then an exit. */
  static double[][] quarterly(int quarters, int lanes) {
    var random = new SplittableRandom(42);
    double[][] flows = new double[quarters][lanes];
    for (int lane = 0; lane < lanes; lane++) {
      double income = random.nextDouble(4, 16);
      for (int t = 0; t < quarters; t++) {
        double noise = random.nextDouble(0.7, 1.3);
        flows[t][lane] = (t < 8 ? -50 : income * (1 + 0.01 * t)) * noise;
      }
      flows[quarters - 1][lane] += 20 * income;
    }
    return flows;
  }

  /** The solver over a block. */
  static WideFunction.Worker worker(IrrFunction function, int flows, int lanes) {
    double[] uniform = new double[flows];
    Arrays.fill(uniform, Double.NaN);
    boolean[] varies = new boolean[flows];
    Arrays.fill(varies, true);
    return function.bind(uniform, varies).worker(lanes);
  }

  /** The specification, one path at a time; {@code one} has room for the flows of one path. */
  static void specification(IrrFunction function, double[][] flows, double[] one, double[] rates) {
    for (int lane = 0; lane < rates.length; lane++) {
      for (int t = 0; t < one.length; t++) {
        one[t] = flows[t][lane];
      }
      rates[lane] = function.evaluate(one);
    }
  }
}
