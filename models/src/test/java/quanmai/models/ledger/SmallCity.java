package quanmai.models.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** A pack of three units, small enough to calculate by hand. */
final class SmallCity {

  static final String TEXT =
      """
      quanmai: 1
      pack: targets
      name: {zh: 小城目标, en: Targets of a small city}
      source: 【合成】
      dated: 2026-01-01
      window: {from: 2027, to: 2028}
      units:
        - {name: 东区, en: East, share: 0.5}
        - {name: 西区, en: West, share: 0.3}
        - {name: 新区, en: New Area, share: 0.2}
      metrics:
        domestic: {zh: 内资, en: domestic capital, unit: 亿元, by: unit, base: 100, growth: 10%}
        foreign: {zh: 外资, en: foreign capital, unit: 亿元, by: unit, base: 20, growth: 0}
        made: {zh: 制造业外资, en: manufacturing, unit: 亿元, by: city, of: foreign, part: 25%}
        projects: {zh: 项目, en: projects, unit: count, by: unit, elsewhere: 1}
        funds: {zh: 基金, en: funds, unit: 亿元, by: city, stock: true}
      origins: {fiscal: city, platform: city, industrial: outside, foreign: foreign, mother: look_through}
      tallies:
        - {metric: domestic, of: deal, line: partners}
        - {metric: domestic, of: deal, line: ticket_paid, times: fund_outside_share, point: project}
        - {metric: domestic, of: fund, line: calls_industrial, when: 'type != "mother"', point: fund}
        - {metric: domestic, of: fund, line: calls_mother, times: mother_outside_share, when: 'type != "mother"', point: fund}
        - {metric: foreign, of: deal, line: foreigners}
        - {metric: foreign, of: deal, line: ticket_paid, times: fund_foreign_share, point: project}
        - {metric: foreign, of: fund, line: calls_foreign, when: 'type != "mother"', point: fund}
        - {metric: foreign, of: fund, line: calls_mother, times: mother_foreign_share, when: 'type != "mother"', point: fund}
        - {metric: projects, of: deal, line: lands, times: 2, when: size >= 5}
      targets:
        - {id: A, clause: '1', subject: CITY, metric: 内资增长, metric_en: domestic growth, op: '>=', value: 12, unit: '%/yr', period: 2027-2028, type: growth, measure: {kind: growth, metric: domestic}}
        - {id: B, clause: '2', subject: 新区, metric: 新区增长, metric_en: growth of the New Area, op: '>=', value: 2, unit: x, period: 2027-2028, type: relative, measure: {kind: relative_growth, metric: domestic, unit: 新区}}
        - {id: C, clause: '3', subject: units, metric: 项目, metric_en: projects, op: '>=', value: 3, unit: 个/年, period: annual, type: count, exceptions: [西区], soft: true, measure: {kind: count_each_unit, metric: projects}}
        - {id: D, clause: '4', subject: CITY, metric: 制造业占比, metric_en: share of manufacturing, op: '>=', value: 30, unit: '%', period: 2027-2028, type: share, measure: {kind: share, metric: made, whole: foreign}}
        - {id: E, clause: '5', subject: CITY, metric: 基金, metric_en: funds, op: '>=', value: 10, unit: yi_cny, period: stock, type: fund_size, measure: {kind: stock, metric: funds}}
        - {id: F, clause: '6', subject: CITY, metric: 会议, metric_en: meetings, op: '>=', value: 9, unit: 次, period: annual, type: count, not_modelled: {zh: 不由项目产生, en: not made by deals}}
      """;

  private SmallCity() {}

  static TargetPack pack() {
    TargetPack.Read read = read(TEXT);
    assertThat(read.findings()).isEmpty();
    return requireNonNull(read.pack());
  }

  static TargetPack.Read read(String text) {
    return TargetPack.read("small.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
