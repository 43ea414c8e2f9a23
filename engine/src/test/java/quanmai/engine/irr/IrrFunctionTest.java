package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

<<<<<<< HEAD
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IrrFunctionTest {

  @Test
  void aBlockHasTheBitsOfOnePathAfterTheOther() {
    var random = new SplittableRandom(31);
    for (IrrFunction function :
        new IrrFunction[] {
          IrrFunction.equalPeriods(4, true), IrrFunction.dated(new double[] {0, 0.3, 1, 2}, true)
        }) {
      double[][] columns = new double[5][100];
      for (int t = 0; t < 4; t++) {
        java.util.Arrays.setAll(columns[t], i -> random.nextDouble(-2, 1.5));
      }
      java.util.Arrays.setAll(columns[4], i -> -1 - i); // a rate of total loss by path
      double[] rates = new double[100];
      function.bind(new double[5], new boolean[5]).worker(100).apply(columns, 100, rates);
      int lost = 0;
      for (int i = 0; i < 100; i++) {
        double[] one = new double[5];
        for (int k = 0; k < 5; k++) {
          one[k] = columns[k][i];
        }
        assertThat(Double.doubleToLongBits(function.evaluate(one)))
            .isEqualTo(Double.doubleToLongBits(rates[i]));
        lost += rates[i] == -1 - i ? 1 : 0;
      }
      assertThat(lost).isBetween(3, 50);
    }
  }

  @Test
  void withoutAValueForATotalLossItIsUndefined() {
    IrrFunction function = IrrFunction.equalPeriods(1, false);
    assertThat(function.evaluate(new double[] {-1, 0, 0})).isNaN();
    assertThat(function.evaluate(new double[] {-1, 1.1, 0})).isCloseTo(0.1, within(1e-15));
=======
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quanmai.engine.program.Evaluator;
import quanmai.engine.program.Graph;

/** The rate of return as an operation: its values, its total loss, and its derivative. */
class IrrFunctionTest {

  private static final double[] FLOWS = {-10, 2, 4, 6, 8};

  @Test
  void isTheReportedRate() {
    IrrFunction function = IrrFunction.equalPeriods(4, false);
    assertThat(function.evaluate(FLOWS))
        .isCloseTo(Irr.periodic(FLOWS, 4).rateOrNaN(), within(1e-12));
    assertThat(function.evaluate(new double[] {-10, -1, -2})).isNaN();
  }

  @Test
  void aTotalLossIsWhereMoneyGoesInAndNoneComesBack() {
    IrrFunction function = IrrFunction.equalPeriods(1, true);
    assertThat(function.evaluate(new double[] {-10, 0, -2, -1})).isEqualTo(-1);
    assertThat(function.evaluate(new double[] {0, 0, 0, -1})).isNaN();
    assertThat(function.evaluate(new double[] {1, 0, 2, -1})).isNaN();
    assertThat(function.evaluate(new double[] {Double.NaN, 0, -2, -1})).isNaN();
    assertThat(function.evaluate(new double[] {-10, 0, 12.1, -1})).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void workersGiveTheBitsOfTheSpecification() {
    SplittableRandom random = new SplittableRandom(7);
    for (IrrFunction function :
        new IrrFunction[] {
          IrrFunction.equalPeriods(4, true), IrrFunction.dated(new double[] {0, 0.7, 1.9, 3}, true)
        }) {
      int lanes = 67;
      double[][] columns = new double[5][lanes];
      for (int lane = 0; lane < lanes; lane++) {
        columns[0][lane] = -10;
        for (int k = 1; k < 4; k++) {
          columns[k][lane] = random.nextDouble(-4, 9) * (lane % 7 == 0 ? -1 : 1);
        }
        columns[4][lane] = -1;
      }
      double[] result = new double[lanes];
      function.bind(new double[5], new boolean[5]).worker(lanes).apply(columns, lanes, result);
      for (int lane = 0; lane < lanes; lane++) {
        double[] arguments = new double[5];
        for (int k = 0; k < 5; k++) {
          arguments[k] = columns[k][lane];
        }
        assertThat(Double.doubleToLongBits(result[lane]))
            .isEqualTo(Double.doubleToLongBits(function.evaluate(arguments)));
      }
    }
  }

  @ParameterizedTest(name = "dated: {0}")
  @ValueSource(booleans = {false, true})
  void theDerivativeIsThatOfTheImplicitFunction(boolean dated) {
    IrrFunction function =
        dated
            ? IrrFunction.dated(new double[] {0, 0.3, 1.1, 2, 3.7}, true)
            : IrrFunction.equalPeriods(4, true);
    Graph g = new Graph();
    int[] operands = new int[6];
    Map<String, Double> values = new HashMap<>();
    for (int k = 0; k < 5; k++) {
      operands[k] = g.parameter("c" + k);
      values.put("c" + k, FLOWS[k]);
    }
    operands[5] = g.parameter("loss");
    values.put("loss", -1.0);
    int rate = g.wide(function, operands);
    int[] adjoint = function.adjoint(g, rate, operands, g.constant(1));
    double[] at = Evaluator.evaluate(g, values, draw -> Double.NaN);
    for (int k = 0; k < 5; k++) {
      double h = 1e-5;
      double[] up = {-10, 2, 4, 6, 8, -1};
      double[] down = up.clone();
      up[k] += h;
      down[k] -= h;
      double bump = (function.evaluate(up) - function.evaluate(down)) / (2 * h);
      assertThat(at[adjoint[k]]).as("flow " + k).isCloseTo(bump, within(1e-7));
    }
    assertThat(at[adjoint[5]]).isZero();
  }

  @Test
  void onATotalLossOnlyTheLossCounts() {
    IrrFunction function = IrrFunction.equalPeriods(1, true);
    Graph g = new Graph();
    int[] operands = {g.parameter("a"), g.parameter("b"), g.parameter("loss")};
    int rate = g.wide(function, operands);
    int[] adjoint = function.adjoint(g, rate, operands, g.constant(1));
    double[] at =
        Evaluator.evaluate(g, Map.of("a", -10.0, "b", 0.0, "loss", -1.0), draw -> Double.NaN);
    assertThat(at[adjoint[0]]).isZero();
    assertThat(at[adjoint[1]]).isZero();
    assertThat(at[adjoint[2]]).isEqualTo(1);
>>>>>>> formula
  }
}
