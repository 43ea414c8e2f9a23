package quanmai.engine.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.engine.factor.Paths.constants;
import static quanmai.engine.factor.Paths.given;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import quanmai.engine.program.Graph;

/** Events come at their hazards; competing risks share as their hazards do. */
class HazardTest {

  private static final int PATHS = 60_000;

  private final Graph g = new Graph();
  private final int[] dt = {g.constant(0.5), g.constant(1), g.constant(1), g.constant(2)};
  private static final double[] TIME = {0.5, 1.5, 2.5, 4.5};

  @Test
  void survivalIsTheExponentialOfTheCumulativeHazard() {
    int[] hazard = {g.parameter("a"), g.parameter("b"), g.parameter("b"), g.parameter("a")};
    Event fail = Hazard.first(g, Hazard.threshold(g, "fail"), hazard, dt);
    int[] survival = Hazard.survival(g, hazard, dt);
    Paths paths = Paths.of(g, given("a", 0.1, "b", 0.3), PATHS, 1);
    double[] total = {0.05, 0.35, 0.65, 0.85};
    for (int s = 0; s < 4; s++) {
      double before = s == 0 ? 0 : total[s - 1];
      assertThat(paths.at(survival[s])).isCloseTo(Math.exp(-total[s]), within(1e-15));
      assertThat(paths.mean(fail.yet()[s]).away(1 - Math.exp(-total[s]))).isLessThan(4);
      assertThat(paths.mean(fail.now()[s]).away(Math.exp(-before) - Math.exp(-total[s])))
          .isLessThan(4);
    }
  }

  @Test
  void anEventHappensAtMostOnceAndYetRemembersIt() {
    Event fail = Hazard.first(g, Hazard.threshold(g, "fail"), constants(g, 0.4, 4), dt);
    Paths paths = Paths.of(g, 5_000, 2);
    for (int i = 0; i < paths.count(); i++) {
      double so = 0;
      for (int s = 0; s < 4; s++) {
        so += paths.at(fail.now()[s], i);
        assertThat(paths.at(fail.yet()[s], i)).isEqualTo(so);
      }
      assertThat(so).isBetween(0.0, 1.0);
    }
  }

  @Test
  void aHigherHazardOnlyBringsTheEventForward() {
    int threshold = Hazard.threshold(g, "fail");
    Event fail = Hazard.first(g, threshold, constants(g, 0.2, 4), dt);
    Event worse = Hazard.first(g, threshold, constants(g, 0.3, 4), dt);
    Paths paths = Paths.of(g, 5_000, 3);
    for (int i = 0; i < paths.count(); i++) {
      for (int s = 0; s < 4; s++) {
        assertThat(paths.at(worse.yet()[s], i)).isGreaterThanOrEqualTo(paths.at(fail.yet()[s], i));
      }
    }
  }

  @Test
  void aHazardMayDependOnThePathAndCountsAsZeroBelowZero() {
    int z = g.normal("mood", 0);
    int[] hazard = {z, z, z, z};
    Event fail = Hazard.first(g, Hazard.threshold(g, "fail"), hazard, dt);
    int[] survival = Hazard.survival(g, hazard, dt);
    Paths paths = Paths.of(g, PATHS, 4);
    var gap = paths.mean(i -> paths.at(fail.yet()[3], i) - 1 + paths.at(survival[3], i));
    assertThat(gap.away(0)).isLessThan(4);
    for (int i = 0; i < 5_000; i++) {
      if (paths.at(z, i) < 0) {
        assertThat(paths.at(fail.yet()[3], i)).isZero();
      }
    }
  }

  @Test
  void aThresholdByScoreIsExponentialAndLateAtAHighScore() {
    int z = g.normal("value", 0);
    Event fail = Hazard.first(g, Hazard.thresholdOf(g, z), constants(g, 0.2, 4), dt);
    Paths paths = Paths.of(g, PATHS, 5);
    double byEnd = 1 - Math.exp(-0.2 * 4.5);
    assertThat(paths.mean(fail.yet()[3]).away(byEnd)).isLessThan(4);
    assertThat(paths.covariance(fail.yet()[3], byEnd, z, 0).mean()).isLessThan(-0.1);
  }

  @Test
  void competingRisksShareAsTheirHazards() {
    double[] rates = {0.1, 0.08, 0.3};
    CompetingRisks exit = risks("h0", "h1", "h2");
    Map<String, Double> values = given("h0", rates[0], "h1", rates[1], "h2", rates[2]);
    Paths paths = Paths.of(g, values, PATHS, 6);
    double total = 0.48;
    for (int s = 0; s < 4; s++) {
      double by = 1 - Math.exp(-total * TIME[s]);
      assertThat(paths.mean(exit.any().yet()[s]).away(by)).isLessThan(4);
      for (int c = 0; c < 3; c++) {
        assertThat(paths.mean(exit.each().get(c).yet()[s]).away(rates[c] / total * by))
            .isLessThan(4);
      }
    }
    for (int i = 0; i < 5_000; i++) {
      for (int s = 0; s < 4; s++) {
        double sum = 0;
        for (Event one : exit.each()) {
          sum += paths.at(one.yet()[s], i);
        }
        assertThat(sum).isEqualTo(paths.at(exit.any().yet()[s], i)).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void raisingOneHazardNeverBringsAnotherRiskForward() {
    CompetingRisks calm = risks("h0", "h1", "h2");
    CompetingRisks hot = risks("h0", "hot", "h2");
    Map<String, Double> values = given("h0", 0.1, "h1", 0.2, "h2", 0.3, "hot", 0.5);
    Paths paths = Paths.of(g, values, 5_000, 7);
    for (int i = 0; i < paths.count(); i++) {
      for (int s = 0; s < 4; s++) {
        for (int c = 0; c < 3; c++) {
          double before = paths.at(calm.each().get(c).yet()[s], i);
          double after = paths.at(hot.each().get(c).yet()[s], i);
          assertThat(c == 1 ? after - before : before - after).isGreaterThanOrEqualTo(0);
        }
      }
    }
  }

  @Test
  void aRiskOfNoHazardNeverHappens() {
    CompetingRisks exit = risks("h0", "h1", "h2");
    Paths paths = Paths.of(g, given("h0", 0, "h1", 0.5, "h2", 0), 5_000, 8);
    assertThat(paths.mean(exit.each().get(0).yet()[3]).mean()).isZero();
    assertThat(paths.mean(exit.each().get(2).yet()[3]).mean()).isZero();
    assertThat(paths.mean(exit.each().get(1).yet()[3]).mean()).isPositive();
  }

  private CompetingRisks risks(String... hazards) {
    List<CompetingRisks.Risk> risks = new java.util.ArrayList<>();
    for (int c = 0; c < hazards.length; c++) {
      int[] perYear = new int[4];
      java.util.Arrays.fill(perYear, g.parameter(hazards[c]));
      risks.add(new CompetingRisks.Risk(Hazard.threshold(g, "exit." + c), perYear));
    }
    return CompetingRisks.first(g, risks, dt);
  }
}
