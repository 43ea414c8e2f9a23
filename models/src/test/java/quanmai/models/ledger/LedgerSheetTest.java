package quanmai.models.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.termsheet.Finding;

class LedgerSheetTest {

  private static final TargetPack CITY = SmallCity.pack();
  private static final LedgerSheet.Settings SETTINGS =
      LedgerSheet.Settings.from(LocalDate.of(2026, 12, 31), 4);

  /**
   * The rest grows from 100 to 110 and 121; the book brings 4 and 9 in the east, 0 and 10 in the
   * new area. City: 140 in 2028, growth sqrt(1.40) - 1 = 18.32%. New area: 0.2 x 121 + 10 = 34.2 of
   * 20, growth sqrt(1.71) - 1 = 30.77%, which is 1.679 times.
   */
  @Test
  void aSmallCityByHand() {
    Ledger ledger =
        new Ledger(CITY, SETTINGS)
            .feed("domestic_东区", 0, 4, 9)
            .feed("domestic_新区", 0, 0, 10)
            .feed("foreign_市级", 0, 5, 5)
            .feed("made_市级", 0, 3, 2)
            .feed("projects_东区", 0, 2, 2)
            .feed("projects_新区", 0, 2, 1)
            .feed("funds_市级", 10, 10, 10, 0);
    assertThat(ledger.line("domestic"))
        .containsExactly(new double[] {0, 4, 19, 0, 0}, within(1e-12));
    assertThat(ledger.line("domestic_all", 2)).isCloseTo(140, within(1e-9));
    assertThat(ledger.line("domestic_average_growth", 1)).isCloseTo(0.1832160, within(1e-7));
    assertThat(ledger.output("A")).isOne();
    assertThat(ledger.output("A_attainment")).isCloseTo(0.1832160 / 0.12, within(1e-6));
    assertThat(ledger.output("B")).isZero();
    assertThat(ledger.output("B_attainment")).isCloseTo(0.3076696 / 0.3664319, within(1e-6));
    // One a year comes besides the book: 3 and 3 in the east, 3 and 2 in the new area.
    assertThat(ledger.output("C_东区")).isOne();
    assertThat(ledger.output("C_新区")).isZero();
    assertThat(ledger.output("C")).isZero();
    assertThat(ledger.output("C_attainment")).isCloseTo((1 + 1 + 1 + 2 / 3.0) / 4, within(1e-12));
    // (5 + 5 + 5) of (20 + 5 + 20 + 5) is 30 percent.
    assertThat(ledger.output("D")).isOne();
    assertThat(ledger.output("D_attainment")).isCloseTo(1, within(1e-12));
    assertThat(ledger.output("E")).isOne();
  }

  @Test
  void aLaterWindowReadsLaterYears() {
    LedgerSheet.Settings later = new LedgerSheet.Settings(LocalDate.of(2026, 12, 31), 4, 2029);
    assertThat(LedgerSheet.write(CITY, later).findings())
        .extracting(Finding::rule)
        .containsExactly("targets-moved");
    assertThat(LedgerSheet.write(CITY, SETTINGS).findings()).isEmpty();
    Ledger ledger = new Ledger(CITY, later).feed("domestic_东区", 0, 4, 9, 0, 19);
    assertThat(ledger.line("domestic_all", 4)).isCloseTo(140, within(1e-9));
    assertThat(ledger.line("domestic_average_growth", 1)).isCloseTo(0.1832160, within(1e-7));
  }

  /** Sum over the units and the city level is the city, in every year. */
  @Test
  void unitsSumToTheCity() {
    Random random = new Random(5);
    Ledger ledger = new Ledger(CITY, SETTINGS);
    for (int k = 0; k < 500; k++) {
      double[] sum = new double[5];
      for (String unit : new String[] {"东区", "西区", "新区", "市级"}) {
        double[] feed = random.doubles(5, 0, 10).toArray();
        ledger.feed("foreign_" + unit, feed);
        for (int t = 0; t < 5; t++) {
          sum[t] += feed[t];
        }
      }
      assertThat(ledger.line("foreign")).containsExactly(sum, within(1e-12));
    }
  }

  /** More never turns a target that was met into one that is missed. */
  @Test
  void moreOfEverythingNeverHurtsButWhereTheCityIsTheMeasure() {
    Random random = new Random(6);
    Ledger ledger = new Ledger(CITY, SETTINGS);
    for (int k = 0; k < 300; k++) {
      for (String feed : ledger.feeds()) {
        ledger.feed(feed, random.doubles(5, 0, 12).toArray());
      }
      String[] targets = {"A", "C", "E"};
      double[] before = new double[3];
      for (int i = 0; i < 3; i++) {
        before[i] = ledger.output(targets[i] + "_attainment");
      }
      for (String feed : ledger.feeds()) {
        double[] more = ledger.line(feed);
        more[1 + random.nextInt(2)] += random.nextDouble(5);
        ledger.feed(feed, more);
      }
      for (int i = 0; i < 3; i++) {
        assertThat(ledger.output(targets[i] + "_attainment")).isGreaterThanOrEqualTo(before[i]);
        assertThat(ledger.output(targets[i]) == 1)
            .isEqualTo(
                i == 1
                    ? ledger.output("C_attainment") >= 1 - 1e-9
                    : ledger.output(targets[i] + "_attainment") >= 1 - 1e-9);
      }
    }
  }

  // Bad packs.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          measure: {kind: growth, metric: domestic}  | measure: {kind: growth, metric: domestik} | unknown-metric
          measure: {kind: growth, metric: domestic}  | measure: {kind: growth, metric: projects} | no-base
          measure: {kind: growth, metric: domestic}  | measure: {kind: grow, metric: domestic}   | unknown-word
          measure: {kind: growth, metric: domestic}  | mesure: {kind: growth, metric: domestic}  | measure-or-reason,unknown-key
          kind: count_each_unit, metric: projects    | kind: count_each_unit, metric: made       | not-by-unit
          kind: stock, metric: funds                 | kind: stock, metric: domestic             | not-a-stock
          exceptions: [西区]                          | exceptions: [北区]                         | unknown-unit
          metric: domestic, unit: 新区                | metric: domestic, unit: 老区               | unknown-unit
          {id: B,                                    | {id: A,                                   | duplicate-target
          {name: 西区, en: West                       | {name: 东区, en: West                      | duplicate-unit,unknown-unit
          share: 0.5                                 | share: 50                                 | out-of-range
          of: foreign, part: 25%                     | of: foren, part: 25%                      | unknown-metric
          {from: 2027, to: 2028}                     | {from: 2028, to: 2027}                    | window-order
          size >= 5                                  | size                                      | not-a-condition
          of: deal, line: partners                   | of: dealer, line: partners                | unknown-word
          fiscal: city                               | fiscal: town                              | unknown-word
          not_modelled: {zh: 不由项目产生,             | not_modelled: {                           | missing-key
          op: '>=', value: 12                        | op: '==', value: 12                       | unknown-operator
          op: '>=', value: 12                        | op: '>=', value: twelve                   | out-of-range
          pack: targets                              | pack: rules                               | unknown-word
          dated: 2026-01-01                          | date: 2026-01-01                          | missing-key,unknown-key
          point: project}                            | point: town}                              | unknown-word,unknown-word
          """)
  void refusesABadPack(String from, String to, String rules) {
    assertThat(SmallCity.TEXT).contains(from);
    TargetPack.Read read = SmallCity.read(SmallCity.TEXT.replace(from, to));
    assertThat(read.pack()).isNull();
    assertThat(read.findings())
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(rules.split(","));
    assertThat(read.findings())
        .allSatisfy(finding -> assertThat(finding.advice().en()).startsWith("Maybe "));
  }

  @Test
  void whatIsNoPackIsAFinding() {
    assertThat(SmallCity.read("").pack()).isNull();
    assertThat(SmallCity.read("- a\n- b\n").findings()).hasSize(1);
    assertThat(SmallCity.read("quanmai: 1\n").findings()).isNotEmpty();
  }
}
