package quanmai.engine.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProbabilityTest {

  @Test
  void wilsonsIntervalOfTenInAHundred() {
    double[] condition = new double[100];
    for (int i = 0; i < 10; i++) {
      condition[7 * i] = 1;
    }
    Probability p = Probability.of(condition, Design.independent());
    assertThat(p.share()).isEqualTo(0.1);
    assertThat(p.standardError()).isCloseTo(0.03, within(1e-15));
    // Newcombe (1998), Statistics in Medicine 17: the score interval of 10/100 by its formula
    assertThat(p.lower95()).isCloseTo(0.0552, within(5e-5));
    assertThat(p.upper95()).isCloseTo(0.1744, within(5e-5));
  }

  @Test
  void whatNeverHappenedMayStillHappen() {
    Probability p = Probability.of(new double[1000], Design.independent());
    assertThat(p.share()).isZero();
    assertThat(p.standardError()).isZero();
    assertThat(p.lower95()).isZero();
    assertThat(p.upper95()).isCloseTo(3.8415 / 1003.8415, within(1e-6));
  }

  @Test
  void undefinedPathsAreInNoShare() {
    double nan = Double.NaN;
    Probability p = Probability.of(new double[] {1, nan, 0, 1, nan}, Design.independent());
    assertThat(p.share()).isEqualTo(2 / 3.0);
    assertThat(p.of()).isEqualTo(3);
    assertThat(p.undefined()).isEqualTo(2);
    assertThat(Probability.of(new double[] {nan}, Design.independent()).share()).isNaN();
  }

  @Test
  void jointlyOnlyWhereAllHold() {
    double nan = Double.NaN;
    double[] a = {1, 1, 0, 0, 1, nan};
    double[] b = {1, 0, 1, 0, nan, 1};
    Probability p = Probability.joint(List.of(a, b), Design.independent());
    assertThat(p.holds()).isEqualTo(1);
    assertThat(p.of()).isEqualTo(4);
    assertThat(p.undefined()).isEqualTo(2);
  }

  @Test
  void thePairsAndTheReplicatesDecideTheError() {
    double[] oneOfEachPair = {1, 0, 0, 1, 0, 1, 1, 0};
    double[] bothOrNone = {1, 1, 0, 0, 0, 0, 1, 1};
    assertThat(Probability.of(oneOfEachPair, Design.antithetic()).standardError()).isZero();
    assertThat(Probability.of(bothOrNone, Design.antithetic()).standardError())
        .isCloseTo(Math.sqrt(0.25 / 4), within(1e-15)); // as four independent paths
    Probability p = Probability.of(bothOrNone, Design.replicates(2));
    assertThat(p.share()).isEqualTo(0.5);
    assertThat(p.standardError()).isZero(); // both halves have one half
    assertThat(Probability.of(new double[] {1, 1, 0, 0}, Design.replicates(2)).standardError())
        .isCloseTo(0.5, within(1e-15));
  }

  @Test
  void wilsonsIntervalHoldsTheTruthInAbout95OfAHundredRuns() {
    var random = new SplittableRandom(9);
    int hits = 0;
    for (int repeat = 0; repeat < 2000; repeat++) {
      double[] condition = random.doubles(400).map(u -> u < 0.03 ? 1 : 0).toArray();
      Probability p = Probability.of(condition, Design.independent());
      hits += p.lower95() <= 0.03 && 0.03 <= p.upper95() ? 1 : 0;
    }
    assertThat(hits / 2000.0).isBetween(0.93, 0.98);
  }

  /** The products of (1 if it holds else 0) - p, of each path with itself and with its partner. */
  @Test
  void theErrorOfPairsIsThatOfItsDefinition() {
    var random = new SplittableRandom(11);
    for (int n : new int[] {2, 3, 50, 51, 1000}) {
      double[] condition = new double[n];
      for (int i = 0; i < n; i++) {
        boolean repeat = i % 2 == 1 && random.nextInt(3) == 0;
        condition[i] = repeat ? condition[i - 1] : random.nextInt(4) == 0 ? 1 : 0;
      }
      for (int i = 0; i < n; i++) {
        condition[i] = n > 3 && random.nextInt(9) == 0 ? Double.NaN : condition[i];
      }
      double[] defined = java.util.Arrays.stream(condition).filter(Double::isFinite).toArray();
      double p = java.util.Arrays.stream(defined).average().orElseThrow();
      double squares = 0;
      for (int i = 0; i < n; i++) {
        int other = i % 2 == 0 ? i + 1 : i - 1;
        double own = condition[i] - p;
        double cross = other < n ? own * (condition[other] - p) : 0;
        squares += Double.isNaN(own) ? 0 : own * own + (Double.isNaN(cross) ? 0 : cross);
      }
      assertThat(Probability.of(condition, Design.antithetic()).standardError())
          .isCloseTo(Math.sqrt(Math.max(squares, 0)) / defined.length, within(1e-8));
    }
  }
}
