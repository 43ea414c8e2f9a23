package quanmai.models.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.models.book.TestBooks.DEAL;
import static quanmai.models.book.TestBooks.head;
import static quanmai.models.book.TestBooks.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import quanmai.engine.network.NetworkRun;
import quanmai.engine.run.Progress;
import quanmai.models.lowering.Mode;

/** No money is made or lost between deals, a fund of the template, and the mother fund. */
class BookConservationTest {

  private static final int PATHS = 256;
  private static final int PERIODS = 20;
  private static final double HALF_A_FEN_YI = 0.5e-10;

  private static final String BOOK =
      head("start: 2026-12-31, step: quarter, periods: " + PERIODS)
          + "deals:\n"
          + DEAL.formatted("a", "3")
          + DEAL.formatted("b", "5").replace("t == 1 or t == 2", "t == 5 or t == 7")
          + DEAL.formatted("c", "4").replace("t == N", "t == 9")
          + """
          funds:
            sub:
              template: sub-fund
              inputs:
                size: 10
                mother_share: 30%
                investment_years: 3
                exit_years: 2
                concentration: 60%
            mother:
              template: mother-fund
              inputs: {size: 8, investment_years: 3, exit_years: 2}
          holdings:
            - {fund: sub, in: [a, b], short: shrink}
            - {fund: sub, in: c, share: 50%, short: delay, patience: 3}
            - {fund: mother, in: sub, investor: mother, share: 80%}
          fans: [sub.calls_mother, sub.paid_mother]
          """;

  /** Other sizes, shares, fees and terms, and deals that bring more or less. */
  private static Map<String, Double> changed(
      String member, Map<String, Double> values, SplittableRandom random) {
    Map<String, Double> other = new HashMap<>(values);
    if (member.length() == 1) {
      other.put("inputs.size", random.nextDouble(0.5, 6));
      return other;
    }
    other.computeIfPresent("inputs.size", (name, size) -> random.nextDouble(4, 30));
    other.computeIfPresent("inputs.mother_share", (name, x) -> random.nextDouble(0.05, 0.4));
    other.computeIfPresent("inputs.hurdle", (name, x) -> random.nextDouble(0, 0.12));
    other.computeIfPresent("inputs.carry", (name, x) -> random.nextDouble(0, 0.3));
    other.computeIfPresent("inputs.fee_rate", (name, x) -> random.nextDouble(0, 0.03));
    other.computeIfPresent("inputs.concentration", (name, x) -> random.nextDouble(0.1, 1));
    return other;
  }

  @Test
  void cash_is_conserved_to_the_fen_in_every_fund_on_every_path() {
    Book book = read(BOOK);
    SplittableRandom random = new SplittableRandom(12);
    double shortage = 0;
    double paid = 0;
    for (int k = 0; k < 4; k++) {
      Map<String, Map<String, Double>> drawn = new HashMap<>();
      ParameterChange change =
          (member, values) -> drawn.computeIfAbsent(member, m -> changed(m, values, random));
      BookNetwork.Built built = BookNetwork.build(book, Mode.STOCHASTIC, change);
      NetworkRun.Plan plan = NetworkRun.Plan.of(built.network(), PATHS).withSeed(k);
      NetworkRun.Result result = NetworkRun.run(plan, Progress.NONE);
      List<String> columns = built.network().columns();
      double[][] values = new double[columns.size()][];
      Arrays.setAll(values, result::column);
      for (int i = 0; i < PATHS; i++) {
        for (String fund : List.of("sub", "mother")) {
          double error = values[columns.indexOf(fund + ".cash_error")][i];
          assertThat(error).as("%s, path %d of %s", fund, i, drawn).isBetween(0.0, HALF_A_FEN_YI);
        }
        double called = 0;
        for (int t = 0; t <= PERIODS; t++) {
          called += values[columns.indexOf("sub.calls_mother[" + t + "]")][i];
          paid += values[columns.indexOf("sub.paid_mother[" + t + "]")][i];
        }
        assertThat(values[columns.indexOf("mother.invested")][i])
            .isCloseTo(0.8 * called, within(1e-12));
        double asked = values[columns.indexOf("sub.asked")][i];
        double granted = values[columns.indexOf("sub.granted")][i];
        assertThat(granted).isLessThanOrEqualTo(asked * (1 + 1e-12));
        assertThat(values[columns.indexOf("sub.invested")][i]).isCloseTo(granted, within(1e-9));
        shortage += asked - granted;
      }
    }
    assertThat(shortage).isPositive();
    assertThat(paid).isPositive();
  }
}
