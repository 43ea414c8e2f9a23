package quanmai.models.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static quanmai.models.book.TestBooks.DEAL;
import static quanmai.models.book.TestBooks.FUND;
import static quanmai.models.book.TestBooks.YEARLY;
import static quanmai.models.book.TestBooks.head;
import static quanmai.models.book.TestBooks.read;
import static quanmai.models.book.TestBooks.run;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import quanmai.models.book.TestBooks.Ran;
import quanmai.models.lowering.Mode;

/** Money goes from deals to funds at its date, in its share, on its path. */
class BookFlowsTest {

  private static final int PATHS = 500;

  private static double[] line(Ran ran, String line, int first, int last) {
    double[] values = new double[last + 1];
    for (int t = first; t <= last; t++) {
      values[t] = ran.of(line + "[" + t + "]")[0];
    }
    return values;
  }

  @Test
  void yearly_deals_in_a_quarterly_book() {
    String text =
        """
        quanmai: 1
        kind: book
        name: 【合成】
        timeline: {start: 2026-12-31, step: quarter, periods: 12}
        deals:
          d:
            timeline: {start: 2027-06-30, step: year, periods: 2}
            lines:
              ticket_paid: {unit: 亿元, formula: 'if(t == 0, 3[亿元], if(t == 1, 1[亿元], 0))'}
              proceeds: {unit: 亿元, formula: 'if(t == 2, 9[亿元], 0)'}
              value: {unit: 亿元, formula: 'if(t == 2, 0, 2 * cum(ticket_paid))'}
            outputs: {back: {unit: 亿元, formula: sum(proceeds)}}
        funds:
        """
            + FUND.formatted("f", "100")
            + """
            holdings:
              - {fund: f, in: d, share: 50%}
            fans: [f.calls_lp, f.paid_lp, f.value_lp]
            """;
    Ran ran = run(read(text), 1);
    assertThat(line(ran, "f.calls_lp", 0, 12))
        .containsExactly(0, 0, 1.5, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0);
    assertThat(line(ran, "f.paid_lp", 0, 12))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4.5, 0, 0);
    assertThat(line(ran, "f.value_lp", 0, 12))
        .containsExactly(0, 0, 3, 3, 3, 3, 4, 4, 4, 4, 0, 0, 0);
  }

  @Test
  void two_funds_hold_one_deal_and_a_deal_before_its_end_and_the_book_is_whole() {
    String text =
        head(YEARLY)
            + "deals:\n"
            + DEAL.formatted("d", "3")
            + "funds:\n"
            + FUND.formatted("a", "100")
            + FUND.formatted("b", "100")
            + """
            holdings:
              - {fund: a, in: d, share: 40%}
              - {fund: b, in: d, share: 60%}
            """;
    Ran ran = run(read(text), PATHS);
    for (int i = 0; i < PATHS; i++) {
      assertThat(ran.of("a.got")[i]).isEqualTo(0.4 * ran.of("d.back")[i]);
      assertThat(ran.of("b.got")[i]).isEqualTo(0.6 * ran.of("d.back")[i]);
      assertThat(ran.of("a.paid")[i]).isCloseTo(1.2, within(1e-15));
    }
    assertThat(ran.of("d.back")[0]).isNotEqualTo(ran.of("d.back")[1]);
  }

  @Test
  void a_fund_of_funds_gets_its_share_of_what_each_fund_pays_on_every_path() {
    String text =
        head(YEARLY)
            + "deals:\n"
            + DEAL.formatted("d", "3")
            + DEAL.formatted("e", "5")
            + "funds:\n"
            // the file names the holder before what it holds
            + FUND.formatted("top", "100")
            + FUND.formatted("x", "100")
            + FUND.formatted("y", "100")
            + """
            holdings:
              - {fund: top, in: [x], share: 25%}
              - {fund: top, in: y, share: 50%, investor: lp}
              - {fund: x, in: d}
              - {fund: y, in: e}
            outputs:
              both: x.loses and y.loses
              ratio: {unit: ratio, formula: top.got / (x.got + y.got)}
            """;
    Ran ran = run(read(text), PATHS);
    int both = 0;
    for (int i = 0; i < PATHS; i++) {
      double x = ran.of("x.got")[i];
      double y = ran.of("y.got")[i];
      assertThat(x).isEqualTo(ran.of("d.back")[i]);
      assertThat(y).isEqualTo(ran.of("e.back")[i]);
      assertThat(ran.of("top.got")[i]).isEqualTo(0.25 * x + 0.5 * y);
      assertThat(ran.of(".ratio")[i]).isEqualTo(ran.of("top.got")[i] / (x + y));
      boolean lose = ran.of("x.loses")[i] > 0 && ran.of("y.loses")[i] > 0;
      assertThat(ran.of(".both")[i]).isEqualTo(lose ? 1 : 0);
      both += lose ? 1 : 0;
    }
    double alone = Arrays.stream(ran.of("x.loses")).sum() * Arrays.stream(ran.of("y.loses")).sum();
    assertThat((double) both).as("the market is shared").isGreaterThan(alone / PATHS * 1.1);
  }

  @Test
  void a_fund_that_is_short_grants_in_order_and_its_flows_follow() {
    String text =
        head(YEARLY)
            + "deals:\n"
            + DEAL.formatted("d", "3")
            + DEAL.formatted("e", "4")
            + "funds:\n"
            + FUND.formatted("f", "5")
                .replace(
                    "capacity: {unit: 亿元, formula: size}",
                    "capacity: {unit: 亿元, formula: 'if(t < 3, size, size + 4[亿元])'}")
            + """
            holdings:
              - {fund: f, in: [d, e], short: RULE}
            fans: [f.calls_lp]
            """;
    Ran shrunk = run(read(text.replace("RULE", "shrink")), PATHS);
    Ran late = run(read(text.replace("RULE", "delay")), PATHS);
    Ran gone = run(read(text.replace("RULE", "drop")), PATHS);
    assertThat(line(shrunk, "f.calls_lp", 0, 6)).containsExactly(0, 2.5, 2.5, 0, 0, 0, 0);
    assertThat(line(late, "f.calls_lp", 0, 6)).containsExactly(0, 1.5, 1.5, 2, 2, 0, 0);
    assertThat(line(gone, "f.calls_lp", 0, 6)).containsExactly(0, 1.5, 1.5, 0, 0, 0, 0);
    assertThat(shrunk.of("f.shrunk")).containsOnly(1);
    assertThat(late.of("f.delayed")).containsOnly(1);
    assertThat(gone.of("f.dropped")).containsOnly(1);
    assertThat(gone.of("f.asked")).containsOnly(7);
    assertThat(gone.of("f.granted")).containsOnly(3);
    for (int i = 0; i < PATHS; i++) {
      double d = shrunk.of("d.back")[i];
      assertThat(shrunk.of("f.got")[i])
          .isCloseTo(d + 0.5 * shrunk.of("e.back")[i], within(1e-12 * d + 1e-12));
      // sold in the last period of the book: two periods later is never
      assertThat(late.of("f.got")[i]).isEqualTo(d);
    }
  }

  @Test
  void each_holding_has_its_own_rule_of_shortage() {
    String text =
        head(YEARLY)
            + "deals:\n"
            + DEAL.formatted("d", "3")
            + DEAL.formatted("e", "4")
            + "funds:\n"
            + FUND.formatted("f", "5")
            + """
            holdings:
              - {fund: f, in: d, short: delay}
              - {fund: f, in: e, short: shrink, least: 50%}
            """;
    assertThat(run(read(text), 10).of("f.granted")).containsOnly(5);
    String strict = text.replace("least: 50%", "least: 51%");
    assertThat(run(read(strict), 10).of("f.granted")).containsOnly(3);
  }

  @Test
  void case_1_in_a_book_has_the_flows_of_its_oracle() {
    String text =
        """
        quanmai: 1
        kind: book
        name: 【合成】
        timeline: {start: 2026-11-24, step: year, periods: 8}
        deals:
          c1: {sheet: c1}
        funds:
        """
            + FUND.formatted("f", "50")
            + """
            holdings:
              - fund: f
                in: c1
                feeds: {portfolio_calls: 'max(0, -fund_flow)', portfolio_proceeds: 'max(0, fund_flow)'}
            fans: [f.net]
            """;
    Ran base = run(read(text), 1, Mode.BASE);
    double[] oracle = {
      -2.464, -3.168, -2.368, 0.0, 1.599936, 1.488403, 1.744876, 1.592081, 23.948722
    };
    double[] found = line(base, "f.net", 0, 8);
    for (int t = 0; t <= 8; t++) {
      assertThat(found[t]).as("t = %d", t).isCloseTo(oracle[t], within(5.1e-7));
    }
  }
}
