package quanmai.models.instrument.operations;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * Depreciation of what was built, over its life in years.
 *
 * <p>Either one {@code base} in use from a period on, the base being known by then (it may depend
 * on the path): in each period of length dt the share dt / life of the base less its residual
 * value, and never more than the whole. Or {@code additions}, each from the period it is made in
 * (or the next) over life years of equal periods: charge = additions of the last n periods / n, n =
 * life in periods.
 *
 * <p>{@code double-declining} (双倍余额递减法): 2 / life of the opening book value a year until the last
 * {@code straight_tail} years (two by the Chinese rule), in which the rest less the residual value
 * goes in equal parts. {@code declining-switch}: the same, but straight as soon as that is more.
 * {@code sum-of-years} (年数总和法): of a life of n years, (n - k + 1) / (n (n + 1) / 2) in year k, so
 * that after a years the share 1 - (n - a)(n - a + 1) / (n (n + 1)) is worn off.
 */
final class Depreciation implements Instrument {

  private static final String SUM_OF_YEARS =
      "1 - max(0, #life - #age) * (max(0, #life - #age) + 1[year]) / (#life * (#life + 1[year]))";

  @Override
  public String type() {
    return "depreciation";
  }

  @Override
  public Text description() {
    return new Text(
        "固定资产折旧：直线法、双倍余额递减法、年数总和法",
        "depreciation: straight line, double declining balance, sum of years");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("base", MONEY, "一次转固的原值", "the cost that comes into use at once"),
        SettingSpec.of(Shape.PERIOD, "from", "计提折旧的首期", "the first period of depreciation"),
        SettingSpec.value("additions", MONEY, "各期新增原值", "the cost added in each period"),
        SettingSpec.word(
            "starts", List.of("same-period", "next-period"), "新增资产起提时点", "when an addition starts"),
        SettingSpec.value("life", "year", "折旧年限", "the life").must(),
        SettingSpec.value("residual", "share", "残值率", "the residual value as a share of the cost"),
        SettingSpec.word(
            "method",
            List.of("straight", "double-declining", "declining-switch", "sum-of-years"),
            "折旧方法：直线、双倍余额递减、递减转直线、年数总和",
            "the method"),
        SettingSpec.value(
            "straight_tail",
            "year",
            "改按直线的最后年数",
            "the last years, in which the rest goes straight"));
  }

  @Override
  public void expand(Draft draft) {
    if (draft.has("base") == draft.has("additions") || draft.has("base") != draft.has("from")) {
      draft.refuse(
          "depreciation-base",
          "base",
          new Text(
              "折旧需要 base 与 from，或者 additions",
              "depreciation takes 'base' and 'from', or 'additions'"),
          new Text(
              "也许写成 base: sum(capex), from: operation",
              "Maybe write base: sum(capex), from: operation."));
    } else if (!draft.positive("life")) {
      return;
    } else if (draft.has("additions")) {
      additions(draft);
    } else {
      switch (draft.word("method")) {
        case "straight" -> worn(draft, "min(1, #age / #life)");
        case "sum-of-years" -> worn(draft, SUM_OF_YEARS);
        case "double-declining" -> declining(draft, true);
        default -> declining(draft, false);
      }
    }
  }

  private static void cost(Draft draft) {
    draft.value("base");
    draft.value("life");
    draft.value("residual", "0");
    int from = draft.period("from", 0);
    draft.line(
        "age",
        "期末已使用年数",
        "years in use at the end of the period",
        "year",
        "if(t >= " + from + ", prev(#age) + dt, 0)");
  }

  /** A method by the share that is worn off at an age. */
  private static void worn(Draft draft, String worn) {
    cost(draft);
    draft.line("worn", "已折旧比例", "share worn off", "share", worn);
    draft.line(
        "charge", "折旧", "depreciation", MONEY, "#base * (1 - #residual) * (#worn - prev(#worn))");
    totals(draft, "if(t >= " + draft.period("from", 0) + ", #base - #accumulated, 0)");
  }

  private static void declining(Draft draft, boolean tail) {
    cost(draft);
    if (tail) {
      draft.value("straight_tail", "2");
    }
    draft.line(
        "left",
        "期初剩余年数",
        "years of life left at the start of the period",
        "year",
        "max(0, #life - prev(#age))");
    String used = "if(t >= " + draft.period("from", 0) + ", ";
    draft.line(
        "opening",
        "期初净值",
        "book value at the start of the period",
        MONEY,
        used + "#base - prev(#accumulated), 0)");
    String rest = "(#opening - #residual * #base)";
    String straight = rest + " * min(1, dt / #left)";
    String declining = "2 * #opening * dt / #life";
    draft.line(
        "charge",
        "折旧",
        "depreciation",
        MONEY,
        used
            + "if(#left <= 0, 0, "
            + (tail
                ? "if(#left <= #straight_tail, %s, min(%s, %s))"
                    .formatted(straight, rest, declining)
                : "min(%s, max(%s, %s))".formatted(rest, declining, straight))
            + "), 0)");
    totals(draft, "#opening - #charge");
  }

  private static void additions(Draft draft) {
    int n = wholePeriods(draft);
    draft.value("additions");
    draft.value("residual", "0");
    int wait = draft.word("starts").equals("next-period") ? 1 : 0;
    draft.line("cost", "原值累计", "cost added so far", MONEY, "cum(#additions)");
    String begun = wait == 0 ? "#cost" : "prev(#cost)";
    boolean someExpire = n + wait <= draft.timeline().periods();
    draft.line(
        "in_use",
        "在提折旧的原值",
        "cost being depreciated",
        MONEY,
        someExpire ? begun + " - lag(#cost, " + (n + wait) + ")" : begun);
    draft.line("charge", "折旧", "depreciation", MONEY, "#in_use * (1 - #residual) / " + n);
    totals(draft, "#cost - #accumulated");
  }

  private static void totals(Draft draft, String book) {
    draft.line("accumulated", "累计折旧", "accumulated depreciation", MONEY, "cum(#charge)");
    draft.line("book", "固定资产净值", "book value", MONEY, book);
  }

  /** The life in periods; additions need a life that is a number and a whole number of periods. */
  private static int wholePeriods(Draft draft) {
    int steps = draft.timeline().stepsPerYear();
    double periods = draft.number("life") * steps;
    if (periods >= 1 && periods == Math.rint(periods)) {
      return (int) periods;
    }
    draft.refuse(
        "depreciation-life",
        "life",
        new Text("按新增额折旧时，年限须为整数期", "with 'additions' the life must be a number of whole periods"),
        new Text("也许写成 life: 10", "Maybe write life: 10."));
    return 1;
  }
}
