package quanmai.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The six families of Genz (1984), whose integrals are known in closed form, by plain and by
 * scrambled Sobol points.
 */
class GenzTest {

  private static final int POINTS = 131_072;

  /**
   * One integral: its family, dimensions and parameters; the exact value, and another program's
   * with as many points.
   */
  record Genz(String family, List<Double> a, List<Double> u, double exact, double reference) {

    @Override
    public String toString() {
      return family + " in " + a.size() + " dimensions";
    }

    double at(double[] x) {
      double sum = 0;
      double product = 1;
      for (int d = 0; d < a.size(); d++) {
        double gap = x[d] - u.get(d);
        switch (family) {
          case "oscillatory", "corner_peak", "discontinuous" -> sum += a.get(d) * x[d];
          case "product_peak" -> product /= 1 / (a.get(d) * a.get(d)) + gap * gap;
          case "gaussian" -> sum += a.get(d) * a.get(d) * gap * gap;
          case "continuous" -> sum += a.get(d) * Math.abs(gap);
          default -> throw new AssertionError(family);
        }
      }
      return switch (family) {
        case "oscillatory" -> Math.cos(2 * Math.PI * u.get(0) + sum);
        case "product_peak" -> product;
        case "corner_peak" -> Math.pow(1 + sum, -(a.size() + 1));
        case "gaussian", "continuous" -> Math.exp(-sum);
        case "discontinuous" -> x[0] > u.get(0) || x[1] > u.get(1) ? 0 : Math.exp(sum);
        default -> throw new AssertionError(family);
      };
    }

    double mean(Sobol sobol, int points) {
      double[] x = new double[a.size()];
      double sum = 0;
      for (int i = 0; i < points; i++) {
        for (int d = 0; d < x.length; d++) {
          x[d] = Draws.uniform(sobol.word(i, d));
        }
        sum += at(x);
      }
      return sum / points;
    }
  }

  static Stream<Genz> integrals() {
    try (var in =
        Objects.requireNonNull(GenzTest.class.getResourceAsStream("/random/genz_integrals.json"))) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).get("cases").spliterator(), false)
          .flatMap(
              c ->
                  c.get("exact").properties().stream()
                      .map(
                          e ->
                              new Genz(
                                  e.getKey(),
                                  doubles(c.get("a")),
                                  doubles(c.get("u")),
                                  e.getValue().asDouble(),
                                  c.get("qmc_131072").get(e.getKey()).asDouble())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Double> doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
  }

  /**
   * Within ten times the reference's own error, or 2e-5 of the value where the reference was lucky;
   * a plain Monte Carlo run of this size is within about 2e-3 to 1e-2.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("integrals")
  void oneScramblingIntegrates(Genz genz) {
    assertThat(genz.mean(Sobol.of(genz.a().size()).scrambled(1, 0), POINTS))
        .isCloseTo(genz.exact(), within(tolerance(genz)));
  }

  /**
   * The same, and the weight of point 0, which lies in the corner itself: there the corner peak is
   * far above its mean.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("integrals")
  void plainPointsIntegrate(Genz genz) {
    double corner = Math.abs(genz.at(new double[genz.a().size()])) / POINTS;
    assertThat(genz.mean(Sobol.of(genz.a().size()), POINTS))
        .isCloseTo(genz.exact(), within(tolerance(genz) + corner));
  }

  private static double tolerance(Genz genz) {
    return Math.max(10 * Math.abs(genz.reference() - genz.exact()), 2e-5 * Math.abs(genz.exact()));
  }

  /**
   * Sixteen scramblings of 8,192 points (as many evaluations): Student's 99.99% interval covers the
   * exact value.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("integrals")
  void scrambledPointsIntegrateAndKnowTheirError(Genz genz) {
    double[] means = replicateMeans(genz, 2024, 16, POINTS / 16);
    double error = standardError(means);
    double t = TDistribution.of(means.length - 1).inverseSurvivalProbability(0.00005);
    assertThat(mean(means)).isCloseTo(genz.exact(), within(t * error));
    if (!genz.family().equals("discontinuous") && !genz.family().equals("corner_peak")) {
      assertThat(error).isLessThan(1e-4 * Math.abs(genz.exact()));
    }
  }

  @Test
  void ninetyFivePerCentIntervalsCoverNinetyFivePerCentOfTheTime() {
    int runs = 300;
    for (Genz genz : integrals().filter(g -> g.a().size() == 5).toList()) {
      int covered = 0;
      double t = TDistribution.of(9).inverseSurvivalProbability(0.025);
      for (int run = 0; run < runs; run++) {
        double[] means = replicateMeans(genz, run, 10, 64);
        covered += Math.abs(mean(means) - genz.exact()) <= t * standardError(means) ? 1 : 0;
      }
      assertThat((double) covered / runs).as(genz.toString()).isBetween(0.90, 0.985);
    }
  }

  @Test
  void scramblingBeatsTheVarianceOfPlainMonteCarloByFar() {
    Genz smooth =
        integrals()
            .filter(g -> g.family().equals("gaussian") && g.a().size() == 5)
            .findFirst()
            .orElseThrow();
    double[] few = replicateMeans(smooth, 5, 100, 256);
    double[] many = replicateMeans(smooth, 5, 100, 4096);
    // 16 times the points give plain Monte Carlo a quarter of the error; here an eighth or less
    assertThat(standardError(many)).isLessThan(standardError(few) / 8);
  }

  private static double[] replicateMeans(Genz genz, long seed, int replicates, int points) {
    Sobol plain = Sobol.of(genz.a().size());
    double[] means = new double[replicates];
    for (int r = 0; r < replicates; r++) {
      means[r] = genz.mean(plain.scrambled(seed, r), points);
    }
    return means;
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double standardError(double[] x) {
    double mean = mean(x);
    double squares = 0;
    for (double v : x) {
      squares += (v - mean) * (v - mean);
    }
    return Math.sqrt(squares / (x.length - 1) / x.length);
  }
}
