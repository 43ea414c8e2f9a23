package quanmai.models.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import quanmai.models.language.Parameter.Role;
import quanmai.models.termsheet.Text;

/**
 * The functions of the language, as data: names, arguments, units and meaning. The reference is
 * printed from this table, types are checked by it, and lowering switches over it.
 */
@SuppressWarnings("ImmutableEnumChecker") // texts, units and lists of them are never changed
public enum Function {
  // Choosing and arithmetic within a period.
  IF(
      "if",
      ResultUnit.BRANCH,
      Over.ARGUMENTS,
      "条件成立取 a，否则取 b",
      "a where the condition holds, else b",
      Parameter.of("condition", Role.CONDITION),
      Parameter.of("a", Role.ANY),
      Parameter.of("b", Role.ANY)),
  MIN(
      "min",
      ResultUnit.JOIN,
      Over.ARGUMENTS,
      "最小者",
      "the smallest",
      Parameter.many("x", Role.NUMBER)),
  MAX(
      "max",
      ResultUnit.JOIN,
      Over.ARGUMENTS,
      "最大者",
      "the largest",
      Parameter.many("x", Role.NUMBER)),
  ABS(
      "abs",
      ResultUnit.FIRST,
      Over.ARGUMENTS,
      "绝对值",
      "the absolute value",
      Parameter.of("x", Role.NUMBER)),
  EXP(
      "exp",
      ResultUnit.RATIO,
      Over.ARGUMENTS,
      "e 的 x 次方",
      "e to the power x",
      Parameter.of("x", Role.PURE)),
  LN(
      "ln",
      ResultUnit.RATIO,
      Over.ARGUMENTS,
      "自然对数；x 不大于 0 时无定义",
      "the natural logarithm; undefined where x is not above 0",
      Parameter.of("x", Role.PURE)),
  SQRT(
      "sqrt",
      ResultUnit.ROOT,
      Over.ARGUMENTS,
      "平方根；x 小于 0 时无定义",
      "the square root; undefined below 0",
      Parameter.of("x", Role.NUMBER)),
  POW(
      "pow",
      ResultUnit.POWER,
      Over.ARGUMENTS,
      "x 的 y 次方，同 x ^ y",
      "x to the power y, as x ^ y",
      Parameter.of("x", Role.NUMBER),
      Parameter.of("y", Role.NUMBER)),
  FLOOR(
      "floor",
      ResultUnit.RATIO,
      Over.ARGUMENTS,
      "不大于 x 的最大整数",
      "the largest whole number not above x",
      Parameter.of("x", Role.PURE)),
  ROUND(
      "round",
      ResultUnit.RATIO,
      Over.ARGUMENTS,
      "最近的整数，一半时向上",
      "the nearest whole number, halves upwards",
      Parameter.of("x", Role.PURE)),
  RAMP(
      "ramp",
      ResultUnit.RATIO,
      Over.ARGUMENTS,
      "爬坡曲线：x > 0 时 1 - exp(-(x/tau)^k)，否则 0",
      "the S-curve 1 - exp(-(x/tau)^k) for x > 0, else 0",
      Parameter.of("x", Role.NUMBER),
      Parameter.of("tau", Role.LIKE_FIRST),
      Parameter.of("k", Role.PURE)),
  PMT(
      "pmt",
      ResultUnit.LAST,
      Over.ARGUMENTS,
      "n 期等额本息的每期还款额，rate 为每期利率",
      "the level payment that repays principal over n periods at a rate per period",
      Parameter.of("rate", Role.PURE),
      Parameter.of("n", Role.PURE),
      Parameter.of("principal", Role.NUMBER)),
  BASE(
      "base",
      ResultUnit.SAME,
      Over.ARGUMENTS,
      "基准情形下的值：随机输入取其给定值，因子取期望路径，事件不发生；视为已知",
      "the value in the base case: random inputs have their stated value, factors their expected"
          + " path, events do not happen; so it is known",
      Parameter.of("x", Role.ANY)),
  // Other periods.
  PREV(
      "prev",
      ResultUnit.SAME,
      Over.PERIODS,
      "上一期的值；第一期取 start（默认 0）",
      "the value one period before; in the first period start (default 0)",
      Parameter.of("x", Role.ANY_SERIES),
      Parameter.optional("start", Role.LIKE_FIRST)),
  LAG(
      "lag",
      ResultUnit.SAME,
      Over.PERIODS,
      "n 期以前的值；此前取 start（默认 0）",
      "the value n periods before; earlier start (default 0)",
      Parameter.of("x", Role.ANY_SERIES),
      Parameter.of("n", Role.WHOLE),
      Parameter.optional("start", Role.LIKE_FIRST)),
  LEAD(
      "lead",
      ResultUnit.FIRST,
      Over.PERIODS,
      "n 期以后的值；最后一期之后为 0；x 不得随机",
      "the value n periods later, 0 past the end; x must not be random",
      Parameter.of("x", Role.KNOWN_SERIES),
      Parameter.of("n", Role.WHOLE)),
  CUM(
      "cum",
      ResultUnit.FIRST,
      Over.PERIODS,
      "从第一期累计到本期",
      "the sum from the first period to this one",
      Parameter.of("x", Role.SERIES)),
  SUM_LAST(
      "sum_last",
      ResultUnit.FIRST,
      Over.PERIODS,
      "最近 n 期之和（含本期）",
      "the sum over the last n periods, this one included",
      Parameter.of("x", Role.SERIES),
      Parameter.of("n", Role.WHOLE)),
  INTERP(
      "interp",
      ResultUnit.FIRST,
      Over.PERIODS,
      "在 position 处（期数，或自起点的年数）读取 x：各期末之间线性，两端持平；x 不得随机",
      "x read at a position (a count of periods, or years from the start): linear between period"
          + " ends, flat outside; x must not be random",
      Parameter.of("x", Role.KNOWN_SERIES),
      Parameter.of("position", Role.NUMBER)),
  IN(
      "in",
      ResultUnit.CONDITION,
      Over.PERIODS,
      "本期是否在该阶段内",
      "whether this period is in the phase",
      Parameter.of("phase", Role.PHASE)),
  // The whole life of the deal in one value.
  AT(
      "at",
      ResultUnit.SAME,
      Over.LIFE,
      "第 k 期的值",
      "the value in period k",
      Parameter.of("x", Role.ANY_SERIES),
      Parameter.of("k", Role.WHOLE)),
  FIRST_VALUE(
      "first_value",
      ResultUnit.SAME,
      Over.LIFE,
      "第一期的值",
      "the value in the first period",
      Parameter.of("x", Role.ANY_SERIES)),
  LAST(
      "last",
      ResultUnit.SAME,
      Over.LIFE,
      "最后一期（或阶段末）的值",
      "the value in the last period (of the phase)",
      Parameter.of("x", Role.ANY_SERIES),
      Parameter.optional("phase", Role.PHASE)),
  SUM(
      "sum",
      ResultUnit.FIRST,
      Over.LIFE,
      "各期（或阶段内各期）之和",
      "the sum over all periods (of the phase)",
      Parameter.of("x", Role.SERIES),
      Parameter.optional("phase", Role.PHASE)),
  MIN_OVER(
      "min_over",
      ResultUnit.FIRST,
      Over.LIFE,
      "各期中的最小值",
      "the smallest over all periods (of the phase)",
      Parameter.of("x", Role.SERIES),
      Parameter.optional("phase", Role.PHASE)),
  MAX_OVER(
      "max_over",
      ResultUnit.FIRST,
      Over.LIFE,
      "各期中的最大值",
      "the largest over all periods (of the phase)",
      Parameter.of("x", Role.SERIES),
      Parameter.optional("phase", Role.PHASE)),
  AVG_OVER(
      "avg_over",
      ResultUnit.FIRST,
      Over.LIFE,
      "各期的平均",
      "the mean over all periods (of the phase)",
      Parameter.of("x", Role.SERIES),
      Parameter.optional("phase", Role.PHASE)),
  ANY(
      "any",
      ResultUnit.CONDITION,
      Over.LIFE,
      "是否有一期成立",
      "whether it holds in some period (of the phase)",
      Parameter.of("condition", Role.CONDITION),
      Parameter.optional("phase", Role.PHASE)),
  ALL(
      "all",
      ResultUnit.CONDITION,
      Over.LIFE,
      "是否期期成立",
      "whether it holds in every period (of the phase)",
      Parameter.of("condition", Role.CONDITION),
      Parameter.optional("phase", Role.PHASE)),
  FIRST(
      "first",
      ResultUnit.COUNT,
      Over.LIFE,
      "条件首次成立的期数；从不成立则为 N + 1",
      "the number of the first period in which it holds; N + 1 when in none",
      Parameter.of("condition", Role.CONDITION)),
  // Returns.
  NPV(
      "npv",
      ResultUnit.LAST,
      Over.LIFE,
      "净现值：x_t / (1 + rate)^(至 t 的年数) 之和，rate 为年实际利率",
      "net present value: the sum of x_t / (1 + rate)^(years at t), rate effective a year",
      Parameter.of("rate", Role.RATE),
      Parameter.of("x", Role.SERIES)),
  NPV_DATES(
      "npv_dates",
      ResultUnit.SECOND,
      Over.LIFE,
      "按实际日期与日计数（默认 Act/365F）的净现值",
      "net present value by dates under a day count (default Act/365F)",
      Parameter.of("rate", Role.RATE),
      Parameter.of("x", Role.SERIES),
      Parameter.optional("daycount", Role.DAY_COUNT)),
  IRR(
      "irr",
      ResultUnit.RATIO,
      Over.LIFE,
      "内部收益率，年实际利率；流出后没有任何回收时取 total_loss",
      "internal rate of return, effective a year; total_loss where money goes in and none comes"
          + " back",
      Parameter.of("x", Role.SERIES),
      Parameter.optional("total_loss", Role.PURE)),
  XIRR(
      "xirr",
      ResultUnit.RATIO,
      Over.LIFE,
      "按实际日期与日计数（默认 Act/365F）的内部收益率",
      "internal rate of return by dates under a day count (default Act/365F)",
      Parameter.of("x", Role.SERIES),
      Parameter.optional("daycount", Role.DAY_COUNT),
      Parameter.optional("total_loss", Role.PURE)),
  MIRR(
      "mirr",
      ResultUnit.RATIO,
      Over.LIFE,
      "修正内部收益率：流出按 finance 折现，流入按 reinvest 再投资",
      "modified rate of return: outflows discounted at finance, inflows reinvested at reinvest",
      Parameter.of("x", Role.SERIES),
      Parameter.of("finance", Role.RATE),
      Parameter.of("reinvest", Role.RATE)),
  MOIC(
      "moic",
      ResultUnit.RATIO,
      Over.LIFE,
      "回收倍数：流入之和除以流出之和",
      "money multiple: inflows over outflows",
      Parameter.of("x", Role.SERIES)),
  PAYBACK(
      "payback",
      ResultUnit.YEAR,
      Over.LIFE,
      "累计现金流转负后首次回到非负的年数（期内线性）；从未为负则 0，从不回本则无定义",
      "years until the cumulative flow is no longer below zero (linear in the period); 0 if it"
          + " never was, undefined if it stays there",
      Parameter.of("x", Role.SERIES)),
  // Dates.
  DATE(
      "date",
      ResultUnit.DATE,
      Over.ARGUMENTS,
      "年月日",
      "the date of a year, month and day",
      Parameter.of("year", Role.WHOLE),
      Parameter.of("month", Role.WHOLE),
      Parameter.of("day", Role.WHOLE)),
  YEARS_BETWEEN(
      "years_between",
      ResultUnit.YEAR,
      Over.ARGUMENTS,
      "两日之间的年数（默认 Act/365F）",
      "years from one date to another under a day count (default Act/365F)",
      Parameter.of("from", Role.DATE),
      Parameter.of("to", Role.DATE),
      Parameter.optional("daycount", Role.DAY_COUNT));

  private final String text;
  private final ResultUnit result;
  private final Over over;
  private final Text description;
  private final List<Parameter> parameters;

  Function(
      String text, ResultUnit result, Over over, String zh, String en, Parameter... parameters) {
    this.text = text;
    this.result = result;
    this.over = over;
    this.description = new Text(zh, en);
    this.parameters = List.of(parameters);
  }

  /** The function that formulas write as {@code name}. */
  public static Optional<Function> of(String name) {
    return Arrays.stream(values()).filter(f -> f.text.equals(name)).findFirst();
  }

  /** The name as formulas write it. */
  public String text() {
    return text;
  }

  /** What it computes, for the reference. */
  public Text description() {
    return description;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  ResultUnit result() {
    return result;
  }

  /** Whether it makes one value of all periods. */
  public boolean isAggregate() {
    return over == Over.LIFE;
  }

  /** Whether its value belongs to a period whatever its arguments are. */
  public boolean isPeriodic() {
    return over == Over.PERIODS;
  }

  Over over() {
    return over;
  }

  /** Name and arguments, optional ones in brackets: {@code prev(x[, start])}. */
  public String signature() {
    StringBuilder all = new StringBuilder(text).append('(');
    for (int k = 0; k < parameters.size(); k++) {
      Parameter parameter = parameters.get(k);
      String comma = k == 0 ? "" : ", ";
      all.append(parameter.optional() ? "[" + comma : comma).append(parameter.name());
      all.append(parameter.repeated() ? ", ..." : "").append(parameter.optional() ? "]" : "");
    }
    return all.append(')').toString();
  }
}
