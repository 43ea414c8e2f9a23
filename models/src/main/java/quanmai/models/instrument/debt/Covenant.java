package quanmai.models.instrument.debt;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.Text;

/**
 * A ratio that a borrower promises to keep, and what follows when it does not.
 *
 * <p>The ratio is amount / base: at least a level (CFADS / debt service) or at most one (debt /
 * EBITDA, debt / value). What lacks in the terms of the amount is
 *
 * <pre>
 *   shortfall = level x base - amount          at-least
 *   shortfall = amount - level x base          at-most
 * </pre>
 *
 * and a shortfall above zero in a tested period is a breach, unless it is cured: the owners put in
 * the whole of it as cash, if the number of cures and the money for them allow. A cure is a line
 * that the sheet adds to the cash (at-least) or prepays debt with (at-most). A breach locks
 * distributions in its period and, with {@code lock_tests: n}, until n tests in a row are passed.
 * After {@code default_after} breaches in a row there is an event of default, once.
 */
final class Covenant implements Instrument {

  @Override
  public String type() {
    return "covenant";
  }

  @Override
  public Text description() {
    return new Text(
        "财务约定：按期水平、补救（次数与金额有限）、锁定分配、违约事件",
        "covenant: levels by period, cures limited in number and amount, lock-up, event of default");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.word(
            "test", List.of("at-least", "at-most"), "比率应不低于或不高于水平", "which side is kept"),
        SettingSpec.value("amount", MONEY, "分子", "the numerator of the ratio").must(),
        SettingSpec.value("base", MONEY, "分母", "the denominator of the ratio").must(),
        SettingSpec.value("level", "ratio", "约定水平", "the level that is promised").must(),
        SettingSpec.of(Shape.PERIOD, "from", "首个测试期", "the first period that is tested"),
        SettingSpec.of(Shape.PERIOD, "to", "最后测试期", "the last period that is tested"),
        SettingSpec.of(Shape.COUNT, "cures", "可补救次数", "how often it can be cured"),
        SettingSpec.value("cure_limit", MONEY, "补救资金上限", "the most that cures cost in all"),
        SettingSpec.of(
            Shape.COUNT, "lock_tests", "解除锁定所需连续达标次数", "tests passed in a row that end a lock-up"),
        SettingSpec.of(
            Shape.COUNT, "default_after", "连续违反几次构成违约", "breaches in a row that are a default"),
        SettingSpec.value("negligible", MONEY, "视同无缺口的金额", "what counts as no shortfall"));
  }

  @Override
  public void expand(Draft draft) {
    boolean atLeast = draft.word("test").equals("at-least");
    int from = draft.period("from", Math.max(1, draft.timeline().firstT()));
    int to = draft.period("to", draft.timeline().periods());
    if (to < from) {
      draft.refuse(
          "covenant-window",
          "to",
          new Text("最后测试期早于首个测试期", "the last tested period is before the first"),
          new Text("也许写成 to: " + from, "Maybe write to: " + from + "."));
      return;
    }
    draft.value("amount");
    draft.value("base");
    draft.value("level");
    draft.value("negligible", "1e-9");
    String tested = "t >= " + from + " and t <= " + to;
    draft.line(
        "ratio",
        "比率（分母可忽略时记 99 或 0）",
        "the ratio; 99 or 0 where there is no base",
        "ratio",
        "if(#base > #negligible, #amount / max(#base, #negligible), "
            + (atLeast ? "99)" : "if(#amount > #negligible, 99, 0))"));
    String lacking = atLeast ? "#level * #base - #amount" : "#amount - #level * #base";
    draft.line(
        "shortfall",
        "缺口",
        "what lacks in the amount",
        MONEY,
        "if(" + tested + ", max(0, " + lacking + "), 0)");
    String breached = "#shortfall > #negligible";
    if (draft.has("cures") || draft.has("cure_limit")) {
      cures(draft);
      breached += " and not #cured";
    }
    draft.line("breached", "违反约定", "whether it is breached", "condition", breached);
    locked(draft);
    if (draft.has("default_after")) {
      defaults(draft);
    }
    draft.line(
        "breaches", "违反次数", "breaches so far", "count", "prev(#breaches) + if(#breached, 1, 0)");
  }

  private static void cures(Draft draft) {
    String allowed = "#shortfall > #negligible";
    if (draft.has("cures")) {
      allowed += " and prev(#cures) < " + draft.count("cures", 0, 0);
    }
    if (draft.has("cure_limit")) {
      draft.value("cure_limit");
      allowed += " and prev(#cured_amount) + #shortfall <= #cure_limit";
      draft.line(
          "cured_amount",
          "累计补救资金",
          "paid in for cures so far",
          MONEY,
          "prev(#cured_amount) + #cure");
    }
    draft.line("cured", "已补救", "whether it is cured", "condition", allowed);
    draft.line("cure", "补救资金", "paid in for a cure", MONEY, "if(#cured, #shortfall, 0)");
    draft.line("cures", "补救次数", "cures so far", "count", "prev(#cures) + if(#cured, 1, 0)");
  }

  private static void locked(Draft draft) {
    int tests = draft.count("lock_tests", 1, 1);
    String locked = "#breached";
    if (tests > 1) {
      draft.line(
          "waiting",
          "距解除锁定的期数",
          "periods until a lock-up ends",
          "count",
          "if(#breached, " + tests + ", max(0, prev(#waiting) - 1))");
      locked = "#waiting > 0";
    }
    draft.line("locked", "锁定分配", "whether distributions are locked", "condition", locked);
  }

  private static void defaults(Draft draft) {
    int after = draft.count("default_after", 1, 1);
    String reached = "#breached";
    if (after > 1) {
      draft.line(
          "in_a_row",
          "连续违反次数",
          "breaches in a row",
          "count",
          "if(#breached, prev(#in_a_row) + 1, 0)");
      reached = "#in_a_row >= " + after;
    }
    draft.line(
        "default",
        "违约事件",
        "whether it comes to a default in this period",
        "condition",
        reached + " and not prev(#defaulted)");
    draft.line(
        "defaulted",
        "已违约",
        "whether there has been a default",
        "condition",
        "#default or prev(#defaulted)");
  }
}
