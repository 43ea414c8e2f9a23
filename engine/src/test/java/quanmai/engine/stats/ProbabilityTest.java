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
}
