package quanmai.models.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every function of the language on a small deal, against values worked out by hand. */
class FunctionsTest {

  private static final String DEAL =
      """
      quanmai: 1
      kind: deal
      name: functions
      currency: CNY
      timeline: {start: 2026-12-31, step: year, periods: 4, phases: {early: 0..1, late: 2..4}}
      inputs:
        price: {unit: 元/Wh, value: 0.38}
        volume: {unit: GWh, value: 20}
        rate: {unit: /year, value: 10%}
        closing: {unit: date, value: 2027-06-30}
        hedged: {unit: condition, value: true}
      schedules:
        plan: {unit: ratio, values: {1: 1, 2: 3, 3: 4}, after: hold}
        flow: {unit: 亿元, values: {0: -10, 1: 2, 2: 4, 3: 6, 4: 8}}
        loss: {unit: 亿元, values: {0: -10, 1: -1}}
      lines:
        used: {formula: 'price * volume / 1[亿元] * rate * 1[year] + plan * hedged', unit: ratio}
        dated: {formula: 'years_between(closing, period_end)', unit: year}
        x: {formula: 'PERIOD', unit: ratio}
      outputs:
        used_too: sum(used) + sum(flow) / 1[亿元] + sum(loss) / 1[亿元] + last(dated) / 1[year]
        life: 'LIFE'
      """;

  private static String deal(String period, String life) {
    return DEAL.replace("PERIOD", period).replace("LIFE", life);
  }

  @ParameterizedTest(name = "{0} at t = {1} is {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "if(t >= 2, 7, 8) | 1 | 8",
        "if(t >= 2, 7, 8) | 2 | 7",
        "if(plan > 2, 7, 8) | 1 | 8",
        "if(in(late) and plan > 3, 1, 0) | 3 | 1",
        "if(not in(late) or plan == 3, 1, 0) | 2 | 1",
        "if(plan != 3, 1, 0) | 2 | 0",
        "if(plan >= 4, 1, 0) + if(plan < 4, 10, 0) + if(plan <= 4, 100, 0) | 3 | 101",
        "min(plan, 2, 5) + max(plan, 3.5) | 3 | 6",
        "abs(-plan) | 2 | 3",
        "exp(1) | 1 | 2.718281828459045",
        "ln(plan) | 3 | 1.3862943611198906",
        "sqrt(plan) | 3 | 2",
        "plan ^ 2 + pow(plan, 0.5) | 3 | 18",
        "2 ^ (t - 1) | 4 | 8",
        "(1 + 10%) ^ years | 2 | 1.21",
        "floor(2.7) + floor(-2.5) + round(2.5) + round(-2.5) | 1 | 0",
        "ramp(years, 2[year], 1.5) | 2 | 0.6321205588285577",
        "ramp(0 - years, 2[year], 1.5) | 2 | 0",
        "pmt(10%, 3, 1000) | 1 | 402.1148036253777",
        "pmt(0, 4, 1000) | 1 | 250",
        "prev(plan) | 2 | 1",
        "prev(plan) | 0 | 0",
        "prev(plan, 9) | 0 | 9",
        "prev(plan + t) | 3 | 5",
        "prev(prev(plan)) | 3 | 1",
        "lag(plan, 2) | 3 | 1",
        "lag(plan, 2) | 1 | 0",
        "lag(plan, 3, 5) | 2 | 5",
        "lead(plan, 1) | 1 | 3",
        "lead(plan, 1) | 4 | 0",
        "cum(plan) | 3 | 8",
        "cum(plan * 2) - plan | 3 | 12",
        "sum_last(plan, 2) | 3 | 7",
        "sum_last(plan, 9) | 2 | 4",
        "interp(plan, t - 0.5) | 2 | 2",
        "interp(plan, years - 0.25[year]) | 3 | 3.75",
        "interp(plan, 99) | 2 | 4",
        "interp(plan, -1) | 2 | 0",
        "t + N * 100 | 3 | 403",
        "year + month / 100 | 2 | 2028.12",
        "dt / 1[year] + years / 1[year] | 3 | 4",
        "dt / 1[year] | 0 | 0",
        "(period_end - period_start) / 1[day] | 2 | 366",
        "years_between(period_start, period_end, \"30/360 ISDA\") / 1[year] | 2 | 1",
        "years_between(closing, date(2028, 6, 29)) / 1[year] | 1 | 1",
        "years_between(date(2028, 6, 29), closing) / 1[year] | 1 | -1",
        "if(closing <= period_end, 1, 0) | 1 | 1",
        "if(closing <= period_end, 1, 0) | 0 | 0",
        "hedged * 5 + (plan > 3) | 3 | 6",
        "price * volume / 1[亿元] | 1 | 76",
        "rate * dt | 2 | 0.1",
        "-plan ^ 2 | 2 | -9",
        "5[万元] / 1[元] | 1 | 50000",
      })
  void ofAPeriod(String formula, int t, double expected) {
    DealPaths deal = DealPaths.of(deal(formula, "N"), Mode.STOCHASTIC);
    assertThat(deal.line("x", t))
        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(flow) / 1[亿元] | 10",
        "sum(flow, late) / 1[亿元] | 18",
        "min_over(flow) / 1[亿元] | -10",
        "min_over(flow, late) / 1[亿元] | 4",
        "max_over(flow) / 1[亿元] | 8",
        "max_over(flow, early) / 1[亿元] | 2",
        "avg_over(flow) / 1[亿元] | 2",
        "avg_over(flow, late) / 1[亿元] | 6",
        "last(flow) / 1[亿元] | 8",
        "last(flow, early) / 1[亿元] | 2",
        "at(flow, 2) / 1[亿元] | 4",
        "first_value(flow) / 1[亿元] | -10",
        "any(flow > 7[亿元]) | 1",
        "any(flow > 7[亿元], early) | 0",
        "all(flow > 3[亿元], late) | 1",
        "all(flow > 3[亿元]) | 0",
        "first(flow > 3[亿元]) | 2",
        "first(flow > 99[亿元]) | 5",
        "npv(10%, flow) / 1[亿元] | 5.095963390478791",
        "npv(rate, flow) / 1[亿元] | 5.095963390478791",
        "npv_dates(10%, flow, \"30/360 ISDA\") / 1[亿元] | 5.095963390478791",
        "irr(flow) | 0.2727321027581826",
        "irr(flow, -100%) | 0.2727321027581826",
        "irr(loss, -100%) | -1",
        "xirr(flow, \"30/360 ISDA\") | 0.2727321027581826",
        "mirr(flow, 10%, 10%) | 0.21929247536816822",
        "moic(flow) | 2",
        "payback(flow) / 1[year] | 2.6666666666666665",
        "payback(plan) / 1[year] | 0",
        "moic(loss) | 0",
        "sum(plan * (flow > 0)) | 12",
        "sum(flow * (1 + sum(plan))) / 1[亿元] | 130",
      })
  void ofTheWholeLife(String formula, double expected) {
    DealPaths deal = DealPaths.of(deal("1", formula), Mode.STOCHASTIC);
    assertThat(deal.output("life"))
        .isCloseTo(expected, within(1e-7 * Math.max(1, Math.abs(expected))));
  }

  @ParameterizedTest(name = "{0} is undefined")
  @CsvSource({"irr(loss)", "mirr(loss; 5%; 5%)", "payback(loss) / 1[year]", "irr(0 * flow)"})
  void undefinedIsUndefined(String formula) {
    DealPaths deal = DealPaths.of(deal("1", formula.replace(';', ',')), Mode.STOCHASTIC);
    assertThat(deal.output("life")).isNaN();
  }

  @Test
  void theValuesOfParametersDoNotChangeTheGraph() {
    String other =
        DEAL.replace("value: 0.38", "value: 0")
            .replace("2: 3, 3: 4", "2: 0, 3: 0")
            .replace("10%}", "0}");
    var one =
        Lowering.lower(
            DealPaths.checked(deal("plan * rate / 1[/year]", "irr(flow)")), Mode.STOCHASTIC);
    var two =
        Lowering.lower(
            DealPaths.checked(
                other.replace("PERIOD", "plan * rate / 1[/year]").replace("LIFE", "irr(flow)")),
            Mode.STOCHASTIC);
    assertThat(quanmai.engine.program.Program.compile(two.graph()).hash())
        .isEqualTo(quanmai.engine.program.Program.compile(one.graph()).hash());
    assertThat(two.values()).isNotEqualTo(one.values());
    assertThat(two.values().keySet()).isEqualTo(one.values().keySet());
  }

  @Test
  void parametersHaveStableNamesCanonicalValuesAndTheirUnits() {
    Lowered lowered = Lowering.lower(DealPaths.checked(deal("1", "irr(flow)")), Mode.STOCHASTIC);
    assertThat(lowered.values())
        .containsEntry("inputs.price", 3.8)
        .containsEntry("schedules.flow[3]", 6.0)
        .containsEntry("inputs.hedged", 1.0);
    var price =
        lowered.parameters().stream().filter(p -> p.name().equals("inputs.price")).findFirst();
    assertThat(price.orElseThrow().unit().text()).isEqualTo("元/Wh");
    assertThat(price.orElseThrow().place().line()).isEqualTo(7);
  }
}
