package quanmai.models.instrument.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import quanmai.models.instrument.NaiveSheet;
import quanmai.models.instrument.SheetText;
import quanmai.models.instrument.equity.EquityDeal.Values;

/** A loan that becomes shares, or is owed; never both. */
class ConvertibleLoanTest {

  private static final Offset<Double> TINY = within(1e-12);

  private static EquityDeal deal(String more) {
    return EquityDeal.of(
        6,
        """
        schedules:
          signal: {unit: count, values: {1: 0, 2: 0, 3: 1, 4: 1, 5: 1}}
          pre: {unit: 亿元, values: {2: 10, 3: 20, 4: 30}}
        instruments:
          note: {type: convertible-loan, investment: 2, from: 1, matures: 5, converts: signal > 0.5, pre_money: pre%s}
        """
            .formatted(more));
  }

  @Test
  void converts_at_the_lower_of_cap_and_discounted_price() {
    Values plain = deal(", rate: 5%").values();
    assertThat(plain.at("note.lent", 1)).isEqualTo(2);
    assertThat(plain.sum("note.lent", 6)).isEqualTo(2);
    assertThat(plain.at("note.claim", 0)).isZero();
    assertThat(plain.at("note.claim", 1)).isCloseTo(2, TINY);
    assertThat(plain.at("note.claim", 2)).isCloseTo(2.1, TINY);
    assertThat(plain.at("note.converted", 3)).isCloseTo(2.2, TINY);
    assertThat(plain.at("note.stake", 3)).isCloseTo(2.2 / 22.2, TINY);
    assertThat(plain.at("note.stake", 6)).isCloseTo(2.2 / 22.2, TINY);
    assertThat(plain.at("note.claim", 4)).isZero();
    assertThat(plain.sum("note.converted", 6)).isCloseTo(2.2, TINY);
    assertThat(plain.sum("note.due", 6)).isZero();
    Values discount = deal(", discount: 20%").values();
    assertThat(discount.at("note.valuation", 3)).isCloseTo(16, TINY);
    assertThat(discount.at("note.stake", 3)).isCloseTo(2.0 / 18, TINY);
    Values capped = deal(", discount: 20%, cap: 12").values();
    assertThat(capped.at("note.stake", 3)).isCloseTo(2.0 / 14, TINY);
    Values loose = deal(", discount: 20%, cap: 17").values();
    assertThat(loose.at("note.stake", 3)).isCloseTo(2.0 / 18, TINY);
  }

  @Test
  void is_owed_at_maturity_where_it_has_not_converted() {
    EquityDeal deal = deal(", rate: 5%, basis: compound");
    for (int t = 3; t <= 5; t++) {
      deal.with("schedules.signal[" + t + "]", 0);
    }
    Values values = deal.values();
    assertThat(values.at("note.due", 5)).isCloseTo(2 * Math.pow(1.05, 4), TINY);
    assertThat(values.sum("note.due", 6)).isCloseTo(2 * Math.pow(1.05, 4), TINY);
    assertThat(values.at("note.stake", 6)).isZero();
    Values last = deal.with("schedules.signal[5]", 1).values();
    assertThat(last.sum("note.due", 6)).isZero();
    assertThat(last.at("note.has_converted", 5)).isEqualTo(1);
  }

  @Test
  void pays_once_and_in_one_way_whatever_comes() {
    Random random = new Random(3);
    EquityDeal deal = deal(", rate: 5%, discount: 20%, cap: 12");
    for (int n = 0; n < 2000; n++) {
      for (int t = 1; t <= 5; t++) {
        deal.with("schedules.signal[" + t + "]", random.nextInt(4) == 0 ? 1 : 0);
      }
      Values values = deal.values();
      double due = values.sum("note.due", 6);
      double converted = values.sum("note.converted", 6);
      assertThat(due > 0).isNotEqualTo(converted > 0);
      assertThat(due + converted).isBetween(2.0, 2.4 + 1e-12);
      assertThat(values.at("note.stake", 6) > 0).isEqualTo(converted > 0);
    }
  }

  @Test
  void refuses_a_maturity_before_the_loan() {
    String settings =
        "type: convertible-loan, investment: 2, from: 3, matures: 3, converts: true, pre_money: 9";
    assertThat(NaiveSheet.findings(new SheetText("year", 5).use("note", settings).toString()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("loan-matures");
              assertThat(finding.advice().en()).contains("matures: 6");
            });
  }
}
