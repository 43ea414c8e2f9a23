package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.engine.program.Program;
import quanmai.engine.run.RunPlan;
import quanmai.engine.run.Simulation;

/** Distributions, options, processes, correlation and events as term sheets write them. */
class UncertaintyTest {

  private static final int PATHS = 40_000;

  private static final String HEAD =
      """
      quanmai: 1
      kind: deal
      name: uncertain
      currency: CNY
      timeline: {start: 2026-12-31, step: quarter, periods: 8, phases: {later: 5..8}}
      """;

  private record Sample(double mean, double sd, double error) {}

  private static Sample sample(String body, String output) {
    Lowered lowered = Lowering.lower(DealPaths.checked(HEAD + body), Mode.STOCHASTIC);
    RunPlan plan = RunPlan.of(Program.compile(lowered.graph()), lowered.values()).withPaths(PATHS);
    double[] values = Simulation.run(plan, (done, total) -> true).output(output);
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / PATHS;
    double sd = Math.sqrt(squares / PATHS - mean * mean);
    return new Sample(mean, sd, sd / Math.sqrt(PATHS));
  }

  private static void expectMean(String body, String output, double mean) {
    Sample sample = sample(body, output);
    assertThat(sample.error()).isPositive();
    assertThat(sample.mean()).as(body).isCloseTo(mean, within(4 * sample.error()));
  }

  @ParameterizedTest(name = "{0} has mean {1} and standard deviation {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "normal: {mean: 3, sd: 2} | 3 | 2",
        "lognormal: {mean: 1.06, sd: 0.12} | 1.06 | 0.12",
        "lognormal: {median: 8, log_sd: 0.25} | 8.253947 | 2.096310",
        "lognormal: {median: 3, p90: 12} | 5.386014 | 8.029934",
        "triangular: {min: 0, mode: 1, max: 2} | 1 | 0.408248",
        "pert: {min: 0.6, mode: 1, max: 1.15} | 0.958333 | 0.099",
        "uniform: {min: 2, max: 5} | 3.5 | 0.866025",
        "beta: {mean: 0.75, sd: 0.2} | 0.75 | 0.2",
        "beta: {alpha: 2, beta: 3, min: 1, max: 6} | 3 | 1",
        "gamma: {mean: 4, sd: 2} | 4 | 2",
        "gamma: {shape: 4, scale: 1} | 4 | 2",
        "'discrete: {values: [1, 2, 4], probabilities: [50%, 25%, 25%]}' | 2 | 1.224745",
        "'empirical: [1, 3, 2]' | 2 | 0.577350",
        "normal: {mean: centre, sd: centre / 4} | 2 | 0.5",
      })
  void distributions(String distribution, double mean, double sd) {
    String body =
        """
        inputs:
          centre: {value: 2}
          x: {value: 1, distribution: {DISTRIBUTION}}
        outputs: {x: x, c: centre}
        """
            .replace("DISTRIBUTION", distribution.replace("'", ""));
    Sample sample = sample(body, "x");
    assertThat(sample.mean()).isCloseTo(mean, within(4 * sample.error()));
    assertThat(sample.sd()).isCloseTo(sd, within(0.05 * sd));
  }

  @Test
  void theBaseCaseTakesTheValueOrElseTheMedian() {
    String body =
        """
        inputs:
          a: {value: 5, distribution: {normal: {mean: 3, sd: 2}}}
          b: {distribution: {lognormal: {median: 8, log_sd: 0.25}}}
          route: {options: {sale: 55%, buyback: 30%, discount: 15%}, value: buyback}
        factors: {p: {process: gbm, start: 2, drift: 10%, vol: 30%}}
        events: {fail: 100%}
        outputs:
          a: a
          b: b
          bought: route == "buyback"
          price: last(p)
          failed: any(fail.yet)
        """;
    DealPaths base = DealPaths.of(HEAD + body, Mode.BASE);
    assertThat(base.output("a")).isEqualTo(5);
    assertThat(base.output("b")).isCloseTo(8, within(1e-12));
    assertThat(base.output("bought")).isEqualTo(1);
    assertThat(base.output("price")).isCloseTo(2 * Math.exp(0.1 * 2), within(1e-12));
    assertThat(base.output("failed")).isZero();
    int size = base.lowered().graph().size();
    for (int node = 0; node < size; node++) {
      assertThat(base.lowered().graph().isUniform(node)).isTrue();
    }
  }

  @Test
  void optionsAreDrawnWithTheirProbabilities() {
    String body =
        """
        inputs: {route: {options: {sale: 55%, buyback: 30%, discount: 15%}, value: sale}}
        outputs: {s: route == "sale", b: route == "buyback", d: route != "sale" and route != "buyback"}
        """;
    expectMean(body, "s", 0.55);
    expectMean(body, "b", 0.30);
    expectMean(body, "d", 0.15);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "process: gbm, start: 2, drift: 10%, vol: 30% | 2.442806",
        "process: brownian, start: 1, drift: 0.5, vol: 2 | 2",
        "process: ou, start: 0, reversion: 0.5, mean: 3, vol: 1 | 1.896362",
        "process: log-ou, start: 1, reversion: 0.5, median: 1, vol: 0.4 | 1.071627",
        "process: cir, start: 0.02, reversion: 0.5, mean: 0.05, vol: 0.1 | 0.038964",
        "process: white-noise, mean: 3, sd: 1 | 3",
        "process: hull-white, forward: curve, reversion: 0.1, vol: 0.01 | 0.04016",
        "process: merton, start: 1, drift: 5%, vol: 20%, jumps_per_year: 1, jump_mean: -10%,"
            + " jump_sd: 10% | 1.105171",
        "'process: markov, start: 0, transition: [[0, 1], [1, 0]], values: [1, 5]' | 1",
        "'process: moves, start: 3%, falls: [{size: 0.1%, per_year: 0.5}], rises: []' | 0.02905998",
      })
  void processes(String process, double mean) {
    String body =
        """
        schedules: {curve: {unit: ratio, values: {1: 4%}, after: hold}}
        factors: {x: {PROCESS}}
        outputs: {x: last(x) + 0 * sum(curve), noise: last(x)}
        """
            .replace("PROCESS", process.replace("'", ""));
    Sample sample = sample(body, "x");
    double tolerance = 4 * sample.error() + 2e-4 * Math.abs(mean);
    assertThat(sample.mean()).isCloseTo(mean, within(tolerance));
  }

  @Test
  void correlationsHoldBetweenFactorsAndDraws() {
    String body =
        """
        inputs: {x: {value: 0, distribution: {normal: {mean: 0, sd: 1}}}}
        factors: {w: {process: white-noise}, v: {process: white-noise}}
        correlation: {pairs: [[w, v, 0.5], [w, x, -0.3]]}
        outputs:
          wv: 'at(w, 3) * at(v, 3)'
          wx: 'at(w, 1) * x'
          none: 'at(w, 1) * at(v, 2)'
        """;
    expectMean(body, "wv", 0.5);
    expectMean(body, "wx", -0.3);
    expectMean(body, "none", 0);
  }

  @Test
  void driversAndTheStudentCopulaCorrelateToo() {
    String drivers =
        """
        factors: {w: {process: white-noise}, v: {process: white-noise}}
        correlation: {drivers: {market: {w: 0.6, v: 0.5}}}
        outputs:
          wv: 'at(w, 3) * at(v, 3)'
        """;
    expectMean(drivers, "wv", 0.3);
    String student =
        """
        factors: {w: {process: white-noise}, v: {process: white-noise}}
        correlation: {copula: t, nu: 4, pairs: [[w, v, 0]]}
        outputs:
          both: 'at(w, 3) > 2.3263478740408408 and at(v, 3) > 2.3263478740408408'
        """;
    // Two independent normals exceed their 99% quantile together in 1 of 10,000 cases.
    assertThat(sample(student, "both").mean()).isGreaterThan(5e-4);
  }

  @Test
  void aRepairedCorrelationIsTheOneThatIsUsed() {
    String body =
        """
        factors: {a: {process: white-noise}, b: {process: white-noise}, c: {process: white-noise}}
        correlation: {pairs: [[a, b, 0.9], [b, c, 0.9], [a, c, -0.9]]}
        outputs:
          ab: 'at(a, 1) * at(b, 1)'
          ac: 'at(a, 1) * at(c, 1)'
        """;
    assertThat(sample(body, "ab").mean()).isBetween(0.4, 0.6);
    assertThat(sample(body, "ac").mean()).isBetween(-0.6, -0.4);
  }

  @Test
  void eventsHappenOnceAtTheirHazard() {
    String body =
        """
        events: {fail: 20%}
        outputs:
          failed: any(fail.yet)
          times: sum(fail.now)
          early: at(fail.yet, 4)
        """;
    expectMean(body, "failed", 1 - Math.exp(-0.4));
    expectMean(body, "times", 1 - Math.exp(-0.4));
    expectMean(body, "early", 1 - Math.exp(-0.2));
  }

  @Test
  void competingEventsShareByTheirHazards() {
    String body =
        """
        events: {exit: {competing: {ipo: {hazard: 30%}, trade: {hazard: 10%}}}}
        outputs:
          ipo: any(exit.ipo.yet)
          trade: any(exit.trade.now)
          any: any(exit.any.yet)
          both: any(exit.ipo.yet) and any(exit.trade.yet)
        """;
    double any = 1 - Math.exp(-0.8);
    expectMean(body, "ipo", 0.75 * any);
    expectMean(body, "trade", 0.25 * any);
    expectMean(body, "any", any);
    assertThat(sample(body, "both").mean()).isZero();
  }

  @Test
  void aHazardMayDependOnLines() {
    String body =
        """
        factors: {w: {process: white-noise}}
        events: {fail: {hazard: 'if(stressed, 400%, 0)'}}
        lines:
          stressed: {unit: condition, formula: w < 0 and not prev(gone)}
          gone: {unit: condition, formula: fail.yet}
        outputs:
          unstressed: 'any(fail.now and not stressed)'
          failed: any(gone)
        """;
    assertThat(sample(body, "unstressed").mean()).isZero();
    // Each quarter is stressed with probability 1/2, and then fails with probability 1 - 1/e.
    double survives = Math.pow(0.5 + 0.5 * Math.exp(-1), 8);
    expectMean(body, "failed", 1 - survives);
  }

  @Test
  void aFurtherFactorMovesNoOtherNumbers() {
    String one = "factors: {w: {process: white-noise}}\noutputs: {w: last(w)}\n";
    String two =
        """
        factors: {v: {process: white-noise}, w: {process: white-noise}}
        outputs: {w: last(w), v: last(v)}
        """;
    assertThat(sample(two, "w")).isEqualTo(sample(one, "w"));
  }

  @Test
  void parametersOfLawsAreParametersOfTheRun() {
    String body =
        """
        inputs: {x: {value: 1, distribution: {normal: {mean: 3, sd: 2}}}}
        factors: {w: {process: gbm, vol: 30%}}
        events: {fail: 20%}
        correlation: {pairs: [[x, w, 0.5]]}
        outputs: {y: x * last(w) * any(fail.yet)}
        """;
    Lowered lowered = Lowering.lower(DealPaths.checked(HEAD + body), Mode.STOCHASTIC);
    assertThat(lowered.values())
        .isEqualTo(
            Map.of(
                "inputs.x.mean", 3.0,
                "inputs.x.sd", 2.0,
                "factors.w.vol", 0.3,
                "events.fail.hazard", 0.2,
                "correlation[x,w]", 0.5));
  }
}
