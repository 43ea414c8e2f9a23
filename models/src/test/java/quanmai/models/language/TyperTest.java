package quanmai.models.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import quanmai.models.language.Symbol.Sort;
import quanmai.models.termsheet.Finding;
import quanmai.models.termsheet.Names;
import quanmai.models.termsheet.Place;
import quanmai.models.termsheet.Source;

/** Kinds, units and shapes of formulas, and what is said where they do not fit. */
class TyperTest {

  private final List<Finding> findings = new ArrayList<>();
  private final Scope scope = scope();

  private Scope scope() {
    Map<String, Symbol> symbols = new LinkedHashMap<>();
    put(symbols, "capacity", Sort.INPUT, "GWh", false, false);
    put(symbols, "rate", Sort.INPUT, "/year", false, false);
    put(symbols, "share", Sort.INPUT, "share", false, false);
    put(symbols, "closing", Sort.INPUT, "date", false, false);
    put(symbols, "plan", Sort.SCHEDULE, "亿元", true, false);
    put(symbols, "price", Sort.LINE, "元/Wh", true, true);
    put(symbols, "flow", Sort.LINE, "亿元", true, true);
    put(symbols, "dollars", Sort.LINE, "USD", true, true);
    put(symbols, "fx", Sort.FACTOR, "CNY/USD", true, true);
    put(symbols, "failed", Sort.EVENT, "condition", true, true);
    Unit option = new Unit("option", Kind.OPTION, Dimension.NONE, java.math.BigDecimal.ONE);
    symbols.put(
        "route",
        new Symbol(
            "route",
            Sort.INPUT,
            option,
            new Type(Kind.OPTION, Dimension.NONE, false, true, false),
            List.of("sale", "buyback")));
    return new Scope(symbols, Set.of("build", "operate"), 0, 8);
  }

  private void put(
      Map<String, Symbol> symbols,
      String name,
      Sort sort,
      String unit,
      boolean periodic,
      boolean random) {
    Unit parsed = UnitParser.parse(new Source(unit, new Place("", 1, 1, "")), findings::add);
    symbols.put(name, Symbol.of(name, sort, parsed, periodic, random));
  }

  private Type type(String text) {
    Source source = new Source(text, new Place("deal.yaml", 5, 1, "lines.x.formula"));
    Expr expr = Objects.requireNonNull(Parser.parse(source, findings::add), text);
    return Typer.type(expr, source, scope, findings::add);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "capacity * price | 亿元 | periodic",
        "flow * rate * dt | 亿元 | periodic",
        "dollars * fx | 亿元 | periodic",
        "flow / plan | ratio | periodic",
        "max(flow, 0) | 亿元 | periodic",
        "if(flow > 0, flow, 0) | 亿元 | periodic",
        "0 * flow | 0 | periodic",
        "flow + 5[万元] | 亿元 | periodic",
        "failed * flow | 亿元 | periodic",
        "(1 + share) ^ years | ratio | periodic",
        "(1 + share) ^ (t - 3) | ratio | periodic",
        "sqrt(flow * flow) | 亿元 | periodic",
        "flow ^ 2 | 亿元^2 | periodic",
        "exp(-rate * years) | ratio | periodic",
        "prev(flow) | 亿元 | periodic",
        "lag(flow, 2, 1[亿元]) | 亿元 | periodic",
        "lead(plan, 1) | 亿元 | periodic",
        "cum(flow) | 亿元 | periodic",
        "sum_last(flow, 4) | 亿元 | periodic",
        "interp(plan, years - 0.5[year]) | 亿元 | periodic",
        "ramp(years, 2[year], 1.5) | ratio | periodic",
        "pmt(share, 10, plan) | 亿元 | periodic",
        "period_end - period_start | year | periodic",
        "years_between(closing, period_end) | year | periodic",
        "sum(flow) | 亿元 | scalar",
        "sum(flow, operate) | 亿元 | scalar",
        "at(flow, 3) | 亿元 | scalar",
        "npv(8%, flow) | 亿元 | scalar",
        "npv(rate, flow) | 亿元 | scalar",
        "npv_dates(8%, flow, \"Act/360\") | 亿元 | scalar",
        "irr(flow, -100%) | ratio | scalar",
        "xirr(flow) | ratio | scalar",
        "mirr(flow, 8%, 6%) | ratio | scalar",
        "moic(flow) | ratio | scalar",
        "payback(flow) | year | scalar",
        "first(flow > 0) | ratio | scalar",
        "capacity * 2 | GWh | scalar",
        "N | ratio | scalar",
        "round(share) + floor(share) + ln(share) + abs(share) + pow(share, 2) | ratio | scalar",
        "min_over(flow) + max_over(flow) + avg_over(flow) + last(flow) + first_value(flow) | 亿元 |"
            + " scalar",
      })
  void unitsAndShapes(String text, String unit, String shape) {
    Type type = type(text);
    assertThat(findings).isEmpty();
    assertThat(type.kind()).isEqualTo(Kind.NUMBER);
    assertThat(type.dimension() == null ? "0" : type.dimension().toString()).isEqualTo(unit);
    assertThat(type.periodic()).isEqualTo(shape.equals("periodic"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "flow > 0 and not failed | periodic",
        "route == \"sale\" | scalar",
        "route != \"buyback\" or share > 10% | scalar",
        "in(operate) | periodic",
        "closing <= period_end | periodic",
        "closing < date(2030, 12, 31) | scalar",
        "any(flow < 0) | scalar",
        "all(flow < 0, build) | scalar",
        "irr(flow) < 8% | scalar",
      })
  void conditions(String text, String shape) {
    Type type = type(text);
    assertThat(findings).isEmpty();
    assertThat(type.kind()).isEqualTo(Kind.CONDITION);
    assertThat(type.periodic()).isEqualTo(shape.equals("periodic"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "flow + capacity | unit-mix | 1 | 亿元 + GWh",
        "flow + dollars | currency-mix | 1 | 亿元 + 亿USD",
        "flow > 5 | unit-mix | 1 | 亿元 > ratio",
        "max(flow, dollars) | currency-mix | 1 | 亿元 max 亿USD",
        "if(failed, flow, capacity) | unit-mix | 1 | 亿元 if GWh",
        "1 + rate | unit-mix | 1 | ratio + /year",
        "exp(flow) | unit-mix | 5 | not 亿元",
        "2 ^ flow | unit-mix | 5 | not 亿元",
        "flow ^ share | power-of-unit | 8 | whole power",
        "sqrt(flow) | unit-mix | 1 | no square root",
        "prev(flow, 1) | unit-mix | 12 | 亿元 start ratio",
        "npv(flow, flow) | unit-mix | 5 | not 亿元",
        "npv(share * t, flow) | not-scalar | 5 | in every period",
        "revenu * 2 | undeclared-name | 1 | 'revenu' is not declared",
        "caapcity | undeclared-name | 1 | 'caapcity' is not declared",
        "sun(flow) | unknown-function | 1 | no function sun",
        "sum | missing-arguments | 1 | needs arguments",
        "operate | phase-as-value | 1 | is a phase",
        "sum(flow, operat) | unknown-phase | 11 | no phase 'operat'",
        "sum() | argument-count | 1 | 0 arguments",
        "if(failed, flow) | argument-count | 1 | 2 arguments",
        "irr(flow, 0, 0) | argument-count | 1 | 3 arguments",
        "lag(flow, share) | whole-number | 11 | not 'share'",
        "lag(flow, 1.5) | whole-number | 11 | not '1.5'",
        "at(flow, 9) | outside-timeline | 10 | 9 is outside 0..8",
        "lead(flow, 1) | not-causal | 6 | is random",
        "interp(flow, t) | not-causal | 8 | is random",
        "if(flow, 1, 2) | wrong-kind | 4 | 'flow' is a number where a condition",
        "flow and failed | wrong-kind | 1 | where a condition",
        "closing + 1 | wrong-kind | 1 | is a date where a number",
        "route + 1 | wrong-kind | 1 | is an option where a number",
        "years_between(flow, closing) | wrong-kind | 15 | where a date",
        "route == \"sael\" | unknown-option | 10 | no option 'sael'",
        "route < \"sale\" | option-order | 1 | no order",
        "share == \"sale\" | not-an-option | 1 | not an input with options",
        "\"sale\" | misplaced-text | 1 | has no place here",
        "years_between(closing, period_end, \"Act/366\") | unknown-day-count | 36 | no day count"
            + " 'Act/366'",
        "date(2026, 2, 30) | not-a-date | 1 | is no day",
      })
  void findings(String text, String rule, int column, String what) {
    type(text);
    assertThat(findings).as(findings.toString()).hasSize(1);
    Finding finding = findings.getFirst();
    assertThat(finding.rule()).isEqualTo(rule);
    assertThat(finding.where().column()).isEqualTo(column);
    assertThat(finding.what().en()).contains(what);
    assertThat(finding.advice().en()).startsWith("Maybe");
    assertThat(finding.advice().zh()).startsWith("也许");
  }

  @Test
  void advicesNameTheLikeliestRepair() {
    type("capcity * 2");
    type("flow + dollars");
    type("flow + flow * rate");
    type("flow > 5");
    assertThat(findings)
        .extracting(f -> f.advice().en())
        .satisfiesExactly(
            a -> assertThat(a).contains("capacity"),
            a -> assertThat(a).contains("exchange rate"),
            a -> assertThat(a).contains("dt"),
            a -> assertThat(a).contains("5[亿元]"));
  }

  @Test
  void everyMistakeIsToldOnceAndAllOfThem() {
    type("(flow + capacity) * (nothing + 1) + sum(flow, never)");
    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactly("unit-mix", "undeclared-name", "unknown-phase");
  }

  @Test
  void theReaderReservesTheNamesOfTheLanguage() {
    for (Function function : Function.values()) {
      boolean known =
          Names.FUNCTIONS.contains(function.text()) || Names.KEYWORDS.contains(function.text());
      assertThat(known).as(function.text()).isTrue();
    }
    for (BuiltIn builtIn : BuiltIn.values()) {
      assertThat(Names.BUILT_IN).contains(builtIn.text());
    }
  }

  @Test
  void theFunctionTableIsWholeAndWellFormed() {
    for (Function function : Function.values()) {
      assertThat(Function.of(function.text())).contains(function);
      assertThat(function.description().zh()).isNotBlank();
      assertThat(function.description().en()).isNotBlank();
      assertThat(function.signature()).startsWith(function.text() + "(");
    }
    assertThat(Function.PREV.signature()).isEqualTo("prev(x[, start])");
    assertThat(Function.MIN.signature()).isEqualTo("min(x, ...)");
  }
}
