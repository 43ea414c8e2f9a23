package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.equity.EquityDeal.Values;

/** The right to sell back, and what its obligor pays of it. */
class RedemptionTest {

  private static final Offset<Double> TINY = within(1e-12);

  private static EquityDeal put(String more) {
    return put("year", 8, more);
  }

  private static EquityDeal put(String step, int periods, String more) {
    String body =
        """
        schedules:
          opens: {unit: count, values: {4: 1}}
          paid: {unit: 亿元, values: {1: 0, 2: 0, 5: 0}}
          worth: {unit: 亿元, values: {4: 0, 5: 0, 6: 0}}
        lines:
          unused: {unit: 亿元, formula: paid + worth}
        instruments:
          put: {type: redemption-put, investment: 2.0, rate: 8%%, trigger: opens > 0, %s}
        """;
    return EquityDeal.of(step, periods, body.formatted(more));
  }

  /** The published figures: 2.64 by simple interest after four years, 2.721 compound. */
  @Test
  void thePriceByHand() {
    Values simple = put("from: 0").values();
    assertThat(simple.at("put.price", 0)).isCloseTo(2, TINY);
    assertThat(simple.at("put.price", 4)).isCloseTo(2.64, TINY);
    assertThat(simple.at("put.due", 4)).isCloseTo(2.64, TINY);
    assertThat(simple.sum("put.due", 8)).isCloseTo(2.64, TINY);
    Values compound = put("from: 0, basis: compound").values();
    assertThat(compound.at("put.due", 4)).isCloseTo(2.721, within(5e-4));
    assertThat(compound.at("put.due", 4)).isCloseTo(2 * Math.pow(1.08, 4), TINY);
    Values later = put("from: 1").values();
    assertThat(later.at("put.price", 0)).isZero();
    assertThat(later.at("put.price", 1)).isCloseTo(2, TINY);
    assertThat(later.at("put.price", 4)).isCloseTo(2.48, TINY);
    Values quarters = put("quarter", 8, "from: 0, basis: compound").values();
    assertThat(quarters.at("put.price", 6)).isCloseTo(2 * Math.pow(1.08, 1.5), TINY);
    assertThat(quarters.at("put.held", 6)).isCloseTo(1.5, TINY);
  }

  @Test
  void whatWasReceivedIsDeducted() {
    EquityDeal deal = put("from: 0, received: paid").with("schedules.paid[2]", 0.5);
    assertThat(deal.values().at("put.due", 4)).isCloseTo(2.14, TINY);
    assertThat(deal.with("schedules.paid[1]", 9).values().at("put.due", 4)).isZero();
    assertThat(deal.with("schedules.paid[1]", 9).values().at("put.exercised", 4)).isEqualTo(1);
  }

  @Test
  void itOpensAtItsTriggerAndClosesWithItsWindow() {
    EquityDeal deal = put("from: 0, exercise: if-better, kept: worth, window: 12");
    deal.with("schedules.worth[4]", 9).with("schedules.worth[5]", 9).with("schedules.worth[6]", 0);
    Values missed = deal.values();
    assertThat(missed.at("put.triggered", 3)).isZero();
    assertThat(missed.at("put.triggered", 4)).isEqualTo(1);
    assertThat(missed.at("put.triggered", 8)).isEqualTo(1);
    assertThat(missed.at("put.elapsed", 4)).isZero();
    assertThat(missed.at("put.elapsed", 6)).isCloseTo(2, TINY);
    assertThat(missed.sum("put.due", 8)).isZero();
    Values last = deal.with("schedules.worth[5]", 2.7).values();
    assertThat(last.at("put.due", 4)).isZero();
    assertThat(last.at("put.due", 5)).isCloseTo(2.8, TINY);
    assertThat(last.sum("put.exercises", 8)).isEqualTo(1);
    assertThat(deal.with("schedules.worth[5]", 2.9).values().sum("put.due", 8)).isZero();
    Values wide =
        put("from: 0, exercise: if-better, kept: worth")
            .with("schedules.worth[4]", 9)
            .with("schedules.worth[5]", 9)
            .values();
    assertThat(wide.at("put.due", 6)).isCloseTo(2.96, TINY);
    Values early = put("from: 5").values();
    assertThat(early.at("put.triggered", 8)).isZero();
  }

  @Test
  void theHolderExpectsOnlyWhatItsObligorCanPay() {
    EquityDeal deal =
        put("from: 0, exercise: if-better, kept: worth, expected_recovery: 50%, window: 0");
    assertThat(deal.with("schedules.worth[4]", 1.33).values().sum("put.due", 8)).isZero();
    assertThat(deal.with("schedules.worth[4]", 1.31).values().sum("put.due", 8))
        .isCloseTo(2.64, TINY);
  }

  private static EquityDeal payment(String step, String more) {
    String body =
        """
        schedules:
          owed: {unit: 亿元, values: {0: 0, 1: 0, 2: 0, 3: 0, 4: 2.64, 5: 0, 6: 0}}
        instruments:
          pays: {type: obligor-payment, due: owed%s}
        """;
    return EquityDeal.of(step, 12, body.formatted(more));
  }

  @Test
  void thePartIsPaidAfterTheDelay() {
    Values now = payment("year", "").values();
    assertThat(now.at("pays.paid", 4)).isCloseTo(2.64, TINY);
    EquityDeal deal = payment("year", ", recovery: 60%, delay: 1, longest: 3");
    double[][] rows = {{0, 4}, {0.2, 5}, {1, 5}, {1.01, 6}, {2, 6}, {2.5, 7}, {3, 7}, {9, 7}};
    for (double[] row : rows) {
      Values values = deal.with("pays.delay", row[0]).values();
      assertThat(values.at("pays.paid", (int) row[1])).as("delay " + row[0]).isCloseTo(1.584, TINY);
      assertThat(values.sum("pays.paid", 12)).isCloseTo(1.584, TINY);
      assertThat(values.at("pays.outstanding", 4)).isCloseTo(row[0] == 0 ? 0 : 1.584, TINY);
      assertThat(values.at("pays.outstanding", 12)).isCloseTo(0, TINY);
      assertThat(values.at("pays.agreed", 4)).isCloseTo(1.584, TINY);
    }
    Values months = payment("month", ", delay: 0.25, longest: 6").values();
    assertThat(months.at("pays.paid", 7)).isCloseTo(2.64, TINY);
  }

  @Test
  void instalmentsAreEqualAndFollowEachOther() {
    Values values =
        payment("year", ", recovery: 50%, delay: 1, longest: 2, instalments: 3").values();
    for (int t = 0; t <= 12; t++) {
      assertThat(values.at("pays.paid", t)).isCloseTo(t >= 5 && t <= 7 ? 0.44 : 0, TINY);
    }
    assertThat(values.at("pays.outstanding", 5)).isCloseTo(0.88, TINY);
  }

  @Test
  void anObligorNeverPaysMoreThanRecoveryAndCapacityAllow() {
    Random random = new Random(3);
    EquityDeal deal =
        payment("year", ", recovery: 50%, capacity: 1, delay: 1, longest: 3, instalments: 2");
    for (int n = 0; n < 3000; n++) {
      double recovery = random.nextDouble();
      double capacity = 4 * random.nextDouble();
      double sum = 0;
      for (int t = 0; t <= 6; t++) {
        double owed = random.nextInt(3) == 0 ? 2 * random.nextDouble() : 0;
        sum += owed;
        deal.with("schedules.owed[" + t + "]", owed);
      }
      Values values =
          deal.with("pays.recovery", recovery)
              .with("pays.capacity", capacity)
              .with("pays.delay", 3 * random.nextDouble())
              .values();
      double paid = 0;
      double owed = 0;
      for (int t = 0; t <= 12; t++) {
        assertThat(values.at("pays.paid", t)).isGreaterThanOrEqualTo(0);
        paid += values.at("pays.paid", t);
        owed += t <= 6 ? values.at("pays.due", t) : 0;
        assertThat(paid).isLessThanOrEqualTo(Math.min(recovery * owed, capacity) + 1e-12);
        assertThat(values.at("pays.outstanding", t))
            .isCloseTo(values.at("pays.promised", t) - paid, TINY);
      }
      assertThat(paid).isCloseTo(Math.min(recovery * sum, capacity), TINY);
    }
  }
}
