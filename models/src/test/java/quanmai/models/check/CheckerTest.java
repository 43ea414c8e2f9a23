package quanmai.models.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import quanmai.models.deal.DealReader;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Finding.Severity;

/**
 * What the check of a whole term sheet refuses. In each sheet {@code §} stands at the place that
 * the finding must name.
 */
class CheckerTest {

  private static final String HEAD =
      """
      quanmai: 1
      kind: deal
      name: test
      currency: CNY
      timeline: {start: 2026-12-31, step: year, periods: 4, phases: {early: 0..1, late: 2..4, tail: 3..4}}
      """;

  static List<Arguments> refusals() {
    return List.of(
        refusal(
            "undeclared-name",
            "Maybe revenue",
            """
            lines: {revenue: {unit: 亿元, formula: '1[亿元]'}, cost: {unit: 亿元, formula: 2 * §revenu}}
            outputs: {x: sum(cost)}
            """),
        refusal(
            "unused-input",
            "Maybe remove it",
            """
            inputs: {§a: {unit: 亿元, value: 1}, b: {unit: 亿元, value: 1}}
            outputs: {x: b}
            """),
        refusal(
            "unused-schedule",
            "Maybe remove it",
            """
            schedules: {§a: {unit: 亿元, values: {1: 2}}}
            outputs: {x: N}
            """),
        refusal(
            "unused-factor",
            "Maybe remove it",
            """
            factors: {§w: {process: brownian}}
            outputs: {x: N}
            """),
        refusal(
            "unused-event",
            "Maybe remove it",
            """
            events: {§fail: 5%}
            outputs: {x: N}
            """),
        refusal(
            "cycle",
            "Maybe one of them should read prev(...)",
            """
            lines:
              a: {unit: 亿元, formula: §b * 3}
              b: {unit: 亿元, formula: c}
              c: {unit: 亿元, formula: a * 2}
            outputs: {x: sum(a)}
            """),
        refusal(
            "not-causal",
            "Maybe use cum instead of sum",
            """
            lines:
              a: {unit: 亿元, formula: §sum(b) * 0.1}
              b: {unit: 亿元, formula: a * 2}
            outputs: {x: sum(a)}
            """),
        refusal(
            "not-causal",
            "Maybe use lag or prev",
            """
            factors: {w: {process: brownian}}
            lines:
              a:
                unit: ratio
                formula: 2 * lead(§w, 1)
            outputs: {x: sum(a)}
            """),
        refusal(
            "declared-unit",
            "multiplied by dt",
            """
            inputs: {rate: {unit: /year, value: 5%}, loan: {unit: 亿元, value: 1}}
            lines: {interest: {unit: 亿元, formula: §loan * rate}}
            outputs: {x: sum(interest)}
            """),
        refusal(
            "currency-mix",
            "exchange rate",
            """
            inputs: {usd: {unit: USD_m, value: 5}, cny: {unit: 亿元, value: 1}}
            outputs: {x: §usd + cny}
            """),
        refusal(
            "not-a-share",
            "unit: ratio",
            """
            inputs: {stake: {unit: share, value: §40}}
            outputs: {x: stake}
            """),
        refusal(
            "not-a-share",
            "Maybe drop the sign",
            """
            schedules: {stake: {unit: share, values: {1: §-5%}}}
            outputs: {x: sum(stake)}
            """),
        refusal(
            "outside-range",
            "Maybe the unit or the decimal point",
            """
            inputs: {price: {unit: 元/Wh, value: §38, range: [0.1, 2]}}
            outputs: {x: price}
            """),
        refusal(
            "outside-timeline",
            "0..4",
            """
            schedules: {capex: {unit: 亿元, values: {2: 1, 7: §3}}}
            outputs: {x: sum(capex)}
            """),
        refusal(
            "period-twice",
            "Maybe two keys overlap",
            """
            schedules: {capex: {unit: 亿元, values: {1..3: 1, 2: §3}}}
            outputs: {x: sum(capex)}
            """),
        refusal(
            "overlapping-phases",
            "Maybe use phases that do not overlap",
            """
            lines: {a: {unit: ratio, formula: {late: 1, tail: §2}}}
            outputs: {x: sum(a)}
            """),
        refusal(
            "unknown-phase",
            "late",
            """
            lines: {a: {unit: ratio, formula: {lat: §1}}}
            outputs: {x: sum(a)}
            """),
        refusal(
            "parameter-range",
            "Maybe",
            """
            inputs: {m: {value: 1, distribution: {lognormal: {mean: 1.06, sd: §-0.12}}}}
            outputs: {x: m}
            """),
        refusal(
            "parameter-range",
            "Maybe",
            """
            factors: {p: {process: gbm, vol: §-12%}}
            outputs: {x: last(p)}
            """),
        refusal(
            "law-parameters",
            "{median, p90}",
            """
            inputs: {m: {value: 1, distribution: {§lognormal: {mean: 1.06, p90: 2}}}}
            outputs: {x: m}
            """),
        refusal(
            "law-parameters",
            "{process: gbm, start, drift, vol}",
            """
            factors: {p: {process: gbm, vol: 12%, volatility: §12%}}
            outputs: {x: last(p)}
            """),
        refusal(
            "law-parameters",
            "{process: ou, start, reversion, mean, vol}",
            """
            factors: {§p: {process: ou, mean: 1, vol: 12%}}
            outputs: {x: last(p)}
            """),
        refusal(
            "unknown-process",
            "gbm",
            """
            factors: {§p: {process: gmb, vol: 12%}}
            outputs: {x: last(p)}
            """),
        refusal(
            "unknown-distribution",
            "lognormal",
            """
            inputs: {m: {value: 1, distribution: {§lognormall: {mean: 1, sd: 1}}}}
            outputs: {x: m}
            """),
        refusal(
            "not-known",
            "Maybe make it an input without a distribution",
            """
            inputs:
              m: {value: 1, distribution: {normal: {mean: 1, sd: 0.1}}}
              n: {value: 1, distribution: {normal: {mean: §m, sd: 0.1}}}
            outputs: {x: n}
            """),
        refusal(
            "not-correlated",
            "Maybe",
            """
            inputs: {a: {value: 1}}
            factors: {w: {process: brownian}}
            correlation: {pairs: [§[w, a, 0.5]]}
            outputs: {x: last(w) * a}
            """),
        refusal(
            "output-not-scalar",
            "Maybe sum(flow) or last(flow)",
            """
            lines: {flow: {unit: 亿元, formula: '1[亿元] * t'}}
            outputs: {x: §flow}
            """),
        refusal(
            "output-not-scalar",
            "Maybe any(flow > 0)",
            """
            lines: {flow: {unit: ratio, formula: t}}
            outputs: {x: §flow > 0}
            """),
        refusal(
            "not-a-date",
            "2026-11-24",
            """
            inputs: {closing: {unit: date, value: §2026-02-30}}
            outputs: {x: 'closing < date(2030, 1, 1)'}
            """),
        refusal(
            "unknown-unit",
            "Maybe",
            """
            inputs: {a: {unit: §亿圆, value: 1}}
            outputs: {x: a}
            """),
        refusal(
            "not-a-line",
            "flow",
            """
            lines: {flow: {unit: 亿元, formula: '1[亿元]'}}
            outputs: {x: sum(flow)}
            report: {cashflow: §flw}
            """),
        refusal(
            "failure-condition",
            "< 0",
            """
            lines: {flow: {unit: 亿元, formula: '1[亿元]'}}
            outputs: {x: sum(flow)}
            report: {failure: §sum(flow)}
            """));
  }

  private static Arguments refusal(String rule, String advice, String body) {
    return Arguments.of(rule, advice, body);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refusals")
  void refuses(String rule, String advice, String body) {
    String marked = HEAD + body;
    int at = marked.indexOf('§');
    String text = marked.replace("§", "");
    DealReader.Outcome result = DealReader.read("deal.yaml", text);
    assertThat(result.findings()).extracting(Finding::rule).as(result.toString()).contains(rule);
    assertThat(result.checked()).isNull();
    Finding finding =
        result.findings().stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.REFUSED);
    int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int column = at - text.lastIndexOf('\n', at - 1);
    assertThat(finding.where().line()).as(finding.toString()).isEqualTo(line);
    assertThat(finding.where().column()).as(finding.toString()).isEqualTo(column);
    assertThat(finding.advice().en()).startsWith("Maybe").contains(advice);
    assertThat(finding.advice().zh()).startsWith("也许");
  }

  @Test
  void oneMistakeIsOneFinding() {
    for (Arguments refusal : refusals()) {
      String text = HEAD + ((String) refusal.get()[2]).replace("§", "");
      assertThat(DealReader.read("deal.yaml", text).findings()).as(text).hasSize(1);
    }
  }

  @Test
  void allFindingsComeAtOnce() {
    String text =
        HEAD
            + """
            inputs: {a: {unit: 亿元, value: 1}, stake: {unit: share, value: 40}}
            lines:
              b: {unit: 亿元, formula: stake + c}
              d: {unit: 亿元, formula: e}
              e: {unit: 亿元, formula: d}
            outputs: {x: t, y: sum(q)}
            """;
    assertThat(DealReader.read("deal.yaml", text).findings())
        .extracting(Finding::rule)
        .contains("unused-input", "not-a-share", "undeclared-name", "cycle", "output-not-scalar");
  }

  @Test
  void aCycleNamesItsChain() {
    String text =
        HEAD
            + """
            lines:
              a: {unit: 亿元, formula: b * 3}
              b: {unit: 亿元, formula: a * 2}
            outputs: {x: sum(a)}
            """;
    Finding finding = DealReader.read("deal.yaml", text).findings().getFirst();
    assertThat(finding.what().en()).contains("a[0] -> b[0] -> a[0]");
    assertThat(finding.where().path()).isEqualTo("lines.a.formula");
  }

  @Test
  void whatPhasesKeepApartIsNoCycle() {
    String text =
        HEAD
            + """
            lines:
              a: {unit: 亿元, formula: {early: '1[亿元]', late: b}}
              b: {unit: 亿元, formula: {early: a, late: prev(a)}}
              c: {unit: 亿元, formula: 'if(t <= 1, a, prev(c)) + sum(a, early)'}
            outputs: {x: sum(c) + sum(b)}
            """;
    assertThat(DealReader.read("deal.yaml", text).findings()).isEmpty();
  }

  @Test
  void contradictoryCorrelationsAreRepairedAloud() {
    String text =
        HEAD
            + """
            factors: {a: {process: brownian}, b: {process: brownian}, c: {process: brownian}}
            correlation: {pairs: [[a, b, 0.9], [b, c, 0.9], [a, c, -0.9]]}
            outputs: {x: last(a) + last(b) + last(c)}
            """;
    DealReader.Outcome result = DealReader.read("deal.yaml", text);
    assertThat(result.checked()).isNotNull();
    Finding finding = result.findings().getFirst();
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.rule()).isEqualTo("correlation-repaired");
    assertThat(finding.what().en()).contains("least eigenvalue").contains("a-b 0.");
  }

  @Test
  void aMatrixMustBeSymmetric() {
    String text =
        HEAD
            + """
            factors: {a: {process: brownian}, b: {process: brownian}}
            correlation: {matrix: {names: [a, b], rows: [[1, 0.5], [0.4, 1]]}}
            outputs: {x: last(a) + last(b)}
            """;
    assertThat(DealReader.read("deal.yaml", text).findings())
        .extracting(Finding::rule)
        .containsExactly("correlation-matrix");
  }
}
