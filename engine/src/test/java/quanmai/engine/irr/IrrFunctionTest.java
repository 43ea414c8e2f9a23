package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
  }
}
