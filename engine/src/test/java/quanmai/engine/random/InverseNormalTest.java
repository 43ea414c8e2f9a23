package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * The inverse normal against Apache Commons Statistics over the whole 32-bit range, both ends
 * included.
 */
class InverseNormalTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  void agreesToABillionthOverTheWholeRange() {
    for (long word = 0; word <= 0xFFFF_FFFFL; word += 104_729) {
      agrees(word);
    }
  }

  @Test
  void agreesToABillionthAtBothEndsAndInTheTails() {
    for (long k = 0; k < 2000; k++) {
      agrees(k);
      agrees(0xFFFF_FFFFL - k);
    }
    var random = new SplittableRandom(5);
    for (int k = 0; k < 20_000; k++) { // log-uniform in the tail probability
      long word =
          (long) Math.scalb(1.0, random.nextInt(33))
              + random.nextLong(1 + (1L << random.nextInt(26)));
      agrees(Math.min(word, 0xFFFF_FFFFL));
    }
  }

  @Test
  void agreesToABillionthWhereTheTailBeginsAndAtTheMiddle() {
    long edge = Math.round((0.5 - InverseNormal.CENTRE) * 0x1p32);
    for (long k = -2000; k <= 2000; k++) {
      agrees(edge + k);
      agrees(0xFFFF_FFFFL - edge + k);
      agrees(0x8000_0000L + k);
    }
  }

  @Test
  void isOddAndIncreasing() {
    var random = new SplittableRandom(6);
    for (int k = 0; k < 200_000; k++) {
      int word = random.nextInt();
      assertThat(InverseNormal.ofWord(~word)).isEqualTo(-InverseNormal.ofWord(word));
      if (word != -1) {
        assertThat(InverseNormal.ofWord(word + 1)).isGreaterThan(InverseNormal.ofWord(word));
      }
    }
    int edge = (int) Math.round((0.5 - InverseNormal.CENTRE) * 0x1p32);
    for (int word = edge - 1000; word < edge + 1000; word++) {
      assertThat(InverseNormal.ofWord(word + 1)).isGreaterThan(InverseNormal.ofWord(word));
    }
  }

  @Test
  void takesItsOwnLogarithmToFifteenDigits() {
    var random = new SplittableRandom(7);
    for (int k = 0; k < 100_000; k++) {
      double x = Math.scalb(1 + random.nextDouble(), -2 - random.nextInt(32));
      assertThat(InverseNormal.log(x))
          .isCloseTo(Math.log(x), within(1e-15 * Math.abs(Math.log(x))));
    }
  }

  /**
   * Compares through the smaller tail probability, where the reference keeps its relative accuracy.
   */
  private static void agrees(long word) {
    boolean upper = word > 0x7FFF_FFFFL;
    double tail = ((upper ? 0xFFFF_FFFFL - word : word) + 0.5) * 0x1p-32;
    double reference = NORMAL.inverseCumulativeProbability(tail);
    double expected = upper ? -reference : reference;
    double z = InverseNormal.ofWord((int) word);
    if (!(Math.abs(z - expected)
        <= 1e-9 * Math.abs(expected))) { // a plain test: AssertJ is slow a million times over
      assertThat(z).as("word %d", word).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
  }
}
