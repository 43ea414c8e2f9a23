package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

/**
 * The plain sequence against published points and against Commons Math; the scrambled one against
 * what scrambling promises.
 */
class SobolTest {

  @Test
  void givesThePublishedPoints() throws Exception {
    Sobol sobol = Sobol.of(10);
    List<String> rows = rows("/random/sobol_joekuo6_first16_d10.csv");
    assertThat(rows).hasSize(17);
    for (int i = 0; i < 16; i++) {
      String[] expected = rows.get(i + 1).split(",", -1);
      for (int d = 0; d < 10; d++) {
        assertThat(coordinate(sobol, i, d)).isEqualTo(Double.parseDouble(expected[d]));
      }
    }
  }

  @Test
  void givesTheBitsOfCommonsMathInAllItsDimensions() {
    Sobol sobol = Sobol.of(Sobol.MAX_DIMENSIONS);
    var reference = new SobolSequenceGenerator(Sobol.MAX_DIMENSIONS);
    for (int i = 0; i < 600; i++) {
      double[] point = reference.nextVector();
      for (int d = 0; d < point.length; d++) {
        assertThat(coordinate(sobol, i, d)).isEqualTo(point[d]);
      }
    }
  }

  @Test
  void blocksHaveTheWordsOfOneAtATime() {
    for (Sobol sobol : List.of(Sobol.of(7), Sobol.of(7).scrambled(42, 3))) {
      for (long first : new long[] {0, 1, 255, 256, 1000, (1L << 32) - 700}) {
        for (int n : new int[] {0, 1, 3, 255, 256, 257, 700}) {
          int[] words = new int[n];
          sobol.words(first, n, 6, words);
          for (int i = 0; i < n; i++) {
            assertThat(words[i]).isEqualTo(sobol.word(first + i, 6));
          }
        }
      }
    }
  }

  @Test
  void refusesMoreDimensionsThanItHas() {
    assertThatThrownBy(() -> Sobol.of(1001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001")
        .hasMessageContaining("Maybe leave some streams to Philox");
    assertThatThrownBy(() -> Sobol.of(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scramblingKeepsTheNet() { // each interval of length 2^-10 once; in dimensions 1 and 2 each
    // box of area 2^-10 once
    Sobol sobol = Sobol.of(50).scrambled(7, 1);
    for (long first : new long[] {0, 5 * 1024}) {
      for (int d = 0; d < 50; d++) {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < 1024; i++) {
          seen.add(sobol.word(first + i, d) >>> 22);
        }
        assertThat(seen).hasSize(1024);
      }
      for (int digits = 1; digits < 10; digits++) {
        var seen = new HashSet<Integer>();
        for (int i = 0; i < 1024; i++) {
          int x = sobol.word(first + i, 0) >>> (32 - digits);
          int y = sobol.word(first + i, 1) >>> (22 + digits);
          seen.add(x << (10 - digits) | y);
        }
        assertThat(seen).hasSize(1024);
      }
    }
  }

  @Test
  void scrambledPointsAreUniformOverReplicatesAndOverSeeds() {
    int scramblings = 4000;
    Sobol sobol = Sobol.of(3);
    for (int point : new int[] {0, 1, 77}) {
      double[][] u = new double[2][scramblings];
      for (int r = 0; r < scramblings; r++) {
        u[0][r] = coordinate(sobol.scrambled(1, r), point, 2);
        u[1][r] = coordinate(sobol.scrambled(1000L + r, 0), point, 2);
      }
      for (double[] column : u) {
        assertThat(DrawLawTest.uniformPValue(column)).isGreaterThan(1e-4);
      }
    }
  }

  /**
   * Owen's law of a pair: where two words first differ, and nothing above it, survives scrambling;
   * all digits below become independent fair coins. This is what makes the variance that of nested
   * uniform scrambling.
   */
  @Test
  void pairsHaveOwensJointLaw() {
    int scramblings = 4000;
    Sobol sobol = Sobol.of(2);
    int a = sobol.word(5, 1);
    int b = sobol.word(44, 1);
    int common = Integer.numberOfLeadingZeros(a ^ b);
    int[] ones = new int[32];
    for (int r = 0; r < scramblings; r++) {
      Sobol scrambled = sobol.scrambled(3, r);
      int difference = scrambled.word(5, 1) ^ scrambled.word(44, 1);
      assertThat(Integer.numberOfLeadingZeros(difference)).isEqualTo(common);
      for (int digit = common + 1; digit < 32; digit++) {
        ones[digit] += difference >>> (31 - digit) & 1;
      }
    }
    for (int digit = common + 1; digit < 32; digit++) {
      assertThat((double) ones[digit] / scramblings)
          .isCloseTo(0.5, within(5 * 0.5 / Math.sqrt(scramblings)));
    }
  }

  @Test
  void replicatesSeedsAndDimensionsAreScrambledDifferently() {
    Sobol sobol = Sobol.of(2);
    // both dimensions of points 0 and 1 are 0 and 1/2: what point 0 becomes is the shift, and what
    // lies between the two is the first column of the matrix
    int shift = sobol.scrambled(1, 0).word(0, 0);
    int column = shift ^ sobol.scrambled(1, 0).word(1, 0);
    record Other(long seed, int replicate, int dimension) {}
    for (Other other : List.of(new Other(2, 0, 0), new Other(1, 1, 0), new Other(1, 0, 1))) {
      Sobol scrambled = sobol.scrambled(other.seed(), other.replicate());
      int otherShift = scrambled.word(0, other.dimension());
      assertThat(otherShift).as("shift of %s", other).isNotEqualTo(shift);
      assertThat(otherShift ^ scrambled.word(1, other.dimension()))
          .as("matrix of %s", other)
          .isNotEqualTo(column);
    }
    assertThat(sobol.scrambled(1, 0).word(0, 0)).isEqualTo(shift);
  }

  static double coordinate(Sobol sobol, long point, int dimension) {
    return (sobol.word(point, dimension) & 0xFFFF_FFFFL) * 0x1p-32;
  }

  private static List<String> rows(String resource) throws Exception {
    try (var in = Objects.requireNonNull(SobolTest.class.getResourceAsStream(resource));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
