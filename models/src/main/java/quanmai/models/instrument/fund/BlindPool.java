package quanmai.models.instrument.fund;

import static quanmai.models.instrument.draft.Instrument.SettingSpec.MONEY;

import java.util.List;
import quanmai.models.instrument.draft.Draft;
import quanmai.models.instrument.draft.Instrument;
import quanmai.models.termsheet.TermSheet.Confidence;
import quanmai.models.termsheet.Text;

/**
 * A holding in a fund of which only the terms are known: pacing by Takahashi and Alexander (2002,
 * Illiquid Alternative Asset Fund Modeling).
 *
 * <p>By years of age a, with commitment C, paid-in P, value V, life L, bow B, growth g, yield y,
 *
 * <pre>
 *   contribution = rate x (C - P before)
 *   grown        = V before x (1 + g) x index / index before
 *   distribution = max(y, (a / L)^B) x grown       all of it at the end of its life
 *   V            = grown + contribution - distribution
 * </pre>
 *
 * In periods shorter than a year a yearly rate r of contribution or distribution becomes 1 - (1 -
 * r)^dt, and growth (1 + g)^dt. The index makes growth random; without it the paper's table
 * results.
 */
final class BlindPool implements Instrument {

  @Override
  public String type() {
    return "blind-pool";
  }

  @Override
  public Text description() {
    return new Text(
        "盲池：只知条款的基金份额（Takahashi-Alexander 节奏）",
        "blind pool: a fund known only by its terms (Takahashi-Alexander pacing)");
  }

  @Override
  public List<SettingSpec> settings() {
    return List.of(
        SettingSpec.value("commitment", MONEY, "认缴出资", "the commitment").must(),
        SettingSpec.value(
                "contributions",
                "share",
                "各期缴款率（占未缴部分，年）",
                "yearly contribution, over what is not yet paid in, by period")
            .must(),
        SettingSpec.value("life", "year", "存续年数", "the life").must(),
        SettingSpec.value("bow", "ratio", "分配曲线弯度", "the bow of distributions").must(),
        SettingSpec.value("growth", "/year", "年增长率", "yearly growth").must(),
        SettingSpec.value("yield", "share", "最低年分配率", "the least yearly distribution")
            .usually("0", Confidence.KNOWN, "论文中风险投资为 0 as in the paper for venture"),
        SettingSpec.value(
            "index", "ratio", "随机增长指数", "an index that growth follows beside its rate"),
        SettingSpec.value("start", "year", "自时间轴起点至成立", "from the start to the fund's closing")
            .usually("0", Confidence.KNOWN, "未写即自起点成立 closes at the start"));
  }

  @Override
  public void expand(Draft draft) {
    boolean yearly = draft.timeline().stepsPerYear() == 1;
    settings().stream()
        .filter(setting -> setting.usual() != null || draft.has(setting.name()))
        .forEach(setting -> draft.value(setting.name()));
    draft.line("age", "年龄占存续期", "its age over its life", "ratio", "(years - #start) / #life");
    draft.line("open", "存续中", "whether it is open", "condition", "#age > 0 and #age < 1 + 1e-6");
    draft.line(
        "contribution_rate",
        "本期缴款率",
        "rate of contribution in the period",
        "share",
        "if(#open, " + rate("min(1, #contributions)", yearly) + ", 0)");
    draft.line(
        "distribution_rate",
        "本期分配率",
        "rate of distribution in the period",
        "share",
        "if(#age > 0, "
            + rate("min(1, max(#yield, min(1, max(0, #age)) ^ #bow))", yearly)
            + ", 0)");
    draft.line(
        "contribution",
        "缴款",
        "paid in",
        MONEY,
        "#contribution_rate * (#commitment - prev(#paid_in))");
    draft.line("paid_in", "累计缴款", "paid in so far", MONEY, "prev(#paid_in) + #contribution");
    String growth = yearly ? "(1 + #growth * 1[year])" : "(1 + #growth * 1[year]) ^ dt";
    draft.line("growing", "本期增长率", "growth in the period", "ratio", growth);
    draft.line(
        "grown",
        "分配前价值",
        "value before distributions",
        MONEY,
        "prev(#value) * #growing" + (draft.has("index") ? " * (#index / prev(#index, 1))" : ""));
    draft.line("distribution", "分配", "distributed", MONEY, "#distribution_rate * #grown");
    draft.line(
        "value", "期末价值", "value at the end", MONEY, "#grown + #contribution - #distribution");
    draft.line("uncalled", "未缴认缴", "not yet paid in", MONEY, "#commitment - #paid_in");
  }

  private static String rate(String yearly, boolean isYearly) {
    return isYearly ? yearly : "1 - (1 - " + yearly + ") ^ (dt / 1[year])";
  }
}
