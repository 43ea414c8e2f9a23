package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ranks against a sort, bit by bit, whatever crowds where. */
class CrowdTest {

  /** What the values are. */
  enum Mixture {
    SPREAD,
    /** A cap that half of the values reach. */
    CAP,
    /** A floor that half of the values reach. */
    FLOOR,
    /** One value with few on either side. */
    MIDDLE,
    /** An eighth of one value, the rest beside it. */
    EIGHTH,
    /** Neighbours a rounding apart. */
    ROUNDED,
    /** Zeros of both signs, with others. */
    ZEROS,
    /** One value alone. */
    ONE,
    /** Two far ends and a crowd between. */
    FAR_ENDS,
    /** Differences below the smallest number that can be divided by. */
    TINY,
    /** Differences above the largest number. */
    HUGE,
    /** Each a thousandth of the one before. */
    SCALES;

    double[] draw(SplittableRandom random, int n) {
      DoubleSupplier next =
          switch (this) {
            case SPREAD -> random::nextDouble;
            case CAP -> () -> Math.min(0.5, random.nextDouble());
            case FLOOR -> () -> Math.max(-0.5, random.nextDouble() - 1);
            case MIDDLE -> () -> random.nextInt(10) < 8 ? 3 : 2.5 + random.nextDouble();
            case EIGHTH -> () -> random.nextInt(8) == 0 ? 0.5 : random.nextDouble();
            case ROUNDED -> () -> 1.2 + random.nextInt(5) * Math.ulp(1.2);
            case ZEROS -> () -> random.nextInt(3) == 0 ? random.nextDouble() - 0.5 : signed(random);
            case ONE -> () -> -7;
            case FAR_ENDS -> () -> random.nextInt(1000) == 0 ? end(random) : random.nextDouble();
            case TINY -> () -> random.nextInt(5) * Double.MIN_VALUE;
            case HUGE -> () -> 1.7e308 * (random.nextInt(3) - 1) + random.nextDouble();
            case SCALES -> () -> Math.pow(1000, -random.nextInt(100)) * random.nextDouble();
          };
      return IntStream.range(0, n).mapToDouble(i -> next.getAsDouble()).toArray();
    }

    private static double signed(SplittableRandom random) {
      return random.nextBoolean() ? 0.0 : -0.0;
    }

    private static double end(SplittableRandom random) {
      return random.nextBoolean() ? 1e300 : -1e300;
    }
  }

  private static int[] ranks(SplittableRandom random, int n, int count) {
    int[] ranks = IntStream.range(0, count).map(k -> random.nextInt(n)).toArray();
    ranks[0] = n - 1; // in no order, and with both ends
    ranks[1] = 0;
    return ranks;
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static double[] sorted(double[] values, int[] ranks) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return IntStream.of(ranks).mapToDouble(r -> sorted[r]).toArray();
  }

  @ParameterizedTest
  @EnumSource(Mixture.class)
  void everyRankIsThatOfASort(Mixture mixture) {
    var random = new SplittableRandom(7);
    for (int n : new int[] {2, 2047, 2048, 2049, 2050, 4096, 9001}) {
      for (int depth = 0; depth <= 8; depth++) {
        double[] values = mixture.draw(random, n);
        int[] ranks = ranks(random, n, 2 + random.nextInt(9));
        double[] expected = sorted(values, ranks);
        assertThat(bits(Crowd.pick(values.clone(), ranks, depth)))
            .as("%d values at depth %d", n, depth)
            .isEqualTo(bits(expected));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Mixture.class)
  void ranksBesideACrowdAndInIt(Mixture mixture) {
    var random = new SplittableRandom(8);
    double[] values = mixture.draw(random, 6000);
    int[] all = IntStream.range(0, 6000).toArray();
    double[] expected = sorted(values, all);
    assertThat(bits(Crowd.pick(values.clone(), all, 0))).isEqualTo(bits(expected));
    for (int rank = 0; rank < 6000; rank += 37) {
      assertThat(bits(Crowd.pick(values.clone(), new int[] {rank}, 0)))
          .isEqualTo(bits(new double[] {expected[rank]}));
    }
  }

  @ParameterizedTest
  @EnumSource(Mixture.class)
  void orderStatisticsAreThoseOfASort(Mixture mixture) {
    var random = new SplittableRandom(9);
    for (int n : new int[] {2, 7, 8, 15, 16, 17, 100, 2500, 70_000}) {
      double[] values = mixture.draw(random, n);
      double min = Arrays.stream(values).min().orElseThrow();
      double max = Arrays.stream(values).max().orElseThrow();
      int[] ranks = ranks(random, n, 12);
      double[] longer = Arrays.copyOf(values, n + 3); // the rest is not read
      longer[n] = -1e9;
      longer[n + 1] = Double.NaN;
      assertThat(bits(new OrderStatistics(longer, n, min, max).at(ranks)))
          .as("%d values", n)
          .isEqualTo(bits(sorted(values, ranks)));
    }
  }
}
