package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bridge is orthonormal, so it changes no law; and its first normal is the whole motion. */
class BrownianBridgeTest {

  static IntStream steps() {
    return IntStream.rangeClosed(1, 64);
  }

  @ParameterizedTest(name = "{0} steps")
  @MethodSource("steps")
  void isOrthonormal(int steps) {
    for (BrownianBridge bridge :
        new BrownianBridge[] {
          BrownianBridge.equalSteps(steps), BrownianBridge.of(unequal(steps))
        }) {
      double[][] b = matrix(bridge);
      for (int i = 0; i < steps; i++) {
        for (int j = 0; j < steps; j++) {
          assertThat(dot(b[i], b[j])).isCloseTo(i == j ? 1 : 0, within(1e-14));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} steps")
  @MethodSource("steps")
  void firstNormalIsTheWholeMotionAndTheSecondItsMiddle(int steps) {
    double[] lengths = unequal(steps);
    double horizon = Arrays.stream(lengths).sum();
    double[][] b = matrix(BrownianBridge.of(lengths));
    for (int k = 0; k < steps; k++) { // the end of the motion, W(T), as a function of normal k
      double end = 0;
      for (int t = 0; t < steps; t++) {
        end += b[t][k] * Math.sqrt(lengths[t]);
      }
      assertThat(end).isCloseTo(k == 0 ? Math.sqrt(horizon) : 0, within(1e-13));
    }
  }

  @Test
  void
      isTheMidpointRule() { // four quarters: W(1/2) = W(1)/2 + z/2, W(1/4) = W(1/2)/2 + sqrt(1/8) z
    double[] z = {0.3, -1.1, 0.7, 2.0};
    double end = 0.3;
    double half = end / 2 + 0.5 * -1.1;
    double quarter = half / 2 + Math.sqrt(0.125) * 0.7;
    double threeQuarters = (half + end) / 2 + Math.sqrt(0.125) * 2.0;
    double[] increments = BrownianBridge.equalSteps(4).increments(z);
    double[] expected = {quarter, half - quarter, threeQuarters - half, end - threeQuarters};
    for (int t = 0; t < 4; t++) {
      assertThat(increments[t]).isCloseTo(expected[t] / Math.sqrt(0.25), within(1e-15));
    }
  }

  @ParameterizedTest(name = "{0} steps")
  @MethodSource("steps")
  void columnsHaveTheBitsOfOnePathAtATime(int steps) {
    BrownianBridge bridge = BrownianBridge.of(unequal(steps));
    int n = 67;
    var random = new SplittableRandom(steps);
    double[][] normals = new double[steps][];
    double[][] columns = new double[steps + 1][];
    for (int k = 0; k < steps; k++) {
      normals[k] = random.doubles(n + 1, -3, 3).toArray();
      columns[1 + bridge.column(k)] = normals[k].clone();
    }
    bridge.apply(columns, 1, n);
    for (int i = 0; i < n; i++) {
      int lane = i;
      double[] expected =
          bridge.increments(Arrays.stream(normals).mapToDouble(z -> z[lane]).toArray());
      for (int t = 0; t < steps; t++) {
        assertThat(columns[1 + t][i]).isEqualTo(expected[t]);
      }
    }
    for (int k = 0; k < steps; k++) {
      assertThat(columns[1 + bridge.column(k)][n]).as("beyond n").isEqualTo(normals[k][n]);
    }
  }

  @Test
  void refusesStepsThatAreNoSteps() {
    assertThatThrownBy(() -> BrownianBridge.of(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("step 1 has length 0.0");
    assertThatThrownBy(BrownianBridge::of).isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] unequal(int steps) {
    return new SplittableRandom(steps).doubles(steps, 0.05, 2).toArray();
  }

  /** Row t, column k: what normal k adds to the standardised increment of step t. */
  private static double[][] matrix(BrownianBridge bridge) {
    int steps = bridge.steps();
    double[][] b = new double[steps][steps];
    for (int k = 0; k < steps; k++) {
      double[] unit = new double[steps];
      unit[k] = 1;
      double[] increments = bridge.increments(unit);
      for (int t = 0; t < steps; t++) {
        b[t][k] = increments[t];
      }
    }
    return b;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
