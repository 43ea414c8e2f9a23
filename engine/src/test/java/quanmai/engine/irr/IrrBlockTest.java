package quanmai.engine.irr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The block solver against the specification, lane by lane. */
class IrrBlockTest {

  private static final int LANES = 1200;
  private static final Times QUARTERS = new Times.EqualPeriods(4);

  /** Kinds of flows; each fills one lane. */
  enum Kind {
    /** Outlays, then receipts and a large exit. */
    PROJECT,
    /** A project with losses in between, and sometimes a clean-up at the end. */
    RESTLESS,
    /** Any sign at any time. */
    NOISE,
    /** Receipts first: a loan from the borrower's side. */
    LOAN,
    /** Zeros before and after, at times that differ by lane. */
    DELAYED,
    /** Nothing comes back, nothing goes out, nothing at all, or not a number. */
    HOPELESS,
    /** From -99.9% to 10,000% a quarter. */
    EXTREME,
    /** Tiny or huge amounts of very different size. */
    SCALES;

    double[] draw(SplittableRandom random, int n) {
      double[] c = new double[n];
      switch (this) {
        case PROJECT -> project(random, c, 0, n);
        case RESTLESS -> {
          project(random, c, 0, n);
          for (int t = 0; t < n; t++) {
            c[t] += random.nextInt(4) == 0 ? random.nextDouble(-15, 3) : 0;
          }
          c[n - 1] -= random.nextBoolean() ? 300 * random.nextDouble() : 0;
        }
        case NOISE -> Arrays.setAll(c, t -> random.nextDouble(-1, 1));
        case LOAN -> {
          project(random, c, 0, n);
          Arrays.setAll(c, t -> -c[t]);
        }
        case DELAYED -> {
          int from = random.nextInt(n / 3);
          project(random, c, from, n - random.nextInt(n / 3));
        }
        case HOPELESS -> hopeless(random, c);
        case EXTREME -> {
          double v = Math.exp(random.nextDouble(-4.6, 6.9));
          Arrays.setAll(
              c, t -> t == 0 ? 0 : random.nextDouble() * (random.nextInt(3) == 0 ? 1 : 0));
          c[1 + random.nextInt(n - 1)] += 1;
          c[0] = c[0] - npv(c, v);
        }
        case SCALES -> {
          double scale = Math.exp(random.nextDouble(-600, 600));
          project(random, c, 0, n);
          Arrays.setAll(c, t -> c[t] * scale * Math.exp(random.nextDouble(-20, 0)));
        }
      }
      return c;
    }

    private static double npv(double[] c, double v) {
      double sum = 0;
      for (int t = c.length - 1; t >= 0; t--) {
        sum = sum * v + c[t];
      }
      return sum;
    }

    private static void project(SplittableRandom random, double[] c, int from, int to) {
      int build = from + 1 + random.nextInt(Math.max(1, (to - from) / 3));
      for (int t = from; t < to; t++) {
        c[t] = t < build ? -random.nextDouble() * 50 : 10 * random.nextDouble();
      }
      c[to - 1] += 200 * random.nextDouble();
    }

    private static void hopeless(SplittableRandom random, double[] c) {
      int which = random.nextInt(5);
      Arrays.setAll(c, t -> which < 4 ? random.nextDouble() : 0);
      if (which == 0) {
        Arrays.setAll(c, t -> -c[t]);
      } else if (which == 1) {
        c[random.nextInt(c.length)] = Double.NaN;
      } else if (which == 2) {
        c[0] = Double.NEGATIVE_INFINITY;
      }
    }
  }

  private static double[][] block(Kind kind, int periods, int lanes) {
    var random = new SplittableRandom(kind.ordinal() + 100);
    double[][] flows = new double[periods][lanes];
    for (int lane = 0; lane < lanes; lane++) {
      double[] c = kind.draw(random, periods);
      for (int t = 0; t < periods; t++) {
        flows[t][lane] = c[t];
      }
    }
    return flows;
  }

  private static double[] lane(double[][] flows, int lane) {
    return Arrays.stream(flows).mapToDouble(row -> row[lane]).toArray();
  }

  private static double[] solve(
      double[][] flows, int lanes, Times times, double totalLoss, IrrKernel kernel) {
    double[] rate = new double[lanes];
    new IrrBlock(times, flows.length, lanes, kernel).solve(flows, lanes, totalLoss, rate);
    return rate;
  }

  private static void agrees(double[][] flows, int lanes, Times times) {
    double[] rate = solve(flows, lanes, times, Double.NaN, IrrKernels.best());
    for (int i = 0; i < lanes; i++) {
      double[] c = lane(flows, i);
      double expected = Irr.of(c, times).rateOrNaN();
      // Two correct solvers may differ by the rounding of the present value over its slope.
      double allowed = (1 + Math.abs(expected)) * (1e-12 + conditioning(c, times, expected));
      if (Double.isNaN(expected)) {
        assertThat(rate[i]).as("lane %d %s", i, Arrays.toString(c)).isNaN();
      } else {
        assertThat(rate[i])
            .as("lane %d %s", i, Arrays.toString(c))
            .isCloseTo(expected, within(allowed));
      }
    }
  }

  /** The change of ln(1 + rate) that rounding of the terms of the present value can make. */
  private static double conditioning(double[] c, Times times, double rate) {
    double x = Math.log1p(rate);
    double size = 0;
    double slope = 0;
    double reference = x >= 0 ? times.yearsOf(0) : times.yearsOf(c.length - 1);
    for (int t = 0; t < c.length; t++) {
      double term = c[t] * Math.exp(-x * (times.yearsOf(t) - reference));
      size += Math.abs(term);
      slope += (times.yearsOf(t) - times.yearsOf(0)) * term;
    }
    return 4e-16 * c.length * size / Math.abs(slope);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyLaneHasTheRateOfTheSpecification(Kind kind) {
    agrees(block(kind, 40, LANES), LANES, QUARTERS);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void andSoItHasAtUnevenTimes(Kind kind) {
    var random = new SplittableRandom(21);
    double[] years = new double[24];
    for (int t = 0; t < years.length; t++) {
      years[t] = t * 0.25 + random.nextInt(3) / 365.0;
    }
    agrees(block(kind, years.length, 500), 500, new Times.YearFractions(years));
  }

  static Stream<Times> unorderedTimes() {
    return Stream.of(
        new Times.YearFractions(3, 0, 1, 1, 2, 7.5), new Times.YearFractions(1, 1, 1, 1, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("unorderedTimes")
  void timesInAnyOrderAndTwiceTheSame(Times times) {
    agrees(block(Kind.NOISE, 6, 500), 500, times);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void monthlyOverFortyYears(Kind kind) {
    if (kind != Kind.NOISE) { // hundreds of changes of sign a lane say nothing more here
      agrees(block(kind, 480, 60), 60, new Times.EqualPeriods(12));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void bothKernelsGiveTheSameBits(Kind kind) {
    for (int periods : new int[] {2, 3, 40, 121}) {
      double[][] flows = block(kind, Math.max(periods, 3), 301);
      double[] scalar = new double[301];
      double[] best = new double[301];
      NewtonStart start = NewtonStart.periodic(4);
      IrrKernels.scalar().solve(flows, flows.length, 0, 301, start, scalar);
      IrrKernels.best().solve(flows, flows.length, 0, 301, start, best);
      assertThat(best).isEqualTo(scalar);
    }
  }

  @Test
  void theBestKernelIsTheVectorOneWhereTheModuleIsThere() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertThat(IrrKernels.best().getClass().getSimpleName())
        .isEqualTo(module ? "VectorIrrKernel" : "ScalarIrrKernel");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void blockSizeAndNeighboursChangeNoBit(Kind kind) {
    double[][] flows = block(kind, 40, 200);
    double[] whole = solve(flows, 200, QUARTERS, -1, IrrKernels.best());
    var random = new SplittableRandom(5);
    double[][] small = new double[40][67];
    double[] rate = new double[67];
    var solver = new IrrBlock(QUARTERS, 40, 67, IrrKernels.best());
    for (int round = 0; round < 20; round++) {
      int[] picked = random.ints(67, 0, 200).toArray();
      for (int t = 0; t < 40; t++) {
        for (int i = 0; i < 67; i++) {
          small[t][i] = flows[t][picked[i]];
        }
      }
      int n = round % 2 == 0 ? 67 : 3;
      solver.solve(small, n, -1, rate);
      for (int i = 0; i < n; i++) {
        assertThat(Double.doubleToLongBits(rate[i]))
            .isEqualTo(Double.doubleToLongBits(whole[picked[i]]));
      }
    }
  }

  @Test
  void aLossOfEverythingHasTheRateThatTheCallerGave() {
    double[][] flows = {{-1, 0, -1, 1, -1}, {0, 0, -2, 1, Double.NaN}};
    assertThat(solve(flows, 5, QUARTERS, -1, IrrKernels.best()))
        .containsExactly(-1, Double.NaN, -1, Double.NaN, Double.NaN);
    assertThat(solve(flows, 5, QUARTERS, Double.NaN, IrrKernels.scalar())).containsOnly(Double.NaN);
    assertThat(solve(flows, 5, new Times.YearFractions(0, 1), -1, IrrKernels.best()))
        .containsExactly(-1, Double.NaN, -1, Double.NaN, Double.NaN);
  }

  @Test
  void oneFlowHasNoRate() {
    double[][] flows = {{-1, 1, 0}};
    assertThat(solve(flows, 3, QUARTERS, -1, IrrKernels.best()))
        .containsExactly(-1, Double.NaN, Double.NaN);
  }

  @Test
  void theReportedRateOfSeveralFollowsTheRule() {
    double[][] flows = {{-100, -5}, {100, 10.5}, {0, 1}, {-7, -8}, {0, 1}};
    double[] rate = solve(flows, 2, new Times.EqualPeriods(1), Double.NaN, IrrKernels.best());
    assertThat(rate[0]).isCloseTo(-0.08329966618493267, within(1e-12));
    assertThat(rate[1]).isCloseTo(0.08859833852775534, within(1e-12));
  }
}
